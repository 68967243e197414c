import { cpvCloseness, departmentOf, plain, tradeHits, tradesOfCpv } from '#lib/nomenclature';
import type { Ask } from './ask';
import { reason, type Strand } from './reason';
import type { Profile, ProfileReference } from './types';
import { TRADE_NAMED } from './weights';

const NEAR_CPV = 0.7;

/** @returns the contracts that it tells of and those that public data tells of, a contract that both tell of once */
export function contractsOf(profile: Profile): readonly ProfileReference[] {
  const { references, won = [] } = profile;
  if (won.length === 0) return references;
  const key = (one: ProfileReference): string => `${one.year} ${plain(one.buyer)} ${plain(one.title)}`;
  const told = new Set(references.map(key));
  return [...references, ...won.filter((one) => !told.has(key(one)))];
}

/** Contracts it won that resemble this one. None told is to be verified; some told, all of another trade, is missing. */
export function referencesSignal(references: readonly ProfileReference[], ask: Ask): Strand & { points: number } {
  const W = ask.weights.references;
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
  const near = similar.find((one) => isNearBy(one, ask));
  const points = W.similar + Math.min(W.mostMore, (similar.length - 1) * W.eachMore) + (near ? W.near : 0);
  const facts = {
    count: similar.length,
    title: last.title,
    buyer: last.buyer,
    year: last.year,
    ...(near ? { where: near.where! } : {}),
  };
  return { state: 'held', reasons: [reason('references/similar', points, facts)], points };
}

/** @returns whether a contract won is of a near CPV, or of a trade that is asked */
export function isSimilar(reference: ProfileReference, ask: Ask): boolean {
  if (reference.cpv !== null && ask.cpv.some((code) => cpvCloseness(code, reference.cpv!) >= NEAR_CPV)) return true;
  const asked = (code: string): boolean => (ask.trades.get(code)?.strength ?? 0) >= TRADE_NAMED;
  const hits = [...tradeHits(reference.title), ...(reference.cpv === null ? [] : tradesOfCpv(reference.cpv))];
  return hits.some((hit) => hit.strength >= TRADE_NAMED && asked(hit.trade.code));
}

/** @returns whether a contract was done in a commune or a department that is asked */
export function isNearBy({ where }: ProfileReference, ask: Ask): boolean {
  if (where === null || where === undefined) return false;
  const department = departmentOf(where) ?? where;
  return ask.places.some(({ place }) => place.department !== null && place.department === department);
}
