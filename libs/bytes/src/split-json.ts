import type { ByteWindow } from './byte-window';
import { type End, ValueScan } from './value-scan';

/** One record found in JSON, as its bytes. */
export interface SplitRecord {
  bytes: Uint8Array;
  /** `cut`: the bytes end before the record does; `too-large`: only its beginning was kept */
  end: 'whole' | 'cut' | 'too-large';
}

const [QUOTE, BACKSLASH, NEWLINE, COLON] = [34, 92, 10, 58];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];

export const MAX_RECORD = 16 * 1024 * 1024;
const KEPT_OF_TOO_LARGE = 100_000;
const LONGEST_NAME = 40;

/**
 * Finds the records of JSON without parsing it: a page, a list, one record, records one after the other (JSON lines).
 * At most one record is held, so a file of any size needs the memory of its largest record; a broken record spoils no
 * other; a file that was cut gives what it still holds.
 * @param lists where in a page its records may stand, as members' names joined by dots: `results`, `marches.marche`
 * @returns once all is read, whether the outermost list or page was closed
 */
export async function* splitJson(
  window: ByteWindow,
  lists: readonly string[] = [],
): AsyncGenerator<SplitRecord, boolean> {
  const lines = { areRecords: false };
  for (;;) {
    const byte = await window.significant();
    if (byte === null) return true;
    if (byte === OPEN_LIST) {
      if (!(yield* membersOfList(window))) return false;
    } else if (byte === OPEN_OBJECT && !lines.areRecords) {
      if (!(yield* root(window, lines, lists))) return false;
    } else yield await restOfLine(window);
  }
}

async function* membersOfList(window: ByteWindow): AsyncGenerator<SplitRecord, boolean> {
  window.at += 1;
  for (;;) {
    const byte = await window.significant();
    if (byte === null) return false;
    if (byte === CLOSE_LIST) {
      window.at += 1;
      return true;
    }
    window.hold();
    const end = await passValue(window);
    yield recordOf(window, end);
    if (end === 'end-of-input') return false;
  }
}

/** An object is a record, unless a list of records stands among its members: then it is the page of them. */
async function* root(
  window: ByteWindow,
  lines: { areRecords: boolean },
  lists: readonly string[],
): AsyncGenerator<SplitRecord, boolean> {
  const page = { isPage: false };
  window.hold();
  const end = yield* membersOfObject(window, { path: '', page, lists });
  if (page.isPage) return end === 'whole';
  const record = recordOf(window, end);
  const isLine = record.end === 'whole' && !record.bytes.includes(NEWLINE) && window.rest()[0] === NEWLINE;
  lines.areRecords ||= isLine;
  yield record;
  return end !== 'end-of-input' || record.end !== 'cut';
}

async function* membersOfObject(
  window: ByteWindow,
  { path, page, lists }: { path: string; page: { isPage: boolean }; lists: readonly string[] },
): AsyncGenerator<SplitRecord, End> {
  window.at += 1;
  for (;;) {
    const byte = await window.significant();
    if (byte === null) return 'end-of-input';
    if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      window.at += 1;
      return 'whole';
    }
    if (byte === OPEN_OBJECT && path === '') return 'new-record';
    if (byte !== QUOTE) {
      const end = await passValue(window);
      if (end !== 'whole') return end;
      continue;
    }
    const name = await memberName(window);
    if (name === null) return 'end-of-input';
    if ((await window.significant()) !== COLON) continue;
    window.at += 1;
    const inner = path === '' ? name : `${path}.${name}`;
    const opening = await window.significant();
    if (opening === OPEN_LIST && lists.includes(inner)) {
      page.isPage = true;
      window.letGo();
      if (!(yield* membersOfList(window))) return 'end-of-input';
    } else if (opening === OPEN_OBJECT && lists.some((list) => list.startsWith(`${inner}.`))) {
      const end = yield* membersOfObject(window, { path: inner, page, lists });
      if (end !== 'whole') return end;
    } else if (opening !== CLOSE_OBJECT && opening !== CLOSE_LIST) {
      const end = await passValue(window);
      if (end !== 'whole') return end;
    }
  }
}

/** @returns the name of a member, its first 40 letters at most; null when the input ends inside */
async function memberName(window: ByteWindow): Promise<string | null> {
  let name = '';
  let isEscaped = false;
  window.at += 1;
  for (;;) {
    const rest = window.rest();
    for (let i = 0; i < rest.length; i++) {
      const byte = rest[i]!;
      if (!isEscaped && byte === QUOTE) {
        window.at += i + 1;
        return name;
      }
      isEscaped = !isEscaped && byte === BACKSLASH;
      if (name.length < LONGEST_NAME) name += String.fromCharCode(byte);
    }
    window.at += rest.length;
    if (!(await window.more())) return null;
  }
}

/** Passes the value that starts here; see `ValueScan` for what ends a broken one. */
async function passValue(window: ByteWindow): Promise<End> {
  const scan = new ValueScan();
  for (;;) {
    const end = scan.pass(window);
    if (end !== null) return end;
    window.limit(MAX_RECORD, KEPT_OF_TOO_LARGE);
    if (!(await window.more())) return scan.isScalar ? 'whole' : 'end-of-input';
  }
}

async function restOfLine(window: ByteWindow): Promise<SplitRecord> {
  window.hold();
  for (;;) {
    const rest = window.rest();
    const length = rest.indexOf(NEWLINE);
    window.at += length === -1 ? rest.length : length;
    if (length !== -1) break;
    window.limit(MAX_RECORD, KEPT_OF_TOO_LARGE);
    if (!(await window.more())) break;
  }
  return recordOf(window, 'whole');
}

/** A record that a new one broke off is handed on as it is: that it is no JSON shows when it is parsed. */
function recordOf(window: ByteWindow, end: End): SplitRecord {
  window.limit(MAX_RECORD, KEPT_OF_TOO_LARGE);
  const { bytes, isWhole } = window.taken();
  return { bytes, end: isWhole ? (end === 'end-of-input' ? 'cut' : 'whole') : 'too-large' };
}
