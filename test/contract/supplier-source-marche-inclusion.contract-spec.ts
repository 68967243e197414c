import { loadConfig } from '#lib/config';
import { SECTORS } from '#lib/nomenclature';
import { SupplierSources } from '../../src/ingest/sources/supplier-sources';
import { aStructure } from '../factories/a-register-row';
import { aSiret } from '../factories/a-supplier';
import { A_TOKEN, anAskedRegister, readRegister } from '../support/asked-register';
import { honest, redirect, status, type AskedOfStandIn, type StandInAnswer } from '../support/source-stand-in';
import { recordsIn, refusalsIn, registerContract, type RegisterWorld } from './supplier-source.contract';

const json = (value: unknown): StandInAnswer => ({ contentType: 'application/json', body: JSON.stringify(value) });

describe('Marché de l’inclusion', () => {
  const asked = anAskedRegister('marche-inclusion', 'MARCHE_INCLUSION_URL');
  const sirets = Array.from({ length: 230 }, (_, n) => aSiret(n + 1));
  const structures = [
    ...sirets.map((siret) => aStructure(siret)),
    aStructure(aSiret(300), { kind: 'OPCS' }),
    aStructure('12345678901234', { id: 1 }),
    aStructure(aSiret(302), { name: ' ' }),
    aStructure(aSiret(303), { is_active: 'yes' }),
  ];
  const world = (): RegisterWorld => ({
    ...asked(),
    ask: { position: null },
    published: sirets,
    refused: ['kind-unknown', 'siret-check-digit', 'name-missing', 'field-type'],
    gapMs: 1_000,
  });
  const pageFor = ({ url }: AskedOfStandIn): StandInAnswer => {
    const [limit, offset] = [Number(url.searchParams.get('limit')), Number(url.searchParams.get('offset'))];
    expect(url.pathname).toBe('/api/siae/');
    return json({ count: structures.length, results: structures.slice(offset, offset + limit) });
  };
  beforeEach(() => {
    asked().standIn.answers = pageFor;
  });
  const only = async (...rows: Record<string, unknown>[]) => {
    asked().standIn.answers = () => json({ count: rows.length, results: rows });
    return readRegister(asked().source, world().ask, asked().client);
  };

  registerContract(world);

  it('shows its token in a header, and nowhere else', async () => {
    const pages = await readRegister(asked().source, world().ask, asked().client);
    for (const { url, headers } of asked().standIn.asked) {
      expect(headers.authorization).toBe(`Bearer ${A_TOKEN}`);
      expect(url.href).not.toContain(A_TOKEN);
    }
    expect(JSON.stringify(pages)).not.toContain(A_TOKEN);
  });

  it('says where to get a token when there is none, and asks nothing', async () => {
    const { client, clock, standIn } = asked();
    const config = loadConfig({}, { NODE_ENV: 'test', MAILLON_SECRET: 'only good for tests, and long enough' });
    const source = new SupplierSources(config, clock).named('marche-inclusion');
    await expect(readRegister(source, { position: null }, client)).rejects.toMatchObject({
      code: 'source/no-token',
      message: expect.stringContaining('MARCHE_INCLUSION_TOKEN'),
    });
    expect(standIn.asked).toEqual([]);
  });

  it('says that its token is refused, without telling it', async () => {
    asked().standIn.misbehaveAlways(status(401));
    const error: Error = await readRegister(asked().source, world().ask, asked().client).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'source/refused', answered: 401 });
    expect(error.message).toContain('MARCHE_INCLUSION_TOKEN');
    expect(`${error.message} ${error.stack}`).not.toContain(A_TOKEN);
  });

  it('keeps its token when it is sent to the same address', async () => {
    asked().standIn.misbehave(redirect(({ url }) => url.pathname + url.search));
    await readRegister(asked().source, world().ask, asked().client);
    expect(asked().standIn.asked.map(({ headers }) => headers.authorization)).toContain(`Bearer ${A_TOKEN}`);
  });

  it('says what a structure is, does and belongs to', async () => {
    const sector = SECTORS[0]!;
    const pages = await only(
      aStructure(sirets[0]!, {
        nature: 'ANTENNA',
        sectors: [{ name: sector.label }, { name: 'Élevage de licornes' }],
        presta_types: ['PREST', 'DISP', 'BUILD'],
        networks: [{ name: 'Réseau des essais' }],
        offers: [{ name: 'Paniers', description: 'Légumes de saison' }],
      }),
    );
    expect(recordsIn(pages)).toMatchObject([
      {
        office: 'antenna',
        brand: 'Jardins imaginaires',
        website: 'https://jardins.example/',
        commune: '86194',
        networks: ['Réseau des essais'],
        activities: [
          {
            sectors: [sector.code],
            serviceTypes: ['service', 'staff', 'supply'],
            text: 'Élevage de licornes\nPaniers : Légumes de saison',
          },
        ],
        evidence: [{ kind: 'ACI', checkedAt: '2026-08-30', sourceRef: expect.stringContaining('jardins-imaginaires') }],
      },
    ]);
    expect(pages[0]!.rows[0]).toMatchObject({ repairs: [{ code: 'sector-unknown', path: 'sectors' }] });
  });

  it('denies a kind whose agreement is no longer active', async () => {
    const [record] = recordsIn(await only(aStructure(sirets[0]!, { is_active: false })));
    expect(record!.evidence).toMatchObject([{ kind: 'ACI', denied: true }]);
  });

  it.each([
    ['the day the register compared it with the State’s list', '2026-08-30T23:30:00Z', '2026-08-31'],
    ['the day it was asked, where it is compared with none', null, '2026-09-10'],
    ['the day it was asked, where its own is to come', '2027-01-01T00:00:00Z', '2026-09-10'],
  ])('dates a proof by %s', async (_, updated, day) => {
    const [record] = recordsIn(await only(aStructure(sirets[0]!, { updated_at: updated })));
    expect(record!.evidence).toMatchObject([{ checkedAt: day }]);
  });

  it('gives one row for each kind of a structure, and none twice when a page repeats', async () => {
    const [aci, ei] = [aStructure(sirets[0]!, { id: 1 }), aStructure(sirets[0]!, { id: 2, kind: 'EI' })];
    expect(recordsIn(await only(aci, ei, aci))).toHaveLength(2);
    asked().standIn.answers = pageFor;
    asked().standIn.misbehave(honest, (response, _, request) => {
      request.url.searchParams.set('offset', '0');
      honest(response, pageFor(request), request);
    });
    const pages = await readRegister(asked().source, world().ask, asked().client);
    expect(recordsIn(pages)).toHaveLength(130);
    expect(pages.at(-1)!.remark).toContain('100 did not come');
  });

  it('asks for one department, and for no EPCI, which it does not know', async () => {
    const { source, client, standIn } = asked();
    await readRegister(source, { search: { who: 'siae', where: { department: '86' } }, position: null }, client);
    expect(standIn.asked[0]!.url.searchParams.get('department')).toBe('86');
    const where = { epci: '200069854' };
    await expect(
      readRegister(source, { search: { who: 'siae', where }, position: null }, client),
    ).rejects.toMatchObject({ code: 'import/where-unknown' });
  });

  it('looks up SIRETs, one or several kinds each, and says which it has not', async () => {
    const { source, client, standIn } = asked();
    standIn.answers = ({ url }) =>
      json(
        url.pathname.endsWith(`/siret/${sirets[0]}/`)
          ? [aStructure(sirets[0]!), aStructure(sirets[0]!, { kind: 'EI' })]
          : [],
      );
    const pages = await readRegister(source, { sirets: [sirets[0]!, sirets[1]!, 'no'], position: null }, client);
    expect(recordsIn(pages).map(({ evidence }) => evidence![0]!.kind)).toEqual(['ACI', 'EI']);
    expect(refusalsIn(pages).map(({ record, problems }) => [record, problems[0]!.code])).toEqual([
      [sirets[1], 'siret-unknown'],
      ['no', 'siret-unknown'],
    ]);
    expect(standIn.asked).toHaveLength(2);
  });
});
