import { plain } from '#lib/nomenclature';
import { entriesOf, type Fields, fieldsOf, scalar } from '../reading/open-data';
import { holderList, isRepeatedDigit } from './decp-holders';

/** An object wholly made of these words, one of them « test », was sent to try a connection. */
const TEST_WORDS =
  /^(?:tests?|essais?|marches?|concession|pes|decp|json|xml|envois?|renvoi|objet|pour|de|du|la|le|un|une|en|ne|pas|tenir|compte|preprod|production|recette|\d{1,4})$/;

/**
 * Whether an award only tries a connection: its object says so and nothing else (« marché pes test », never « tests de
 * dépistage »), or its buyer, its number or all its holders are one digit repeated (`22222222222222`; zeros and nines only fill).
 * @param ids the number of the award and the identifier of its buyer
 */
export function isTestAward(fields: Fields, ids: readonly string[], title: string): boolean {
  const words: string[] = plain(title).match(/[\p{L}\d]+/gu) ?? [];
  if (words.includes('test') && words.every((word) => TEST_WORDS.test(word))) return true;
  if (ids.some(isTried)) return true;
  const { list, member } = holderList(fields);
  const holders = entriesOf(fields[list], member).map(fieldsOf);
  return holders.length > 0 && holders.every((holder) => isTried(scalar(holder?.['id'])));
}

function isTried(id: string): boolean {
  return isRepeatedDigit(id) && /[1-8]/.test(id);
}
