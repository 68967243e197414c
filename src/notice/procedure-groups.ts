import { JOINING } from './joining-limits';
import type { NoticeIdentity } from './notice-identity';
import { isCall, JOIN_RULES, type JoinRule, ruleJoining } from './same-procedure';

/** A notice that may be one procedure with others, under the id of its row. */
export interface Groupable {
  id: string;
  identity: NoticeIdentity;
}

/** What an officer said of two notices. */
export interface Decision {
  noticeId: string;
  otherId: string;
  kind: 'apart' | 'together';
}

interface Edge {
  a: Groupable;
  b: Groupable;
  rule: JoinRule;
  /** An officer put them together */
  isSaid: boolean;
  /** In ms; the nearest call is the one of a contract */
  distance: number;
}

const DAY_MS = 86_400_000;

/** A procedure in the making. */
interface Group {
  folderId: string | null;
  members: Groupable[];
  /** Sources of the calls among them */
  calledBy: NoticeIdentity['source'][];
}

/**
 * Makes procedures of notices. The surest ties are followed first, an officer's before all; a tie is left when it would bring
 * two BT-04 together, or two notices that an officer set apart. The same notices give the same procedures, whatever the order.
 * @param notices all that are tied to each other, directly or not
 * @returns the members of each procedure
 */
export function groupNotices<T extends Groupable>(notices: readonly T[], decisions: readonly Decision[]): T[][] {
  const groups = new Map<string, Group>();
  for (const one of notices) groups.set(one.id, groupOf(one));
  const apart = decisions.filter(({ kind }) => kind === 'apart');
  for (const edge of edgesOf(notices, decisions)) {
    const [one, other] = [groups.get(edge.a.id)!, groups.get(edge.b.id)!];
    if (one === other || !mayJoin(one, other, apart) || bridges(edge, one, other)) continue;
    const [most, least] = one.members.length < other.members.length ? [other, one] : [one, other];
    most.folderId ??= least.folderId;
    most.members.push(...least.members);
    most.calledBy.push(...least.calledBy);
    for (const { id } of least.members) groups.set(id, most);
  }
  return [...new Set(groups.values())].map(({ members }) => members as T[]);
}

/**
 * @param ordered the notices of one procedure, in the order they were said
 * @returns for each but the first, the surest rule that ties it to an earlier one, else to any; null for the first
 */
export function rulesJoining(
  ordered: readonly Groupable[],
  decisions: readonly Decision[],
): Map<string, JoinRule | null> {
  const edges = edgesOf(ordered, decisions);
  const place = new Map(ordered.map(({ id }, index) => [id, index]));
  const tied = new Map<string, Edge[]>(ordered.map(({ id }) => [id, []]));
  for (const edge of edges) for (const { id } of [edge.a, edge.b]) tied.get(id)!.push(edge);
  const found = ordered.map(({ id }, index): [string, JoinRule | null] => {
    const ties = tied.get(id)!;
    const earlier = ties.filter(({ a, b }) => place.get((a.id === id ? b : a).id)! < index);
    const rules = (earlier.length > 0 ? earlier : ties).map(({ rule }) => rule);
    return [id, index === 0 ? null : (JOIN_RULES.find((rule) => rules.includes(rule)) ?? null)];
  });
  return new Map(found);
}

function groupOf(one: Groupable): Group {
  const { folderId, source } = one.identity;
  return { folderId, members: [one], calledBy: isCall(one.identity) ? [source] : [] };
}

/**
 * What resembles two calls, as of two years or of a relaunch, or one plan that two calls follow, makes these no one
 * procedure; nor do the calls of two sources bring together two calls of one.
 */
function bridges({ a, b, rule, isSaid }: Edge, one: Group, other: Group): boolean {
  const follows = rule === 'link' && [a, b].some(({ identity }) => identity.form === 'planning');
  if (isSaid || (rule !== 'reference' && rule !== 'title' && !follows)) return false;
  if (!isCall(a.identity) || !isCall(b.identity)) return one.calledBy.length > 0 && other.calledBy.length > 0;
  return one.calledBy.some((source) => other.calledBy.includes(source));
}

function mayJoin(one: Group, other: Group, apart: readonly Decision[]): boolean {
  if (one.folderId !== null && other.folderId !== null && one.folderId !== other.folderId) return false;
  const has = ({ members }: Group, id: string): boolean => members.some((member) => member.id === id);
  return !apart.some(
    ({ noticeId, otherId }) =>
      (has(one, noticeId) && has(other, otherId)) || (has(one, otherId) && has(other, noticeId)),
  );
}

function edgesOf(notices: readonly Groupable[], decisions: readonly Decision[]): Edge[] {
  const together = new Set(
    decisions.filter(({ kind }) => kind === 'together').map(({ noticeId, otherId }) => pair(noticeId, otherId)),
  );
  const sorted = [...notices].sort((a, b) => compare(nameOf(a), nameOf(b)));
  const edges = pairsOf(sorted, together).flatMap(([a, b]): Edge[] => {
    const isSaid = together.has(pair(a.id, b.id));
    const rule = ruleJoining(a.identity, b.identity) ?? (isSaid ? 'officer' : null);
    return rule === null ? [] : [{ a, b, rule, isSaid, distance: distance(a, b) }];
  });
  // The sort is stable: among equal ties, the order of the notices' names decides
  return edges.sort((one, other) => strength(one) - strength(other) || one.distance - other.distance);
}

function strength({ rule, isSaid }: Edge): number {
  return isSaid ? -1 : JOIN_RULES.indexOf(rule);
}

/** What came before a call, as of one that it relaunches, is farther from it than all that came after. */
function distance({ identity: a }: Groupable, { identity: b }: Groupable): number {
  const [call, other] = isCall(a) ? [a, b] : [b, a];
  const between = Date.parse(other.day ?? '') - Date.parse(call.day ?? '');
  if (Number.isNaN(between)) return Number.MAX_SAFE_INTEGER;
  const comesBefore = isCall(call) && !isCall(other) && other.form !== 'planning' && between < 0;
  return Math.abs(between) + (comesBefore ? JOINING.outcomeDays * DAY_MS : 0);
}

/** Only those that share a key may be tied: of a thousand contracts of one call, no two are looked at together. */
function pairsOf(sorted: readonly Groupable[], together: ReadonlySet<string>): [Groupable, Groupable][] {
  const standing = new Map<string, number[]>();
  for (const [index, { identity }] of sorted.entries()) {
    for (const key of identity.keys.stands) {
      const known = standing.get(key);
      if (known) known.push(index);
      else standing.set(key, [index]);
    }
  }
  const said = (id: string): number[] =>
    together.size === 0 ? [] : sorted.flatMap((other, index) => (together.has(pair(id, other.id)) ? index : []));
  return sorted.flatMap(({ id, identity }, index) => {
    const near = new Set([...identity.keys.asks.flatMap((key) => standing.get(key) ?? []), ...said(id)]);
    return [...near]
      .filter((other) => other > index)
      .sort((one, other) => one - other)
      .map((other): [Groupable, Groupable] => [sorted[index]!, sorted[other]!]);
  });
}

function pair(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function nameOf({ identity: { source, sourceId } }: Groupable): string {
  return `${source} ${sourceId}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
