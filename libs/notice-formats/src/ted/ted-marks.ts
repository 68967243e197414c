import type { Tag, TextBlock } from '../marks/mark-source';
import { all, type Element } from '../tree/element';
import { criteriaIn } from './ted-criteria';
import { isWithheld, within, wordsOf } from './ted-text';

export type TextField = readonly [path: string, role: TextBlock['role']];

/**
 * What a tag of TED says. Sheltered workshops and programmes are articles 20 of 2014/24 and 19 of 2004/18, which do not say
 * L2113-12 or -13: the words decide, as they do for BT-71 `res-ws`. A service mission is article 77: L2113-15. A profession
 * (`PARTICULAR_PROFESSION`) is no reservation of this kind, and is not listed.
 */
const TAGS: Readonly<Record<string, Pick<Tag, 'lever' | 'articles'>>> = {
  RESTRICTED_SHELTERED_WORKSHOP: { lever: 'reserved-unspecified', articles: [] },
  RESTRICTED_SHELTERED_PROGRAM: { lever: 'reserved-unspecified', articles: [] },
  RESTRICTED_TO_SHELTERED_WORKSHOPS: { lever: 'reserved-unspecified', articles: [] },
  RESTRICTED_TO_FRAMEWORK: { lever: 'reserved-unspecified', articles: [] },
  RESERVED_ORGANISATIONS_SERVICE_MISSION: { lever: 'reserved-ess', articles: ['L2113-15'] },
};

/** @returns the tags of reservation under a section III, whatever the schema */
export function reservationTags(conditions: Element | undefined): Tag[] {
  return within(conditions, Object.keys(TAGS)).map(({ name }) => ({ ...TAGS[name]!, path: name, excerpt: name }));
}

/** @returns the texts of some fields of an element, with the path they were read at */
export function blocksIn(element: Element, fields: readonly TextField[]): TextBlock[] {
  return fields.flatMap(([path, role]) =>
    all(element, path)
      .filter((found) => !isWithheld(found))
      .map((found) => ({ path, text: wordsOf(found), role }))
      .filter((block) => block.text !== ''),
  );
}

/** Whom a lever is for, in the field that is about regulated professions. */
const NAMES_BENEFICIARIES =
  /insertion par|d['’]insertion|entreprises? adapt[ée]e|\bESAT\b|handicap|d[ée]favoris[ée]|\bL\.? ?(?:2113|3113)-1/i;

/**
 * Some buyers write the reservation to structures where the form asks for the law that reserves a service to a profession:
 * that text speaks of a lever only when it names them.
 */
export function professionBlocks(form: Element, name: string): TextBlock[] {
  return within(form, [name])
    .map((element): TextBlock => ({ path: name, text: wordsOf(element), role: 'text' }))
    .filter((block) => NAMES_BENEFICIARIES.test(block.text));
}

/** @returns the names of the award criteria under an element, each a text */
export function criterionBlocks(element: Element): TextBlock[] {
  return criteriaIn(element).map(({ name }) => ({ path: 'AC_CRITERION', text: name, role: 'criterion' }));
}
