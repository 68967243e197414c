import { TooManyRequests } from '#lib/http';
import type { OpenAPIObject } from '@nestjs/swagger';
import { PARAMETERS } from '../../src/api/v1/open-api';
import { errorOut, suppliersOut, supplierOut, type SuppliersOut } from '../../src/api/v1/suppliers.schema';
import { aSupplier } from '../factories/a-supplier';
import { aSite, type TestSite } from '../support/visited-site';

const START = '2026-11-24T09:00:00+01:00';

describe('the API of suppliers', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await aSite(START);
    const known = [
      aSupplier('Les Brouettes de Brumeval')
        .at('Poitiers', '86000')
        .doing('Tonte et taille de haies')
        .provenBy({ kind: 'ACI', checkedAt: '2026-09-02' }),
      aSupplier('Les Tondeuses du Clain')
        .at('Chauvigny')
        .doing('Tonte de pelouses')
        .provenBy({ kind: 'ESAT', validUntil: '2026-03-31' }),
      aSupplier('Blanc Linge').at('Poitiers', '86000').doing('Blanchisserie'),
    ];
    for (const supplier of known) await supplier.saved(site.db, site.clock);
    await site.settle();
  });
  afterAll(() => site.close());

  const asked = async (query: string): Promise<SuppliersOut> => {
    const { status, body } = await site.visitor().get(`/api/v1/suppliers${query}`);
    expect(status).toBe(200);
    // what is given is what is described, no more
    return suppliersOut.parse(body);
  };
  const names = ({ suppliers }: SuppliersOut): string[] => suppliers.map(({ supplier }) => supplier.name);

  it('finds by words, says where they are, and with which proof', async () => {
    const page = await asked('?q=tonte&zone=france');
    expect(names(page).sort()).toEqual(['Les Brouettes de Brumeval', 'Les Tondeuses du Clain']);
    const brouettes = page.suppliers.find(({ supplier }) => supplier.name === 'Les Brouettes de Brumeval')!;
    expect(brouettes.matched.map(({ text }) => text).join(' ')).toContain('«\u00a0Tonte\u00a0»');
    expect(brouettes.supplier.evidence).toMatchObject([{ kind: 'ACI', checkedAt: '2026-09-02', status: 'current' }]);
    expect(brouettes.supplier.levers).toContain('reserved-insertion');
    const expired = page.suppliers.find(({ supplier }) => supplier.name === 'Les Tondeuses du Clain')!;
    expect(expired.supplier.evidence).toMatchObject([{ status: 'expired' }]);
    expect(expired.supplier.levers).toEqual([]);
  });

  it('finds near a place, the nearest first, with the distance', async () => {
    const page = await asked('?q=tonte&ou=Poitiers&km=50&tri=distance');
    expect(names(page)).toEqual(['Les Brouettes de Brumeval', 'Les Tondeuses du Clain']);
    expect(page.suppliers[1]!.km).toBeGreaterThan(15);
  });

  it('goes from page to page by its links', async () => {
    const first = await asked('?zone=france&par_page=2');
    expect(first).toMatchObject({ total: 3, page: 1, perPage: 2 });
    expect(first.links.previous).toBeNull();
    const { pathname, search } = new URL(first.links.next!);
    expect(pathname).toBe('/api/v1/suppliers');
    const second = await asked(search);
    expect(second.links.next).toBeNull();
    expect(new Set([...names(first), ...names(second)]).size).toBe(3);
  });

  it('leads to no page after the last one', async () => {
    const all = await asked('?zone=france&par_page=3');
    expect(all.suppliers).toHaveLength(3);
    expect(all.links.next).toBeNull();
  });

  it('says of one that is closed or another one that it is, and which lots it may answer: none', async () => {
    const closed = await aSupplier('Les Râteaux')
      .provenBy({ kind: 'ACI', checkedAt: '2026-09-02' })
      .with({ closedOn: '2026-10-01' })
      .saved(site.db, site.clock);
    const double = await aSupplier('Les Binettes')
      .provenBy({ kind: 'ACI', checkedAt: '2026-09-02' })
      .saved(site.db, site.clock);
    await site.sql('update supplier set merged_into = $1 where id = $2', [closed.id, double.id]);
    const one = async (siret: string) =>
      supplierOut.parse((await site.visitor().get(`/api/v1/suppliers/${siret}`)).body);
    expect(await one(closed.state.siret)).toMatchObject({
      archived: true,
      closedOn: '2026-10-01',
      mergedInto: null,
      levers: [],
    });
    expect(await one(double.state.siret)).toMatchObject({
      archived: false,
      mergedInto: closed.state.siret,
      levers: [],
    });
    await site.sql('delete from supplier where id = any ($1)', [[closed.id, double.id]]);
  });

  it('finds no one that closed a moment ago, though the index holds it still', async () => {
    await site.sql(`update supplier set life = 'archived' where name = 'Blanc Linge'`);
    expect(names(await asked('?q=blanchisserie&zone=france'))).toEqual([]);
    await site.sql(`update supplier set life = 'imported' where name = 'Blanc Linge'`);
  });

  it('gives one by its SIRET, and its page', async () => {
    const [{ supplier }] = (await asked('?q=blanchisserie&zone=france')).suppliers as [
      SuppliersOut['suppliers'][number],
    ];
    const { body } = await site.visitor().get(`/api/v1/suppliers/${supplier.siret}`);
    expect(supplierOut.parse(body)).toEqual(supplier);
    expect((await site.visitor().get(new URL(supplier.page).pathname)).status).toBe(200);
  });

  it.each([
    ['?km=-1&ou=Poitiers', 'km'],
    ['?km=NaN&ou=Poitiers', 'km'],
    ['?km=50', 'km'],
    ['?page=abc', 'page'],
    ['?page=0', 'page'],
    ['?tri=foo', 'tri'],
    ['?tri=distance', 'tri'],
    ['?zone=mars', 'zone'],
    ['?ou=Villeperdue-les-Brumes', 'ou'],
    [`?q=${'a'.repeat(10_000)}`, 'q'],
    ['?q=%26%7C!%3A*', 'q'],
    ['?par_page=0', 'par_page'],
    ['?par_page=1e9', 'par_page'],
    ['?type=ACI&type=NAF', 'type'],
    ['?preuve=peut-etre', 'preuve'],
    ['?commune=99999', 'commune'],
    ['?facette=type', 'facette'],
    ['?parPage=5', 'parPage'],
  ])('refuses %s and names the field', async (query, field) => {
    const { status, body } = await site.visitor().get(`/api/v1/suppliers${query}`);
    expect(status).toBe(400);
    expect(errorOut.parse(body).error.field).toBe(field);
  });

  it('tells how to write a place that may be several', async () => {
    const { body } = await site.visitor().get('/api/v1/suppliers?ou=Saint-Sauveur');
    const { message } = errorOut.parse(body).error;
    const [, first] = /À écrire\u00a0: «\u00a0([^»]+)\u00a0»/.exec(message)!;
    expect((await site.visitor().get(`/api/v1/suppliers?ou=${encodeURIComponent(first!)}`)).status).toBe(200);
  });

  it.each(['?page=1000000000', "?q='; drop table supplier; --", '?q=kinds = ACI OR 1=1'])(
    'answers %s without a fault',
    async (query) => {
      const { status } = await site.visitor().get(`/api/v1/suppliers${query}`);
      expect(status).toBeLessThan(500);
    },
  );

  it('refuses in French whatever refuses: a NUL, an address that is none, too many at once', async () => {
    const refused = async (path: string) => {
      const { status, body } = await site.visitor().get(path);
      return [status, errorOut.parse(body).error.message];
    };
    expect(await refused('/api/v1/suppliers?q=%00')).toEqual([400, 'Envoyez un texte sans caractère nul (%00).']);
    expect(await refused('/api/v1/nulle-part')).toEqual([404, expect.stringMatching(/^Rien n’existe à cette adresse/)]);
    expect(await refused('/api/v1/suppliers/%E0%A4%A')).toEqual([400, expect.stringContaining('n’est pas comprise')]);
    expect(new TooManyRequests(40).message).toBe('Trop de demandes. Réessayez dans 40\u00a0s.');
  });

  it('tells that a supplier does not exist', async () => {
    const { status, body } = await site.visitor().get('/api/v1/suppliers/123');
    expect(status).toBe(404);
    expect(errorOut.parse(body).error).toMatchObject({
      code: 'http/not-found',
      message: 'Aucun fournisseur n’est connu sous ce SIRET.',
    });
  });

  it('finds by a CPV code who declares it, or one below it', async () => {
    await aSupplier('Les Carreaux Clairs')
      .doing('Vitrerie', { cpv: ['90911300'] })
      .saved(site.db, site.clock);
    await site.settle();
    for (const code of ['90911300', '90911300-9', 'CPV 90911300', '90911000', '90900000-6', '909113']) {
      const found = names(await asked(`?q=${encodeURIComponent(code)}&zone=france`));
      expect([code, found]).toEqual([code, ['Les Carreaux Clairs']]);
    }
    expect(names(await asked('?q=90911200&zone=france'))).toEqual([]);
  });

  it('is described in OpenAPI 3.1, every parameter in words, every reference to something that is there', async () => {
    const { status, body } = await site.visitor().get('/api/v1/openapi.json');
    expect(status).toBe(200);
    const document = body as OpenAPIObject;
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual(['/api/v1/suppliers', '/api/v1/suppliers/{siret}']);
    const parameters = Object.values(document.paths).flatMap(({ get }) => get?.parameters ?? []) as {
      name: string;
      description?: string;
    }[];
    expect(parameters.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
    expect(parameters.map(({ name }) => name).sort()).toEqual(Object.keys(PARAMETERS).sort());
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name!,
    );
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((name) => !(name in document.components!.schemas!))).toEqual([]);
  });
});
