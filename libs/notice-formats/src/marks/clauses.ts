import type { Lever } from '#lib/nomenclature';
import * as words from './clause-words';
import type { Sentence } from './sentences';

/** A lever other than a reservation that a sentence says. */
export interface SaidLever {
  lever: Extract<
    Lever,
    'social-clause' | 'insertion-object' | 'environment-clause' | 'social-criterion' | 'environment-criterion'
  >;
  at: number;
}

/** @returns the clauses, the insertion that is the object itself, and the criteria that a sentence says; none when it says the opposite */
export function clausesIn({ plain }: Sentence): SaidLever[] {
  const said: SaidLever[] = [];
  const object = objectIn(plain);
  if (object) said.push({ lever: 'insertion-object', at: object.index });
  const clause = object ? null : clauseIn(plain);
  if (clause) said.push({ lever: 'social-clause', at: clause.index });
  const green = standing(words.GREEN, plain);
  if (green) said.push({ lever: 'environment-clause', at: green.index });
  if (!words.IS_CRITERION.test(plain)) return said;
  const socialCriterion = standing(words.SOCIAL_IN_TEXT, plain);
  if (socialCriterion) said.push({ lever: 'social-criterion', at: socialCriterion.index });
  const greenCriterion = standing(words.GREEN_IN_TEXT, plain);
  if (greenCriterion) said.push({ lever: 'environment-criterion', at: greenCriterion.index });
  return said;
}

/** @returns the social and environmental criteria that the words of an award criterion say, and a clause it weighs by name */
export function criteriaIn({ plain }: Sentence): SaidLever[] {
  const said: SaidLever[] = [];
  const social = standing(words.SOCIAL_CRITERION, plain);
  if (social && !words.OF_REFERENCES.test(plain.slice(0, social.index)))
    said.push({ lever: 'social-criterion', at: social.index });
  const green = standing(words.GREEN_CRITERION, plain);
  if (green && !words.OF_REFERENCES.test(plain.slice(0, green.index)))
    said.push({ lever: 'environment-criterion', at: green.index });
  const clause = standing(words.CLAUSE, plain);
  if (clause && words.CARRIED_OUT.test(plain)) said.push({ lever: 'social-clause', at: clause.index });
  return said;
}

function objectIn(plain: string): RegExpExecArray | null {
  if (words.SERVICE_OF_INSERTION.test(plain)) return null;
  const supported = standing(words.OBJECT_WITH_SUPPORT, plain);
  if (supported && !words.CLAUSE.test(plain)) return supported;
  const bought = standing(words.OBJECT, plain);
  return bought && !/\b(?:titulaires?|attributaires?|devra|clauses?|heures?)\b/.test(plain) ? bought : null;
}

function clauseIn(plain: string): RegExpExecArray | null {
  const named =
    standing(words.CLAUSE, plain) ??
    (words.LAW_FOR_ALL.test(plain) ? null : standing(words.CONDITION, plain)) ??
    (words.SERVICE_TO_PEOPLE.test(plain) && !words.CLAUSE.test(plain) ? null : standing(words.HOURS_KEPT, plain)) ??
    standing(words.SHARE_KEPT, plain);
  if (named) return isSpokenOf(plain, named) ? null : named;
  if ((words.PAPERWORK.test(plain) && !words.HOLDER_MUST.test(plain)) || words.SOCIAL_IN_TEXT.test(plain)) return null;
  const given = standing(words.GIVEN_TO, plain);
  if (given && words.MUST.test(plain)) return given;
  if (!words.BINDS.test(plain)) return null;
  const young = standing(words.YOUNG_TAKEN_IN, plain);
  const isBound = words.BINDS_HOLDER.test(plain) && words.MUST.test(plain);
  if (young && isBound && !words.SERVICE_TO_PEOPLE.test(plain.slice(0, young.index))) return young;
  const insertion = isService(plain) ? null : standing(words.INSERTION, plain);
  const isBody =
    insertion !== null && words.OF_A_BODY.test(plain.slice(Math.max(0, insertion.index - 80), insertion.index));
  if (insertion && !isBody && !isSpokenOf(plain, insertion)) return insertion;
  const people = standing(words.PEOPLE, plain);
  if (!people || words.SERVICE_TO_PEOPLE.test(plain)) return null;
  // "éloignées de l'emploi" is no employment: what they are given to do stands elsewhere
  const rest = `${plain.slice(0, people.index)} ${plain.slice(people.index + people[0].length)}`;
  return words.TO_WORK.test(rest) ? people : null;
}

function isService(plain: string): boolean {
  return words.SERVICE_OF_INSERTION.test(plain) && !words.BOUND_TO.test(plain);
}

function isSpokenOf(plain: string, match: RegExpExecArray): boolean {
  const before = plain.slice(Math.max(0, match.index - 100), match.index);
  return words.OF_A_KIND.test(before) || words.OTHER_INSERTION.test(before) || words.SUPPOSED.test(before);
}

/** @returns where a pattern is found without being denied, null when it is not */
function standing(pattern: RegExp, plain: string): RegExpExecArray | null {
  const match = pattern.exec(plain);
  if (!match) return null;
  const before = plain.slice(Math.max(0, match.index - 50), match.index);
  const after = plain.slice(match.index + match[0].length);
  return words.DENIED_BEFORE.test(before) || words.DENIED_AFTER.test(after) ? null : match;
}

/** Time that is no work of insertion: a delay, a week, hours of the day. */
const OTHER_HOURS = /\b(?:sous|delai de|d[ée]lai de|dans les) ?$/i;
const PER_PERIOD = /^ ?(?:par (?:semaine|jour|mois)|hebdomadaires?|\/ ?(?:jour|semaine)|ouvr)/i;

/**
 * Hours of insertion that some words set.
 * @returns the number of `1 200 heures d’insertion`, or null when none is written; the greatest when several are
 */
export function clauseHours(text: string): number | null {
  const found = [
    ...text.matchAll(/(?<![\d.,])(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d{1,6})\s?(?:heures?|h)\b(?!\s?\d)/gi),
  ]
    .filter((match) => {
      const after = text.slice(match.index + match[0].length, match.index + match[0].length + 20);
      return !OTHER_HOURS.test(text.slice(Math.max(0, match.index - 14), match.index)) && !PER_PERIOD.test(after);
    })
    .map((match) => Number(match[1]!.replace(/\D/g, '')))
    .filter((hours) => hours > 0);
  return found.length > 0 ? Math.max(...found) : null;
}
