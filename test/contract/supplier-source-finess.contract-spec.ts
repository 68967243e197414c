import { aFinessLine } from '../factories/a-register-row';
import { aSiret } from '../factories/a-supplier';
import { anAskedRegister, readRegister } from '../support/asked-register';
import { recordsIn, refusalsIn, registerContract, type RegisterWorld } from './supplier-source.contract';

const HEAD = 'finess;etalab;111;2026-07-12';
const point = (number: string, x: string, y: string, projection = 'LAMBERT_93'): string =>
  `geolocalisation;${number};${x};${y};1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,${projection};2026-07-12`;

describe('FINESS', () => {
  const asked = anAskedRegister('finess', 'FINESS_URL');
  const sirets = Array.from({ length: 40 }, (_, n) => aSiret(n + 1));
  const number = (n: number): string => String(860_000_000 + n);
  const lines = [
    HEAD,
    ...sirets.map((siret, n) => aFinessLine(siret, number(n))),
    // A hospital, whose columns happen to hold the number of the category
    aFinessLine(aSiret(90), number(90), { 18: '355', 12: '246' }),
    aFinessLine('', number(91)),
    aFinessLine('2,601E+13', number(92)),
    aFinessLine(aSiret(93), number(93), { 3: '"ESAT "" SANS FIN' }),
    'structureet;860000094;;;246;',
    ...sirets.map((_, n) => point(number(n), '495000.5', '6612000.1')),
  ];
  const csv = (of: readonly string[], encoding: BufferEncoding = 'utf8') => ({
    contentType: 'text/csv',
    body: Buffer.from(`${of.join('\r\n')}\r\n`, encoding),
    etag: '"july"',
  });
  const world = (): RegisterWorld => ({
    ...asked(),
    ask: { position: null },
    published: sirets,
    refused: ['siret-missing', 'siret-length', 'line-unreadable'],
    gapMs: 1_000,
  });
  beforeEach(() => {
    asked().standIn.answers = () => csv(lines);
  });
  const of = async (...some: string[]) => {
    asked().standIn.answers = () => csv(some);
    return readRegister(asked().source, world().ask, asked().client);
  };

  // An extract that is kept is not sent again: each reading of the suite is of another one
  describe('published', () => {
    let edition = 0;
    beforeEach(() => {
      asked().standIn.answers = () => ({ ...csv(lines), etag: `"${(edition += 1)}"` });
    });
    registerContract(world);
  });

  it('says where an ESAT is: its address, and its point in degrees', async () => {
    const [record] = recordsIn(
      await of(HEAD, aFinessLine(sirets[0]!, number(0)), point(number(0), '495000.5', '6612000.1')),
    );
    expect(record).toMatchObject({
      siret: sirets[0],
      name: 'ESAT LES ATELIERS IMAGINAIRES',
      naf: '8810C',
      address: '12 R DES ESSAIS',
      commune: '86194',
      postCode: '86000',
      pointOrigin: 'source',
      evidence: [{ kind: 'ESAT', source: 'finess', sourceRef: number(0), checkedAt: '2026-07-12', validUntil: null }],
    });
    expect(record!.point!.lat).toBeCloseTo(46.57, 1);
    expect(record!.point!.lon).toBeCloseTo(0.32, 1);
  });

  it('finds the communes of overseas departments, and takes their point for that of another projection', async () => {
    const line = aFinessLine(sirets[0]!, '970400024', { 12: '411', 13: '9D', 15: '97405 ST DENIS CEDEX' });
    const pages = await of(HEAD, line, point('970400024', '339000', '7690000', 'UTM_S40'));
    expect(recordsIn(pages)).toMatchObject([{ commune: '97411', department: '974' }]);
    expect(pages[0]!.rows[0]).toMatchObject({ repairs: [{ code: 'point-unreadable' }] });
  });

  it('reads an old extract in Windows-1252 as a new one', async () => {
    const line = aFinessLine(sirets[0]!, number(0), { 4: 'ESAT LES GENÊTS', 15: '86000 POITIERS' });
    asked().standIn.answers = () => csv([HEAD, line], 'latin1');
    const [record] = recordsIn(await readRegister(asked().source, world().ask, asked().client));
    expect(record!.name).toBe('ESAT LES GENÊTS');
  });

  it('is not sent again an extract that was kept', async () => {
    const { source, client } = asked();
    await readRegister(source, { position: null }, client);
    const [page] = await readRegister(source, { position: null }, client);
    expect(page).toMatchObject({ rows: [], remark: expect.stringContaining('the one that was read last') });
  });

  it('reads a file that is given, dated by its own first line, else by whoever gives it, else by nobody', async () => {
    const { source, client, standIn } = asked();
    const read = async (head: string, day: string | null) => {
      const bytes = [Buffer.from([head, aFinessLine(sirets[0]!, number(0))].join('\n'))];
      const [page] = await readRegister(source, { list: { name: 'esat.csv', bytes, day }, position: null }, client);
      return [recordsIn([page!])[0]!.evidence![0]!.checkedAt, page!.remark];
    };
    expect(await read(HEAD, '2026-01-01')).toEqual(['2026-07-12', undefined]);
    expect(await read('finess;etalab;111;', '2026-01-01')).toEqual(['2026-01-01', undefined]);
    expect(await read('finess;etalab;111;', null)).toEqual([null, expect.stringContaining('no day')]);
    expect(standIn.asked).toEqual([]);
  });

  it.each([['siret;name\n1;2'], ['']])('refuses a file that is no extract: %j', async (text) => {
    const { source, client } = asked();
    const list = { name: 'other.csv', bytes: [Buffer.from(text)], day: null };
    await expect(readRegister(source, { list, position: null }, client)).rejects.toMatchObject({
      code: 'import/not-finess',
    });
  });

  it('names each refused line so that a person finds it', async () => {
    const refused = refusalsIn(await of(HEAD, aFinessLine('', number(7))));
    expect(refused).toMatchObject([{ record: `${number(7)} ESAT LES ATELIERS IMAGINAIRES` }]);
  });
});
