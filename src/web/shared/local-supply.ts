import {
  stateFor,
  supplyOf,
  type Audience,
  type Link,
  type LinkState,
  type LocalSupply,
  type Reason,
  type ProfileEvidence,
} from '#lib/matching-engine';

/** A matched supplier, as pages read it. */
interface Matched {
  evidence: readonly ProfileEvidence[];
  links: readonly Link[];
}

/**
 * @param matched suppliers whose trade and place hold
 * @param reader whose eyes the amount of the purchase is for, and the days by which evidence is judged
 * @returns how many of them each reservation would leave
 */
export function localSupply(
  matched: readonly Matched[],
  reader: { closesOn: string | null; today: string; audience: Audience },
): LocalSupply {
  const suppliers = matched.map(({ evidence, links }) => {
    const link = links.find(({ name }) => name === 'capacity');
    const seen = link?.reasons.filter((one) => reader.audience === 'buyer' || one.audience === 'everyone') ?? [];
    return { evidence, capacity: capacityOf(link, seen, reader.audience), yearlyAmount: yearlyOf(seen) };
  });
  return supplyOf(suppliers, reader.closesOn, reader.today);
}

/** @returns whether trade and place hold: a supplier that counts for the levers */
export function fits({ links }: Pick<Matched, 'links'>): boolean {
  return (['trade', 'place'] as const).every((name) =>
    links.some((link) => link.name === name && link.state === 'held'),
  );
}

/** Reasons that compare what a supplier can take with what is asked. */
const OF_SIZE = ['capacity/amount-fits', 'capacity/order-fits', 'capacity/measure-fits'];

/** Free in time and with a team, but never asked what it can take: the link holds, and nobody can say that it is big enough. */
function capacityOf(link: Link | undefined, seen: readonly Reason[], audience: Audience): LinkState {
  const state = link ? stateFor(link, audience) : 'to-verify';
  return state === 'held' && !seen.some(({ code }) => OF_SIZE.includes(code)) ? 'to-verify' : state;
}

/** A year's work, where a reason that this reader may see tells it. */
function yearlyOf(seen: readonly Reason[]): number | null {
  return seen.map(({ facts }) => facts.yearlyAmount).find((amount) => typeof amount === 'number') ?? null;
}
