import { LabelledMatchesQuery, type LabelledMatch } from '../../src/api/exports/labelled-matches.query';
import { newId } from '#lib/kernel';
import { Verdicts } from '../../src/matching/matching.service';
import { SupplierMerges } from '../../src/supplier/supplier.service';
import { aSupplier } from '../factories/a-supplier';
import { aSite, type TestSite, type Visitor } from '../support/visited-site';

const FORM = {
  version: '0',
  objet: 'Entretien des espaces verts de trois écoles',
  detail: 'Écrire à marie@example.org ou au 05 49 00 00 00.',
  lieu: 'Buxerolles (86180)',
  debut: '2026-12-15',
  montant: '48 000',
  statut: 'public',
};

describe('a need and one supplier', () => {
  let site: TestSite;
  let camille: Visitor;
  let stranger: Visitor;
  let path: string;
  let siret: string;
  let supplierId: string;
  let webSiret: string;

  beforeAll(async () => {
    site = await aSite('2026-11-24T09:00:00+01:00');
    const gardener = await aSupplier('Jardins de Brumeval')
      .at('Poitiers', '86000')
      .doing('Entretien d’espaces verts, tonte', { cpv: ['77310000'] })
      .saved(site.db, site.clock);
    [siret, supplierId] = [gardener.state.siret, gardener.id];
    const toile = await aSupplier('La Toile du Clain')
      .at('Poitiers', '86000')
      .doing('Création de sites web', { cpv: ['72413000'] })
      .saved(site.db, site.clock);
    webSiret = toile.state.siret;
    await site.settle();
    camille = await site.signedIn({ role: 'buyer', organisation: 'Ville de Brumeval' });
    stranger = await site.signedIn({ role: 'buyer', name: 'Marc Delvaux', organisation: 'Syndicat de Mésange' });
    path = (await camille.post('/besoins/nouveau', { ...FORM, cle: newId() })).headers['location'] as string;
    await camille.post(`${path}/publier`, { version: '1' });
    await site.settle();
  });
  afterAll(() => site.close());

  const match = async () =>
    (
      await site.sql<{ state: string; because: string }>('select state, because from match where supplier_id = $1', [
        supplierId,
      ])
    )[0];
  const everything = () =>
    site.sql(`select (select sum(row_version) from match) as matches, (select count(*) from outbox) as events,
                     (select count(*) from audit_entry) as acts, (select sum(version) from opportunity) as versions`);

  it('is found by its SIRET or by a word of its name, without a change of anything', async () => {
    const before = await everything();
    expect((await camille.get(`${path}/pourquoi?q=${siret}`)).headers['location']).toBe(`${path}/pourquoi/${siret}`);
    const found = await camille.get(`${path}/pourquoi?q=toile`);
    expect(found.text).toContain(`${path}/pourquoi/${webSiret}`);
    expect((await camille.get(`${path}/pourquoi?q=zzzz`)).text).toContain('Aucun fournisseur du répertoire');
    expect((await camille.get(`${path}/pourquoi/${siret}`)).text).toContain('1er sur 1');
    const out = await camille.get(`${path}/pourquoi/${webSiret}`);
    expect(out.text).toContain('Un autre métier');
    expect(out.text).toContain('Qu’il déclare ce métier');
    expect(out.text).toContain('Il serait 2e sur 2');
    expect(await everything()).toEqual(before);
  });

  it('would stand elsewhere if the need were another, and nothing is kept of it', async () => {
    const before = await everything();
    const away = await camille.get(`${path}/pourquoi/${siret}?lieu=Lyon`);
    expect(away.text).toContain('Trop loin');
    expect(away.text).toContain('1er sur 1');
    const both = await camille.get(`${path}/pourquoi/${siret}?lieu=${encodeURIComponent('Lyon ; Vienne')}`);
    expect(both.text).not.toContain('Trop loin');
    const web = await camille.get(`${path}/pourquoi/${webSiret}?objet=${encodeURIComponent('Création d’un site web')}`);
    expect(web.text).toContain('1er sur 1');
    expect((await camille.get(`${path}/pourquoi/${siret}?lieu=Buxerole`)).text).toContain('Vouliez-vous dire');
    expect((await camille.get(`${path}/pourquoi/${siret}?montant=beaucoup`)).text).toContain('Indiquez un montant');
    const long = await camille.get(`${path}/pourquoi/${siret}?objet=${'x'.repeat(400)}`);
    expect(long.text).toContain('Raccourcissez la phrase à 200 caractères');
    // Ten names and their post codes: as many as a need has
    const ten = [
      'Saint-Georges-lès-Baillargeaux (86130)',
      'Chasseneuil-du-Poitou (86360)',
      'Mignaloux-Beauvoir (86550)',
      'Vouneuil-sous-Biard (86580)',
      'Savigny-Lévescault (86800)',
      "Saint-Julien-l'Ars (86800)",
      'Celle-Lévescault (86600)',
      'Curzay-sur-Vonne (86600)',
      'Migné-Auxances (86440)',
      'Biard (86580)',
    ].join(' ; ');
    const wide = await camille.get(`${path}/pourquoi/${siret}?lieu=${encodeURIComponent(ten.padEnd(400))}`);
    expect(wide.text).toContain('Il serait alors');
    const same = await camille.get(`${path}/pourquoi/${siret}?montant=48000`);
    expect(same.text).toContain('C’est le besoin tel qu’il est');
    expect((await camille.get(`${path}/pourquoi/${siret}`)).text).not.toContain('C’est le besoin tel qu’il est');
    expect(await everything()).toEqual(before);
  });

  it('is nobody else’s business', async () => {
    for (const page of [`${path}/pourquoi`, `${path}/pourquoi/${siret}`, `${path}/ecarter/${siret}`]) {
      expect((await stranger.get(page)).status).toBe(404);
    }
    expect((await stranger.post(`${path}/ecarter/${siret}`, { motif: 'conflict' })).status).toBe(404);
    expect((await stranger.post(`${path}/reprendre/${siret}`)).status).toBe(404);
    expect((await camille.get(`${path}/pourquoi/00000000000000`)).status).toBe(404);
    expect(await site.sql('select 1 from need_exclusion')).toEqual([]);
  });

  it('is kept out for a motive, told nothing, and taken back', async () => {
    expect(await match()).toMatchObject({ state: 'accepted' });
    const refused = await camille.post(`${path}/ecarter/${siret}`, { precision: 'cousin d’un élu' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Choisissez un motif');
    expect(refused.text).toContain('value="cousin d’un élu"');
    expect(await match()).toMatchObject({ state: 'accepted' });

    const form = { motif: 'conflict', precision: '<b>Parenté</b> avec un élu' };
    const done = await camille.post(`${path}/ecarter/${siret}`, form);
    expect(done.headers['location']).toBe(`${path}?ecarte=${siret}`);
    await camille.post(`${path}/ecarter/${siret}`, form);
    await site.settle();
    expect(await match()).toMatchObject({ state: 'withdrawn', because: 'buyer/excluded' });
    const page = await camille.get(`${path}?ecarte=${siret}`);
    expect(page.text).toContain('est écarté de ce besoin');
    expect(page.text).toContain('Conflit d’intérêts');
    expect(page.text).not.toContain('<b>Parenté');
    expect(page.text).toContain(`action="${path}/reprendre/${siret}"`);
    expect((await camille.get(`${path}/pourquoi/${siret}`)).text).toContain('Écarté par vous');
    expect((await camille.get(`${path}/trace.csv`)).text).toContain('"Écartés par l’acheteur"');

    await camille.post(`${path}/reprendre/${siret}`);
    await camille.post(`${path}/reprendre/${siret}`);
    await site.settle();
    expect(await match()).toMatchObject({ state: 'accepted' });
    const acts = await site.sql<{ action: string; facts: object }>(
      `select action, facts from audit_entry where action like 'need.supplier%' order by at, id`,
    );
    expect(acts.map(({ action }) => action)).toEqual(['need.supplier-excluded', 'need.supplier-taken-back']);
    expect(JSON.stringify(acts)).not.toContain('Parenté');
  });

  it('stays out under the name that it turns out to have', async () => {
    const double = await aSupplier('Jardins Brumeval')
      .at('Poitiers', '86000')
      .doing('Espaces verts', { cpv: ['77310000'] })
      .saved(site.db, site.clock);
    await camille.post(`${path}/ecarter/${siret}`, { motif: 'tried' });
    const merge = { from: supplierId, into: double.id, by: 'cli', reason: 'the same', force: true };
    const id = await site.db.transaction((tx) => site.get(SupplierMerges).merge(tx, merge));
    await site.settle();
    const page = await camille.get(path);
    expect(page.text).not.toContain(`id="f-${double.state.siret}"`);
    const why = await camille.get(`${path}/pourquoi/${double.state.siret}`);
    expect(why.text).toContain(`action="${path}/reprendre/${double.state.siret}"`);
    await camille.post(`${path}/reprendre/${double.state.siret}`);
    await site.settle();
    expect((await camille.get(path)).text).toContain(`id="f-${double.state.siret}"`);
    expect(await site.sql('select 1 from need_exclusion')).toEqual([]);

    await camille.post(`${path}/ecarter/${siret}`, { motif: 'tried' });
    await site.db.transaction((tx) => site.get(SupplierMerges).split(tx, id, 'cli'));
    await camille.post(`${path}/reprendre/${siret}`);
    await site.settle();
    expect((await camille.get(path)).text).toContain(`id="f-${double.state.siret}"`);
  });

  it('gives a labelled set of what officers and suppliers said, without a person in it', async () => {
    const [standing] = await site.sql<{ id: string; v: number }>(
      `select id, row_version as v from match where supplier_id = $1`,
      [supplierId],
    );
    const officer = await site.signedIn({ role: 'officer', name: 'Inès Faure' });
    const decision = {
      verdict: 'rejected',
      because: 'officer/too-big: dit par Marie',
      rowVersion: standing!.v,
    } as const;
    await site.get(Verdicts).decide(standing!.id, { ...decision, by: officer.personId });
    const labelled: LabelledMatch[] = [];
    for await (const batch of new LabelledMatchesQuery(site.db).all()) labelled.push(...batch);
    expect(labelled).toHaveLength(1);
    expect(labelled[0]).toMatchObject({
      supplier: { siret },
      opportunity: { kind: 'need', title: FORM.objet, text: 'Écrire à […] ou au […].' },
      verdict: { value: 'rejected', reason: 'too-big', on: '2026-11-24', standing: true },
      answer: null,
    });
    expect(JSON.stringify(labelled)).not.toMatch(/Marie|Inès|Camille|@/i);
  });

  it('changes no more once the need is closed', async () => {
    await camille.post(`${path}/clore`);
    await site.settle();
    expect((await camille.post(`${path}/ecarter/${siret}`, { motif: 'size' })).status).toBe(409);
    expect((await camille.get(`${path}/ecarter/${siret}`)).text).toContain('Ce besoin est clos');
    expect((await camille.get(path)).text).not.toContain(`${path}/ecarter/`);
  });
});
