import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Notice, NOTICE_FORMATS, type Problem, type Repair } from '#lib/notice-formats';
import { Maillon } from '../support/maillon';
import { describeShared, shared } from '../support/shared';

interface Line {
  file: string;
  record: string;
  format: string | null;
  notice?: Notice;
  repairs?: Repair[];
  problems?: Problem[];
}

const maillon = new Maillon();
afterAll(() => maillon.leave());

const linesOf = (out: string): Line[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

describe('maillon parse', () => {
  const folder = mkdtempSync(join(tmpdir(), 'maillon-parse-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints a line a notice, and a named problem for what is none, from folders, files and patterns', async () => {
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'inner', 'page.json'), '{"results": [{"idweb": "99-1"}, 7]}');
    writeFileSync(join(folder, 'other.xml'), '<other/>');
    writeFileSync(join(folder, 'vide.json'), '');
    const all = await maillon.runAlone('parse', folder);
    expect(all.code).toBe(2);
    expect(
      linesOf(all.out).map(({ file, record, problems }) => [file.slice(folder.length + 1), record, problems![0]!.code]),
    ).toEqual([
      ['inner/page.json', '99-1', 'field-missing'],
      ['inner/page.json', 'n° 2', 'not-an-object'],
      ['other.xml', join(folder, 'other.xml'), 'format-unknown'],
      ['vide.json', join(folder, 'vide.json'), 'not-json'],
    ]);
    expect(all.err).toContain('3 files');
    const some = await maillon.runAlone('parse', join(folder, '*.xml'), join(folder, 'vide.json'));
    expect(linesOf(some.out)).toHaveLength(2);
  }, 60_000);

  it('says which name leads to nothing, and reads nothing then', async () => {
    const ran = await maillon.runAlone('parse', join(folder, 'other.xml'), join(folder, 'nowhere'));
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('nowhere is no file');
  }, 60_000);

  it('says of a name that cannot be looked at what is the matter, not that there is none', async () => {
    const loop = join(folder, 'loop');
    symlinkSync(loop, loop);
    const ran = await maillon.runAlone('parse', loop);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(/loop cannot be looked at: ELOOP/);
  }, 60_000);

  it('reads our own notice of every format', async () => {
    const ran = await maillon.runAlone('parse', join(__dirname, '../fixtures/notices'));
    const lines = linesOf(ran.out);
    expect(lines.filter(({ problems }) => problems !== undefined)).toEqual([]);
    // Those two have the names of FNSimple and MAPA under another root
    const own = NOTICE_FORMATS.filter((format) => format !== 'boamp-dsp' && format !== 'boamp-other');
    expect(new Set(lines.map(({ format }) => format))).toEqual(new Set(own));
    expect(ran.code).toBe(0);
  }, 60_000);
});

describeShared('maillon parse over all the shared notices', () => {
  it('prints a notice or a named problem for every file, and a summary by format', async () => {
    const ran = await maillon.runAlone('parse', shared('data/notices'));
    const lines = linesOf(ran.out);
    const files = new Set(lines.map(({ file }) => file));
    expect(files.size).toBe(185);
    for (const line of lines) expect(line.notice !== undefined || line.problems!.length > 0).toBe(true);
    const refused = lines.filter(({ problems }) => problems !== undefined);
    expect(new Set(refused.map(({ format }) => format))).not.toContain('boamp-eforms');
    expect(ran.err).toMatch(/185 files[\s\S]*boamp-eforms: 4 notices[\s\S]*filled: procedure 100 %/);
  }, 120_000);
});
