import { newId } from '#lib/kernel';
import { aSupplier } from '../factories/a-supplier';
import { aSite, type Fields, type TestSite, type Visitor } from '../support/visited-site';

describe('a need that is badly written, or that nobody nearby can answer', () => {
  let site: TestSite;
  let camille: Visitor;

  beforeAll(async () => {
    site = await aSite('2026-11-24T09:00:00+01:00');
    await aSupplier('Jardins de Brumeval')
      .at('Poitiers', '86000')
      .doing('Entretien d’espaces verts, tonte', { cpv: ['77310000'], area: { type: 'radius', km: 30 } })
      .saved(site.db, site.clock);
    await site.settle();
    camille = await site.signedIn({ role: 'buyer', organisation: 'Ville de Brumeval' });
  });
  afterAll(() => site.close());

  const form = (differing: Fields): Fields => ({
    cle: newId(),
    version: '0',
    objet: 'Entretien des espaces verts',
    lieu: 'Poitiers (86000)',
    debut: '2027-01-15',
    montant: '30 000',
    statut: 'public',
    ...differing,
  });
  const shown = async (differing: Fields): Promise<string> => {
    const sent = await camille.post('/besoins/nouveau', form(differing));
    return (await camille.get(sent.headers['location'] as string)).text;
  };

  it.each([
    ['objet', 'Raccourcissez la phrase à 200 caractères'],
    ['detail', 'Raccourcissez les précisions à 5 000 caractères'],
  ])('names the field that holds a hundred thousand signs, and keeps them: %s', async (field, problem) => {
    const long = 'é'.repeat(100_000);
    const sent = await camille.post('/besoins/nouveau', form({ [field]: long }));
    expect(sent.status).toBe(422);
    expect(sent.text.replace(/[\u202f\u00a0]/g, ' ')).toContain(problem);
    expect(sent.text).toContain(long);
  });

  it('says how far the nearest of the trade are, when nobody is near: never an empty list in silence', async () => {
    expect(await shown({ lieu: 'Loudun (86200)' })).toMatch(
      /rien à moins de 50.km.; 1 au-delà, le plus proche à \d+.km/,
    );
    expect(await shown({ lieu: 'Bastia (20200)' })).toMatch(
      /aucun fournisseur de ce métier près de ce lieu.; 1 ailleurs/,
    );
  });

  it('says that a code that was confirmed no longer goes with the words', async () => {
    const sent = await camille.post('/besoins/nouveau', form({}));
    const path = sent.headers['location'] as string;
    await camille.post(`${path}/publier`, { version: '1' });
    expect((await camille.get(path)).text).not.toContain('vérifiez le code');
    const [{ version }] = (await site.sql<{ version: number }>(
      `select row_version as version from need where ref = '${path.split('/').pop()}'`,
    )) as [{ version: number }];
    const changed = form({ objet: 'Blanchisserie du linge', cpv: '77310000', version: String(version) });
    await camille.post(`${path}/modifier`, changed);
    expect((await camille.get(path)).text).toMatch(/CPV 77310000-6, alors que vos mots font penser à 98310000-9/);
  });

  it('takes no code for chosen that the page had checked by itself for other words', async () => {
    const sent = await camille.post('/besoins/nouveau', form({}));
    const path = sent.headers['location'] as string;
    const { text } = await camille.get(`${path}/modifier`);
    const checked = /name="cpv" value="(\d{8})" checked/.exec(text)![1]!;
    const unchosen = /name="cpv_propose" value="(\d{8})"/.exec(text)![1]!;
    expect(unchosen).toBe(checked);
    const changed = form({ objet: 'Blanchisserie du linge', cpv: checked, cpv_propose: unchosen, version: '1' });
    await camille.post(`${path}/modifier`, changed);
    expect((await camille.get(path)).text).toMatch(/CPV 9831\d{4}-\d, proposé/);
    const chosen = form({ objet: 'Blanchisserie du linge', cpv: checked, cpv_propose: '98310000', version: '2' });
    await camille.post(`${path}/modifier`, chosen);
    expect((await camille.get(path)).text).toContain('vérifiez le code');
  });

  it('says that no trade was read in its words', async () => {
    expect(await shown({ objet: 'zzz qqq www' })).toContain('métier non reconnu');
    expect(await shown({})).not.toContain('métier non reconnu');
  });
});
