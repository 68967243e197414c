import type { AwardCriterion } from '../notice';
import { plainLine } from '../text/plain-text';
import { all, codeAt, type Element, frenchAt, textAt } from '../tree/element';
import { EXTENSION } from './eforms-paths';

const MOST = 100;

/** Words for a criterion that has no others; codes of the eForms SDK list `award-criterion-type` (BT-539). */
const KINDS = { price: 'Prix', cost: 'Coût', quality: 'Qualité' } as const;

/** A name that only counts, "Critère 1": the words stand in the description. */
const NUMBERED = /^(?:cr\p{L}{1,9}\s)?(?:n°\s?)?\d{1,2}$/iu;

/**
 * The award criteria of a lot in the source's order: kind (BT-539), name (BT-734, else the words of BT-540), weight (BT-541).
 * @param terms the `cac:TenderingTerms` of a lot
 */
export function readCriteria(terms: Element | undefined): AwardCriterion[] {
  return all(terms, 'AwardingTerms/AwardingCriterion')
    .flatMap((criterion) => {
      const under = all(criterion, 'SubordinateAwardingCriterion');
      return under.length > 0 ? under : [criterion];
    })
    .slice(0, MOST)
    .flatMap((criterion) => criterionOf(criterion) ?? []);
}

function criterionOf(criterion: Element): AwardCriterion | null {
  const code = textAt(criterion, 'AwardingCriterionTypeCode');
  const kind = Object.hasOwn(KINDS, code) ? (code as keyof typeof KINDS) : null;
  const words = (field: string): string => plainLine(frenchAt(criterion, field));
  const title = words('Name');
  const name =
    (NUMBERED.test(title) ? words('Description') || title : title || words('Description')) ||
    words('CalculationExpression') ||
    (kind ? KINDS[kind] : '');
  return name === '' ? null : { kind, name, weight: weightOf(criterion) };
}

/**
 * BT-541 with its unit (BT-5421): a share written as a decimal becomes per cent, per cent and points stay as they are, an
 * order of importance is no weight. Thresholds and fixed values (BT-5422, BT-5423) are none either.
 */
function weightOf(criterion: Element): number | null {
  for (const parameter of all(criterion, `${EXTENSION}/AwardCriterionParameter`)) {
    const unit = codeAt(parameter, 'ParameterCode', 'number-weight');
    const value = numberOf(textAt(parameter, 'ParameterNumeric'));
    if (unit === '' || unit === 'ord-imp' || value === null) continue;
    return unit.startsWith('dec') && value <= 1 ? Math.round(value * 10_000) / 100 : value;
  }
  return null;
}

function numberOf(text: string): number | null {
  return /^\d{1,6}(?:[.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : null;
}
