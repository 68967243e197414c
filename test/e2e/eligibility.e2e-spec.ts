import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KINDS, LEVERS } from '#lib/nomenclature';
import { Maillon } from '../support/maillon';

const maillon = new Maillon();
const folder = mkdtempSync(join(tmpdir(), 'maillon-eligibility-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await maillon.leave();
});

const asked = (...words: string[]) => maillon.runAlone('eligibility', ...words);
const evidence = (rows: unknown): string => {
  const file = join(folder, 'evidence.json');
  writeFileSync(file, typeof rows === 'string' ? rows : JSON.stringify(rows));
  return file;
};
const told = async (...words: string[]) => JSON.parse((await asked(...words, '--json')).out) as Record<string, unknown>;
const INSERTION = ['--lever', 'reserved-insertion'];

describe('maillon eligibility', () => {
  it('answers with the article, its source and its certainty', async () => {
    const { code, out } = await asked('--kind', 'ACI', ...INSERTION, '--date', '2026-09-22');
    expect(code).toBe(0);
    expect(out).toMatch(/^ACI, reserved-insertion, on 2026-09-22: eligible\n/);
    expect(out).toContain('L2113-13, since 2019-04-01');
    expect(out).toMatch(/Certainty: secondary, À confirmer\n.*Source: .*L2113-13/s);
  });

  it('goes by the day: 12 and 13 together from 7 December 2020, prisons from 20 October 2022', async () => {
    const both = ['--kind', 'ESAT', '--lever', 'reserved-disability', 'reserved-insertion', '--date'];
    expect(await told(...both, '2020-12-06')).toMatchObject({ answer: 'to-verify', because: 'levers/not-together' });
    expect(await told(...both, '2020-12-07')).toMatchObject({ answer: 'eligible', article: 'L2113-12, L2113-14' });
    const prison = ['--kind', 'SEP', '--lever', 'reserved-prison', '--date'];
    expect(await told(...prison, '2022-10-19')).toMatchObject({ answer: 'to-verify', because: 'law/unknown' });
    expect(await told(...prison, '2022-10-20')).toMatchObject({ answer: 'eligible', article: 'L2113-13-1' });
  });

  it('cites L2113-14 for two articles on one lot, and for nothing else', async () => {
    const law = async (...levers: string[]) => told('--kind', 'ACI', '--date', '2026-09-22', '--lever', ...levers);
    const alone = { article: 'L2113-13', validFrom: '2019-04-01' };
    expect(await law('reserved-insertion', 'social-clause')).toMatchObject({ answer: 'eligible', ...alone });
    expect(await law('reserved-insertion', 'reserved-insertion')).toMatchObject({ answer: 'eligible', ...alone });
    expect(await law('reserved-insertion', 'reserved-prison')).toMatchObject({
      answer: 'to-verify',
      article: 'L2113-13, L2113-14',
    });
  });

  it('judges evidence on that day, and until the deadline', async () => {
    const file = evidence([{ kind: 'ACI', checkedAt: '2026-09-01', validUntil: '2026-12-01' }]);
    const at = (...words: string[]) => told(...INSERTION, '--evidence', file, ...words);
    expect(await at('--date', '2026-12-01')).toMatchObject({ answer: 'eligible', kind: 'ACI' });
    expect(await at('--date', '2026-12-02')).toMatchObject({ answer: 'to-verify', because: 'evidence/expired' });
    expect(await at('--date', '2026-11-20', '--closing', '2026-12-02')).toMatchObject({
      because: 'evidence/ends-before-deadline',
    });
    expect(await at('--date', '2026-11-20', '--kind', 'EI')).toMatchObject({ because: 'evidence/none' });
    const past = await asked(...INSERTION, '--evidence', file, '--date', '2026-11-20', '--closing', '2026-11-19');
    expect(past).toMatchObject({ code: 1, out: '' });
    expect(past.err).toContain('--closing 2026-11-19 is before 2026-11-20');
  });

  it('prints every cell', async () => {
    const cells = (await told('--table', '--date', '2026-09-22')) as unknown as { source: string }[];
    expect(cells).toHaveLength(KINDS.length * LEVERS.length);
    const { out } = await asked('--table', '--date', '2026-09-22');
    expect(out.match(/^ {2}[A-Z_]+ +(eligible|to-verify|not-eligible)/gm)).toHaveLength(187);
    expect(out).toContain('L2113-16, for L2113-15 alone');
    expect(out).toMatch(/^ {2}ETTI +own work: not-offered +staff made available: yes/m);
    expect(out).toMatch(/^ {2}EATT +own work: to-verify +staff made available: yes .*\[unverified/m);
  });

  it.each([
    ['a kind', ['--kind', 'FOO', ...INSERTION], `--kind FOO: no such kind. Kinds: ${KINDS.join(', ')}.`],
    ['a lever', ['--kind', 'ACI', '--lever', 'foo'], `--lever foo: no such lever. Levers: ${LEVERS.join(', ')}.`],
    ['a day', ['--kind', 'ACI', ...INSERTION, '--date', '2026-02-30'], '--date <day>'],
    ['no lever', ['--kind', 'ACI'], '--lever is missing: give one of reserved-disability'],
    ['no kind', INSERTION, '--kind is missing: give one of ACI'],
    [
      'an option without a use',
      ['--kind', 'ACI', ...INSERTION, '--closing', '2026-12-01'],
      '--closing is for evidence',
    ],
  ])('refuses %s that does not fit, and lists what does', async (_words, words, message) => {
    const { code, err, out } = await asked(...words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(message);
  });

  it('refuses evidence that cannot be read, naming the row and the field', async () => {
    const { code, err } = await asked(...INSERTION, '--evidence', evidence([{ kind: 'ACI' }, { kind: 'x' }]));
    expect(code).toBe(1);
    expect(err).toContain('evidence[1].kind: "x" is no kind. Kinds: ACI');
  });
});
