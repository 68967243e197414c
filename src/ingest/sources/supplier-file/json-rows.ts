import { ByteWindow, decodeText, splitJson } from '#lib/bytes';
import { DomainError } from '#lib/kernel';

/** A row of JSON: its value, or the text that is none. */
export type JsonRow =
  { value: unknown; isMended: boolean } | { text: string; problem: 'row-not-json' | 'row-too-large' };

const [OPEN_LIST, OPEN_OBJECT] = [0x5b, 0x7b];
const KEPT_OF_UNREADABLE = 2_000;

/**
 * Cuts a list of suppliers into rows as its bytes arrive: one JSON array, or one object a line. Holds one row at a time; one
 * that is no JSON spoils no other.
 * @throws DomainError `import/empty`, `import/not-json`, `import/not-an-array`, and `import/cut-short` after the rows that are whole
 */
export async function* jsonRows(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<JsonRow> {
  const window = new ByteWindow(chunks);
  try {
    while (window.rest().length < 3 && (await window.more()));
    const [first, second, third] = window.rest();
    if (first === 0xef && second === 0xbb && third === 0xbf) window.at += 3;
    const start = await window.significant();
    if (start === null) throw new DomainError('import/empty', 'The file is empty: fetch it again.');
    if (start !== OPEN_LIST && start !== OPEN_OBJECT) {
      throw new DomainError(
        'import/not-json',
        'The file is not JSON: give one JSON array of rows, or one object a line.',
      );
    }
    yield* rows(window, start);
  } finally {
    await window.leave();
  }
}

async function* rows(window: ByteWindow, start: number): AsyncGenerator<JsonRow> {
  const splitting = splitJson(window);
  let count = 0;
  for (;;) {
    const next = await splitting.next();
    if (next.done) {
      if (!next.value) throw cutShort(count);
      return;
    }
    const { bytes, end } = next.value;
    if (end === 'cut') throw cutShort(count);
    const row = read(bytes, end === 'too-large');
    if (count === 0 && start === OPEN_OBJECT && !isRow(row)) {
      throw new DomainError(
        'import/not-an-array',
        'The file holds one JSON object, not an array: give the list itself, `[ {…}, {…} ]`.',
      );
    }
    yield row;
    count += 1;
  }
}

function cutShort(count: number): DomainError {
  return new DomainError('import/cut-short', `The file is cut short after ${count} whole rows: fetch it again.`);
}

function read(bytes: Uint8Array, isTooLarge: boolean): JsonRow {
  if (isTooLarge) return { text: beginning(bytes), problem: 'row-too-large' };
  const { text, repaired } = decodeText(bytes);
  try {
    return { value: JSON.parse(text), isMended: repaired };
  } catch {
    // V8's message quotes the file, which may hold names and addresses: it does not go on
    return { text: beginning(bytes), problem: 'row-not-json' };
  }
}

function beginning(bytes: Uint8Array): string {
  return decodeText(bytes.subarray(0, KEPT_OF_UNREADABLE)).text;
}

/** The first line of a file of lines says a SIRET; one object that holds a list, or anything else, does not. */
function isRow(row: JsonRow): boolean {
  return 'value' in row && typeof row.value === 'object' && row.value !== null && 'siret' in row.value;
}
