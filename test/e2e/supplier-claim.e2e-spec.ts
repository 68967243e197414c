import { newId } from '#lib/kernel';
import { SupplierLives, SupplierService } from '../../src/supplier/supplier.service';
import { aSupplier } from '../factories/a-supplier';
import { aSite, type TestSite } from '../support/visited-site';

describe('a supplier that its people claim', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await aSite('2026-11-24T09:00:00+01:00');
  });
  afterAll(() => site.close());

  async function aKnownSupplier(): Promise<{ id: string; page: string }> {
    const { id, state } = await aSupplier('Les Brouettes de Brumeval')
      .at('Poitiers', '86000')
      .saved(site.db, site.clock);
    return { id, page: `/fournisseurs/les-brouettes-de-brumeval-${state.siret}` };
  }

  /** What somebody writes in a form of its page. @returns the message, as it waits for an officer */
  async function written(of: { id: string; page: string }, form: string, courriel: string): Promise<{ id: string }> {
    const words = { cle: newId(), nom: 'Alix Morel', organisme: '', courriel, message: 'Je dirige la structure.' };
    expect((await site.visitor().post(`${of.page}/${form}`, words)).status).toBe(303);
    const [message] = await site.sql<{ id: string }>(
      `select id from supplier_message where supplier_id = $1 and state = 'waiting' order by sent_at desc, id desc`,
      [of.id],
    );
    return message!;
  }

  const lifeOf = async (id: string): Promise<string> => (await site.get(SupplierService).byId(null, id))!.state.life;
  const peopleOf = (id: string) =>
    site.sql<{ role: string; email: string }>(
      `select m.role, p.email from membership m join person p on p.id = m.person_id where m.supplier_id = $1 order by p.email`,
      [id],
    );

  it('is given over by an officer, and its people sign in as the supplier', async () => {
    const supplier = await aKnownSupplier();
    const email = `alix-${newId()}@brouettes.example`;
    const message = await written(supplier, 'ma-structure', email);
    const officer = await site.signedIn({ role: 'officer' });
    expect((await officer.get('/messages')).text).toContain('Confier la fiche à cette personne');
    const done = await officer.post(`/messages/${message.id}`, { decision: 'confier' });
    expect(done.headers['location']).toBe('/messages?fait=confie');
    expect((await officer.get(done.headers['location']!)).text).toContain('Fiche confiée');
    expect(await lifeOf(supplier.id)).toBe('claimed');
    expect(await peopleOf(supplier.id)).toEqual([{ role: 'supplier', email }]);
    expect((await officer.get('/messages?etat=traites')).text).toContain('Fiche confiée');
    const again = await officer.post(`/messages/${message.id}`, { decision: 'confier' });
    expect(again.headers['location']).toBe('/messages?fait=deja');
  });

  it('may have several people, and stays verified when another comes', async () => {
    const supplier = await aKnownSupplier();
    const officer = await site.signedIn({ role: 'officer' });
    const first = await written(supplier, 'ma-structure', `a-${newId()}@brouettes.example`);
    await officer.post(`/messages/${first.id}`, { decision: 'confier' });
    await site.db.transaction((tx) => site.get(SupplierLives).verify(tx, supplier.id, 'test'));
    const second = await written(supplier, 'ma-structure', `b-${newId()}@brouettes.example`);
    await officer.post(`/messages/${second.id}`, { decision: 'confier' });
    expect(await lifeOf(supplier.id)).toBe('verified');
    expect(await peopleOf(supplier.id)).toHaveLength(2);
  });

  it('is not given over for another message, nor when it is archived', async () => {
    const supplier = await aKnownSupplier();
    const officer = await site.signedIn({ role: 'officer' });
    const mistake = await written(supplier, 'signaler', `c-${newId()}@brouettes.example`);
    expect((await officer.post(`/messages/${mistake.id}`, { decision: 'confier' })).status).toBe(409);
    const claim = await written(supplier, 'ma-structure', `d-${newId()}@brouettes.example`);
    await site.db.transaction((tx) => site.get(SupplierLives).archive(tx, supplier.id, { because: 'test' }, 'test'));
    const refused = await officer.post(`/messages/${claim.id}`, { decision: 'confier' });
    expect(refused.headers['location']).toBe(`/messages?fait=archivee#m-${claim.id}`);
    expect((await officer.get('/messages?fait=archivee')).text).toContain('Cette structure est archivée');
    expect(await peopleOf(supplier.id)).toEqual([]);
  });

  it('is given over by no one but an officer', async () => {
    const supplier = await aKnownSupplier();
    const claim = await written(supplier, 'ma-structure', `e-${newId()}@brouettes.example`);
    const buyer = await site.signedIn({ role: 'buyer', organisation: 'Ville de Brumeval' });
    expect((await buyer.post(`/messages/${claim.id}`, { decision: 'confier' })).status).toBe(403);
    expect(await peopleOf(supplier.id)).toEqual([]);
    expect(await lifeOf(supplier.id)).toBe('imported');
  });
});
