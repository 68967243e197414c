import { hashOf } from '#lib/kernel';
import type { Notice, NoticeBuyer, NoticeForm, NoticeLot } from '#lib/notice-formats';
import { inOrder, linkTarget, namesOf } from './notice-order';

export type LotStatus = 'open' | 'closed' | 'cancelled' | 'awarded';
export type ProcedureStatus = LotStatus | 'planned';

/** A notice of a procedure, under the id of its row. */
export interface ToldNotice {
  id: string;
  notice: Notice;
}

/** A lot as all notices of its procedure leave it. */
export interface ProjectedLot {
  number: string;
  content: NoticeLot;
  contentHash: string;
  /** Row id of the notice whose words are current: the first that said exactly this */
  noticeId: string;
  status: LotStatus;
  /** Last instant to answer */
  deadline: Date | null;
  /** Whether a notice ever called for tenders on it; a lot known by its award alone was never to be answered */
  wasOpened: boolean;
}

/** A procedure as its notices leave it. */
export interface ProjectedProcedure {
  folderId: string | null;
  title: string;
  buyer: NoticeBuyer;
  status: ProcedureStatus;
  /** The notice that called for tenders first, else the first of all: it gives the procedure its address */
  openedBy: Notice;
  lots: ProjectedLot[];
}

/** Forms whose words are the current ones; the others only tell of lots that no such notice has described. */
const CALLS: ReadonlySet<NoticeForm> = new Set(['competition', 'correction']);

interface Draft {
  content: NoticeLot;
  contentHash: string;
  noticeId: string;
  wasOpened: boolean;
  ended: 'cancelled' | 'awarded' | null;
}

/**
 * What a procedure is, from all its notices: the same set gives the same answer, whatever the order of arrival.
 * A competition notice opens its lots, and opens them again after a cancellation; a correction replaces their words;
 * a cancellation ends every lot known so far, or takes back the plan or result it names; a result awards the lots it names,
 * or all when it names none; planning opens nothing.
 * @param told at least one notice
 * @param now an open lot whose deadline is not after this instant is closed
 */
export function projectProcedure(told: readonly ToldNotice[], now: Date): ProjectedProcedure {
  const ordered = inOrder(withoutRevoked(told));
  const drafts = new Map<string, Draft>();
  for (const { id, notice } of ordered) tell(drafts, id, notice);
  const notices = ordered.map(({ notice }) => notice);
  const words = notices.findLast(({ form }) => CALLS.has(form)) ?? notices.at(-1)!;
  const lots = [...drafts].map(([number, draft]) => settle(number, draft, now)).sort(byNumber);
  return {
    folderId: notices.find(({ procedureId }) => procedureId !== null)?.procedureId ?? null,
    title: words.title,
    buyer: words.buyer,
    status: statusOf(lots, notices),
    openedBy: notices.find(({ form }) => CALLS.has(form)) ?? notices[0]!,
    lots,
  };
}

/** A plan or a result that was cancelled was never said; the cancellation ends no lot then. */
function withoutRevoked(told: readonly ToldNotice[]): ToldNotice[] {
  const revoked = new Set<Notice>();
  for (const { notice } of told.filter(({ notice: { form } }) => form === 'cancellation')) {
    const targets = notice.links.map(({ target }) => linkTarget(target));
    const named = told
      .map((each) => each.notice)
      .filter((other) => namesOf(other).some((name) => targets.includes(name)));
    if (named.length === 0 || named.some(({ form }) => CALLS.has(form) || form === 'cancellation')) continue;
    for (const one of [notice, ...named]) revoked.add(one);
  }
  const left = told.filter(({ notice }) => !revoked.has(notice));
  return left.length > 0 ? left : [...told];
}

function tell(drafts: Map<string, Draft>, noticeId: string, notice: Notice): void {
  if (notice.form === 'planning') return;
  for (const lot of notice.lots) describe(drafts, noticeId, notice.form, lot);
  if (notice.form === 'cancellation') end([...drafts.values()], 'cancelled');
  if (notice.form === 'result' || notice.form === 'modification') {
    const named = notice.lots.map(({ number }) => drafts.get(number)!);
    end(named.length > 0 ? named : [...drafts.values()], 'awarded');
  }
}

function describe(drafts: Map<string, Draft>, noticeId: string, form: NoticeForm, lot: NoticeLot): void {
  const known = drafts.get(lot.number);
  const isCall = CALLS.has(form);
  if (known && !isCall) return;
  const contentHash = hashOf(lot);
  const same = known?.contentHash === contentHash;
  drafts.set(lot.number, {
    content: lot,
    contentHash,
    noticeId: same ? known.noticeId : noticeId,
    wasOpened: isCall,
    ended: form === 'competition' ? null : (known?.ended ?? null),
  });
}

function end(lots: readonly Draft[], how: 'cancelled' | 'awarded'): void {
  for (const lot of lots) lot.ended = how;
}

function settle(number: string, draft: Draft, now: Date): ProjectedLot {
  const { content, contentHash, noticeId, wasOpened, ended } = draft;
  const at = content.deadline === null ? Number.NaN : Date.parse(content.deadline);
  const deadline = Number.isNaN(at) ? null : new Date(at);
  const isPast = deadline !== null && deadline <= now;
  return { number, content, contentHash, noticeId, wasOpened, deadline, status: ended ?? (isPast ? 'closed' : 'open') };
}

function statusOf(lots: readonly ProjectedLot[], notices: readonly Notice[]): ProcedureStatus {
  const has = (status: LotStatus): boolean => lots.some((lot) => lot.status === status);
  if (has('open')) return 'open';
  if (has('awarded')) return 'awarded';
  if (has('closed')) return 'closed';
  if (has('cancelled')) return 'cancelled';
  // No lot is known: the last notice that is more than an announcement says where things stand
  const last = notices.findLast(({ form }) => form !== 'planning')?.form;
  if (last === undefined) return 'planned';
  if (last === 'cancellation') return 'cancelled';
  return last === 'result' || last === 'modification' ? 'awarded' : 'closed';
}

function byNumber(a: ProjectedLot, b: ProjectedLot): number {
  return natural.compare(a.number, b.number) || (a.number < b.number ? -1 : 1);
}

const natural = new Intl.Collator('en', { numeric: true });
