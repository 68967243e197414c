import { count, dayOfMonth, fr, hour, listed, longDate, number } from '#lib/html';
import type { LastRun, SourceState } from '../../../ingest/source-states.service';
import type { MarkView } from '../../shared/mark.view';
import { Page, type Message } from '../../shared/page';
import { progressView, type ProgressView } from './progress.view';
import { healthMark, sourceName, sourceTimes } from './source-words';

interface SourceRow {
  name: string;
  href: string;
  health: MarkView;
  when: string;
  lastSuccess: string;
  cursor: string;
  lastRun: string;
  progress: ProgressView | null;
  expected: string;
  kept: string;
  waiting: { text: string; href: string } | null;
}

export interface CollectView {
  heading: string;
  message: Message | null;
  quarantine: { text: string; href: string };
  /** One table for the sources of notices, one for the registers of suppliers, one for the lists that were imported */
  tables: { caption: string; label: string; kept: string; rows: SourceRow[] }[];
}

interface CollectFacts {
  states: readonly SourceState[];
  /** Records in quarantine, of every source */
  waiting: number;
}

export function collectPage({ states, waiting }: CollectFacts): Page<CollectView> {
  const heading = headingOf(states);
  return new Page(
    '/officer/collect/collect',
    { title: fr`Collecte : ${heading}`, section: 'collect', noindex: true },
    {
      heading,
      message: null,
      quarantine: {
        href: '/collecte/quarantaine',
        text: waiting === 0 ? 'Rien en quarantaine' : fr`${count(waiting, 'enregistrement')} en quarantaine`,
      },
      tables: [
        {
          caption: 'Sources d’avis',
          label: 'Tableau des sources',
          kept: 'Avis gardés',
          rows: states.filter(({ gives }) => gives === 'notices').map(rowOf),
        },
        {
          caption: 'Registres de fournisseurs',
          label: 'Tableau des registres de fournisseurs',
          kept: 'Fournisseurs attestés',
          rows: states.filter(({ gives, isList }) => gives === 'suppliers' && !isList).map(rowOf),
        },
        {
          caption: 'Listes de fournisseurs importées',
          label: 'Tableau des listes importées',
          kept: 'Fournisseurs attestés',
          rows: states.filter(({ isList }) => isList).map(rowOf),
        },
      ],
    },
  );
}

/** « Tout est à jour, sauf TED : en retard. » */
function headingOf(states: readonly SourceState[]): string {
  if (!states.some(({ isCollected }) => isCollected)) return 'Aucune source n’est lue automatiquement';
  const bad = states.filter(({ health }) => ['late', 'degraded', 'failed'].includes(health));
  if (bad.length === 0) return 'Tout est à jour';
  const said = bad.map(({ source, health }) => `${sourceName(source)} (${healthMark(health).text.toLowerCase()})`);
  return fr`Tout est à jour, sauf ${listed(said)}`;
}

function rowOf(state: SourceState): SourceRow {
  const { source, health, isCollected, lastRun, lastSuccess, kept, waiting } = state;
  return {
    name: sourceName(source),
    href: `/collecte/${source}`,
    health: healthMark(health),
    when: isCollected ? sourceTimes(source) : '—',
    lastSuccess: lastSuccess ? fr`${dayOfMonth(lastSuccess)}, ${hour(lastSuccess)}` : 'aucune',
    cursor: cursorOf(state),
    lastRun: lastRun ? readingOf(lastRun) : '—',
    progress: lastRun?.state === 'running' ? progressView(lastRun) : null,
    expected: lastRun?.expected == null ? '—' : fr`${number(lastRun.expected)}`,
    kept: countsAsIts(source) ? number(kept) : '—',
    waiting: waiting === 0 ? null : { text: number(waiting), href: `/collecte/quarantaine?source=${source}` },
  };
}

/** What lies in a folder comes from the other sources; what a list of any publisher proves is said by that publisher. */
export function countsAsIts(source: string): boolean {
  return source !== 'folder' && source !== 'supplier-file';
}

function readingOf({ read, new: added, changed, quarantined }: LastRun): string {
  return [
    count(read, 'lu'),
    count(added, 'nouveau', 'nouveaux'),
    count(changed, 'corrigé'),
    count(quarantined, 'refusé'),
  ].join(', ');
}

/** @returns the day up to which a source was read whole, and where a reading that was cut short goes on */
export function cursorOf({ readUntil, position }: Pick<SourceState, 'readUntil' | 'position'>): string {
  const until = readUntil ? fr`jusqu’au ${longDate(readUntil)}` : '—';
  const members = Object.values(position ?? {}).filter((value) => value !== null && value !== '');
  return members.length === 0 ? until : fr`${until} ; reprend à ${members.join(', ')}`;
}
