import type { NoticeForm, NoticeLink } from '#lib/notice-formats';
import { JOINING } from './joining-limits';
import type { NoticeIdentity } from './notice-identity';

/** Why two notices are one procedure, the surest first; an officer's word stands above them all. */
export const JOIN_RULES = ['same-notice', 'link', 'folder-id', 'reference', 'title', 'officer'] as const;
export type JoinRule = (typeof JOIN_RULES)[number];

/**
 * The rule by which two notices are directly one procedure: the same notice told twice (BT-701), one that names the other,
 * BT-04, buyer and reference with a close title and dates, or buyer and the same words where no reference stands.
 * @returns null when none holds; two BT-04 that differ are two procedures, whatever else is alike
 */
export function ruleJoining(a: NoticeIdentity, b: NoticeIdentity): JoinRule | null {
  if (a.folderId !== null && b.folderId !== null && a.folderId !== b.folderId) return null;
  if (a.noticeId !== null && a.noticeId === b.noticeId) return 'same-notice';
  if (names(a, b) || names(b, a) || changeTheSame(a, b)) return 'link';
  if (a.folderId !== null && a.folderId === b.folderId) return 'folder-id';
  if (!sameBuyer(a, b) || !closeDays(a, b) || !sameLot(a, b)) return null;
  if (haveSameReference(a, b)) return 'reference';
  return haveSameWords(a, b) ? 'title' : null;
}

/**
 * @returns whether two calls of different sources are one and the same call, told twice: joined by any rule, published
 * within days of each other, to be answered by the same instant
 */
export function tellSameCall(a: NoticeIdentity, b: NoticeIdentity): boolean {
  if (a.source === b.source || a.form !== b.form || !CALLS.has(a.form)) return false;
  if (a.noticeId !== null && b.noticeId !== null) return false;
  const shared = a.deadlines.some((deadline) => b.deadlines.includes(deadline));
  const silent = a.form === 'competition' && a.deadlines.length === 0 && b.deadlines.length === 0;
  return (shared || silent) && within(a.day, b.day, JOINING.twinDays) && closeTitles(a, b);
}

/** @returns whether a notice tells what came of a call, or was made of it */
export function isOutcome({ form }: NoticeIdentity): boolean {
  return OUTCOMES.has(form);
}

/** @returns the share of the meaningful words of the shorter title that the longer one has, 0 to 1 */
export function titleShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shortest = Math.min(a.size, b.size);
  return shortest === 0 ? 0 : [...a].filter((stem) => b.has(stem)).length / shortest;
}

const DAY_MS = 86_400_000;
const CALLS: ReadonlySet<NoticeForm> = new Set(['competition', 'correction', 'cancellation']);
const OUTCOMES: ReadonlySet<NoticeForm> = new Set(['result', 'modification']);
const NUMBERS: Partial<Record<NoticeIdentity['source'], RegExp>> = { boamp: /^\d{2}-\d{1,6}$/, ted: /^\d{5,8}-\d{4}$/ };

/** A name is one of its source; the numbers of BOAMP and TED are known by their shape wherever they are written. */
function names(a: NoticeIdentity, b: NoticeIdentity): boolean {
  return a.links.some(({ target }) => {
    if (target === b.noticeId) return true;
    return target === b.sourceId && (a.source === b.source || NUMBERS[b.source]?.test(target) === true);
  });
}

/** Two that change the same notice are of its family before it has come; two that follow the same need not be. */
function changeTheSame(a: NoticeIdentity, b: NoticeIdentity): boolean {
  const changes = (links: readonly NoticeLink[]): string[] =>
    links.filter(({ relation }) => relation !== 'follows').map(({ target }) => target);
  const targets = changes(b.links);
  return targets.length > 0 && changes(a.links).some((target) => targets.includes(target));
}

/** By legal unit when both give a number, else by name and town. */
function sameBuyer(a: NoticeIdentity, b: NoticeIdentity): boolean {
  if (a.siren !== null && b.siren !== null) return a.siren === b.siren;
  return a.buyerName !== null && a.buyerName === b.buyerName;
}

function haveSameReference(a: NoticeIdentity, b: NoticeIdentity): boolean {
  if (a.reference === null || a.reference !== b.reference || !closeTitles(a, b)) return false;
  if (a.source === 'decp' && b.source === 'decp') return false;
  // A source that publishes two calls under one number speaks of two lots or two years
  if (a.source === b.source && a.form === 'competition' && b.form === 'competition') return false;
  return closeDeadlines(a, b);
}

/** The same words alone are sure only across sources: an award and its call of one CPV class, or two calls of one deadline. */
function haveSameWords(a: NoticeIdentity, b: NoticeIdentity): boolean {
  if (a.titleKey === null || a.titleKey !== b.titleKey || a.source === b.source) return false;
  if (a.reference !== null && b.reference !== null && a.source !== 'decp' && b.source !== 'decp') return false;
  if (a.source === 'decp') return isContractOf(a, b);
  if (b.source === 'decp') return isContractOf(b, a);
  return tellSameCall(a, b) && a.deadlines.length > 0;
}

function isContractOf(contract: NoticeIdentity, other: NoticeIdentity): boolean {
  if (contract.siren === null || other.siren === null) return false;
  if (CALLS.has(other.form) && contract.day! < other.day!) return false;
  return (
    within(contract.day, other.day, JOINING.contractDays) &&
    [...contract.cpvClasses].some((code) => other.cpvClasses.has(code))
  );
}

function closeTitles(a: NoticeIdentity, b: NoticeIdentity): boolean {
  return titleShare(a.titleStems, b.titleStems) >= JOINING.titleShare;
}

function sameLot(a: NoticeIdentity, b: NoticeIdentity): boolean {
  return a.titleLot === null || b.titleLot === null || a.titleLot === b.titleLot;
}

function closeDays(a: NoticeIdentity, b: NoticeIdentity): boolean {
  if (isOutcome(a) || isOutcome(b)) return within(a.day, b.day, JOINING.outcomeDays);
  const planned = a.form === 'planning' || b.form === 'planning';
  return within(a.day, b.day, planned ? JOINING.planDays : JOINING.callDays);
}

function closeDeadlines(a: NoticeIdentity, b: NoticeIdentity): boolean {
  if (a.deadlines.length === 0 || b.deadlines.length === 0) return true;
  const most = JOINING.deadlineDays * DAY_MS;
  return a.deadlines.some((one) => b.deadlines.some((other) => Math.abs(one - other) <= most));
}

function within(a: string | null, b: string | null, days: number): boolean {
  return a !== null && b !== null && Math.abs(Date.parse(a) - Date.parse(b)) <= days * DAY_MS;
}
