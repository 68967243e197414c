/** A stretch of bytes of a file that holds one record; `isWhole` is false when the file ends before the record does. */
export interface RecordSpan {
  from: number;
  to: number;
  isWhole: boolean;
}

export interface Spans {
  records: RecordSpan[];
  /** The file ends where its outermost list or envelope does, with nothing left over */
  isClosed: boolean;
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, COLON] = [34, 92, 91, 93, 123, 125, 58];
const RESULTS = 'results';

/**
 * Finds the records of a file without parsing it, on bytes: an API page `{"results":[…]}`, a list, one record, records
 * one after the other (JSON lines), pages one after the other. So each record is decoded and parsed alone, a broken one
 * spoils no other, and a truncated file gives what it still holds.
 */
export function recordSpans(bytes: Uint8Array): Spans {
  const records: RecordSpan[] = [];
  let at = skipBlank(bytes, 0);
  while (at < bytes.length) {
    const byte = bytes[at]!;
    const end =
      byte === OPEN_LIST
        ? readList(bytes, at, records)
        : byte === OPEN_OBJECT
          ? readObject(bytes, at, records)
          : skipLine(bytes, at, records);
    if (end === null) return { records, isClosed: false };
    at = skipBlank(bytes, end);
  }
  return { records, isClosed: true };
}

/** Adds the members of a list. @returns the position after it, or null when the file ends inside */
function readList(bytes: Uint8Array, start: number, records: RecordSpan[]): number | null {
  let at = skipBlank(bytes, start + 1);
  while (at < bytes.length && bytes[at] !== CLOSE_LIST) {
    const end = endOfValue(bytes, at);
    records.push({ from: at, to: end ?? bytes.length, isWhole: end !== null });
    if (end === null) return null;
    at = skipBlank(bytes, end === at ? at + 1 : end);
  }
  return at < bytes.length ? at + 1 : null;
}

/** An object whose member `results` is a list is a page of records; another is a record. */
function readObject(bytes: Uint8Array, start: number, records: RecordSpan[]): number | null {
  const list = resultsOf(bytes, start);
  if (list !== null) {
    const afterList = readList(bytes, list, records);
    return afterList === null ? null : closeOf(bytes, afterList);
  }
  const end = endOfValue(bytes, start);
  records.push({ from: start, to: end ?? bytes.length, isWhole: end !== null });
  return end;
}

/** @returns where the list `results` of an object starts, among its own members only */
function resultsOf(bytes: Uint8Array, start: number): number | null {
  let at = skipBlank(bytes, start + 1);
  while (at < bytes.length && bytes[at] === QUOTE) {
    const nameEnd = endOfString(bytes, at);
    if (nameEnd === null) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 1, Math.min(nameEnd - 1, at + 32)));
    at = skipBlank(bytes, nameEnd);
    if (bytes[at] !== COLON) return null;
    at = skipBlank(bytes, at + 1);
    if (name === RESULTS) return bytes[at] === OPEN_LIST ? at : null;
    const end = endOfValue(bytes, at);
    if (end === null || end === at) return null;
    at = skipBlank(bytes, end);
  }
  return null;
}

function closeOf(bytes: Uint8Array, from: number): number | null {
  let at = from;
  while (at < bytes.length && bytes[at] !== CLOSE_OBJECT) {
    const end = endOfValue(bytes, at);
    if (end === null) return null;
    at = skipBlank(bytes, end === at ? at + 1 : end);
  }
  return at < bytes.length ? at + 1 : null;
}

/** @returns the position after the value that starts here; null when the file ends inside it */
function endOfValue(bytes: Uint8Array, start: number): number | null {
  const byte = bytes[start];
  if (byte === QUOTE) return endOfString(bytes, start);
  if (byte !== OPEN_OBJECT && byte !== OPEN_LIST) return endOfWord(bytes, start);
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const here = bytes[at]!;
    if (here === QUOTE) {
      const end = endOfString(bytes, at);
      if (end === null) return null;
      at = end - 1;
    } else if (here === OPEN_OBJECT || here === OPEN_LIST) depth++;
    else if ((here === CLOSE_OBJECT || here === CLOSE_LIST) && --depth === 0) return at + 1;
  }
  return null;
}

function endOfString(bytes: Uint8Array, start: number): number | null {
  for (let at = start + 1; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === QUOTE) return at + 1;
  }
  return null;
}

/** A number, `true`, `null` or rubbish: up to the next sign of JSON. */
function endOfWord(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && !isBlank(bytes[at]!) && !isSign(bytes[at]!)) at++;
  return at;
}

function skipLine(bytes: Uint8Array, start: number, records: RecordSpan[]): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== 10) at++;
  records.push({ from: start, to: at, isWhole: true });
  return at;
}

function skipBlank(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isBlank(bytes[at]!)) at++;
  return at;
}

/** Blanks of JSON, and the commas that stand between values. */
function isBlank(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 44;
}

function isSign(byte: number): boolean {
  return (
    byte === QUOTE ||
    byte === OPEN_LIST ||
    byte === CLOSE_LIST ||
    byte === OPEN_OBJECT ||
    byte === CLOSE_OBJECT ||
    byte === COLON
  );
}
