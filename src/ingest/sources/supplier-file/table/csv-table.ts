import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ByteWindow, decode1252, decodeText } from '#lib/bytes';
import { DomainError } from '#lib/kernel';
import type { ListEncoding, ListOpening } from '../../../supplier-source.port';
import { guessDelimiter } from './guess-delimiter';
import { findHeadings, LINES_LOOKED_AT, type Headings, type Line } from './headings';
import { isEmpty, letterOf, MAX_COLUMNS, tooManyColumns, type Table, type TableRow } from './table';

/** A line longer than this is no line: a quote was opened and never closed. */
const MAX_LINE = 16 * 1024 * 1024;
const LOOKED_AT = 64 * 1024;

interface Record extends Line {
  mended: number[];
}

/**
 * Opens a list of comma-separated values, whatever separates them. Bytes are read as UTF-8, and cell by cell as Windows-1252 where
 * they are not; UTF-16 by its byte order mark.
 * @throws DomainError `import/empty`, `import/no-rows`, `import/not-text`, `import/too-many-columns`; `import/bad-quotes` from its rows
 */
export async function openCsv(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: ListOpening,
): Promise<Table> {
  const { bytes, encoding, remarks } = await opened(chunks, options.encoding);
  const window = new ByteWindow(bytes);
  window.hold();
  while (window.rest().length < LOOKED_AT && (await window.more()));
  const head = Buffer.from(window.rest().subarray(0, LOOKED_AT)).toString('latin1');
  window.letGo();
  if (head.trim() === '') throw new DomainError('import/empty', 'The file is empty: fetch it again.');
  if (isBinary(head)) throw notText();
  const delimiter = options.delimiter ?? guessDelimiter(head);
  const records = recordsOf(window, delimiter, encoding);
  const first: Record[] = [];
  while (first.length < LINES_LOOKED_AT) {
    const next = await records.next();
    if (next.done) break;
    if (next.value.cells.some((cell) => !isEmpty(cell))) first.push(next.value);
  }
  if (first.length === 0) throw new DomainError('import/empty', 'The file holds no word: fetch it again.');
  const headings = findHeadings(first, () => null);
  if (headings.rowsFrom >= first.length) {
    throw new DomainError('import/no-rows', 'The file holds headings and no row under them.');
  }
  const told = [`Columns are separated by ${SIGNS[delimiter] ?? `« ${delimiter} »`}.`, ...remarks, ...headings.remarks];
  const width = Math.max(headings.names.length, first[headings.rowsFrom - 1]?.cells.length ?? 0);
  const rows = rowsOf(first.slice(headings.rowsFrom), records, headings, width);
  return {
    format: 'csv',
    sheet: null,
    sheets: [],
    headings: headings.names,
    headingLine: headings.line,
    remarks: told,
    rows,
  };
}

const SIGNS: { [sign: string]: string } = { ';': 'semicolons', ',': 'commas', '\t': 'tabulations', '|': 'bars' };

async function* rowsOf(
  first: readonly Record[],
  rest: AsyncGenerator<Record>,
  headings: Headings,
  width: number,
): AsyncGenerator<TableRow> {
  try {
    for (const record of first) yield rowOf(record, headings, width);
    for await (const record of rest)
      if (record.cells.some((cell) => !isEmpty(cell))) yield rowOf(record, headings, width);
  } finally {
    await rest.return(undefined);
  }
}

function rowOf({ line, cells, mended }: Record, { names }: Headings, width: number): TableRow {
  const nameAt = (column: number): string => names[column] ?? letterOf(column);
  const row: TableRow = { line, cells, ...(mended.length > 0 ? { mended: mended.map(nameAt) } : {}) };
  const extra = cells.findIndex((cell, column) => column >= width && !isEmpty(cell));
  if (extra !== -1 || cells.length < names.length) {
    const column = nameAt(extra === -1 ? cells.length : extra);
    const message =
      extra === -1
        ? `The line has ${cells.length} cells, the headings ${names.length}: it ends before « ${column} ».`
        : `The line has ${cells.length} cells, the headings ${width}: quote the cells that hold the separator.`;
    return { ...row, problem: { code: 'row-ragged', column, message } };
  }
  return row;
}

/** Cells come as one letter a byte, so that each can be decoded by itself, and named when it is no UTF-8. */
async function* recordsOf(window: ByteWindow, delimiter: string, encoding: ListEncoding): AsyncGenerator<Record> {
  const parser = parse({
    delimiter,
    encoding: 'latin1',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_LINE,
    // Its types know no record but a list of texts
    on_record: ((cells: string[], { lines }: { lines: number }) => ({ cells, line: lines })) as never,
  });
  let failure: unknown = null;
  pipeline(Readable.from(window.pieces()), parser, (error) => (failure = error));
  try {
    for await (const { cells, line } of parser as AsyncIterable<{ cells: string[]; line: number }>) {
      if (cells.length > MAX_COLUMNS && cells.findLastIndex((cell) => cell.trim() !== '') >= MAX_COLUMNS)
        throw tooManyColumns();
      const mended: number[] = [];
      for (let column = 0; column < cells.length; column += 1) {
        if (!isAccented(cells[column]!)) continue;
        const bytes = Buffer.from(cells[column]!, 'latin1');
        const decoded = encoding === 'windows-1252' ? { text: decode1252(bytes), repaired: false } : decodeText(bytes);
        cells[column] = decoded.text;
        if (decoded.repaired) mended.push(column);
      }
      yield { line, cells, mended };
    }
  } catch (error) {
    throw told(failure ?? error);
  } finally {
    await window.leave();
  }
}

// oxlint-disable-next-line no-control-regex
const ACCENTED = /[\u0080-\u00ff]/;
function isAccented(text: string): boolean {
  return ACCENTED.test(text);
}

/** The library's sentences quote the cell, which may hold names and addresses: they do not go on. */
function told(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = (error as { lines?: number }).lines;
  const place = line === undefined ? '' : ` at line ${line}`;
  return new DomainError(
    'import/bad-quotes',
    error.code === 'CSV_MAX_RECORD_SIZE'
      ? `A line of more than 16 MB stands${place}: a quote is opened there and never closed.`
      : `The quotes${place} are not those of a list (${error.code}): close each quote that is opened.`,
  );
}

async function opened(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, asked: ListEncoding | undefined) {
  const window = new ByteWindow(chunks);
  while (window.rest().length < 3 && (await window.more()));
  const [first, second, third] = window.rest();
  const isUtf16 = first === 0xff && second === 0xfe;
  if (first === 0xfe && second === 0xff)
    throw new DomainError('import/not-text', 'The file is UTF-16 big-endian: save it again as UTF-8.');
  if (isUtf16) window.at += 2;
  else if (first === 0xef && second === 0xbb && third === 0xbf) window.at += 3;
  if (isUtf16 || asked === 'utf-16le')
    return { bytes: fromUtf16(window), encoding: 'utf-8' as const, remarks: ['The file is UTF-16.'] };
  return { bytes: window.pieces(), encoding: asked ?? ('utf-8' as const), remarks: [] };
}

async function* fromUtf16(window: ByteWindow): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-16le');
  for await (const piece of window.pieces()) yield Buffer.from(decoder.decode(piece, { stream: true }));
}

/** A stray NUL is mended in its cell; many signs that no text has are another kind of file. */
function isBinary(head: string): boolean {
  // oxlint-disable-next-line no-control-regex
  const strange = head.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  return strange > 8 && strange > head.length / 100;
}

function notText(): DomainError {
  return new DomainError(
    'import/not-text',
    'The file is no text: give CSV, one sheet of XLSX, or the JSON of the directory.',
  );
}
