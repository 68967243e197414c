import { fr } from '#lib/html';
import type { SourceHealth } from '../../../ingest/source-states.service';
import { markOf, type MarkView } from '../../shared/mark.view';

/** How a source is called on pages, and when it is read. */
const SOURCES: Record<string, { name: string; when: string }> = {
  boamp: { name: 'BOAMP', when: 'toutes les heures' },
  ted: { name: 'TED', when: 'chaque jour à 10 h 25' },
  decp: { name: 'DECP', when: 'chaque nuit à 1 h 35' },
  approch: { name: 'APProch', when: 'chaque nuit à 2 h 05' },
  folder: { name: 'Dossier surveillé', when: 'toutes les 5 minutes' },
  'directory-file': { name: 'Annuaire de structures', when: '' },
};

export function sourceName(source: string): string {
  return SOURCES[source]?.name ?? source;
}

/** @returns when a source is read by itself */
export function sourceTimes(source: string): string {
  return fr`${SOURCES[source]?.when ?? ''}`;
}

const HEALTH: Record<SourceHealth, MarkView> = {
  'up-to-date': markOf('eligible', 'À jour'),
  reading: markOf('eligible', 'Lecture en cours'),
  late: markOf('verifier', 'En retard'),
  degraded: markOf('verifier', 'Dégradée'),
  failed: markOf('non', 'Arrêtée'),
  never: markOf('verifier', 'Pas encore lue'),
  'by-hand': markOf('non', 'Lue à la demande'),
};

/** @returns how a source does, in words with their icon */
export function healthMark(health: SourceHealth): MarkView {
  return HEALTH[health];
}
