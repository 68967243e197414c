import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Maillon } from '../support/maillon';
import { describeShared, shared } from '../support/shared';

interface Answer {
  id: string;
  cpv: { code: string; certainty: number }[];
  ranked: { siret: string; score: number; band: string; reasons: { code: string; text: string }[] }[];
  ignored: string[];
  why?: string;
}

const maillon = new Maillon();
const folder = mkdtempSync(join(tmpdir(), 'maillon-rank-'));
afterAll(async () => {
  await maillon.leave();
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);
const answers = (name: string): Answer[] =>
  readFileSync(path(name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
const withoutMs = (name: string): string => readFileSync(path(name), 'utf8').replaceAll(/,"ms":[\d.]+/g, '');
const supplier = (siret: string, naf: string, city = 'Poitiers', postCode = '86000') => ({
  siret,
  kind: 'ACI',
  name: 'BRUMEVAL',
  naf,
  postCode,
  city,
  department: postCode.slice(0, 2),
});

describe('maillon rank', () => {
  it('ranks what is sound, names what is not, and leaves with 2', async () => {
    const rows = [supplier('99992000100011', '8130Z'), { siret: 'none' }, supplier('99992000200019', '8122Z')];
    writeFileSync(path('directory.json'), JSON.stringify(rows, null, 1));
    writeFileSync(
      path('queries.jsonl'),
      [
        '{"id":"tonte","title":"Tonte des pelouses","place":{"code":"86194","name":"Poitiers"},"amount":-1}',
        'broken',
        '{"id":"lyon","title":"Tonte des pelouses","place":{"code":"69123","name":"Lyon"}}',
      ].join('\n'),
    );
    const run = (out: string) =>
      maillon.runAlone(
        'rank',
        '--suppliers',
        path('directory.json'),
        '--queries',
        path('queries.jsonl'),
        '--out',
        path(out),
      );
    const ran = await run('once.jsonl');
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/directory\.json, ligne \d+, fiche 2 : siret/);
    expect(ran.err).toContain('queries.jsonl, ligne 2 : JSON invalide');
    const [tonte, lyon] = answers('once.jsonl');
    expect(tonte!.ranked[0]).toMatchObject({ siret: '99992000100011', band: 'very-likely' });
    expect(tonte!.ignored).toEqual(['amount : -1 n’est pas un montant de 0 à 20 milliards d’euros']);
    expect(lyon).toMatchObject({ ranked: [], why: expect.stringContaining('aucun fournisseur') as unknown });
    await run('again.jsonl');
    expect(withoutMs('again.jsonl')).toBe(withoutMs('once.jsonl'));
  }, 60_000);
});

describe('files that cannot be used', () => {
  const [directory, queries] = ['d.json', 'q.jsonl'];
  const rank = (suppliers: string, asked: string, out: string) =>
    maillon.runAlone('rank', '--suppliers', path(suppliers), '--queries', path(asked), '--out', path(out));
  beforeAll(() => {
    writeFileSync(path(directory), JSON.stringify([supplier('99992000100011', '8130Z')]));
    writeFileSync(path(queries), '{"id":"a","title":"Tonte"}\n');
  });

  it.each([
    ['suppliers that are not there', 'none.json', queries, 'out.jsonl', /none\.json cannot be read: ENOENT/],
    ['queries that are a folder', directory, '.', 'out.jsonl', /cannot be read: it is a folder/],
    ['answers in no folder', directory, queries, 'none/out.jsonl', /none\/out\.jsonl cannot be written: ENOENT/],
    ['answers over the queries', directory, queries, queries, /q\.jsonl is read from, and would be lost/],
  ])(
    'are named, and nothing is lost: %s',
    async (_words, suppliers, asked, out, said) => {
      const ran = await rank(suppliers, asked, out);
      expect(ran.code).toBe(1);
      expect(ran.err).toMatch(said);
      expect(ran.err).not.toContain('fault of ours');
      expect(readFileSync(path(queries), 'utf8')).toContain('Tonte');
    },
    60_000,
  );

  it('are no answers of maillon classify over its own objects', async () => {
    const ran = await maillon.runAlone('classify', '--in', path(queries), '--out', path(queries));
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/would be lost/);
    expect(readFileSync(path(queries), 'utf8')).toContain('Tonte');
  }, 60_000);
});

describeShared('maillon rank over the shared directory', () => {
  it('ranks fifty with reasons, and reads every row', async () => {
    writeFileSync(
      path('shared.jsonl'),
      '{"id":1,"title":"Nettoyage des locaux","cpv":"90910000-9","place":{"code":"62000","typeCode":"Code postal","name":"ARRAS"}}\n',
    );
    const files = ['--suppliers', shared('data/directory/inclusive-suppliers.json'), '--queries', path('shared.jsonl')];
    const communes = ['--communes', shared('data/reference/communes_departments_regions_2022.csv')];
    const ran = await maillon.runAlone('rank', ...files, ...communes, '--out', path('shared-out.jsonl'));
    expect(ran.code).toBe(0);
    const [answer] = answers('shared-out.jsonl');
    expect(answer!.ranked).toHaveLength(50);
    for (const one of answer!.ranked) expect(one.reasons.every(({ text }) => text !== '')).toBe(true);
  }, 60_000);
});
