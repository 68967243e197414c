import * as fc from 'fast-check';
import { type NoticeRecord, type ParsedNotice, readBoampRecord, readNoticeBytes } from '#lib/notice-formats';
import { demoNotices } from '../../../src/composition/demo/notices/demo-notices';
import { mutated } from '../../factories/mutated';
import { aBoampRecord, put } from '../../factories/notice.factory';

const RECORDS = [aBoampRecord(), ...demoNotices('2026-09-22')];
const FILE = Buffer.from(JSON.stringify({ total_count: RECORDS.length, results: RECORDS }));

/** Any value a source may write in a place where another was expected. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    [],
    {},
    0,
    true,
    '__proto__',
    '\u0000',
    '\ud800',
    '<'.repeat(50),
    '2026-02-30',
    '-1',
    'NaN',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 4 }),
);

/** A record that gives no notice says why. */
function isTold(records: readonly NoticeRecord[]): boolean {
  return records.every((each) => each.parsed.ok || each.parsed.problems.length > 0);
}

/** PostgreSQL refuses NUL and lone surrogates in texts and in JSON. */
function isStorable(parsed: ParsedNotice): boolean {
  return parsed.ok ? !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(parsed.notice)) : parsed.problems.length > 0;
}

describe('reading never throws, and refuses only with a reason', () => {
  it('whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(isTold(await readNoticeBytes(bytes, 'file'))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('wherever a file is cut, and the records before the cut come in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(FILE.length - 1), async (length) => {
        const records = await readNoticeBytes(FILE.subarray(0, length), 'file');
        const refused = records.filter((each) => !each.parsed.ok);
        expect(refused).toHaveLength(1);
        expect(refused[0]).toBe(records.at(-1));
      }),
      { numRuns: 60 },
    );
  });

  it('whatever byte is changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(FILE.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = Uint8Array.from(FILE);
        bytes[at] = byte;
        expect(isTold(await readNoticeBytes(bytes, 'file'))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('whatever value stands in place of another, in a flat field or deep inside the notice', () => {
    const paths = fc.array(fc.nat(40), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(fc.constantFrom(...RECORDS), paths, anything, fc.boolean(), (record, path, value, isInside) => {
        const inside = { ...record, donnees: mutated(JSON.parse(String(record['donnees'])), path, value) };
        const parsed = readBoampRecord(isInside ? inside : mutated(record, path, value));
        expect(isStorable(parsed)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('however deep values nest, in the file and in the strings it carries', async () => {
    for (const depth of [100, 10_000, 200_000]) {
      const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      const objects = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
      expect(isTold(await readNoticeBytes(Buffer.from(deep), 'file'))).toBe(true);
      expect(isTold(await readNoticeBytes(Buffer.from(`{"results":[${objects}]}`), 'file'))).toBe(true);
      expect(readBoampRecord({ ...RECORDS[0], donnees: objects }).ok).toBe(false);
    }
  });

  it('however long a text is: it is cut, and looked at once', () => {
    const shouting = {
      '<': 400_000,
      '<a': 200_000,
      '&amp;lt;script&gt;': 20_000,
      'lot 1 réservé ': 20_000,
      'lots 1, ': 50_000,
      'l2113-12 et ': 30_000,
    };
    for (const [words, times] of Object.entries(shouting)) {
      const parsed = readBoampRecord(
        aBoampRecord(({ document }) =>
          put(document, 'cac:ProcurementProject/cbc:Description/#text', words.repeat(times)),
        ),
      );
      expect(parsed.ok && parsed.notice.text.length).toBeLessThanOrEqual(200_000);
    }
  });
});
