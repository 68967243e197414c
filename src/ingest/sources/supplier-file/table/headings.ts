import { siretProblem } from '#lib/nomenclature';
import { memberOfHeading } from '../mapping/member-synonyms';
import { isEmpty, letterOf, MAX_COLUMNS, textOf, tooManyColumns, type Cell } from './table';

/** A line before anybody knows whether it is a heading. */
export interface Line {
  line: number;
  cells: readonly Cell[];
}

/** Lines above the headings: a title, a date, a logo's place. */
export const LINES_LOOKED_AT = 30;
const LONGEST_HEADING = 200;

export interface Headings {
  names: string[];
  /** Line of the headings; 0 when there are none */
  line: number;
  /** Place of the first row of data among the lines looked at */
  rowsFrom: number;
  remarks: string[];
}

/**
 * Finds the line of headings: the one of the first lines that names most members of a supplier, else the first that fills two
 * columns. A list that begins with a SIRET has none, and its columns go by their letters.
 * @param merged text that a merged area shows in a column of a line, for lines that leave the cell empty
 */
export function findHeadings(
  lines: readonly Line[],
  merged: (line: number, column: number) => string | null,
): Headings {
  const at = headingAt(lines);
  const found = at === null ? null : lines[at]!;
  const width = found ? lastFilled(found.cells) : Math.max(0, ...lines.map(({ cells }) => lastFilled(cells)));
  if (width > MAX_COLUMNS) throw tooManyColumns();
  const remarks: string[] = [];
  if (!found) remarks.push('The list has no headings: its columns go by their letters.');
  const taken = new Map<string, number>();
  const names: string[] = [];
  for (let column = 0; column < widthWithMerged(found, width, merged); column += 1) {
    const own = found ? textOf(found.cells[column]).replace(/\s+/g, ' ').slice(0, LONGEST_HEADING) : '';
    const shared = own === '' && found ? merged(found.line, column) : null;
    const heading = own || shared || letterOf(column);
    if (shared) remarks.push(`Column ${letterOf(column)} takes the heading « ${heading} » of a merged cell.`);
    const times = (taken.get(heading) ?? 0) + 1;
    taken.set(heading, times);
    if (times === 2 && !shared)
      remarks.push(`Two columns are called « ${heading} »: the second is « ${heading} (2) » here.`);
    names.push(times === 1 ? heading : `${heading} (${times})`);
  }
  return { names, line: found?.line ?? 0, rowsFrom: at === null ? 0 : at + 1, remarks };
}

function headingAt(lines: readonly Line[]): number | null {
  const looked = lines.slice(0, LINES_LOOKED_AT);
  let best: { at: number; score: number } | null = null;
  for (const [at, { cells }] of looked.entries()) {
    if (cells.some(isSiretCell)) break;
    const score = new Set(cells.map((cell) => memberOfHeading(textOf(cell))).filter((member) => member !== null)).size;
    if (score > (best?.score ?? 0)) best = { at, score };
  }
  if (best) return best.at;
  const first = looked.findIndex(({ cells }) => cells.filter((cell) => !isEmpty(cell)).length >= 2);
  if (first === -1) return looked.length > 0 ? 0 : null;
  return looked[first]!.cells.some(isSiretCell) ? null : first;
}

function isSiretCell(cell: Cell): boolean {
  return siretProblem(textOf(cell)) === null;
}

function lastFilled(cells: readonly Cell[]): number {
  let width = cells.length;
  while (width > 0 && isEmpty(cells[width - 1])) width -= 1;
  return width;
}

/** A merged heading may reach beyond the last cell that holds something. */
function widthWithMerged(
  line: Line | null,
  width: number,
  merged: (line: number, column: number) => string | null,
): number {
  let wide = width;
  if (!line) return wide;
  while (wide < MAX_COLUMNS && merged(line.line, wide) !== null) wide += 1;
  return wide;
}
