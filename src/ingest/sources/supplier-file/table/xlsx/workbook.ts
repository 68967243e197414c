import { DomainError } from '#lib/kernel';
import { readPart } from './xml-parts';
import { broken, unpacked, whole, type ZipEntry } from './zip-entries';

export interface Sheet {
  name: string;
  isHidden: boolean;
  entry: ZipEntry;
}

/** A workbook: its sheets, and what their cells point to. */
export interface Workbook {
  sheets: Sheet[];
  /** Texts that cells share, by their number */
  texts: string[];
  /** Styles, by their number, that show a number as a day */
  dayStyles: ReadonlySet<number>;
  /** Days are counted from 1904 instead of 1900 */
  from1904: boolean;
}

const MAX_TEXTS = 256 * 1024 * 1024;
const MAX_PART = 16 * 1024 * 1024;
/** ECMA-376, part 1, 18.8.30: formats that show a day, those of East Asia included */
const DAY_FORMATS = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)]);

/** @throws DomainError `import/not-a-workbook`, `import/doctype`, `import/zip-bomb` */
export function openWorkbook(entries: ReadonlyMap<string, ZipEntry>): Workbook {
  const path = [...entries.keys()].find((name) => /(?:^|\/)workbook\.xml$/i.test(name));
  if (path === undefined) {
    const isOther = entries.has('content.xml') || entries.has('word/document.xml');
    throw isOther
      ? new DomainError(
          'import/not-a-workbook',
          'The file is another kind of document (ODS, DOCX…): save it as XLSX or CSV.',
        )
      : broken();
  }
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const part = (name: string): ZipEntry | undefined => entries.get(`${folder}${name}`);
  const targets = targetsOf(part('_rels/workbook.xml.rels'));
  const book: Workbook = { sheets: [], texts: [], dayStyles: new Set(), from1904: false };
  readPart('workbook.xml', [whole(entries.get(path)!, MAX_PART)], {
    open: (name, attributes) => {
      if (name === 'workbookPr') book.from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? '';
      const target = targets.get(id) ?? '';
      const entry = entries.get(target.startsWith('/') ? target.slice(1) : `${folder}${target}`);
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
      if (entry) book.sheets.push({ name: attributes['name'] ?? '', isHidden, entry });
    },
  });
  if (book.sheets.length === 0) throw broken();
  book.texts = textsOf(part('sharedStrings.xml'));
  book.dayStyles = dayStylesOf(part('styles.xml'));
  return book;
}

function targetsOf(entry: ZipEntry | undefined): Map<string, string> {
  const targets = new Map<string, string>();
  if (!entry) return targets;
  readPart(entry.name, [whole(entry, MAX_PART)], {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target);
    },
  });
  return targets;
}

function textsOf(entry: ZipEntry | undefined): string[] {
  const texts: string[] = [];
  if (!entry) return texts;
  let current = '';
  let [isText, isSpoken] = [false, false];
  readPart(entry.name, unpacked(entry, MAX_TEXTS), {
    open: (name) => {
      if (name === 'si') current = '';
      // How East Asian names are pronounced stands beside them, and is no text of the cell
      if (name === 'rPh') isSpoken = true;
      isText = name === 't' && !isSpoken;
    },
    text: (piece) => {
      if (isText) current += piece;
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') isSpoken = false;
      if (name === 'si') texts.push(current);
    },
  });
  return texts;
}

function dayStylesOf(entry: ZipEntry | undefined): Set<number> {
  const days = new Set<number>();
  if (!entry) return days;
  const custom = new Map<number, boolean>();
  let isInCells = false;
  let style = 0;
  readPart(entry.name, unpacked(entry, MAX_PART), {
    open: (name, attributes) => {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), isDayFormat(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') isInCells = true;
      if (name !== 'xf' || !isInCells) return;
      const format = Number(attributes['numFmtId'] ?? 0);
      if (custom.get(format) ?? DAY_FORMATS.has(format)) days.add(style);
      style += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return days;
}

/** A format shows a day when it has d or y outside quotes, brackets and escapes: `dd/mm/yyyy`, not `[Red]0" days"`. */
function isDayFormat(code: string): boolean {
  return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|General/gi, ''));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_unused, n) => from + n);
}

/** @returns the day of a serial number, `YYYY-MM-DD`; null before 1900 and after 9999 */
export function dayOfSerial(serial: number, from1904 = false): string | null {
  const days = Math.floor(serial) + (from1904 ? 1_462 : 0);
  // The first two months of 1900 are off by one day in Excel, which believes in 29 February 1900
  if (!(days >= 61 && days <= 2_958_465)) return null;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}
