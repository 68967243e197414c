import type { NoticeFormat } from '../notice';
import { type Fields, fieldsOf } from '../reading/open-data';
import { isDecpRow, rowsOf } from './decp-rows';

/**
 * Where awards stand in a file, as paths of members from its root; the empty path is a list at the root. A path may lead to a
 * list of awards or, in files made from XML, to a lone one; all paths of a file that lead somewhere hold awards.
 *
 * - 2019 (arrêté of 14 April 2017): `{"marches": [award, …]}`, contracts and concessions mixed, told apart by `_type`
 *   (« Marché », « Contrat de concession »); no wrapper inside.
 * - 2022 (arrêtés of 22 December 2022, schema v2): `{"marches": {"marche": [award, …], "contrat-concession": [award, …]}}`, either
 *   list may be missing; inside, each entry of a list is wrapped once (`titulaires[].titulaire`, `modifications[].modification`).
 * - Publishers also write `{"marche": […]}`, `{"contrat-concession": […]}`, `{"concessions": […]}`, a bare list, or JSON lines.
 * - Tabular API: `{"data": [row, …], "links": {…}, "meta": {"page", "page_size", "total"}}`. Explore API v2.1:
 *   `{"total_count", "results": [row, …]}`; its exports are a bare list or JSON lines. Rows of one market are neighbours when
 *   they were asked for in its order, and go through `decpRowsToRecords` first.
 */
export const DECP_LISTS: readonly (readonly string[])[] = [
  [],
  ['marches'],
  ['marches', 'marche'],
  ['marches', 'contrat-concession'],
  ['marche'],
  ['contrat-concession'],
  ['contrats-concession'],
  ['concessions'],
  ['data'],
  ['results'],
];

/** Members that awards have in one format or the other; three of them, or two with a buyer, are no accident. */
const MEMBERS = [
  'titulaires',
  'concessionnaires',
  'objet',
  'codeCPV',
  'nature',
  'procedure',
  'lieuExecution',
  'dateNotification',
  'dateSignature',
  'datePublicationDonnees',
  'montant',
  'valeurGlobale',
  'formePrix',
];
const BUYERS = ['acheteur', 'autoriteConcedante', 'acheteur.id', 'acheteur_id'];

/** Members that came with the format of 2022. */
const OF_2022 = [
  'typesPrix',
  'modalitesExecution',
  'techniques',
  'considerationsSociales',
  'considerationsEnvironnementales',
  'actesSousTraitance',
  'offresRecues',
  'marcheInnovant',
  'attributionAvance',
  'sousTraitanceDeclaree',
  'typeGroupementOperateurs',
];

/** @returns whether a value already parsed from JSON is an award of DECP: nested, a row, or rows that were grouped */
export function isDecpRecord(value: unknown): boolean {
  if (rowsOf(value) !== null) return true;
  const fields = fieldsOf(value);
  if (!fields || Object.hasOwn(fields, 'idweb') || Object.hasOwn(fields, 'libelle')) return false;
  const count = MEMBERS.filter((name) => Object.hasOwn(fields, name)).length;
  return count >= 3 || (count >= 2 && BUYERS.some((name) => Object.hasOwn(fields, name)));
}

/** @returns the format of an award that `isDecpRecord` knows */
export function decpFormatOf(value: unknown): Extract<NoticeFormat, `decp-${string}`> {
  if (isDecpRow(value) || rowsOf(value) !== null) return 'decp-tabular';
  const fields: Fields = fieldsOf(value) ?? {};
  if (OF_2022.some((name) => Object.hasOwn(fields, name))) return 'decp-2022';
  const isWrapped = (list: unknown, member: string): boolean =>
    Array.isArray(list) && Object.hasOwn(fieldsOf(list[0]) ?? {}, member);
  return isWrapped(fields['titulaires'], 'titulaire') || isWrapped(fields['concessionnaires'], 'concessionnaire')
    ? 'decp-2022'
    : 'decp-2019';
}

/**
 * Parses the JSON of one award. Some publishers write the `NaN` of their tools, which is no JSON: it is read as null.
 * @returns the value, and whether such a word was replaced; null when it is no JSON even so
 */
export function parseDecpJson(text: string): { value: unknown; isRepaired: boolean } | null {
  try {
    return { value: JSON.parse(text), isRepaired: false };
  } catch {
    if (!/\b(?:NaN|Infinity)\b/.test(text)) return null;
  }
  try {
    return { value: JSON.parse(withoutBareWords(text)), isRepaired: true };
  } catch {
    return null;
  }
}

/** Writes `null` for each `NaN` or `Infinity` that stands outside a string, in one pass over the text. */
function withoutBareWords(text: string): string {
  const parts: string[] = [];
  const token = /"|-?\b(?:NaN|Infinity)\b/g;
  let from = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    if (found[0] === '"') {
      token.lastIndex = endOfString(text, token.lastIndex);
      continue;
    }
    parts.push(text.slice(from, found.index), 'null');
    from = token.lastIndex;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** @returns where the text goes on after the string that began just before `start`; its end when the string has none */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start); at !== -1; at = text.indexOf('"', at + 1)) {
    let first = at;
    while (first > start && text[first - 1] === '\\') first--;
    if ((at - first) % 2 === 0) return at + 1;
  }
  return text.length;
}
