import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIndex, rank, whyNobody, type MatchingIndex, type Profile, type Ranking } from '#lib/matching-engine';
import { pointOfCommune } from '#lib/nomenclature';
import { readDirectory } from '../../../src/composition/rank/directory-file';
import { readQuery, type ReadQuery } from '../../../src/composition/rank/query-line';
import { rankedLines } from '../../../src/composition/rank/ranked-line';

const folder = mkdtempSync(join(tmpdir(), 'maillon-rank-'));
afterAll(() => rmSync(folder, { recursive: true }));

const today = '2026-09-22';
const row = (siret: string, more: object = {}) => ({
  siret,
  kind: 'ACI',
  name: 'LES JARDINS DE BRUMEVAL',
  naf: '81.30Z',
  postCode: '86000',
  city: 'Poitiers',
  department: '86',
  lat: 46.58,
  lon: 0.34,
  description: '',
  employees: '20 à 49 salariés',
  ...more,
});
const directory = (text: string) => {
  const path = join(folder, 'directory.json');
  writeFileSync(path, text);
  return readDirectory(path, today);
};
const query = (given: object): ReadQuery =>
  readQuery(JSON.stringify({ id: 'q', title: 'Tonte', ...given })) as ReadQuery;

describe('a file of suppliers', () => {
  it('gives a profile a SIRET, with its place, its people and its status of that day', async () => {
    const { profiles } = await directory(JSON.stringify([row('99992000100011')]));
    expect(profiles).toMatchObject([
      {
        supplierId: '99992000100011',
        naf: '8130Z',
        place: { commune: '86194', point: { lat: 46.58, lon: 0.34 } },
        capacity: { people: 20 },
        evidence: [{ kind: 'ACI', checkedAt: today }],
      },
    ]);
  });

  it('joins a SIRET that is told again, and keeps both of its kinds', async () => {
    const again = row('99992000100011', { kind: 'EI', name: 'ATELIER' });
    const { profiles, merged } = await directory(JSON.stringify([row('99992000100011'), again]));
    expect(merged).toBe(1);
    expect(profiles).toHaveLength(1);
    expect(profiles[0]!.name).toBe('ATELIER LES JARDINS DE BRUMEVAL');
    expect(profiles[0]!.evidence.map((one) => one.kind).sort()).toEqual(['ACI', 'EI']);
  });

  it('names each row that cannot be read by its line, and loses no other', async () => {
    const lines = [
      '[',
      `${JSON.stringify(row('99992000100011'))},`,
      '{"siret": 12},',
      '{"siret": "99992000200019", "name": Atelier},',
      '7,',
      '{"siret": "99992000300017"},',
      `${JSON.stringify(row('99992000400015'))}`,
      ']',
    ];
    const { profiles, refused } = await directory(lines.join('\n'));
    expect(profiles.map((one) => one.siret)).toEqual(['99992000100011', '99992000400015']);
    expect(refused.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
    expect(refused[0]!.problem).toContain('siret');
    expect(refused[3]!.problem).toContain('name');
  });

  it('says what of a row was not used, and keeps the row', async () => {
    const rows = [
      row('99992000100011', { kind: 'ZZZ', lat: 946.58 }),
      row('99992000200019', { city: 'Trifouilly', postCode: '00000', department: '', lat: null, lon: null }),
      row('99992000300017', { lat: null, lon: null }),
    ];
    const { profiles, ignored } = await directory(rows.map((one) => JSON.stringify(one)).join('\n'));
    expect(profiles).toHaveLength(3);
    expect(ignored).toEqual([
      { line: 1, row: 1, problem: 'kind : « ZZZ » n’est pas un type de structure connu' },
      { line: 1, row: 1, problem: 'lat, lon : « 946.58, 0.34 » n’est pas un point' },
      { line: 2, row: 2, problem: 'city, postCode, department : ils ne mènent à aucun lieu' },
    ]);
  });

  it('tells rows of one line apart by their number', async () => {
    const rows = [row('99992000100011'), row('12'), row('99992000300017', { name: null })];
    const { refused } = await directory(JSON.stringify(rows));
    expect(refused.map(({ line, row }) => [line, row])).toEqual([
      [1, 2],
      [1, 3],
    ]);
  });

  it('is joined alike whatever the order of its rows', async () => {
    const told = [
      row('99992000100011', { kind: 'EI', name: 'ATELIER', naf: null, city: '', postCode: '', department: '' }),
      row('99992000100011', { employees: null, description: 'Tonte' }),
      row('99992000100011', { name: 'ATELIER VERT', description: 'Taille', lat: null }),
    ];
    const [[first], [last]] = [
      (await directory(JSON.stringify(told))).profiles,
      (await directory(JSON.stringify(told.reverse()))).profiles,
    ] as [[Profile], [Profile]];
    expect(last).toEqual(first);
    expect(first).toMatchObject({ naf: '8130Z', place: { commune: '86194' }, capacity: { people: 20 } });
    expect(first.activities).toHaveLength(2);
  });

  it('begins with a mark of its encoding, and has one object a line', async () => {
    const rows = [row('99992000100011'), row('99992000200019')].map((one) => JSON.stringify(one));
    for (const text of [`[${rows.join()}]`, rows.join('\r\n')]) {
      const { profiles, refused } = await directory(`\ufeff${text}`);
      expect([profiles.length, refused]).toEqual([2, []]);
    }
  });

  it('is said to be cut where its list is not closed', async () => {
    const text = JSON.stringify([row('99992000100011'), row('99992000200019')]);
    for (const [length, kept] of [
      [text.length - 1, 2],
      [text.length - 9, 1],
    ]) {
      const { profiles, refused } = await directory(text.slice(0, length));
      expect(profiles).toHaveLength(kept!);
      expect(refused).toEqual([
        { line: 1, row: expect.any(Number) as number, problem: expect.stringContaining('coupé') as string },
      ]);
    }
  });

  it('believes no half of a point', async () => {
    const { profiles } = await directory(JSON.stringify([row('99992000100011', { lon: null })]));
    expect(profiles[0]!.place.point).toEqual(pointOfCommune('86194'));
  });

  it('keeps the commune where coordinates are missing', async () => {
    const { profiles } = await directory(
      JSON.stringify([
        row('99992000100011', { lat: null, lon: null, postCode: '35000', city: 'RENNES', department: '35' }),
      ]),
    );
    expect(profiles[0]!.place).toMatchObject({ commune: '35238', point: null });
  });
});

describe('a query', () => {
  it('uses what is sound and says what it left, field by field', () => {
    const read = query({
      cpv: ['77310000-6', '99999999'],
      amount: -4,
      nature: 'magic',
      buyer: { siret: '12' },
      levers: ['reserved-ess', 'reserved-insertion', 'reserved', 'social-clause'],
      place: { code: '86194', typeCode: 'Code postal', name: null },
    });
    expect(read.facts).toMatchObject({ cpv: ['77310000'], amount: null, nature: null, place: { commune: '86194' } });
    expect(read.facts.levers).toEqual([{ lever: 'social-clause', sure: true }]);
    expect(read.ignored.map((text) => text.split(' ')[0])).toEqual([
      'cpv',
      'buyer.siret',
      'nature',
      'amount',
      'levers',
      'levers',
    ]);
  });

  it('keeps the one pair of reservations that the law lets stand together', () => {
    expect(query({ levers: ['reserved-disability', 'reserved-insertion'] }).facts.levers).toHaveLength(2);
  });

  it('proposes CPV codes from the words when none is given, with their certainty', () => {
    expect(query({ title: 'Nettoyage des vitres' }).cpv[0]).toMatchObject({ code: '90911300' });
    expect(query({ cpv: '77310000' }).cpv).toEqual([{ code: '77310000', certainty: 1 }]);
  });

  it('takes a code as an answer writes it, and tells a code or a digit that it cannot use', () => {
    const read = query({ cpv: [{ code: '77310000' }, { cpv: 1 }, '45000000-1', true] });
    expect(read.facts.cpv).toEqual(['77310000', '45000000']);
    expect(read.ignored).toEqual([
      'cpv : {"cpv":1} n’est pas un code',
      'cpv : « 45000000-1 » a une clé fausse ; ses huit chiffres sont gardés',
      'cpv : true n’est pas un code',
    ]);
  });

  it('says what it left in few words, however long it was', () => {
    const read = query({
      place: { name: 'x'.repeat(100_000) },
      levers: ['y'.repeat(100_000)],
      cpv: 'z'.repeat(100_000),
    });
    expect(read.ignored).toHaveLength(3);
    expect(Math.max(...read.ignored.map((text) => text.length))).toBeLessThan(200);
  });

  it.each([
    ['no JSON', 'nothing', 'JSON'],
    ['a list', '[]', 'objet'],
    ['no id', '{"title":"Tonte"}', 'id'],
    ['nothing that is bought', '{"id":"1","title":" "}', 'title'],
  ])('is refused by the name of its field: %s', (_words, line, field) => {
    expect(readQuery(line)).toMatchObject({ problem: expect.stringContaining(field) as unknown });
  });

  it('keeps its id as it was written, for who asked to find it again', () => {
    expect([query({ id: 7 }).id, query({ id: '7' }).id]).toEqual([7, '7']);
  });

  it('is understood from its text where its title is empty, and says so', () => {
    const read = query({ title: ' ', text: 'Tonte des pelouses' });
    expect([read.facts.title, read.ignored]).toEqual(['', ['title : il est vide']]);
  });

  it('says which place leads nowhere, and which of several it took', () => {
    expect(query({ place: { name: 'Zzyzx' } }).ignored).toEqual(['place : « Zzyzx » ne mène à aucun lieu']);
    const read = query({ place: { name: 'Saint-Benoît' } });
    expect(read.place.choices.length).toBeGreaterThan(1);
    expect(read.ignored).toEqual([
      expect.stringMatching(/^place : \d+ communes possibles, Saint-Benoît \(97410\) est prise$/),
    ]);
  });

  it.each([-1, 0, 1e15, 'beaucoup', {}])('takes no amount from %p, and says so', (amount) => {
    const { facts, ignored } = query({ amount });
    expect([facts.amount, ignored]).toEqual([null, [expect.stringMatching(/^amount/)]]);
  });

  it('says of what a query has no use for, as a deadline that has passed, that it was not used', () => {
    expect(query({ deadline: '2019-01-01' }).ignored).toEqual(['deadline : ce champ ne fait pas partie d’une requête']);
  });

  it('is answered with a text of a hundred thousand signs and more', () => {
    expect(query({ text: 'tonte '.repeat(30_000) }).ignored).toHaveLength(1);
  });
});

describe('an answer', () => {
  const at = (lat: number, lon: number, more: object = {}) => row('99992000100011', { lat, lon, ...more });
  const ranking = async (rows: object[], asked: ReadQuery) => {
    const index = createIndex();
    for (const profile of (await directory(JSON.stringify(rows))).profiles) index.put(profile);
    return { index, found: rank(index, asked.facts, { today, seed: 'q', wide: true }) };
  };

  it('tells each reason by its code and in French', async () => {
    const { index, found } = await ranking([at(46.58, 0.34)], query({ place: { code: '86194', name: 'Poitiers' } }));
    const [first] = rankedLines(index, found);
    expect(first).toMatchObject({
      siret: '99992000100011',
      band: 'very-likely',
      links: { trade: 'held', place: 'held' },
    });
    expect(first!.reasons.map((one) => one.code)).toContain('trade/naf');
    expect(first!.reasons.find((one) => one.code === 'place/same-commune')!.text).toBe('dans la commune');
  });

  const why = (index: MatchingIndex, { setAside }: Ranking, { facts }: ReadQuery): string =>
    whyNobody(index, facts, setAside, today).join(' ; ');

  it('is never empty in silence: who lies beyond is counted', async () => {
    const asked = query({ place: { code: '86194', name: 'Poitiers' } });
    const lyon = { postCode: '69001', city: 'Lyon', department: '69' };
    const { index, found } = await ranking([at(45.76, 4.84, lyon)], asked);
    expect(found.ranked).toEqual([]);
    expect(why(index, found, asked)).toMatch(/^rien à moins de 50 km ; 1 au-delà, le plus proche à \d+ km$/);
    const other = at(45.77, 4.85, { ...lyon, siret: '99992000100029', name: 'BLANCHISSERIE DU RHONE', naf: '96.01A' });
    const among = await ranking([at(45.76, 4.84, lyon), other], asked);
    expect(why(among.index, among.found, asked)).toContain('; 1 au-delà');
    const reserved = query({ place: { code: '86194', name: 'Poitiers' }, levers: ['reserved-prison'] });
    const kept = await ranking([at(46.58, 0.34)], reserved);
    expect(kept.found.ranked).toEqual([]);
    expect(why(kept.index, kept.found, reserved)).toBe(
      'le seul fournisseur à moins de 50 km ne convient pas ; 1 que la réservation écarte',
    );
    const far = await ranking([at(45.76, 4.84, lyon)], reserved);
    expect(why(far.index, far.found, reserved)).toMatch(/^rien à moins de 50 km ; personne de ce métier au-delà/);
    const crowd = Array.from({ length: 60 }, (_, n) => at(46.58, 0.34, { siret: String(99992000100011 + n) }));
    const many = await ranking(crowd, reserved);
    expect(why(many.index, many.found, reserved)).toMatch(
      /aucun des 60 fournisseurs .* ; au moins 50 que la réservation écarte$/,
    );
    const none = await ranking([], asked);
    expect(why(none.index, none.found, asked)).toBe('l’annuaire ne contient aucun fournisseur');
  });
});
