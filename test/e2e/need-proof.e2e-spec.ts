import { newId } from '#lib/kernel';
import { aSupplier } from '../factories/a-supplier';
import { aSite, type TestSite, type Visitor } from '../support/visited-site';

describe('a reserved need whose best supplier’s proof ends', () => {
  let site: TestSite;
  let camille: Visitor;
  let path: string;
  const sirets: string[] = [];

  beforeAll(async () => {
    site = await aSite('2026-11-24T09:00:00+01:00');
    const proof = { kind: 'ACI', source: 'marche-inclusion', checkedAt: '2026-09-02' } as const;
    for (const [name, validUntil] of [
      ['Jardins de Brumeval', '2026-11-30'],
      ['Les Sécateurs Solidaires', '2027-12-31'],
      ['Haies du Soir', '2026-10-31'],
    ] as const) {
      const gardener = await aSupplier(name)
        .at('Poitiers', '86000')
        .doing('Entretien d’espaces verts, tonte', { cpv: ['77310000'] })
        .provenBy({ ...proof, validUntil })
        .saved(site.db, site.clock);
      sirets.push(gardener.state.siret);
    }
    await site.settle();
    camille = await site.signedIn({ role: 'buyer', organisation: 'Ville de Brumeval' });
    const form = { cle: newId(), version: '0', objet: 'Entretien des espaces verts', lieu: 'Poitiers (86000)' };
    const more = { debut: '2027-01-15', montant: '30 000', statut: 'public', reserve: 'reserved-insertion' };
    path = (await camille.post('/besoins/nouveau', { ...form, ...more })).headers['location'] as string;
    await camille.post(`${path}/publier`, { version: '1' });
    await site.settle();
  });
  afterAll(() => site.close());

  const aside = async (): Promise<string> => {
    const { text } = await camille.get(path);
    return text.slice(text.indexOf('Écartés, et pourquoi'));
  };

  it('names it among those set aside, with what would lift it: nobody vanishes in silence', async () => {
    expect((await camille.get(path)).text).toContain(`id="f-${sirets[0]}"`);
    expect(await aside()).toContain('Haies du Soir');
    expect(await aside()).not.toContain('Jardins de Brumeval');

    site.clock.moveTo('2026-12-01T09:00:00+01:00');
    camille = await site.signedIn({ role: 'buyer', organisation: 'Ville de Brumeval' });
    expect((await camille.get(path)).text).not.toContain(`id="f-${sirets[0]}"`);
    const said = await aside();
    expect(said).toContain('Jardins de Brumeval');
    expect(said).toContain('Statut à prouver');
    expect(said).toContain('Preuve ACI expirée le 30/11/2026');
    expect(said).toContain('une preuve à jour');
  });

  it('counts those that stand in the list alone, as the list does', async () => {
    const { text } = await camille.get(path);
    expect(text.match(/id="f-\d{14}"/g)).toHaveLength(1);
    expect((await camille.get(`${path}/pourquoi/${sirets[1]}`)).text).toContain('1er sur 1');
  });

  it('does not give it a place in the list that it is not in, whether it ever was in it or not', async () => {
    for (const siret of [sirets[0], sirets[2]]) {
      const { text } = await camille.get(`${path}/pourquoi/${siret}`);
      expect(text).toContain('Il n’est pas dans la liste\u00a0: sa preuve de statut a expiré');
      expect(text).toMatch(/<h1[^>]*>[^<]*pas dans la liste/);
    }
  });
});
