import {
  stateFor,
  supplyOf,
  type Audience,
  type Link,
  type LocalSupply,
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
    return {
      evidence,
      capacity: link ? stateFor(link, reader.audience) : ('to-verify' as const),
      yearlyAmount: yearlyOf(link, reader.audience),
    };
  });
  return supplyOf(suppliers, reader.closesOn, reader.today);
}

/** @returns whether trade and place hold: a supplier that counts for the levers */
export function fits({ links }: Pick<Matched, 'links'>): boolean {
  return (['trade', 'place'] as const).every((name) =>
    links.some((link) => link.name === name && link.state === 'held'),
  );
}

/** A year's work, where a reason that this reader may see tells it. */
function yearlyOf(link: Link | undefined, audience: Audience): number | null {
  const seen = link?.reasons.filter((one) => audience === 'buyer' || one.audience === 'everyone') ?? [];
  return seen.map(({ facts }) => facts.yearlyAmount).find((amount) => typeof amount === 'number') ?? null;
}
