import { plain } from '#lib/nomenclature';
import type { MarkSource, Tag, TextBlock } from '../marks/mark-source';
import type { Place } from '../reading/dates';
import { type Fields, readLine } from '../reading/open-data';
import { plainLine } from '../text/plain-text';

const SAYS_NO = /^(?:non|no|false|0|aucune?|neant|sans objet|pas de\b)/;
const SAYS_YES = /^(?:oui|yes|true|1)$/;

/** A label is a tag only; a sentence is text as well. */
const LONGEST_LABEL = 40;

/** Fields that speak of levers, whatever their exact name, which has changed: `considerations_sociales`, `marche_reserve`… */
const FIELD = /consideration|clause|critere|reserv|insertion|esat|siae|environn/;

/**
 * What the fields of a project say of levers. What says only yes is a tag by the name of its field; words that name a clause,
 * a criterion or a reservation are a tag, and sentences are text too.
 */
export function considerationsOf(fields: Fields, at: Place): MarkSource {
  const tags: Tag[] = [];
  const blocks: TextBlock[] = [];
  for (const [name, value] of Object.entries(fields).slice(0, 200)) {
    const path = plainLine(name).slice(0, 100);
    const field = plain(path).replace(/[_\W]+/g, ' ');
    if (!FIELD.test(field)) continue;
    const said = Array.isArray(value) ? value.slice(0, 20) : [value];
    const text = said.map((each) => readLine(each, { ...at, path })).join(', ');
    const folded = plain(text);
    if (folded === '' || SAYS_NO.test(folded)) continue;
    const isYes = SAYS_YES.test(folded);
    const lever = leverOf(isYes ? field : `${field} ${folded}`);
    if (lever) tags.push({ lever, articles: [], path, excerpt: text.slice(0, 200) });
    if (text.length > LONGEST_LABEL) blocks.push({ path, text, role: /critere/.test(field) ? 'criterion' : 'text' });
  }
  return { tags, blocks };
}

/** Planning says less than a call: a consideration that is no criterion and no reservation counts as a clause, to check. */
function leverOf(words: string): Tag['lever'] | null {
  if (/\breserv/.test(words)) return 'reserved-unspecified';
  const isCriterion = /critere/.test(words);
  if (/environn|ecolog/.test(words)) return isCriterion ? 'environment-criterion' : 'environment-clause';
  if (/socia|insertion|esat|siae/.test(words)) return isCriterion ? 'social-criterion' : 'social-clause';
  return null;
}
