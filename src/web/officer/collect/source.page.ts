import { count, dayOfMonth, fr, hour, longDate, number } from '#lib/html';
import type { SourceState } from '../../../ingest/source-states.service';
import { markOf, type MarkView } from '../../shared/mark.view';
import { type Crumb, type Message, Page } from '../../shared/page';
import { publicSource } from '../../shared/public-sources';
import { countsAsIts, cursorOf } from './collect.page';
import { progressView, type ProgressView } from './progress.view';
import { type DayOfRuns, runBarsView, type RunBarsView } from './run-bars.view';
import type { RunRow } from './runs.query';
import { healthMark, sourceName, sourceTimes } from './source-words';

export interface SourceView {
  crumbs: Crumb[];
  heading: string;
  message: Message | null;
  health: MarkView;
  facts: string[];
  /** Where the form goes that has it read now; null when this house does not collect it */
  action: string | null;
  /** Sentences on what went wrong lately */
  troubles: { when: string; text: string; detail: string | null }[];
  /** A reading under way, and the address that tells how far it is by then */
  progress: (ProgressView & { href: string }) | null;
  bars: RunBarsView | null;
  /** Where « Relire depuis le… » goes; null where nothing of this source is kept */
  reparse: { action: string; last: string | null } | null;
  about: { term: string; text: string; href: string | null }[];
  rows: { when: string; what: string; state: MarkView; read: string; new: string; changed: string; refused: string }[];
  quiet: string | null;
}

interface SourceFacts {
  state: SourceState;
  runs: { total: number; rows: readonly RunRow[] };
  days: readonly DayOfRuns[];
  /** `YYYY-MM-DD` */
  today: string;
  /** What is kept of it can be read again */
  mayReparse: boolean;
  /** What has just come of « Relancer maintenant » or « Relire depuis le… » */
  outcome: 'asked' | 'not-collected' | 'reparse-asked' | null;
}

const STATES: Record<RunRow['state'], MarkView> = {
  running: markOf('verifier', 'En cours'),
  done: markOf('eligible', 'Réussie'),
  degraded: markOf('verifier', 'Dégradée'),
  failed: markOf('non', 'Échouée'),
};

const KINDS: Record<RunRow['kind'], string> = {
  collect: 'source interrogée',
  file: 'fichiers',
  reparse: 'relecture de ce qui est gardé',
  retry: 'quarantaine rejouée',
};

const SHOWN_TROUBLES = 5;

export function sourcePage({ state, runs, days, today, mayReparse, outcome }: SourceFacts): Page<SourceView> {
  const { source, isCollected, gives, kept, waiting } = state;
  const name = sourceName(source);
  const bad = runs.rows.filter((run) => run.state === 'failed' || run.state === 'degraded');
  const quiet = runs.total - runs.rows.length;
  const running = runs.rows.find((run) => run.state === 'running');
  return new Page(
    '/officer/collect/source',
    {
      title: fr`Collecte : ${name}`,
      section: 'collect',
      noindex: true,
    },
    {
      crumbs: [{ label: 'Collecte', href: '/collecte' }, { label: name }],
      heading: name,
      message: messageOf(name, outcome),
      health: healthMark(state.health),
      facts: [
        ...(isCollected ? [fr`Lue ${sourceTimes(source)}`] : []),
        // A register knows no days: it is read whole, or asked about some
        ...(gives === 'notices' ? [fr`Lu en entier : ${cursorOf(state)}`] : []),
        ...(countsAsIts(source) ? [keptOf(state)] : []),
        fr`${number(waiting)} en quarantaine`,
      ],
      progress: running ? { ...progressView(running), href: `/collecte/${source}` } : null,
      bars: days.length === 0 ? null : runBarsView(days, today),
      reparse: mayReparse && kept > 0 ? { action: `/collecte/${source}/relire`, last: lastReparse(runs.rows) } : null,
      about: aboutOf(source),
      action: isCollected ? `/collecte/${source}` : null,
      troubles: bad.slice(0, SHOWN_TROUBLES).map(troubleOf),
      rows: runs.rows.map((run) => ({
        when: at(run.startedAt),
        what: whatWasRead(run),
        state: STATES[run.state],
        read: run.expected === null ? number(run.read) : fr`${number(run.read)} sur ${number(run.expected)}`,
        new: number(run.new),
        changed: number(run.changed),
        refused: number(run.quarantined),
      })),
      quiet: quiet > 0 ? fr`et ${count(quiet, 'lecture')} sans rien de nouveau` : null,
    },
  );
}

