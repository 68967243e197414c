import { cpvCloseness, tradeHits, tradesOfCpv } from '#lib/nomenclature';
import type { Ask } from './ask';
import { reason, type Strand } from './reason';
import type { ProfileReference } from './types';
import { TRADE_NAMED, WEIGHTS } from './weights';

const W = WEIGHTS.references;
const NEAR_CPV = 0.7;

/** Contracts it won that resemble this one. None told is to be verified; some told, all of another trade, is missing. */
export function referencesSignal(references: readonly ProfileReference[], ask: Ask): Strand & { points: number } {
  if (references.length === 0) {
    return { state: 'to-verify', reasons: [reason('references/unknown', 0, {})], points: 0 };
  }
  const similar = references.filter((one) => isSimilar(one, ask));
  if (similar.length === 0) {
    return {
      state: 'missing',
      reasons: [reason('references/other', W.other, { count: references.length })],
      points: W.other,
    };
  }
  const last = similar.reduce((newest, one) => (one.year > newest.year ? one : newest));
  const points = W.similar + Math.min(W.mostMore, (similar.length - 1) * W.eachMore);
  const facts = { count: similar.length, title: last.title, buyer: last.buyer, year: last.year };
  return { state: 'held', reasons: [reason('references/similar', points, facts)], points };
}

/** @returns whether a contract won is of a near CPV, or of a trade that is asked */
export function isSimilar(reference: ProfileReference, ask: Ask): boolean {
  if (reference.cpv !== null && ask.cpv.some((code) => cpvCloseness(code, reference.cpv!) >= NEAR_CPV)) return true;
  const asked = (code: string): boolean => (ask.trades.get(code)?.strength ?? 0) >= TRADE_NAMED;
  const hits = [...tradeHits(reference.title), ...(reference.cpv === null ? [] : tradesOfCpv(reference.cpv))];
  return hits.some((hit) => hit.strength >= TRADE_NAMED && asked(hit.trade.code));
}
