import type { Notice, NoticeLot } from '#lib/notice-formats';

/**
 * The lots as a correction leaves them. An eForms correction repeats its notice whole, so a lot that it leaves out is no
 * more; elsewhere it tells only what it changes, at times in words or by a new deadline alone.
 * @param before the lots as they stood, by number
 */
export function correctedLots(before: readonly NoticeLot[], correction: Notice): NoticeLot[] {
  const { lots } = correction;
  if (repeatsWhole(correction)) return lots;
  const kept = before.map((lot) => lots.find(({ number }) => number === lot.number) ?? moved(lot, correction));
  return [...kept, ...lots.filter(({ number }) => !before.some((lot) => lot.number === number))];
}

/** @returns whether a correction says all that its notice now says; only eForms numbers its notices by BT-701 */
export function repeatsWhole({ form, noticeId, lots }: Notice): boolean {
  return form === 'correction' && noticeId !== null && lots.length > 0;
}

function moved(lot: NoticeLot, { deadlineMoves = [] }: Notice): NoticeLot {
  const move =
    deadlineMoves.find(({ lot: number }) => number === lot.number) ?? deadlineMoves.find((all) => all.lot === null);
  return move ? { ...lot, deadline: move.deadline } : lot;
}
