import { plain } from '#lib/nomenclature';
import type { Tag } from '../marks/mark-source';
import type { Place } from '../reading/dates';
import { quoted } from '../reading/findings';
import { entriesOf, scalar } from '../reading/open-data';

/** Values of schema v2.0.3, folded; `reserve` is both « Marché réservé » and « Concession réservée ». */
const LEVERS: readonly (readonly [RegExp, Tag['lever']])[] = [
  [/\breserve/, 'reserved-unspecified'],
  [/\bclauses? sociale/, 'social-clause'],
  [/\bcriteres? socia/, 'social-criterion'],
  [/\bclauses? environnementale/, 'environment-clause'],
  [/\bcriteres? environnementa/, 'environment-criterion'],
];
const NONE = /^(?:pas de |sans |aucune? |neant|non$|false$)/;

/**
 * The levers that `considerationsSociales` and `considerationsEnvironnementales` name, each once. Values come as a list under
 * their member, a bare list, or one text with commas.
 */
export function considerationTags(value: unknown, member: string, at: Place): Tag[] {
  const said = entriesOf(value, member).flatMap((entry) => scalar(entry).split(/[,;|]/));
  const tags = new Map<string, Tag>();
  for (const excerpt of said.map((each) => each.trim()).filter((each) => each !== '')) {
    const folded = plain(excerpt);
    const lever = NONE.test(folded) ? null : LEVERS.find(([words]) => words.test(folded))?.[1];
    if (lever === undefined) at.findings.repair('field-invalid', at.path, `Valeur inconnue : ${quoted(excerpt)}.`);
    else if (lever !== null) tags.set(lever, { lever, articles: [], path: at.path, excerpt: quotedPlainly(excerpt) });
  }
  return [...tags.values()];
}

/** A value of a closed list is short; what a hostile one adds is cut, and what a database refuses is gone. */
function quotedPlainly(excerpt: string): string {
  return quoted(excerpt).slice(2, -2);
}
