import { DomainError } from '#lib/kernel';

/** What a cell holds: words, a number (its digits as the file writes them), or nothing where a value is due. */
export type Cell = string | { number: number; text: string } | { missing: 'formula' | 'error'; text: string };

/** One line of a list, under its headings. */
export interface TableRow {
  /** Line of the file or of its sheet, from 1 */
  line: number;
  cells: readonly Cell[];
  /** The line itself is broken, so no cell of it can be trusted */
  problem?: { code: 'row-ragged'; column: string; message: string };
  /** Columns in which bytes were no UTF-8 and were read as Windows-1252 */
  mended?: readonly string[];
}

/** A list of columns and lines, opened: its headings are read, its rows come as they are asked for. */
export interface Table {
  format: 'csv' | 'xlsx';
  /** The sheet that is read; null for CSV */
  sheet: string | null;
  /** All sheets of the file */
  sheets: readonly string[];
  /** One name per column, each once: its heading, else its letter */
  headings: readonly string[];
  headingLine: number;
  /** What was seen and settled while it was opened, in words */
  remarks: readonly string[];
  rows: AsyncIterable<TableRow>;
}

/** Spreadsheets may have 16,384 columns; nobody writes a list of suppliers in more than this. */
export const MAX_COLUMNS = 1_000;

export function tooManyColumns(): DomainError {
  return new DomainError(
    'import/too-many-columns',
    `The list has more than ${MAX_COLUMNS} columns: leave out what is not read.`,
  );
}

/** @returns the letters of a column, from 0: A, B … Z, AA */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return `${rest < 0 ? '' : letterOf(rest)}${String.fromCharCode(65 + (column % 26))}`;
}

/** @returns a cell as words, blanks around them gone */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  return 'number' in cell ? cell.text : '';
}

export function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' ? cell.trim() === '' : 'missing' in cell);
}
