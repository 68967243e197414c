import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { type NoticeRecord, readNotices } from '#lib/notice-formats';
import { describeShared, shared } from '../../support/shared';

const OURS = join(__dirname, '../../fixtures/notices');

/** Every file below a folder that is small enough to be mutilated some hundred times. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size < 200_000)
    .sort();
}

/** One thing that happens to a file on its way: cut, turned, repeated, nested, written in another encoding. */
type Harm = (bytes: Buffer) => Buffer;

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const harms: fc.Arbitrary<Harm> = fc.oneof(
  share.map(
    (at): Harm =>
      (bytes) =>
        bytes.subarray(0, at * bytes.length),
  ),
  fc.tuple(share, fc.nat(255)).map(([at, byte]): Harm => (bytes) => {
    const copy = Buffer.from(bytes);
    copy[Math.floor(at * copy.length)] = byte;
    return copy;
  }),
  fc.tuple(share, share, fc.integer({ min: 1, max: 40 })).map(([from, at, times]): Harm => (bytes) => {
    const piece = bytes.subarray(from * bytes.length, from * bytes.length + 60);
    const cut = Math.floor(at * bytes.length);
    return Buffer.concat([bytes.subarray(0, cut), ...Array<Buffer>(times).fill(piece), bytes.subarray(cut)]);
  }),
  fc.tuple(share, share).map(([from, length]): Harm => (bytes) => {
    const start = Math.floor(from * bytes.length);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length * 400)]);
  }),
  fc
    .tuple(
      share,
      fc.constantFrom(
        '',
        '-1',
        '99999999999999999999',
        '2026-02-30',
        '\u0000',
        '\ud800',
        '&lol;',
        '<x>',
        '{',
        ']',
        '"',
      ),
    )
    .map(
      ([at, value]): Harm =>
        (bytes) =>
          valueReplaced(bytes, at, value),
    ),
  fc.integer({ min: 1, max: 300 }).map(
    (depth): Harm =>
      (bytes) =>
        nested(bytes, depth),
  ),
  fc.constantFrom<BufferEncoding>('latin1', 'utf16le').map(
    (encoding): Harm =>
      (bytes) =>
        Buffer.from(bytes.toString('utf8'), encoding),
  ),
);

/** Puts a value where another stands: between two tags, or between two quotes. */
function valueReplaced(bytes: Buffer, at: number, value: string): Buffer {
  const text = bytes.toString('utf8');
  const places = [...text.matchAll(/>[^<>]+<|"[^"\\]*"/g)];
  const place = places[Math.floor(at * places.length)];
  if (!place) return bytes;
  const instead = place[0].startsWith('>') ? `>${value}<` : `"${value}"`;
  return Buffer.from(text.slice(0, place.index) + instead + text.slice(place.index + place[0].length));
}

function nested(bytes: Buffer, depth: number): Buffer {
  const text = bytes.toString('utf8');
  const isXml = text.trimStart().startsWith('<');
  const [open, close] = isXml ? ['<n>', '</n>'] : ['{"results":[', ']}'];
  if (!isXml) return Buffer.from(open.repeat(depth) + text + close.repeat(depth));
  const at = text.indexOf('>', text.indexOf('<', text.indexOf('?>') + 1)) + 1;
  return Buffer.from(text.slice(0, at) + open.repeat(depth) + close.repeat(depth) + text.slice(at));
}

async function recordsOf(bytes: Buffer, size: number): Promise<NoticeRecord[]> {
  const records: NoticeRecord[] = [];
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
    bytes.subarray(n * size, (n + 1) * size),
  );
  for await (const record of readNotices(pieces, 'file')) records.push(record);
  return records;
}

/** What PostgreSQL takes, and what a person may read: a notice whose words can be stored, or a reason. */
function isTold({ parsed, record }: NoticeRecord): boolean {
  if (record === '') return false;
  if (!parsed.ok) return parsed.problems.length > 0 && parsed.problems.every(({ code, message }) => code && message);
  const { notice } = parsed;
  return notice.sourceId !== '' && notice.title !== '' && !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(notice));
}

/** @returns how often a record was left without a notice or a reason; fast-check shows the first */
async function untold(paths: readonly string[], numRuns: number): Promise<number> {
  let count = 0;
  const files = paths.map((path) => readFileSync(path));
  const some = fc.array(harms, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      fc.nat(files.length - 1),
      some,
      fc.constantFrom(97, 4_096, 1_000_000),
      async (index, all, size) => {
        const bytes = all.reduce<Buffer>((harmed, harm) => harm(harmed), files[index]!);
        const records = await recordsOf(bytes, size);
        const silent = records.filter((record) => !isTold(record));
        count += silent.length;
        return silent.length === 0;
      },
    ),
    { numRuns },
  );
  return count;
}

describe('a file that was cut, turned, repeated, nested or written otherwise', () => {
  it('is read or refused with a reason: our own of every format', async () => {
    expect(await untold(filesBelow(OURS), 600)).toBe(0);
  });
});

describeShared('real files, mutilated alike', () => {
  it.each(['notices/boamp', 'notices/eforms', 'notices/ted-legacy', 'notices/decp'])('%s', async (folder) => {
    expect(await untold(filesBelow(shared(`data/${folder}`)), 300)).toBe(0);
  });
});
