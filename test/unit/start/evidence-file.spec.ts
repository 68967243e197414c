import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceOf } from '../../../src/composition/commands/evidence-file';

const folder = mkdtempSync(join(tmpdir(), 'maillon-evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (rows: unknown): string => {
  const path = join(folder, 'evidence.json');
  writeFileSync(path, typeof rows === 'string' ? rows : JSON.stringify(rows));
  return path;
};

describe('a file of evidence rows', () => {
  it('gives each row its place as id, and leaves out what is not told', async () => {
    const rows = [{ kind: 'ACI' }, { kind: 'EI', id: 'e', source: 'person', checkedAt: '2026-09-01', denied: true }];
    expect(await evidenceOf(file(rows))).toEqual([
      { id: 'evidence[0]', kind: 'ACI', source: 'file', checkedAt: null, validUntil: null },
      { id: 'e', kind: 'EI', source: 'person', checkedAt: '2026-09-01', validUntil: null, denied: true },
    ]);
  });

  it.each([
    ['no JSON', '{', 'is no JSON'],
    ['no list', {}, 'expected a list of evidence rows'],
    ['no row', [7], 'evidence[0]: expected an object'],
    ['a strange field', [{ kind: 'ACI', until: 'x' }], 'evidence[0].until: no such field. Fields: id, kind'],
    ['a strange kind', [{ kind: 'ACI' }, { kind: 'x' }], 'evidence[1].kind: "x" is no kind. Kinds: ACI'],
    ['no day', [{ kind: 'ACI', validUntil: '2026-13-01' }], 'evidence[0].validUntil: "2026-13-01" is no day'],
    ['a denial that is none', [{ kind: 'ACI', denied: 'no' }], 'evidence[0].denied: expected true or false'],
  ])('refuses evidence that is %s, naming the row and the field', async (_words, rows, message) => {
    await expect(evidenceOf(file(rows))).rejects.toThrow(message);
  });
});
