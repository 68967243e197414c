import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Notice, type ParsedNotice, readApprochRecord, readDecpRecord, type Repair } from '#lib/notice-formats';
import { at, type Editable } from './notice.factory';

const LISTS = {
  'decp-2019': 'marches/0',
  'decp-2022': 'marches/marche/0',
  'decp-concession': 'marches/contrat-concession/0',
  'decp-row': 'data/3',
  approch: 'results/0',
} as const;
const FILES: Partial<Record<keyof typeof LISTS, string>> = {
  'decp-concession': 'decp-2022',
  'decp-row': 'decp-tabular',
};

/** @returns a file of ours in the real format of its source, its organisations fictional */
export function openDataFile(name: string): Editable {
  const path = join(__dirname, `../fixtures/notices/${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Editable;
}

/** @returns one record of such a file, with members replaced; `undefined` takes one away */
export function anOpenDataRecord(kind: keyof typeof LISTS, changes: Editable = {}): Editable {
  return { ...at(openDataFile(FILES[kind] ?? kind), LISTS[kind]), ...changes };
}

/** @returns the notice that an award or a project gives, and the repairs made */
export function readOpenData(
  kind: keyof typeof LISTS,
  changes: Editable = {},
): { format: string; notice: Notice; repairs: Repair[] } {
  const parsed = parseOpenData(kind, changes);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed;
}

/** @returns what reading an award or a project gives, a notice or problems */
export function parseOpenData(kind: keyof typeof LISTS, changes: Editable = {}): ParsedNotice {
  const record = anOpenDataRecord(kind, changes);
  return kind === 'approch' ? readApprochRecord(record) : readDecpRecord(record);
}
