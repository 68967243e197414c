import { ByteWindow } from '#lib/bytes';
import type { ParsedNotice } from '../notice';
import type { NoticeRecord } from './notice-record';
import { readJson } from './read-json';
import { readXml } from './read-xml';

/** Bytes of which nothing can be read are kept up to this length: enough to see what they are. */
const KEPT_OF_UNREADABLE = 1024 * 1024;

const [OPEN_LIST, OPEN_OBJECT, OPEN_TAG] = [0x5b, 0x7b, 0x3c];

/**
 * Reads the notices that bytes hold, whatever their format, which is recognised by what they are: JSON of BOAMP, DECP or
 * APProch (a page, a list, lines, one record), or XML of eForms, TED or BOAMP. Never throws on input: what cannot be read
 * is a record with problems. Holds one record at a time.
 * @param chunks the bytes, piece by piece; records come as soon as they are whole
 * @param name what bytes that hold no record of their own name are called
 */
export async function* readNotices(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
): AsyncGenerator<NoticeRecord> {
  const window = new ByteWindow(chunks);
  try {
    const isUtf16 = await passMark(window);
    const start = await window.significant();
    if (isUtf16 || start === OPEN_TAG) yield await readXml(window, name);
    else if (start === OPEN_OBJECT || start === OPEN_LIST) yield* readJson(window, name);
    else yield await unreadable(window, start, name);
  } finally {
    await window.leave();
  }
}

/** The same for bytes that are all there. */
export async function readNoticeBytes(bytes: Uint8Array, name: string): Promise<NoticeRecord[]> {
  const records: NoticeRecord[] = [];
  for await (const record of readNotices([bytes], name)) records.push(record);
  return records;
}

/** Passes the byte order mark of UTF-8. @returns whether the bytes are UTF-16, which only XML is read in */
async function passMark(window: ByteWindow): Promise<boolean> {
  while (window.rest().length < 3 && (await window.more()));
  const [first, second, third] = window.rest();
  if (first === 0xef && second === 0xbb && third === 0xbf) window.at += 3;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

async function unreadable(window: ByteWindow, start: number | null, name: string): Promise<NoticeRecord> {
  window.hold();
  while (window.rest().length < KEPT_OF_UNREADABLE && (await window.more()));
  const raw = Buffer.from(window.rest().subarray(0, KEPT_OF_UNREADABLE));
  window.letGo();
  return { record: name, raw, parsed: refusal(start, raw) };
}

function refusal(start: number | null, raw: Uint8Array): ParsedNotice {
  const [code, message] =
    start === null
      ? (['not-json', 'Le fichier est vide.'] as const)
      : raw.includes(0)
        ? (['encoding', 'Le fichier n’est pas du texte : décompressez-le, ou donnez le JSON ou le XML.'] as const)
        : (['format-unknown', 'Le fichier ne commence ni par { ou [ (JSON), ni par < (XML).'] as const);
  return { ok: false, format: null, problems: [{ code, path: '', message }] };
}
