import { Inflate } from 'fflate';
import { DomainError } from '#lib/kernel';

/** One file of a ZIP, still packed. */
export interface ZipEntry {
  name: string;
  packed: Uint8Array;
  isDeflated: boolean;
  /** Bytes that it says it unpacks to */
  size: number;
}

/** A workbook of 250,000 rows and 30 columns has some 15 entries and unpacks to 400 MB; what is beyond was made to harm. */
const MAX_ENTRIES = 2_000;
const MAX_UNPACKED = 1024 ** 3;
/** Deflate reaches 1,032; a sheet that repeats one row stays under 200 */
const MAX_RATIO = 400;
const RATIO_JUDGED_FROM = 20 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const PUSHED = 64 * 1024;

/**
 * Reads the directory of a ZIP and unpacks nothing.
 * @throws DomainError `import/not-a-workbook` when it is cut or broken, `import/encrypted`, `import/zip-bomb` when it says that it unpacks to
 *   more than a list can hold
 */
export function zipEntries(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return directory(bytes, view);
  } catch (error) {
    if (error instanceof RangeError) throw broken();
    throw error;
  }
}

function directory(bytes: Uint8Array, view: DataView): Map<string, ZipEntry> {
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES) throw bomb(`${count} files`);
  const entries = new Map<string, ZipEntry>();
  let unpacked = 0;
  for (let n = 0; n < count; n += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw broken();
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number];
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8');
    if ((flags & 1) === 1)
      throw new DomainError('import/encrypted', 'The workbook is protected by a password: save it without one.');
    if (method !== 0 && method !== 8) throw broken();
    unpacked += size;
    if (unpacked > MAX_UNPACKED || (size > RATIO_JUDGED_FROM && size > packed * MAX_RATIO))
      throw bomb(`${Math.round(unpacked / 1024 ** 2)} MB`);
    entries.set(name, {
      name,
      packed: packedAt(bytes, view, view.getUint32(at + 42, true), packed),
      isDeflated: method === 8,
      size,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** The local header repeats the name, and may have other extra fields than the directory's. */
function packedAt(bytes: Uint8Array, view: DataView, at: number, length: number): Uint8Array {
  if (view.getUint32(at, true) !== LOCAL_ENTRY) throw broken();
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + length > bytes.length) throw broken();
  return bytes.subarray(from, from + length);
}

function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  throw broken();
}

/**
 * Unpacks an entry piece by piece, and stops when it holds more than it said.
 * @param most bytes that it may unpack to
 * @throws DomainError `import/zip-bomb`, `import/not-a-workbook`
 */
export function* unpacked({ name, packed, isDeflated, size }: ZipEntry, most = MAX_UNPACKED): Generator<Uint8Array> {
  if (size > most) throw bomb(`${Math.round(size / 1024 ** 2)} MB in ${name}`);
  if (!isDeflated) return yield packed;
  let out: Uint8Array[] = [];
  let total = 0;
  const inflate = new Inflate((piece) => out.push(piece));
  for (let at = 0; at < packed.length; at += PUSHED) {
    try {
      inflate.push(packed.subarray(at, at + PUSHED), at + PUSHED >= packed.length);
    } catch {
      throw broken();
    }
    for (const piece of out) {
      total += piece.length;
      if (total > size) throw bomb(`more than it says in ${name}`);
      yield piece;
    }
    out = [];
  }
}

/** Unpacks an entry whole. @param most bytes that it may hold @throws as `unpacked` */
export function whole(entry: ZipEntry, most: number): Buffer {
  return Buffer.concat([...unpacked(entry, most)]);
}

export function broken(): DomainError {
  return new DomainError(
    'import/not-a-workbook',
    'The file is no XLSX workbook, or is cut short: save it again, or give CSV.',
  );
}

function bomb(what: string): DomainError {
  return new DomainError(
    'import/zip-bomb',
    `The workbook unpacks to ${what}: no list of suppliers does. Give the sheet alone, or CSV.`,
  );
}
