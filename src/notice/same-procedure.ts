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
  if (!areStrangers(a, b) && (names(a, b) || names(b, a) || speakOfTheSame(a, b))) return 'link';
  if (a.folderId !== null && a.folderId === b.folderId) return 'folder-id';
  if (!sameBuyer(a, b) || !closeDays(a, b) || !sameParts(a, b)) return null;
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
  const silent = isCall(a) && a.deadlines.length === 0 && b.deadlines.length === 0;
  return (shareDeadline(a, b) || silent) && within(a.day, b.day, JOINING.twinDays) && closeTitles(a, b);
}

/** Whether a notice tells what came of a call, or was made of it. */
function isOutcome({ form }: NoticeIdentity): boolean {
  return OUTCOMES.has(form);
}

/** @returns whether a notice calls for tenders anew */
export function isCall({ form }: NoticeIdentity): boolean {
  return form === 'competition';
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

/**
 * A name is one of its source; the numbers of BOAMP and TED are known by their shape wherever they are written. A call that
 * names an earlier one of its source, or what came of it, is a relaunch: it was not to be answered as the same purchase.
 */
function names(a: NoticeIdentity, b: NoticeIdentity): boolean {
  if (a.source === b.source && isCall(a) && b.form !== 'planning') return false;
  return a.links.some(({ target }) => {
    if (target === b.noticeId) return true;
    return target === b.sourceId && (a.source === b.source || NUMBERS[b.source]?.test(target) === true);
  });
}

/** One that changes a notice and one that speaks of it are of its family before it has come; two that follow it need not be. */
function speakOfTheSame(a: NoticeIdentity, b: NoticeIdentity): boolean {
  const changed = (links: readonly NoticeLink[]): string[] =>
    links.filter(({ relation }) => relation !== 'follows').map(({ target }) => target);
  const named = ({ links }: NoticeIdentity, targets: readonly string[]): boolean =>
    links.some(({ target }) => targets.includes(target));
  if (isCall(a) || isCall(b)) return false;
  return named(a, changed(b.links)) || named(b, changed(a.links));
}

/** A number wrongly copied names the notice of another buyer, about something else. */
function areStrangers(a: NoticeIdentity, b: NoticeIdentity): boolean {
  const differ = a.siren !== null && b.siren !== null && a.siren !== b.siren;
  return differ && titleShare(a.titleStems, b.titleStems) === 0;
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
  if (a.source === b.source && isCall(a) && isCall(b)) return false;
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

function sameParts({ titleParts: a }: NoticeIdentity, { titleParts: b }: NoticeIdentity): boolean {
  return [...a].every(([word, number]) => !b.has(word) || b.get(word) === number);
}

/** Two calls far apart are a call and its relaunch, or two years; what changes or ends a call comes after it. */
function closeDays(a: NoticeIdentity, b: NoticeIdentity): boolean {
  if (isCall(a) && isCall(b)) {
    return within(a.day, b.day, shareDeadline(a, b) ? JOINING.callDays : JOINING.twinDays);
  }
  if (a.form === 'planning' || b.form === 'planning') return within(a.day, b.day, JOINING.planDays);
  if (isCall(a) && !mayFollow(a, b)) return false;
  if (isCall(b) && !mayFollow(b, a)) return false;
  return within(a.day, b.day, isOutcome(a) || isOutcome(b) ? JOINING.outcomeDays : JOINING.callDays);
}

/** The sources publish a call within days of each other; none is chosen before the last instant to answer. */
function mayFollow(call: NoticeIdentity, other: NoticeIdentity): boolean {
  if (call.day === null || other.day === null) return false;
  const after = Date.parse(other.day);
  if (after < Date.parse(call.day) - JOINING.twinDays * DAY_MS) return false;
  return !isOutcome(other) || call.deadlines.length === 0 || after + DAY_MS > Math.min(...call.deadlines);
}

function shareDeadline(a: NoticeIdentity, b: NoticeIdentity): boolean {
  return a.deadlines.some((deadline) => b.deadlines.includes(deadline));
}

function closeDeadlines(a: NoticeIdentity, b: NoticeIdentity): boolean {
  if (a.deadlines.length === 0 || b.deadlines.length === 0) return true;
  const most = JOINING.deadlineDays * DAY_MS;
  return a.deadlines.some((one) => b.deadlines.some((other) => Math.abs(one - other) <= most));
}

function within(a: string | null, b: string | null, days: number): boolean {
  return a !== null && b !== null && Math.abs(Date.parse(a) - Date.parse(b)) <= days * DAY_MS;
}
