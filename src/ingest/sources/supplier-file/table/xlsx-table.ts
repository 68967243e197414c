import { DomainError } from '#lib/kernel';
import type { ListOpening } from '../../../supplier-source.port';
import { findHeadings, LINES_LOOKED_AT, type Line } from './headings';
import { textOf, type Table, type TableRow } from './table';
import { mergedCells } from './xlsx/merged-cells';
import { sheetLines } from './xlsx/sheet-rows';
import { openWorkbook, type Sheet, type Workbook } from './xlsx/workbook';
import { zipEntries } from './xlsx/zip-entries';

/**
 * Opens one sheet of a workbook. The packed file is held, what it unpacks to is not.
 * @throws DomainError `import/not-a-workbook`, `import/encrypted`, `import/zip-bomb`, `import/doctype`, `import/no-sheet`, `import/empty`,
 *   `import/no-rows`, `import/too-many-columns`
 */
export function openXlsx(bytes: Uint8Array, options: ListOpening): Table {
  const book = openWorkbook(zipEntries(bytes));
  const sheet = chosen(book, options.sheet);
  const lines = sheetLines(sheet.entry, book);
  const first = take(lines, LINES_LOOKED_AT);
  if (first.length === 0)
    throw new DomainError('import/empty', `The sheet « ${sheet.name} » is empty: choose another with --sheet.`);
  const headings = findHeadings(first, mergedText(first, sheet));
  if (headings.rowsFrom >= first.length) {
    throw new DomainError('import/no-rows', `The sheet « ${sheet.name} » holds headings and no row under them.`);
  }
  const others = book.sheets.filter((other) => other !== sheet).map(({ name }) => `« ${name} »`);
  const remarks = [
    ...(others.length === 0 ? [] : [`The sheet « ${sheet.name} » is read, not ${others.join(', ')}.`]),
    ...headings.remarks,
  ];
  return {
    format: 'xlsx',
    sheet: sheet.name,
    sheets: book.sheets.map(({ name }) => name),
    headings: headings.names,
    headingLine: headings.line,
    remarks,
    rows: rowsOf(first.slice(headings.rowsFrom), lines),
  };
}

// oxlint-disable-next-line require-await
async function* rowsOf(first: readonly Line[], rest: Iterable<Line>): AsyncGenerator<TableRow> {
  yield* first;
  yield* rest;
}

function take(lines: Iterator<Line>, most: number): Line[] {
  const taken: Line[] = [];
  while (taken.length < most) {
    const next = lines.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

function chosen({ sheets }: Workbook, asked: string | undefined): Sheet {
  if (asked === undefined) return sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]!;
  const byName = sheets.find(({ name }) => name.trim().toLowerCase() === asked.trim().toLowerCase());
  const found = byName ?? (/^\d+$/.test(asked) ? sheets[Number(asked) - 1] : undefined);
  if (found) return found;
  const names = sheets.map(({ name }, at) => `${at + 1} « ${name} »`).join(', ');
  throw new DomainError('import/no-sheet', `The workbook has no sheet « ${asked} »: it has ${names}.`, {
    field: 'sheet',
  });
}

/** @returns what a merged area shows in a cell that it covers, its first cell left out */
function mergedText(first: readonly Line[], { entry }: Sheet): (line: number, column: number) => string | null {
  const byLine = new Map(first.map((line) => [line.line, line]));
  const areas = mergedCells(entry, first.at(-1)!.line);
  return (line, column) => {
    const area = areas.find(
      ({ fromLine, toLine, fromColumn, toColumn }) =>
        line >= fromLine && line <= toLine && column >= fromColumn && column <= toColumn,
    );
    return (area && textOf(byLine.get(area.fromLine)?.cells[area.fromColumn])) || null;
  };
}
