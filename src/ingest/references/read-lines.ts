import { CsvError, parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { DomainError } from '#lib/kernel';
import { REFERENCE_KINDS, type Fields, type ListedRow, type ReferenceName } from './reference-lists';

/** A line that could not be read, by its place in the file, whole, with the reason. */
export interface RefusedLine {
  line: number;
  raw: string;
  problem: string;
}

/** A list as a file tells it. */
export interface ReadList {
  /** Sorted by code, each code once */
  rows: ListedRow[];
  refused: RefusedLine[];
}

/** The largest official file, the CPV in 24 languages, has some 30 MB. */
const LARGEST = 64 * 1024 * 1024;
const MOST_LINES = 200_000;
const LONGEST_RAW = 500;

interface Line {
  line: number;
  fields: Fields;
}

/**
 * Reads the file of a list: CSV with comma, semicolon or tab and a line of names, JSON (an array of objects, or one object of
 * code and label), genericode XML.
 * @param origin its name, for the errors
 * @param isPart a part of the list is enough, as to try something out: nothing is kept of it
 * @throws DomainError `reference/…` when the file as a whole is not that list
 */
export function readList(name: ReferenceName, bytes: Uint8Array, origin: string, isPart = false): ReadList {
  const { row, usual, what } = REFERENCE_KINDS[name];
  const rows = new Map<string, ListedRow>();
  const refused: RefusedLine[] = [];
  for (const { line, fields } of linesOf(bytes, origin)) {
    const read = row(fields);
    if (read === null) continue;
    const problem =
      'problem' in read ? read.problem : rows.has(read.code) ? 'The code stands on an earlier line' : null;
    if (problem === null) rows.set((read as ListedRow).code, read as ListedRow);
    else refused.push({ line, raw: JSON.stringify(fields).slice(0, LONGEST_RAW), problem });
  }
  if (rows.size < (isPart ? 1 : usual / 2) || refused.length > rows.size) {
    throw new DomainError(
      'reference/not-this-list',
      `${origin} gives ${rows.size} rows of the ${usual} of « ${what} », and ${refused.length} lines that are none: it is cut short, or another list.${example(refused)}`,
      { status: 422 },
    );
  }
  return { rows: [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1)), refused };
}

function example([first]: readonly RefusedLine[]): string {
  return first ? ` Line ${first.line}: ${first.problem}.` : '';
}

function linesOf(bytes: Uint8Array, origin: string): Line[] {
  if (bytes.length > LARGEST) throw unreadable(origin, `has more than ${LARGEST / 1024 / 1024} MB`);
  const text = decoded(bytes, origin);
  const first = text.trimStart()[0];
  const lines =
    first === '<'
      ? ofGenericode(text, origin)
      : first === '[' || first === '{'
        ? ofJson(text, origin)
        : ofCsv(text, origin);
  if (lines.length > MOST_LINES) throw unreadable(origin, `has more than ${MOST_LINES} lines`);
  return lines;
}

function decoded(bytes: Uint8Array, origin: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(origin, 'is not in UTF-8: save it so, then load it again', cause);
  }
}

function ofCsv(text: string, origin: string): Line[] {
  const heading = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const delimiter = [';', '\t', ','].find((sign) => heading.includes(sign));
  if (!delimiter) throw unreadable(origin, 'is neither CSV, JSON nor genericode XML');
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      columns: (names: string[]) => names.map(columnName),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
      to: MOST_LINES + 1,
      info: true,
    }) as unknown as { info: { lines: number }; record: Fields }[];
    return records.map(({ info, record }) => ({ line: info.lines, fields: record }));
  } catch (cause) {
    throw unreadable(origin, cause instanceof CsvError ? `is no sound CSV: ${cause.message}` : 'cannot be read', cause);
  }
}

function ofJson(text: string, origin: string): Line[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw unreadable(origin, `is no sound JSON: ${(cause as Error).message}`, cause);
  }
  const told = Array.isArray(parsed)
    ? (parsed as unknown[])
    : Object.entries(parsed as object).map(([code, label]) => ({ code, label: label as unknown }));
  return told.map((fields, at) => ({
    line: at + 1,
    fields:
      typeof fields === 'object' && fields !== null
        ? Object.fromEntries(Object.entries(fields).map(([name, value]) => [columnName(name), value as unknown]))
        : {},
  }));
}

/** The code lists of the European Union's eForms SDK: rows of values that name their column. */
function ofGenericode(text: string, origin: string): Line[] {
  const parser = new SaxesParser({ position: true });
  const lines: Line[] = [];
  let row: Record<string, string> | null = null;
  let column: string | null = null;
  let depth = 0;
  parser.on('doctype', () => {
    throw unreadable(origin, 'declares a DOCTYPE, which is not read');
  });
  parser.on('error', (error) => {
    throw unreadable(origin, `is no sound XML: ${error.message.slice(0, 200)}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > 64) throw unreadable(origin, 'has more than 64 levels');
    if (name === 'Row') row = {};
    // Without namespaces the values of attributes are texts
    if (name === 'Value') column = columnName((attributes as Record<string, string>)['ColumnRef'] ?? '');
  });
  parser.on('text', (piece) => {
    if (row && column) row[column] = (row[column] ?? '') + piece;
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    if (name === 'Value') column = null;
    if (name !== 'Row' || !row) return;
    lines.push({ line: parser.line, fields: { code: row['code'], label: row['fra_label'] } });
    row = null;
  });
  parser.write(text).close();
  return lines;
}

function columnName(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, '_');
}

function unreadable(origin: string, why: string, cause?: unknown): DomainError {
  return new DomainError('reference/unreadable', `${origin} ${why}.`, { status: 422, cause });
}
