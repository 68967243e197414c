import { strToU8, zipSync, type Zippable } from 'fflate';

/** A cell: words, a number, a day (a number that a style shows as one), a formula with or without its value, an error. */
export type WorkbookCell =
  string | number | null | { day: number } | { formula: string; value?: string | number } | { error: string };

interface Told {
  sheets: { name: string; rows: WorkbookCell[][]; merged?: string[]; isHidden?: boolean }[];
  /** Texts stand in their cells instead of the shared table */
  inline?: boolean;
  /** Parts to add, or to put in place of the right ones */
  parts?: Record<string, string | Uint8Array>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** @returns the bytes of an XLSX workbook, as spreadsheets write it */
export function aWorkbook({ sheets, inline = false, parts = {} }: Told): Buffer {
  const texts: string[] = [];
  const files: Record<string, string | Uint8Array> = {
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="r"><workbookPr/><sheets>${sheets
      .map(
        ({ name, isHidden }, n) =>
          `<sheet name="${escaped(name)}" sheetId="${n + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${n + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="p">${sheets
      .map((_sheet, n) => `<Relationship Id="rId${n + 1}" Target="worksheets/sheet${n + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  };
  for (const [n, { rows, merged = [] }] of sheets.entries()) {
    files[`xl/worksheets/sheet${n + 1}.xml`] = sheetXml(rows, merged, inline ? null : texts);
  }
  files['xl/sharedStrings.xml'] =
    `${HEAD}<sst xmlns="${MAIN}">${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`;
  const packed: Zippable = {};
  for (const [name, content] of Object.entries({ ...files, ...parts })) {
    packed[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return Buffer.from(zipSync(packed));
}

/** @returns the XML of a sheet; texts go to the shared table where there is one */
export function sheetXml(
  rows: readonly WorkbookCell[][],
  merged: readonly string[] = [],
  texts: string[] | null = null,
): string {
  const lines = rows.map((cells, row) => {
    const inside = cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`, texts)).join('');
    return `<row r="${row + 1}">${inside}</row>`;
  });
  const areas =
    merged.length === 0 ? '' : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData>${areas}</worksheet>`;
}

function cellXml(cell: WorkbookCell, at: string, texts: string[] | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') {
    if (texts === null) return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    return `<c r="${at}" t="s"><v>${texts.push(cell) - 1}</v></c>`;
  }
  if ('day' in cell) return `<c r="${at}" s="1"><v>${cell.day}</v></c>`;
  if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
  const formula = `<f>${escaped(cell.formula)}</f>`;
  if (cell.value === undefined) return `<c r="${at}">${formula}</c>`;
  const type = typeof cell.value === 'string' ? ' t="str"' : '';
  return `<c r="${at}"${type}>${formula}<v>${escaped(String(cell.value))}</v></c>`;
}

function letters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return `${rest < 0 ? '' : letters(rest)}${String.fromCharCode(65 + (column % 26))}`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
