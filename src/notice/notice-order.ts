import type { Notice } from '#lib/notice-formats';

const natural = new Intl.Collator('en', { numeric: true });
const UUID_WITH_VERSION = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\d{1,3}$/i;

/** @returns what a link aims at, without the version that BT-758 writes behind a notice's UUID (`c1051b02-…-01`) */
export function linkTarget(target: string): string {
  return UUID_WITH_VERSION.exec(target)?.[1] ?? target;
}

/** @returns the names under which other notices may speak of this one */
export function namesOf(notice: Notice): string[] {
  return notice.noticeId === null ? [notice.sourceId] : [notice.sourceId, notice.noticeId];
}

/** One thing said, by one notice or by several sources that publish it. */
export interface Telling<T> {
  /** The one whose words stand: it tells the most lots, and came first among those */
  words: T;
  /** All that say it, the earliest first */
  notices: T[];
}

/**
 * What the notices of a procedure say, in the order in which it was said, whatever the order in which they came: by day of
 * publication, instant of dispatch (BT-05), then source id; one that speaks of another stands after it.
 * @param areTwins whether two notices say the same thing
 */
export function inOrder<T extends { notice: Notice }>(
  told: readonly T[],
  areTwins: (a: T, b: T) => boolean,
): Telling<T>[] {
  const waiting = tellings(
    [...told].sort((a, b) => compareNotices(a.notice, b.notice)),
    areTwins,
  );
  const names = new Map<string, number>();
  const count = ({ notices }: Telling<T>, by: 1 | -1): void => {
    for (const name of notices.flatMap(({ notice }) => namesOf(notice))) names.set(name, (names.get(name) ?? 0) + by);
  };
  for (const telling of waiting) count(telling, 1);
  const ordered: Telling<T>[] = [];
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ notices }) => !speakOfOneOf(notices, names));
    // Notices that speak of each other in a circle keep the order of their dates
    const [next] = waiting.splice(Math.max(ready, 0), 1);
    count(next!, -1);
    ordered.push(next!);
  }
  return ordered;
}

/** Orders by day of publication, the undated first; then dispatch, then source id as people count. */
export function compareNotices(a: Notice, b: Notice): number {
  return (
    ordinal(a.publishedOn ?? '', b.publishedOn ?? '') ||
    instant(a) - instant(b) ||
    natural.compare(a.sourceId, b.sourceId) ||
    ordinal(a.sourceId, b.sourceId) ||
    ordinal(a.source, b.source)
  );
}

function tellings<T extends { notice: Notice }>(sorted: readonly T[], areTwins: (a: T, b: T) => boolean): Telling<T>[] {
  const found: Telling<T>[] = [];
  for (const one of sorted) {
    const same = found.find(({ notices }) => notices.some((other) => areTwins(one, other)));
    if (!same) {
      found.push({ words: one, notices: [one] });
      continue;
    }
    same.notices.push(one);
    if (one.notice.lots.length > same.words.notice.lots.length) same.words = one;
  }
  return found;
}

function speakOfOneOf(notices: readonly { notice: Notice }[], waiting: ReadonlyMap<string, number>): boolean {
  const own = notices.flatMap(({ notice }) => namesOf(notice));
  return notices.some(({ notice }) =>
    notice.links.some(({ target }) => {
      const name = linkTarget(target);
      return (waiting.get(name) ?? 0) > 0 && !own.includes(name);
    }),
  );
}

function ordinal(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function instant(notice: Notice): number {
  return notice.issuedAt === null ? 0 : Date.parse(notice.issuedAt) || 0;
}
