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

/**
 * The notices of a procedure in the order in which they were said, whatever the order in which they came: by day of
 * publication, instant of dispatch (BT-05), then source id; one that speaks of another stands after it. The same notice
 * told by two sources (equal BT-701 and BT-757) stands once.
 */
export function inOrder<T extends { notice: Notice }>(told: readonly T[]): T[] {
  const waiting = withoutTwins([...told].sort((a, b) => compare(a.notice, b.notice)));
  const ordered: T[] = [];
  while (waiting.length > 0) {
    const names = new Set(waiting.flatMap(({ notice }) => namesOf(notice)));
    const ready = waiting.findIndex(({ notice }) => !speaksOfOneOf(notice, names));
    // Notices that speak of each other in a circle keep the order of their dates
    ordered.push(...waiting.splice(Math.max(ready, 0), 1));
  }
  return ordered;
}

function speaksOfOneOf(notice: Notice, names: ReadonlySet<string>): boolean {
  const own = namesOf(notice);
  return notice.links.some(({ target }) => names.has(linkTarget(target)) && !own.includes(linkTarget(target)));
}

function withoutTwins<T extends { notice: Notice }>(sorted: readonly T[]): T[] {
  const seen = new Set<string>();
  return sorted.filter(({ notice }) => {
    if (notice.noticeId === null) return true;
    const key = `${notice.noticeId}/${notice.noticeVersion ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}

function compare(a: Notice, b: Notice): number {
  return (
    ordinal(a.publishedOn ?? '', b.publishedOn ?? '') ||
    instant(a) - instant(b) ||
    natural.compare(a.sourceId, b.sourceId) ||
    ordinal(a.sourceId, b.sourceId) ||
    ordinal(a.source, b.source)
  );
}

function ordinal(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function instant(notice: Notice): number {
  return notice.issuedAt === null ? 0 : Date.parse(notice.issuedAt) || 0;
}
