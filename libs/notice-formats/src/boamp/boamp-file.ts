import type { ParsedNotice, Problem, Repair } from '../notice';
import { decodeText } from '../text/decode';
import { readBoampRecord } from './boamp-record';
import { boampIds } from './boamp-form';
import { type RecordSpan, recordSpans } from './record-spans';

/** One record of a file: its number, or its place when it has none; its text as the file has it; what it says. */
interface FileRecord {
  record: string;
  /** JSON text, or what stands there when it is none */
  raw: string;
  parsed: ParsedNotice;
}

export type BoampFile = { records: FileRecord[] } | { problems: Problem[] };

const MAX_FILE = 512 * 1024 * 1024;
const MAX_RECORD = 16 * 1024 * 1024;
const MAX_RAW_REFUSED = 100_000;

/**
 * Reads a file of BOAMP API v2.1 records: a page `{total_count, results}`, a list, one record, or JSON lines. Never throws.
 * A record that cannot be read stands among the others with its problems; a truncated file gives the records it still
 * holds, then one with the problem `not-json` for what was cut.
 * @returns the records, or the problems of a file that holds none
 */
export function readBoampFile(bytes: Uint8Array): BoampFile {
  if (bytes.length > MAX_FILE) return refused('too-large', `Plus de ${MAX_FILE / 1024 / 1024} Mo.`);
  const body = withoutMark(bytes);
  if (body.includes(0)) return refused('encoding', 'Le fichier n’est pas du texte UTF-8 ou Windows-1252.');
  const start = body.find((byte) => byte > 32);
  if (start === undefined) return refused('not-json', 'Le fichier est vide.');
  if (start !== 0x7b && start !== 0x5b) return refused('not-json', 'Le fichier ne commence ni par { ni par [.');

  const spans = recordSpans(body);
  const wholes = spans.records.filter((span) => span.isWhole);
  if (wholes.length === 0 && !spans.isClosed) {
    const lines = linesOf(body);
    if (lines.length < 2) return refused('not-json', 'Le fichier s’arrête avant la fin du premier avis.');
    return { records: lines.map((span, index) => readSpan(body, span, index)) };
  }
  const records = spans.records.map((span, index) => readSpan(body, span, index));
  if (!spans.isClosed && wholes.length === spans.records.length) records.push(cutOff('', records.length));
  const isHopeless = records.length > 0 && records.every((each) => isNotJson(each.parsed));
  return isHopeless && records.length === 1 ? { problems: problemsOf(records[0]!.parsed) } : { records };
}

function readSpan(bytes: Uint8Array, span: RecordSpan, index: number): FileRecord {
  const slice = bytes.subarray(span.from, span.to);
  if (slice.length > MAX_RECORD) {
    const raw = decodeText(slice.subarray(0, MAX_RAW_REFUSED)).text;
    return { record: nameOf(raw, index), raw, parsed: failed('too-large', `Plus de ${MAX_RECORD / 1024 / 1024} Mo.`) };
  }
  const { text, repaired } = decodeText(slice);
  if (!span.isWhole) return cutOff(text, index);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const parsed = failed('not-json', `N’est pas du JSON : ${(error as Error).message.slice(0, 200)}`);
    return { record: nameOf(text, index), raw: text, parsed };
  }
  const parsed = readBoampRecord(value);
  return { record: idOf(value) ?? nameOf('', index), raw: text, parsed: repaired ? withRepair(parsed) : parsed };
}

function withRepair(parsed: ParsedNotice): ParsedNotice {
  const repair: Repair = { code: 'text-not-utf8', path: '', message: 'Octets hors UTF-8 lus en Windows-1252.' };
  return parsed.ok ? { ...parsed, repairs: [repair, ...parsed.repairs] } : parsed;
}

function cutOff(raw: string, index: number): FileRecord {
  return {
    record: nameOf(raw, index),
    raw,
    parsed: failed('not-json', 'Le fichier s’arrête avant la fin de cet avis.'),
  };
}

function idOf(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const fields = value as Record<string, unknown>;
  return boampIds(fields['idweb'])[0] ?? boampIds(fields['id'])[0];
}

/** The number as it can still be read in a text that is no JSON, else the place in the file, from 1. */
function nameOf(raw: string, index: number): string {
  return /"idweb"\s*:\s*"(\d{2}-\d{1,7})"/.exec(raw.slice(0, MAX_RAW_REFUSED))?.[1] ?? `n° ${index + 1}`;
}

function linesOf(bytes: Uint8Array): RecordSpan[] {
  const spans: RecordSpan[] = [];
  let from = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== 10) continue;
    if (bytes.subarray(from, at).some((byte) => byte > 32)) spans.push({ from, to: at, isWhole: true });
    from = at + 1;
  }
  return spans;
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function isNotJson(parsed: ParsedNotice): boolean {
  return !parsed.ok && parsed.problems[0]?.code === 'not-json';
}

function problemsOf(parsed: ParsedNotice): Problem[] {
  return parsed.ok ? [] : parsed.problems;
}

function failed(code: Problem['code'], message: string): ParsedNotice {
  return { ok: false, format: null, problems: [{ code, path: '', message }] };
}

function refused(code: Problem['code'], message: string): BoampFile {
  return { problems: [{ code, path: '', message }] };
}
