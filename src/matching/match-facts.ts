import { hashOf } from '#lib/kernel';
import type { RankedSupplier } from '#lib/matching-engine';

type Chain = Pick<RankedSupplier, 'links' | 'eligibility'>;

interface ReasonTold {
  code: string;
  facts: object;
}

/** Told by the calendar alone: when a profile was last confirmed. */
const CONFIRMED = ['capacity/fresh', 'capacity/stale'];

/**
 * What a match says: the links with their reasons, and the eligibility; not the score, nor the rank, nor the order of the
 * reasons, which is that of their points: other weights are no other facts.
 */
export function factsHashOf({ links, eligibility }: Chain): string {
  return hashOf({ links: told(links), eligibility });
}

/**
 * What an officer's verdict is given on: the same without what is only said again, a proof that was checked anew with the
 * same end or a profile that was confirmed. Sources say it every day, and no verdict falls for it.
 */
export function groundsHashOf({ links, eligibility }: Chain): string {
  const grounds = told(links).map(({ reasons, ...link }) => ({
    ...link,
    reasons: reasons
      .filter(({ code }) => !CONFIRMED.includes(code))
      .map(({ code, facts }) => ({ code, facts: withoutCheck(facts) })),
  }));
  return hashOf({ links: grounds, eligibility: { ...eligibility, facts: withoutCheck(eligibility.facts) } });
}

function told(links: Chain['links']): { name: string; state: string; reasons: ReasonTold[] }[] {
  return links.map(({ name, state, reasons }) => ({
    name,
    state,
    reasons: reasons.map(({ code, facts }) => ({ code, facts })).sort(byCode),
  }));
}

function withoutCheck(facts: object): object {
  const { checkedAt: _, ...rest } = facts as { checkedAt?: unknown };
  return rest;
}

function byCode(a: ReasonTold, b: ReasonTold): number {
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return JSON.stringify(a.facts) < JSON.stringify(b.facts) ? -1 : 1;
}
