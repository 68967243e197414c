import { readFileSync } from 'node:fs';
import { readList } from '../../../src/ingest/references/read-lines';
import type { ReferenceName } from '../../../src/ingest/references/reference-lists';
import { aCommunesFile, aCpvFile, aNafFile } from '../../factories/reference-files';
import { describeShared, shared } from '../../support/shared';

const read = (name: ReferenceName, content: string) => readList(name, Buffer.from(content), 'file');

describe('the file of an official list', () => {
  it('is CSV with commas, semicolons or tabs, its columns found by name, its first sign dropped', () => {
    const comma = aCpvFile();
    const expected = read('cpv', comma).rows;
    expect(expected).toHaveLength(5_000);
    expect(expected[1]).toEqual({ code: '03000001', label: 'Produit 1', lat: null, lon: null });
    expect(read('cpv', `\uFEFF${comma.replaceAll(',', ';')}`).rows).toEqual(expected);
    expect(read('cpv', comma.replaceAll(',', '\t')).rows).toEqual(expected);
    expect(read('cpv', comma.replace('code,label_fr', 'CPV, Libelle').replaceAll('\n', '\r\n')).rows).toEqual(expected);
  });

  it('is JSON: code and label, or an array of objects', () => {
    const pairs = JSON.parse(aNafFile()) as Record<string, string>;
    const rows = read('naf', aNafFile()).rows;
    expect(rows).toHaveLength(500);
    expect(rows[0]).toMatchObject({ code: '1000A', label: 'Métier 0' });
    const array = Object.entries(pairs).map(([code, intituleFr]) => ({ code, intituleFr }));
    // The whole nomenclature holds its sections, divisions, groups and classes beside
    const whole = [{ code: 'A', intituleFr: 'Section' }, { code: '01.1', intituleFr: 'Groupe' }, ...array];
    expect(read('naf', JSON.stringify(whole))).toEqual({ rows, refused: [] });
  });

  it('is genericode XML, of which the French labels are read', () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, n) => `<Row><Value ColumnRef="code"><SimpleValue>${3_000_000 + n}</SimpleValue></Value>
        <Value ColumnRef="eng_label"><SimpleValue>Product</SimpleValue></Value>
        <Value ColumnRef="fra_label"><SimpleValue>Produit &amp; ${n}</SimpleValue></Value></Row>`,
    ).join('');
    const xml = (content: string): string =>
      `<?xml version="1.0"?><gc:CodeList xmlns:gc="urn:x">${content}</gc:CodeList>`;
    const padded = rows.replace(/<SimpleValue>(3\d{6})</g, '<SimpleValue>0$1<');
    const list = read('cpv', xml(`<SimpleCodeList>${padded}</SimpleCodeList>`));
    expect(list.rows).toHaveLength(5_000);
    expect(list.rows[7]).toMatchObject({ code: '03000007', label: 'Produit & 7' });
    expect(() => read('cpv', `<!DOCTYPE x [<!ENTITY a "b">]><x/>`)).toThrow(/DOCTYPE/);
    expect(() => read('cpv', '<x><y></x>')).toThrow(/no sound XML/);
    expect(() => read('cpv', '<a>'.repeat(100_000))).toThrow(/levels/);
  });

  it('has communes as columns or as GeoJSON, the town hall before the middle', () => {
    const rows = read('communes', aCommunesFile()).rows;
    expect(rows[0]).toEqual({ code: '10000', label: 'Commune 0', lat: 46.5, lon: 0.3 });
    const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] });
    const json = rows.map(({ code, label }, n) => ({
      code,
      nom: label,
      centre: point(1, 2),
      ...(n % 2 ? { mairie: point(0.3, 46.5) } : {}),
    }));
    const asJson = read('communes', JSON.stringify(json)).rows;
    expect([asJson[0], asJson[1]]).toMatchObject([
      { lat: 2, lon: 1 },
      { lat: 46.5, lon: 0.3 },
    ]);
  });

  it('loses no line that it cannot read: each is told with its place, its content and the reason', () => {
    const bad = [
      '9999,Too short',
      '03000000-9,Wrong check digit',
      '03000001,Again',
      '99000000,No division',
      '03999999,',
    ];
    const { rows, refused } = read('cpv', `${aCpvFile()}${bad.join('\n')}\n`);
    expect(rows).toHaveLength(5_000);
    expect(refused.map(({ line, problem }) => [line, problem])).toEqual([
      [5_002, 'No code of eight digits'],
      [5_003, 'The check digit of the code is wrong'],
      [5_004, 'The code stands on an earlier line'],
      [5_005, 'No such CPV division'],
      [5_006, 'No label'],
    ]);
    expect(refused[0]!.raw).toContain('Too short');
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['another list', aNafFile()],
    ['a list cut short', aCpvFile().slice(0, 20_000)],
    ['broken JSON', '[{"code": '],
    ['a number', '12'],
    ['null', '[null, null]'],
    ['broken quotes', 'code,label_fr\n"03000000,x\ny'],
  ])('is refused as a whole when it is %s', (_what, content) => {
    expect(() => read('cpv', content)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^reference\//) }),
    );
  });

  it('is refused in another encoding, with what to do', () => {
    expect(() => readList('cpv', Buffer.from('code;libell\xe9', 'latin1'), 'f.csv')).toThrow(/f\.csv is not in UTF-8/);
  });

  it('stores no sign that PostgreSQL or a page would choke on', () => {
    const [first] = read('cpv', aCpvFile().replace('Produit 0', 'Pro\u0000duit\u0007  0')).rows;
    expect(first!.label).toBe('Pro duit 0');
  });

  it('has no commune off the globe, nor at the point where nothing is', () => {
    const points = ['91,0', 'abc,1', ',', '0,0', '1,200'];
    const { refused } = read(
      'communes',
      aCommunesFile() + points.map((point, n) => `8690${n},Ailleurs,${point}\n`).join(''),
    );
    expect(refused.map(({ problem }) => problem)).toEqual(points.map(() => 'No point on the globe'));
  });
});

describeShared('the official files', () => {
  it.each([
    ['cpv', 'cpv_fr.csv', 9_454, 0],
    ['communes', 'communes_departments_regions_2022.csv', 34_974, 90],
    ['naf', 'codes-NAF.json', 732, 0],
  ] as const)('of %s are read whole', (name, file, count, refusals) => {
    const { rows, refused } = readList(name, readFileSync(shared(`data/reference/${file}`)), file);
    expect(rows).toHaveLength(count);
    // Communes of the Pacific have no point there
    expect(refused.length).toBe(refusals);
  });
});
