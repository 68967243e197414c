/** A cell that a spreadsheet would run as a formula, spaces and quotes in front included (ASVS 1.2.10) */
const FORMULA = /^[\s"']*[=+\-@\t\r|%]/;

/** What a file of CSV begins with, for spreadsheets to read its accents */
export const CSV_MARK = '\ufeff';

/** @returns some lines of CSV, as `csvText` without the mark that a file begins with: for one written piece by piece */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');
}

/**
 * @param rows text cells; a row may be shorter than the others
 * @returns CSV that French spreadsheets open as it is: semicolons, every cell quoted, a byte order mark, CRLF. A cell
 *   that would run as a formula is kept as text by an apostrophe in front.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return CSV_MARK + csvRows(rows);
}

function cell(text: string): string {
  const flat = text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\r\n]+/g, ' ');
  const safe = FORMULA.test(flat) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(flat) ? `'${flat}` : flat;
  return `"${safe.replaceAll('"', '""')}"`;
}
