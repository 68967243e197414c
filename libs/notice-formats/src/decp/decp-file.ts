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