function keptOf({ gives, kept }: SourceState): string {
  if (gives === 'notices') return count(kept, 'avis gardé', 'avis gardés');
  return fr`Atteste de ${count(kept, 'fournisseur')}`;
}

/** A second reading names what it went through by itself; the others what they were given. */
function whatWasRead({ kind, origin }: RunRow): string {
  if (kind === 'retry') return KINDS.retry;
  if (kind !== 'reparse') return fr`${KINDS[kind]} : ${origin}`;
  const [, day] = /^since (\d{4}-\d{2}-\d{2})$/.exec(origin) ?? [];
  return day ? fr`${KINDS.reparse}, depuis le ${longDate(day)}` : KINDS.reparse;
}

function messageOf(name: string, outcome: SourceFacts['outcome']): Message | null {
  if (outcome === 'asked')
    return {
      tone: 'info',
      role: 'status',
      text: fr`La lecture de ${name} est demandée. Elle commence dès qu’un travail se libère.`,
    };
  if (outcome === 'reparse-asked')
    return {
      tone: 'info',
      role: 'status',
      text: 'La relecture est demandée. Elle commence dès qu’un travail se libère ; son avancée s’affiche ici.',
    };
  if (outcome === 'not-collected')
    return { tone: 'attention', role: 'alert', text: fr`${name} n’est pas lue par ce service. Rien n’a été lancé.` };
  return null;
}

/** @returns what the last second reading of what is kept came to, in a sentence; null when there was none */
function lastReparse(rows: readonly RunRow[]): string | null {
  const last = rows.find(({ kind, state }) => kind === 'reparse' && state !== 'running');
  if (!last) return null;
  return fr`Dernière relecture le ${at(last.startedAt)} : ${count(last.read, 'avis relu', 'avis relus')}, ${count(last.changed, 'changé')}, ${count(last.quarantined, 'refusé')}.`;
}

function aboutOf(source: string): SourceView['about'] {
  const known = publicSource(source);
  if (!known) return [];
  return [
    { term: 'Publié par', text: known.publisher, href: known.href },
    { term: 'Licence', text: known.licence.label, href: known.licence.href },
    { term: 'Ce qui est lu', text: known.what, href: null },
    { term: 'À savoir', text: known.limits, href: null },
  ];
}

/** What a reading that did not go well means; the log's own words stand beside it. */
function troubleOf({ state, startedAt, read, expected, drops, message }: RunRow): SourceView['troubles'][number] {
  const said = drops.map(({ format, field, before, now }) =>
    field === 'record'
      ? fr`les avis lisibles passent de ${percent(before)} à ${percent(now)}`
      : fr`« ${field} » (${format}) passe de ${percent(before)} à ${percent(now)}`,
  );
  const text =
    state === 'failed'
      ? 'La lecture s’est arrêtée. Ce qui était lu est gardé.'
      : said.length > 0
        ? fr`La source a sans doute changé de forme : ${said.join(' ; ')}.`
        : expected !== null && expected !== read
          ? fr`La source annonçait ${number(expected)} avis, ${number(read)} sont venus.`
          : 'La lecture n’a pas tout rapporté.';
  return { when: at(startedAt), text, detail: message };
}

function percent(share: number): string {
  return fr`${Math.round(share * 100)} %`;
}

function at(instant: Date): string {
  return fr`${dayOfMonth(instant)}, ${hour(instant)}`;
}
