import { type ByteWindow, decodeText, MAX_RECORD, splitJson, type SplitRecord } from '#lib/bytes';
import { boampIds } from '../boamp/boamp-form';
import { readBoampRecord } from '../boamp/boamp-record';
import { isApprochRecord, readApprochRecord } from '../approch/approch-record';
import { DECP_LISTS, isDecpRecord } from '../decp/decp-file';
import { readDecpRecord } from '../decp/decp-record';
import type { ParsedNotice, Problem, Repair } from '../notice';
import { joinedRows, type OpenedRecord } from './joined-rows';
import type { NoticeRecord } from './notice-record';
import { parseJson } from './parse-json';

/** Where lists of records stand: those of DECP, which the pages of the other APIs share. */
const LISTS: readonly string[] = DECP_LISTS.filter((path) => path.length > 0).map((path) => path.join('.'));

/**
 * The records of a JSON file, one by one as they arrive. A file of which nothing can be read is one record, called by the
 * name of the file.
 */
export async function* readJson(window: ByteWindow, name: string): AsyncGenerator<NoticeRecord> {
  for await (const record of joinedRows(opened(window, name))) yield 'parsed' in record ? record : noticeOf(record);
}

async function* opened(window: ByteWindow, name: string): AsyncGenerator<OpenedRecord | NoticeRecord> {
  const splitting = splitJson(window, LISTS);
  // Held back while it is alone and no JSON: it may be the whole file
  let alone: NoticeRecord | null = null;
  let count = 0;
  let isCut = false;
  for (;;) {
    const next = await splitting.next();
    if (next.done) {
      if (alone) yield { ...alone, record: name };
      else if (!next.value && !isCut) yield cutOff(count === 0 ? name : `n° ${count + 1}`);
      return;
    }
    if (alone) yield alone;
    const record = open(next.value, count);
    isCut = next.value.end === 'cut';
    alone = count === 0 && 'parsed' in record && isNotJson(record.parsed) ? record : null;
    if (!alone) yield record;
    count += 1;
  }
}

function open({ bytes, end }: SplitRecord, index: number): OpenedRecord | NoticeRecord {
  const { text, repaired } = decodeText(bytes);
  const refused = (code: Problem['code'], message: string): NoticeRecord => ({
    record: nameIn(text) ?? `n° ${index + 1}`,
    raw: bytes,
    parsed: failed(code, message),
  });
  if (end === 'too-large') return refused('too-large', `Plus de ${MAX_RECORD / 1024 / 1024} Mo.`);
  if (end === 'cut') return refused('not-json', 'Le fichier s’arrête avant la fin de cet avis.');
  const read = parseJson(text);
  if ('message' in read) return refused('not-json', read.message);
  const repairs: Repair[] = [];
  if (repaired) repairs.push({ code: 'text-not-utf8', path: '', message: 'Octets hors UTF-8 lus en Windows-1252.' });
  if (read.isMended) {
    repairs.push({ code: 'field-invalid', path: '', message: 'NaN, qui n’est pas du JSON, lu comme absent.' });
  }
  return { value: read.value, raw: bytes, index, repairs };
}

function noticeOf({ value, raw, index, repairs }: OpenedRecord): NoticeRecord {
  const parsed = readRecord(value);
  const record = (parsed.ok ? parsed.notice.sourceId : idOf(value)) ?? `n° ${index + 1}`;
  return { record, raw, parsed: parsed.ok ? { ...parsed, repairs: [...repairs, ...parsed.repairs] } : parsed };
}

/** Reads one record, recognised by the members that only its source gives. */
function readRecord(value: unknown): ParsedNotice {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return failed('not-an-object', 'Un avis est un objet JSON.');
  const members = value as Record<string, unknown>;
  if ('idweb' in members || 'donnees' in members) return readBoampRecord(value);
  if (isDecpRecord(value)) return readDecpRecord(value);
  if (isApprochRecord(value)) return readApprochRecord(value);
  const names = Object.keys(members).slice(0, 6).join(', ').slice(0, 200);
  return failed('format-unknown', `Ni BOAMP, ni DECP, ni APProch : ${names || 'objet vide'}.`);
}

function idOf(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const fields = value as Record<string, unknown>;
  const own = fields['uid'] ?? fields['id'];
  return boampIds(fields['idweb'])[0] ?? (typeof own === 'string' && own !== '' ? own.slice(0, 100) : undefined);
}

/** The number as it can still be read in a text that is no JSON. */
function nameIn(raw: string): string | undefined {
  return /"idweb"\s*:\s*"(\d{2}-\d{1,7})"/.exec(raw.slice(0, 100_000))?.[1];
}

function cutOff(record: string): NoticeRecord {
  return { record, raw: new Uint8Array(0), parsed: failed('not-json', 'Le fichier s’arrête avant la fin.') };
}

function isNotJson(parsed: ParsedNotice): boolean {
  return !parsed.ok && parsed.problems[0]?.code === 'not-json';
}

function failed(code: Problem['code'], message: string): ParsedNotice {
  return { ok: false, format: null, problems: [{ code, path: '', message }] };
}
