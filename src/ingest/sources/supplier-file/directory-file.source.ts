import { DomainError } from '#lib/kernel';
import type { SupplierAsk, SupplierList, SupplierPage, SupplierRow, SupplierSource } from '../../supplier-source.port';
import { DIRECTORY_FILE, nameOf, readDirectoryRow } from './directory-reading';
import { jsonRows, type JsonRow } from './json-rows';

/** The public directory of insertion structures: one JSON array of rows, or one row a line. */
export const directoryFile: SupplierSource = {
  name: DIRECTORY_FILE,
  parserVersion: '2',
  async *ask({ list }: SupplierAsk): AsyncGenerator<SupplierPage> {
    if (!list)
      throw new DomainError('import/no-list', 'Give the file of the directory: it is no register to be asked.');
    yield { origin: list.name, rows: rowsOf(list), position: null, expected: null };
  },
  readAgain(raw: unknown): SupplierRow {
    return typeof raw === 'string'
      ? unreadable({ text: raw, problem: 'row-not-json' }, 0)
      : readDirectoryRow(raw, 0, null);
  },
};

async function* rowsOf({ bytes, day }: SupplierList): AsyncGenerator<SupplierRow> {
  let index = 0;
  for await (const row of jsonRows(bytes)) {
    if ('problem' in row) yield unreadable(row, index);
    else yield mended(readDirectoryRow(row.value, index, day), row.isMended);
    index += 1;
  }
}

function mended(row: SupplierRow, isMended: boolean): SupplierRow {
  if (!row.ok || !isMended || 'siren' in row) return row;
  return { ...row, repairs: [{ code: 'text-not-utf8', path: '', record: row.record.siret }, ...row.repairs] };
}

function unreadable({ text, problem }: Extract<JsonRow, { text: string }>, index: number): SupplierRow {
  const message = problem === 'row-too-large' ? 'The row has more than 16 MB.' : 'The row is not JSON.';
  return { ok: false, record: nameOf(null, index), problems: [{ code: problem, path: '', message }], raw: text };
}
