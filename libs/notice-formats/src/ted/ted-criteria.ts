import type { AwardCriterion } from '../notice';
import type { Element } from '../tree/element';
import { first } from '../tree/element';
import { lineOf, within } from './ted-text';

const MOST = 60;
const KINDS: Readonly<Record<string, AwardCriterion['kind']>> = {
  AC_PRICE: 'price',
  AC_COST: 'cost',
  AC_QUALITY: 'quality',
  LOWEST_PRICE: 'price',
};

/** Award criteria of R2.0.9 (`AC_…`, II.2.5) or R2.0.8 (`CRITERIA_DEFINITION`, IV.2.1), in the source's order. */
export function criteriaIn(element: Element | undefined): AwardCriterion[] {
  const found = within(element, [...Object.keys(KINDS), 'AC_CRITERIA', 'AC_CRITERION', 'CRITERIA_DEFINITION']).slice(
    0,
    MOST,
  );
  return withoutRanks(found.map(criterionOf).filter((each) => each.name !== ''));
}

function criterionOf(element: Element): AwardCriterion {
  const written = lineOf(first(element, 'AC_CRITERION') ?? first(element, 'CRITERIA'));
  const isAlone = element.name === 'AC_CRITERION';
  const name = isAlone ? lineOf(element) : written;
  const isPrice = /^(?:le |crit[eè]re )?prix\b/i.test(name);
  const kind = KINDS[element.name] ?? (isPrice ? 'price' : null);
  const label = element.name === 'LOWEST_PRICE' ? 'Prix le plus bas' : 'Prix';
  return {
    kind,
    name: name || (kind === 'price' ? label : ''),
    weight: weightOf(lineOf(first(element, 'AC_WEIGHTING') ?? first(element, 'WEIGHTING'))),
  };
}

/** `40`, `55 %`, `20 points`, `60/100`; words and spans give none. */
function weightOf(text: string): number | null {
  const weight = /^(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:%|p(?:oin)?ts?\.?|\/\s*100|sur 100)?\.?$/i.exec(text.trim());
  return weight ? Number(weight[1]!.replace(',', '.')) : null;
}

/** Weights that are 1, 2, 3… up to the number of criteria are the order of importance that the form lets buyers give instead. */
function withoutRanks(criteria: AwardCriterion[]): AwardCriterion[] {
  const ranks = criteria.map((each) => each.weight).sort((a, b) => (a ?? 0) - (b ?? 0));
  const isRanked = criteria.length > 1 && ranks.every((rank, index) => rank === index + 1);
  return isRanked ? criteria.map((each) => ({ ...each, weight: null })) : criteria;
}
