import { fr } from '#lib/html';
import type { SourceHealth } from '../../../ingest/source-states.service';
import { markOf, type MarkView } from '../../shared/mark.view';
import { publicSource } from '../../shared/public-sources';

/** Ways in that are no public source of their own. */
const OTHERS: Readonly<Record<string, { name: string; when: string }>> = {
  folder: { name: 'Dossier surveillé', when: 'toutes les 5 minutes' },
  'directory-file': { name: 'Annuaire de structures', when: '' },
  'supplier-file': { name: 'Liste de structures', when: '' },
  'esus-list': { name: 'Liste nationale ESUS', when: '' },
};

/** @returns how a source is called on pages */
export function sourceName(source: string): string {
  return (publicSource(source) ?? OTHERS[source])?.name ?? source;
}

/** @returns when a source is read by itself */
export function sourceTimes(source: string): string {
  return fr`${(publicSource(source) ?? OTHERS[source])?.when ?? ''}`;
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
