import type { Ask } from './ask';
import type { Contract } from './contracts';
import { reason, type Strand } from './reason';
import { TRADE_NAMED } from './weights';

const NEAR_CPV = 0.7;

/** Contracts it won that resemble this one. None told is to be verified; some told, all of another trade, is missing. */
export function referencesSignal(contracts: readonly Contract[], ask: Ask): Strand {
  const W = ask.weights.references;
  const count = contracts.length;
  if (count === 0) return { state: 'to-verify', points: 0, reasons: () => [reason('references/unknown', 0, {})] };
  const similar = contracts.filter((one) => isSimilar(one, ask));
  if (similar.length === 0)
    return { state: 'missing', points: W.other, reasons: () => [reason('references/other', W.other, { count })] };
  const near = similar.find((one) => isNearBy(one, ask));
  const points = W.similar + Math.min(W.mostMore, (similar.length - 1) * W.eachMore) + (near ? W.near : 0);
  return { state: 'held', points, reasons: () => [reason('references/similar', points, factsOf(similar, near))] };
}

function factsOf(similar: readonly Contract[], near: Contract | undefined): Parameters<typeof reason>[2] {
  const last = similar.reduce((newest, one) => (one.told.year > newest.told.year ? one : newest)).told;
  return {
    count: similar.length,
    title: last.title,
    buyer: last.buyer,
    year: last.year,
    ...(near ? { where: near.told.where! } : {}),
  };
}

/** @returns whether a contract won is of a near CPV, or of a trade that is asked */
export function isSimilar({ told: { cpv }, trades }: Contract, ask: Ask): boolean {
  if (cpv !== null && (ask.nearCpv.nearest(cpv)?.closeness ?? 0) >= NEAR_CPV) return true;
  return trades.some((code) => (ask.trades.get(code)?.strength ?? 0) >= TRADE_NAMED);
}

/** @returns whether a contract was done in a commune or a department that is asked */
export function isNearBy({ department }: Contract, ask: Ask): boolean {
  return department !== null && ask.places.some(({ place }) => place.department === department);
}
