import { count, dayOfMonth, fr, hour, number } from '#lib/html';
import type { SourceState } from '../../../ingest/source-states.service';
import { markOf, type MarkView } from '../../shared/mark.view';
import { type Crumb, type Message, Page } from '../../shared/page';
import { cursorOf } from './collect.page';
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
  rows: { when: string; what: string; state: MarkView; read: string; new: string; changed: string; refused: string }[];
  quiet: string | null;
}

interface SourceFacts {
  state: SourceState;
  runs: { total: number; rows: readonly RunRow[] };
  /** What has just come of « Relancer maintenant » */
  outcome: 'asked' | 'not-collected' | null;
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

export function sourcePage({ state, runs, outcome }: SourceFacts): Page<SourceView> {
  const { source, isCollected, notices, waiting } = state;
  const name = sourceName(source);
  const bad = runs.rows.filter((run) => run.state === 'failed' || run.state === 'degraded');
  const quiet = runs.total - runs.rows.length;
  return new Page(
    '/officer/collect/source',
    { title: fr`Collecte : ${name}`, section: 'collect', noindex: true },
    {
      crumbs: [{ label: 'Collecte', href: '/collecte' }, { label: name }],
      heading: name,
      message: messageOf(name, outcome),
      health: healthMark(state.health),
      facts: [
        ...(isCollected ? [fr`Lue ${sourceTimes(source)}`] : []),
        fr`Lu en entier : ${cursorOf(state)}`,
        fr`${count(notices, 'avis gardé', 'avis gardés')}`,
        fr`${number(waiting)} en quarantaine`,
      ],
      action: isCollected ? `/collecte/${source}` : null,
      troubles: bad.slice(0, SHOWN_TROUBLES).map(troubleOf),
      rows: runs.rows.map((run) => ({
        when: at(run.startedAt),
        what: fr`${KINDS[run.kind]} : ${run.origin}`,
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

function messageOf(name: string, outcome: SourceFacts['outcome']): Message | null {
  if (outcome === 'asked')
    return {
      tone: 'info',
      role: 'status',
      text: fr`La lecture de ${name} est demandée. Elle commence dès qu’un travail se libère.`,
    };
  if (outcome === 'not-collected')
    return { tone: 'attention', role: 'alert', text: fr`${name} n’est pas lue par ce service. Rien n’a été lancé.` };
  return null;
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
