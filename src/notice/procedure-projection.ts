import { hashOf } from '#lib/kernel';
import type { Notice, NoticeBuyer, NoticeForm, NoticeLot } from '#lib/notice-formats';
import { awardedLots } from './awarded-lots';
import { correctedLots, repeatsWhole } from './corrected-lots';
import { identityOf, type NoticeIdentity } from './notice-identity';
import { awardAfter, type LotAward, replacedResults } from './lot-award';
import { inOrder, linkTarget, namesOf, type Telling } from './notice-order';
import { tellSameCall } from './same-procedure';

export type LotStatus = 'open' | 'closed' | 'cancelled' | 'awarded';
export type ProcedureStatus = LotStatus | 'planned';

/** A notice of a procedure, under the id of its row. */
export interface ToldNotice {
  id: string;
  notice: Notice;
  /** Made of it again when absent */
  identity?: NoticeIdentity;
}

/** A lot as all notices of its procedure leave it. */
export interface ProjectedLot {
  number: string;
  content: NoticeLot;
  contentHash: string;
  /** Row id of the notice whose words are current: the first that said exactly this */
  noticeId: string;
  /** The notice whose title and buyer go with these words; a correction that moves only a deadline brings none */
  saidBy: Notice;
  status: LotStatus;
  /** Last instant to answer */
  deadline: Date | null;
  /** Whether a notice ever called for tenders on it; a lot known by its award alone was never to be answered */
  wasOpened: boolean;
  /** To whom it was awarded, by the last result that names somebody and stands; null for one that is not awarded */
  award: LotAward | null;
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

/** A lot on its way through the notices of its procedure. */
export interface Draft {
  content: NoticeLot;
  contentHash: string;
  noticeId: string;
  saidBy: Notice;
  wasOpened: boolean;
  /** `closed`: none was chosen */
  ended: 'cancelled' | 'awarded' | 'closed' | null;
  award: LotAward | null;
  /** Its title as contracts are compared with, once it was asked for: a call may have hundreds of lots and contracts */
  titleKey?: string;
}

/**
 * What a procedure is, from all its notices: the same set gives the same answer, whatever the order of arrival.
 * A competition notice opens its lots, and opens them again after a cancellation; a correction replaces their words;
 * a cancellation ends the lots it names, or all, or takes back the plan or result it names; a result awards the lots it names,
 * or all when it names none, and closes those for which none was chosen; planning opens nothing. What two sources tell of
 * one call is told once. The data of a contract (DECP) is heard last: it does not number its lots.
 * @param told at least one notice
 * @param now an open lot whose deadline is not after this instant is closed
 */
export function projectProcedure(told: readonly ToldNotice[], now: Date): ProjectedProcedure {
  const ordered = tellingsOf(withoutRevoked(told));
  const drafts = new Map<string, Draft>();
  const replaced = replacedResults(told.map(({ notice }) => notice));
  for (const telling of ordered) tell(drafts, telling, replaced);
  const notices = ordered.map(({ notices: [first] }) => first!.notice);
  const calls = ordered.map(({ words }) => words.notice).filter(({ form }) => CALLS.has(form));
  const words = calls.findLast(({ lots }) => lots.length > 0) ?? calls[0] ?? notices.at(-1)!;
  const lots = [...drafts].map(([number, draft]) => settle(number, draft, now)).sort(byNumber);
  return {
    folderId: told.find(({ notice }) => notice.procedureId !== null)?.notice.procedureId ?? null,
    title: words.title,
    buyer: words.buyer,
    status: statusOf(lots, notices),
    openedBy: notices.find(({ form }) => CALLS.has(form)) ?? notices[0]!,
    lots,
  };
}

function tellingsOf(told: readonly ToldNotice[]): Telling<ToldNotice>[] {
  const known = told.map((one) => ({ ...one, identity: one.identity ?? identityOf(one.notice) }));
  const ordered = inOrder(known, (a, b) => {
    const sameNotice = a.identity.noticeId !== null && a.identity.noticeId === b.identity.noticeId;
    if (sameNotice) return a.notice.noticeVersion === b.notice.noticeVersion;
    return tellSameCall(a.identity, b.identity);
  });
  const isAward = ({ words }: Telling<ToldNotice>): boolean => words.notice.source === 'decp';
  return [...ordered.filter((one) => !isAward(one)), ...ordered.filter(isAward)];
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

function tell(
  drafts: Map<string, Draft>,
  { words, notices }: Telling<ToldNotice>,
  replaced: ReadonlySet<Notice>,
): void {
  const { form } = words.notice;
  if (form === 'planning') return;
  if (form === 'correction') correct(drafts, words);
  else if (words.notice.source !== 'decp' || drafts.size === 0) {
    for (const lot of words.notice.lots) describe(drafts, words, lot);
  }
  for (const twin of notices.filter((one) => one !== words)) {
    for (const lot of twin.notice.lots) if (!drafts.has(lot.number)) describe(drafts, twin, lot);
  }
  if (form === 'cancellation') end(cancelledLots(drafts, words.notice), 'cancelled');
  if (form === 'result' || form === 'modification') {
    for (const { draft, outcome, told } of awardedLots(drafts, words.notice)) {
      end([draft], outcome);
      if (!replaced.has(words.notice)) draft.award = awardAfter(draft.award, words.notice, told);
    }
  }
}

/** Those it names when it names some of several; every lot else: a cancellation without lots is read as of lot `1`. */
function cancelledLots(drafts: ReadonlyMap<string, Draft>, { lots }: Notice): Draft[] {
  const namesLots = lots.length > 1 || (lots[0] !== undefined && lots[0].number !== '1');
  const named = namesLots ? lots.flatMap(({ number }) => drafts.get(number) ?? []) : [];
  return named.length > 0 ? named : [...drafts.values()];
}

function correct(drafts: Map<string, Draft>, told: ToldNotice): void {
  const before = [...drafts.values()].filter(({ wasOpened }) => wasOpened).map(({ content }) => content);
  for (const lot of correctedLots(before, told.notice)) {
    const saidBy = told.notice.lots.includes(lot) ? told.notice : drafts.get(lot.number)!.saidBy;
    describe(drafts, told, lot, saidBy);
  }
  if (!repeatsWhole(told.notice)) return;
  const left = new Set(told.notice.lots.map(({ number }) => number));
  end(
    [...drafts.values()].filter(({ content, ended }) => ended === null && !left.has(content.number)),
    'cancelled',
  );
}

function describe(
  drafts: Map<string, Draft>,
  { id, notice: { form }, notice }: ToldNotice,
  lot: NoticeLot,
  saidBy = notice,
): void {
  const known = drafts.get(lot.number);
  const isCall = CALLS.has(form);
  if (known && !isCall) return;
  const contentHash = hashOf(lot);
  const same = known?.contentHash === contentHash;
  if (same && known.wasOpened && form === 'correction') return;
  drafts.set(lot.number, {
    content: lot,
    contentHash,
    noticeId: same ? known.noticeId : id,
    saidBy: same ? known.saidBy : saidBy,
    wasOpened: isCall,
    ended: form === 'competition' ? null : (known?.ended ?? null),
    award: form === 'competition' ? null : (known?.award ?? null),
  });
}

function end(lots: readonly Draft[], how: NonNullable<Draft['ended']>): void {
  for (const lot of lots) lot.ended = how;
}

function settle(number: string, draft: Draft, now: Date): ProjectedLot {
  const { content, contentHash, noticeId, saidBy, wasOpened, ended } = draft;
  const award = ended === 'awarded' ? draft.award : null;
  const at = content.deadline === null ? Number.NaN : Date.parse(content.deadline);
  const deadline = Number.isNaN(at) ? null : new Date(at);
  const isPast = deadline !== null && deadline <= now;
  const status = ended ?? (isPast ? 'closed' : 'open');
  return { number, content, contentHash, noticeId, saidBy, wasOpened, deadline, status, award };
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
