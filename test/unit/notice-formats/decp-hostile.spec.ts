import * as fc from 'fast-check';
import { decpRowsToRecords, type ParsedNotice, readApprochRecord, readDecpRecord } from '#lib/notice-formats';
import { isApprochRecord } from '../../../libs/notice-formats/src/approch/approch-record';
import { isDecpRecord } from '../../../libs/notice-formats/src/decp/decp-file';
import { anOpenDataRecord, openDataFile } from '../../factories/open-data.factory';
import { mutated } from '../../factories/mutated';
import { parseJson } from '../../../libs/notice-formats/src/file/parse-json';

const AWARDS = (['decp-2019', 'decp-2022', 'decp-concession', 'decp-row'] as const).map((kind) =>
  anOpenDataRecord(kind),
);
const PROJECT = anOpenDataRecord('approch');

const odd = fc.constantFrom<unknown>(
  null, '', [], {}, [[[]]], 0, -1, 1e308, true, 'CDL', '__proto__', '\u0000', '\ud800', 'Ã\ud800', '0000-00-00', '9999-99-99',
  '<'.repeat(60), '&#x110000;', '[{"titulaire":[', '22222222222222', { titulaire: { titulaire: {} } }, { fields: null },
); // prettier-ignore
const anything = fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 60 }), fc.jsonValue({ maxDepth: 5 }));

/** A record gives a notice that PostgreSQL can store, or says why it gives none. */
function isTold(parsed: ParsedNotice): boolean {
  if (!parsed.ok) return parsed.problems.length > 0;
  const { sourceId } = parsed.notice;
  return encodeURIComponent(sourceId) === sourceId && !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(parsed));
}

describe('reading awards and projects never throws, and refuses only with a reason', () => {
  const places = fc.array(fc.tuple(fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), anything), {
    minLength: 1,
    maxLength: 4,
  });

  it('whatever values stand in place of others', () => {
    fc.assert(
      fc.property(fc.constantFrom(...AWARDS, PROJECT), places, (record, changes) => {
        const changed = changes.reduce<unknown>((tree, [path, value]) => mutated(tree, path, value), record);
        expect(isTold(record === PROJECT ? readApprochRecord(changed) : readDecpRecord(changed))).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('whatever the JSON', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect([readDecpRecord(value), readApprochRecord(value)].every(isTold)).toBe(true);
        expect([isDecpRecord(value), isApprochRecord(value)]).toEqual([expect.any(Boolean), expect.any(Boolean)]);
      }),
      { numRuns: 300 },
    );
  });

  it('whatever stands among rows: none is lost, none is doubled', async () => {
    const rows = openDataFile('decp-tabular')['data'] as unknown[];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.constantFrom(...rows), anything), { maxLength: 12 }), async (mixed) => {
        const out: unknown[] = [];
        for await (const record of decpRowsToRecords(mixed)) {
          const group = (record as { rows?: unknown } | null)?.rows;
          if (Array.isArray(group)) out.push(...(group as unknown[]));
          else out.push(record);
        }
        expect(out).toEqual(mixed);
      }),
      { numRuns: 200 },
    );
  });

  it('whatever text is parsed as an award', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const parsed = parseJson(`{"a":${JSON.stringify(text)},"b":NaN}`);
        expect(parsed).toEqual({ value: { a: text, b: null }, isMended: true });
        expect(() => parseJson(`${text}NaN`)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('however deep or long its parts are', () => {
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) as unknown;
    const long = 'l?'.repeat(100_000);
    const many = Array.from({ length: 100_000 }, () => ({ titulaire: { id: 'x', typeIdentifiant: 'SIRET' } }));
    expect(parseJson(`${'"\\'.repeat(2_000_000)}NaN`)).toHaveProperty('message');
    for (const value of [deep, long, many, 'Ã'.repeat(200_000), '1 '.repeat(100_000), '"\\'.repeat(100_000)]) {
      for (const member of [
        'titulaires',
        'objet',
        'id',
        'modifications',
        'lieuExecution',
        'considerationsSociales',
        'montant',
      ]) {
        expect(isTold(readDecpRecord({ ...AWARDS[1], [member]: value }))).toBe(true);
      }
      for (const member of Object.keys(PROJECT))
        expect(isTold(readApprochRecord({ ...PROJECT, [member]: value }))).toBe(true);
    }
  });
});
