import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedNotice, readBoampRecord } from '#lib/notice-formats';

/** A JSON object that a test edits. */
export type Editable = Record<string, unknown>;

const TWO_LOTS = readFileSync(join(__dirname, '../fixtures/notices/two-lots.json'), 'utf8');

/** What a test may edit of a record: its flat fields, its index, its eForms document, the lots of it. */
export interface RecordParts {
  fields: Editable;
  gestion: Editable;
  document: Editable;
  lots: Editable[];
}

/** Where a document keeps what UBL has no place for. */
export const EXTENSION = 'ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension';

/** @returns the object or list at a path of member names and list positions, joined by `/` */
export function at(tree: unknown, path: string): Editable {
  return path.split('/').reduce((here, name) => (here as Editable)[name], tree) as Editable;
}

/** Sets what stands at a path; `undefined` takes it away. */
export function put(tree: unknown, path: string, value: unknown): void {
  const cut = path.lastIndexOf('/');
  const parent = cut === -1 ? (tree as Editable) : at(tree, path.slice(0, cut));
  if (value === undefined) Reflect.deleteProperty(parent, path.slice(cut + 1));
  else parent[path.slice(cut + 1)] = value;
}

/**
 * A BOAMP record in its real format, written by us: a call of two lots, the second tagged `res-ws`.
 * @param edit changes what the test is about, before `donnees` and `gestion` are written as JSON strings
 */
export function aBoampRecord(edit: (parts: RecordParts) => void = () => undefined): Editable {
  const fields = JSON.parse(TWO_LOTS) as Editable;
  const document = at(fields, 'donnees/EFORMS/ContractNotice');
  const lots = document['cac:ProcurementProjectLot'] as Editable[];
  edit({ fields, gestion: fields['gestion'] as Editable, document, lots });
  return { ...fields, gestion: written(fields['gestion']), donnees: written(fields['donnees']) };
}

/** @returns the notice read from a record, with its repairs; throws when it was refused */
export function readNotice(edit?: (parts: RecordParts) => void): Extract<ParsedNotice, { ok: true }> {
  const parsed = readBoampRecord(aBoampRecord(edit));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed;
}

function written(member: unknown): unknown {
  return typeof member === 'object' && member !== null ? JSON.stringify(member) : member;
}
