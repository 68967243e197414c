/** A cell that a spreadsheet would run as a formula, spaces and quotes in front included (ASVS 1.2.10) */
const FORMULA = /^[\s"']*[=+\-@\t\r|%]/;

/**
 * @param rows text cells; a row may be shorter than the others
 * @returns CSV that French spreadsheets open as it is: semicolons, every cell quoted, a byte order mark, CRLF. A cell
 *   that would run as a formula is kept as text by an apostrophe in front.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const flat = text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\r\n]+/g, ' ');
  const safe = FORMULA.test(flat) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(flat) ? `'${flat}` : flat;
  return `"${safe.replaceAll('"', '""')}"`;
}
