import type { Line } from '../headings';
import { MAX_COLUMNS, tooManyColumns, type Cell } from '../table';
import { dayOfSerial, type Workbook } from './workbook';
import { XmlPart } from './xml-parts';
import { unpacked, type ZipEntry } from './zip-entries';

/** Reads the lines of a sheet as it is unpacked: what is held is one piece of it. Lines without a word are left out. */
export function* sheetLines(entry: ZipEntry, book: Workbook): Generator<Line> {
  let lines: Line[] = [];
  const reading = new LineReading(book, (line) => lines.push(line));
  const xml = new XmlPart(entry.name, reading);
  for (const piece of unpacked(entry)) {
    xml.write(piece);
    if (lines.length === 0) continue;
    yield* lines;
    lines = [];
  }
  xml.end();
  yield* lines;
}

class LineReading {
  private line = 0;
  private cells: Cell[] = [];
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private hasValue = false;
  private hasFormula = false;
  private isRead = false;
  private isSpoken = false;

  constructor(
    private readonly book: Workbook,
    private readonly give: (line: Line) => void,
  ) {}

  open(name: string, attributes: { [name: string]: string }): void {
    if (name === 'row') {
      const said = Number(attributes['r']);
      this.line = Number.isInteger(said) && said > 0 ? said : this.line + 1;
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      this.column = columnOf(attributes['r']) ?? this.column + 1;
      this.type = attributes['t'] ?? 'n';
      this.style = Number(attributes['s'] ?? 0);
      this.value = '';
      this.hasValue = this.hasFormula = false;
    } else if (name === 'f') this.hasFormula = true;
    else if (name === 'v') this.isRead = this.hasValue = true;
    else if (name === 'rPh') this.isSpoken = true;
    else if (name === 't' && !this.isSpoken) this.isRead = this.hasValue = true;
  }

  text(piece: string): void {
    if (this.isRead) this.value += piece;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isRead = false;
    else if (name === 'rPh') this.isSpoken = false;
    else if (name === 'c') this.put(this.cell());
    else if (name === 'row' && this.cells.length > 0) this.give({ line: this.line, cells: this.cells });
  }

  private put(cell: Cell): void {
    if (cell === '') return;
    if (this.column >= MAX_COLUMNS) throw tooManyColumns();
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = cell;
  }

  private cell(): Cell {
    const { type, value } = this;
    if (!this.hasValue || (value === '' && type !== 'str'))
      return this.hasFormula ? { missing: 'formula', text: '' } : '';
    if (type === 's') return this.book.texts[Number(value)] ?? '';
    if (type === 'e') return { missing: 'error', text: value };
    if (type === 'b') return value === '1' ? 'oui' : 'non';
    if (type === 'd') return value.slice(0, 10);
    if (type !== 'n') return value;
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    const day = this.book.dayStyles.has(this.style) ? dayOfSerial(number, this.book.from1904) : null;
    return day ?? { number, text: Number.isSafeInteger(number) ? String(number) : value };
  }
}

/** @returns the column of `BC12`, from 0; null when a cell does not say where it stands */
export function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
