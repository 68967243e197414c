import type { Notice, NoticeLot } from '#lib/notice-formats';
import { linkTarget, namesOf } from './notice-order';

/** To whom a lot was awarded, and the lot as that notice tells it. */
export interface LotAward {
  notice: Notice;
  lot: NoticeLot;
}

/** @returns the results that a later one of the same procedure corrects: the later says all that stands */
export function replacedResults(notices: readonly Notice[]): Set<Notice> {
  const targets = new Set(
    notices
      .filter(({ form }) => form === 'result' || form === 'modification')
      .flatMap(({ links }) => links.filter(({ relation }) => relation === 'corrects'))
      .map(({ target }) => linkTarget(target)),
  );
  return new Set(notices.filter((one) => namesOf(one).some((name) => targets.has(name))));
}

/**
 * @param lot the lot as a result tells it, null when that names no lot
 * @returns the award that stands after it: the last that names a holder; what DECP tells counts where nothing else does
 */
export function awardAfter(known: LotAward | null, notice: Notice, lot: NoticeLot | null): LotAward | null {
  if (lot === null || holdersOf(lot).length === 0) return known;
  return notice.source === 'decp' && known !== null ? known : { notice, lot };
}

/** @returns who holds the contracts of a lot, each once, the leader first */
export function holdersOf({ result }: NoticeLot): { name: string; siret: string | null; city: string | null }[] {
  const winners = (result?.awards ?? []).flatMap((award) => award.winners).filter(({ role }) => role === 'holder');
  const holders = winners.map(({ name, siret, city }) => ({ name, siret, city }));
  return holders.filter(({ name }, index) => holders.findIndex((other) => other.name === name) === index);
}
