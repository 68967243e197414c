import { unpacked, type ZipEntry } from './zip-entries';
import { columnOf } from './sheet-rows';

/** Cells from one corner to the other, shown as the first of them. */
export interface Merged {
  fromLine: number;
  toLine: number;
  fromColumn: number;
  toColumn: number;
}

// A tag has a bounded length here: one that is never closed would be looked through once per beginning
const REFERENCE = /<(?:\w+:)?mergeCell\b[^>]{0,150}\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;
const LONGEST_TAG = 200;
const MOST = 1_000;

/**
 * Finds the merged cells of a sheet's first lines. They stand after all its rows, so the sheet is unpacked once for them alone,
 * and only looked through.
 * @param lines down to which line they matter
 */
export function mergedCells(entry: ZipEntry, lines: number): Merged[] {
  const found: Merged[] = [];
  let before = '';
  for (const piece of unpacked(entry)) {
    const text = before + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
    let end = 0;
    for (const match of text.matchAll(REFERENCE)) {
      end = match.index + match[0].length;
      const [, from, fromLine, to, toLine] = match as unknown as [string, string, string, string, string];
      const merged = {
        fromLine: Number(fromLine),
        toLine: Number(toLine),
        fromColumn: columnOf(`${from}1`)!,
        toColumn: columnOf(`${to}1`)!,
      };
      if (merged.fromLine <= lines && found.length < MOST) found.push(merged);
    }
    before = text.slice(Math.max(end, text.length - LONGEST_TAG));
  }
  return found;
}
