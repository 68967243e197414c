import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notice, ParsedNotice } from '#lib/notice-formats';
import { readBoampRecord } from '#lib/notice-formats';

/** A JSON object that a test edits freely. */
export type Editable = { [name: string]: any };

const TWO_LOTS = readFileSync(join(__dirname, '../fixtures/notices/two-lots.json'), 'utf8');

/** What a test may edit of a record: its flat fields, its index, its eForms document, the lots of it. */
export interface RecordParts {
  fields: Editable;
  gestion: Editable;
  document: Editable;
  lots: Editable[];
}

/**
 * A BOAMP record in its real format, written by us: a call of two lots, the second tagged `res-ws`.
 * @param edit changes what the test is about, before `donnees` and `gestion` are written as JSON strings
 */
export function aBoampRecord(edit: (parts: RecordParts) => void = () => undefined): Editable {
  const fields = JSON.parse(TWO_LOTS) as Editable;
  const { gestion, donnees } = fields as { gestion: Editable; donnees: Editable };
  const document = (donnees['EFORMS'] as Editable)['ContractNotice'] as Editable;
  edit({ fields, gestion, document, lots: document['cac:ProcurementProjectLot'] as Editable[] });
  const asText = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  return { ...fields, gestion: asText(fields['gestion']), donnees: asText(fields['donnees']) };
}

/** @returns the notice read from a record, with its repairs; throws when it was refused */
export function readNotice(edit?: (parts: RecordParts) => void): Extract<ParsedNotice, { ok: true }> {
  const parsed = readBoampRecord(aBoampRecord(edit));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed;
}

/** @returns a notice as a room receives it, with the fields a test sets */
export function aNotice(more: Partial<Notice> = {}): Notice {
  return { ...readNotice().notice, ...more };
}
