import type { AwardCriterion } from '../notice';
import { plainLine, plainText } from '../text/plain-text';

const MOST = 60;
const IS_PRICE = /\bprix\b|\btarif|\bmontant|\bfinanci[eè]re?s?\b/i;
const IS_COST = /\bco[uû]ts?\b/i;
const WEIGHT = /(?<![\d,.])(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|pour cent\b|points?\b|pts?\b)/i;
const ORNAMENT = /^[\s\-–—•*.:;,()]+|^\d{1,2} ?[-.°)]+\s*|[\s\-–—:;,(]+$/g;

/** @returns a criterion named by the source, its kind told by its name when the source does not say it; null without a name */
export function criterionOf(
  name: string,
  weight: string,
  kind: AwardCriterion['kind'] = kindOf(name),
): AwardCriterion | null {
  const line = plainLine(name);
  return line === '' ? null : { kind, name: line, weight: weightOf(weight) };
}

/** @returns a weight as the source gives it, `60`, `60 %`, `7,5`, or null */
export function weightOf(text: string): number | null {
  const given = /^\s*(\d{1,4}(?:[.,]\d{1,4})?)\s*(?:%|points?|pts?)?\s*$/i.exec(text)?.[1];
  const value = Number((given ?? '').replace(',', '.'));
  return given !== undefined && value > 0 && value <= 1_000 ? value : null;
}

function kindOf(name: string): AwardCriterion['kind'] {
  return IS_PRICE.test(name) ? 'price' : IS_COST.test(name) ? 'cost' : 'quality';
}

/**
 * Criteria written as running text: each piece that bears a weight is one, when two at least do; else the whole text is one,
 * of unknown kind.
 */
export function criteriaInWords(text: string): AwardCriterion[] {
  const plain = plainText(text);
  if (plain === '') return [];
  const pieces = plain.split(/\n|;|\s[-–—•]\s|(?<=\d ?%)\s*[,.)]+\s*/).slice(0, 4 * MOST);
  const weighed = pieces.flatMap((piece) => {
    const weight = WEIGHT.exec(piece);
    const name = weight ? piece.replace(weight[0], ' ').replace(ORNAMENT, '').replace(ORNAMENT, '') : '';
    const criterion = weight && /\p{L}{3}/u.test(name) ? criterionOf(name, weight[1]!) : null;
    return criterion ? [criterion] : [];
  });
  return weighed.length >= 2 ? weighed.slice(0, MOST) : [{ kind: null, name: plainLine(plain), weight: null }];
}
