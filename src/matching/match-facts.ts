import { canonicalJson, hashOfText, sortFew } from '#lib/kernel';
import type { Link, RankedSupplier, Reason } from '#lib/matching-engine';

type Chain = Pick<RankedSupplier, 'links' | 'eligibility'>;

/** Told by the calendar alone: when a profile was last confirmed. */
const CONFIRMED = ['capacity/fresh', 'capacity/stale'];

/**
 * What a match says: the links with their reasons, and the eligibility; not the score, nor the rank, nor the order of the
 * reasons, which is that of their points: other weights are no other facts.
 */
export function factsHashOf({ links, eligibility }: Chain): string {
  return hashOfText(said(links, eligibility));
}

/**
 * What an officer's verdict is given on: the same without what is only said again, a proof that was checked anew with the
 * same end or a profile that was confirmed. Sources say it every day, and no verdict falls for it.
 */
export function groundsHashOf({ links, eligibility }: Chain): string {
  const grounds = links.map((link) => ({
    ...link,
    reasons: link.reasons
      .filter(({ code }) => !CONFIRMED.includes(code))
      .map((reason) => ({ ...reason, facts: withoutCheck(reason.facts) })),
  }));
  return hashOfText(said(grounds, { ...eligibility, facts: withoutCheck(eligibility.facts) }));
}

/**
 * @returns the canonical JSON of `{ eligibility, links: [{ name, reasons: [{ code, facts }], state }] }`, of which hashes are
 *   kept; put together by hand, since each run tells every match that stands
 */
function said(links: readonly Link[], eligibility: Chain['eligibility']): string {
  let text = `{"eligibility":${canonicalJson(eligibility)},"links":[`;
  let comma = '';
  for (const { name, state, reasons } of links) {
    text += `${comma}{"name":"${name}","reasons":[`;
    comma = '';
    for (const { code, facts } of byCode(reasons)) {
      text += `${comma}{"code":"${code}","facts":${canonicalJson(facts)}}`;
      comma = ',';
    }
    text += `],"state":"${state}"}`;
    comma = ',';
  }
  return `${text}]}`;
}

function withoutCheck(facts: Reason['facts']): Reason['facts'] {
  if (!('checkedAt' in facts)) return facts;
  const { checkedAt: _, ...rest } = facts;
  return rest;
}

function byCode(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.length < 2 ? reasons : sortFew([...reasons], comesAfter);
}

function comesAfter(one: Reason, other: Reason): boolean {
  if (one.code !== other.code) return one.code > other.code;
  return JSON.stringify(one.facts) > JSON.stringify(other.facts);
}
