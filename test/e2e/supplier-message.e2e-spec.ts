import { newId } from '#lib/kernel';
import { AlertService } from '../../src/alert/alert.service';
import { DeliveryService } from '../../src/delivery/delivery.service';
import { SupplierMessages, SupplierService } from '../../src/supplier/supplier.service';
import { aSupplier } from '../factories/a-supplier';
import { aSite, type Fields, type TestSite } from '../support/visited-site';

const START = '2026-11-24T09:00:00+01:00';

describe('a message from the page of a supplier', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await aSite(START);
  });
  beforeEach(() => site.clock.moveTo(START));
  afterAll(() => site.close());

  interface Known {
    id: string;
    page: string;
  }

  async function aKnownSupplier(contact: string | null = null): Promise<Known> {
    const supplier = await aSupplier('Les Brouettes de Brumeval').at('Poitiers', '86000').saved(site.db, site.clock);
    if (contact) {
      await site.sql(
        `insert into supplier_contact (supplier_id, email, source, legal_basis, recorded_at) values ($1, $2, 'directory-file', 'test', $3)`,
        [supplier.id, contact, site.clock.now()],
      );
    }
    return { id: supplier.id, page: `/fournisseurs/les-brouettes-de-brumeval-${supplier.state.siret}` };
  }

  const words = (more: Fields = {}): Fields => ({
    cle: newId(),
    nom: 'Camille Roy',
    organisme: 'Ville de Brumeval',
    courriel: 'camille.roy@brumeval.example',
    message: 'Pouvez-vous tondre 2 000 m² en mai ?',
    ...more,
  });
  const mails = () =>
    site.sql<{ to: string; headers: Fields; text: string; html: string }>(
      `select recipient as to, headers, plain as text, html from mailbox_message where kind = 'supplier-message' order by id`,
    );
  const messagesOf = (id: string) =>
    site.sql<{ id: string; aim: string; state: string; person_id: string | null }>(
      `select id, aim, state, person_id from supplier_message where supplier_id = $1 order by sent_at, id`,
      [id],
    );

  it('goes at once to those who speak for the supplier, from somebody signed in, who is answered directly', async () => {
    const { id, page } = await aKnownSupplier();
    const email = `${newId()}@example.org`;
    const [{ siret }] = (await site.sql<{ siret: string }>('select siret from supplier where id = $1', [id])) as [
      { siret: string },
    ];
    await site.get(AlertService).subscribe({ siret, email, basis: 'requested', source: 'test' });
    const buyer = await site.signedIn({ role: 'buyer', name: 'Camille Roy', organisation: 'Ville de Brumeval' });
    const form = await buyer.get(`${page}/contact`);
    expect(form.status).toBe(200);
    expect(form.text).toContain('value="Camille Roy"');
    const sent = await buyer.post(`${page}/contact`, words({ message: 'Bonjour <b>vous</b>' }));
    expect(sent.status).toBe(303);
    expect(sent.headers['location']).toBe(`${page}?envoye=contact`);
    expect((await buyer.get(sent.headers['location']!)).text).toContain('Message envoyé');
    await site.settle();
    const [mail] = (await mails()).filter(({ to }) => to === email);
    expect(mail!.headers['Reply-To']).toBe('camille.roy@brumeval.example');
    expect(mail!.text).toContain('Bonjour <b>vous</b>');
    expect(mail!.html).not.toContain('<b>vous</b>');
    expect(await messagesOf(id)).toMatchObject([{ aim: 'contact', state: 'forwarded', person_id: buyer.personId }]);
  });

  it('waits for an officer when a visitor wrote it, who sends it on or closes it', async () => {
    const { id, page } = await aKnownSupplier(`accueil-${newId()}@brouettes.example`);
    const visitor = site.visitor();
    const sent = await visitor.post(`${page}/contact`, words());
    expect(sent.headers['location']).toBe(`${page}?envoye=relecture`);
    await visitor.post(`${page}/contact`, words({ message: 'Achetez mes clics' }));
    await site.settle();
    expect((await messagesOf(id)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);

    const officer = await site.signedIn({ role: 'officer' });
    const list = await officer.get('/messages');
    expect(list.text).toContain('Pouvez-vous tondre');
    const [first, second] = await messagesOf(id);
    expect((await officer.post(`/messages/${first!.id}`, { decision: 'transmettre' })).headers['location']).toBe(
      '/messages?fait=transmis',
    );
    const refused = await officer.post(`/messages/${second!.id}`, { decision: 'classer', note: ' ' });
    expect(refused.headers['location']).toContain(`note=${second!.id}`);
    await officer.post(`/messages/${second!.id}`, { decision: 'classer', note: 'Publicité' });
    expect((await officer.post(`/messages/${second!.id}`, { decision: 'transmettre' })).headers['location']).toBe(
      '/messages?fait=deja',
    );
    await site.settle();
    expect((await messagesOf(id)).map(({ state }) => state)).toEqual(['forwarded', 'closed']);
    const told = (await mails()).filter(({ to }) => to.endsWith('@brouettes.example'));
    expect(told).toHaveLength(1);
    expect(told[0]!.text).toContain('Votre adresse professionnelle vient d’une liste publique');
    expect((await officer.get('/messages?etat=traites')).text).toContain('Publicité');
  });

  it('is one message when the same form comes twice', async () => {
    const { id, page } = await aKnownSupplier();
    const form = words();
    const visitor = site.visitor();
    const first = await visitor.post(`${page}/signaler`, form);
    const second = await visitor.post(`${page}/signaler`, form);
    expect(second.headers['location']).toBe(first.headers['location']);
    expect(await messagesOf(id)).toMatchObject([{ aim: 'mistake', state: 'waiting' }]);
  });

  it('never shows an address, neither on the page nor in the form', async () => {
    const { page } = await aKnownSupplier('secret@brouettes.example');
    for (const path of [page, `${page}/contact`, `${page}/signaler`, `${page}/ma-structure`]) {
      expect((await site.visitor().get(path)).text).not.toContain('secret@brouettes.example');
    }
  });

  it('comes back with its errors and all that was typed', async () => {
    const { id, page } = await aKnownSupplier();
    const answer = await site
      .visitor()
      .post(`${page}/contact`, words({ courriel: 'camille', message: 'x'.repeat(5_001) }));
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/2.réponses à corriger/u);
    expect(answer.text).toContain('value="camille"');
    expect(await messagesOf(id)).toEqual([]);
  });

  it('is refused where there is no such supplier or form, and for a closed one', async () => {
    const { id, page } = await aKnownSupplier();
    expect((await site.visitor().get('/fournisseurs/rien-99999999999999/contact')).status).toBe(404);
    expect((await site.visitor().get(`${page}/autre`)).status).toBe(404);
    await site.sql(`update supplier set life = 'archived', closed_on = '2026-01-31' where id = $1`, [id]);
    expect((await site.visitor().get(`${page}/contact`)).status).toBe(404);
    expect((await site.visitor().get(`${page}/ma-structure`)).status).toBe(404);
    expect((await site.visitor().get(`${page}/signaler`)).status).toBe(200);
  });

  it('is for what a supplier became, when it was merged since the form was opened', async () => {
    const [one, into] = [await aKnownSupplier(), await aKnownSupplier()];
    await site.sql('update supplier set merged_into = $1 where id = $2', [into.id, one.id]);
    const sent = await site.visitor().post(`${one.page}/signaler`, words());
    expect(sent.headers['location']).toBe(`${into.page}?envoye=mistake`);
    expect(await messagesOf(one.id)).toEqual([]);
    expect(await messagesOf(into.id)).toHaveLength(1);
  });

  it('tells where the address was found when nobody who speaks for the supplier is left, in words', async () => {
    const { id, page } = await aKnownSupplier(`liste-${newId()}@brouettes.example`);
    const email = `${newId()}@example.org`;
    const siret = page.slice(-14);
    await site.get(AlertService).subscribe({ siret, email, basis: 'requested', source: 'test' });
    await site.sql('update person set disabled_at = $2 where email = $1', [email, site.clock.now()]);
    const buyer = await site.signedIn({ role: 'buyer' });
    await buyer.post(`${page}/contact`, words());
    await site.settle();
    expect(await messagesOf(id)).toMatchObject([{ state: 'forwarded' }]);
    const [mail] = (await mails()).filter(({ to }) => to.startsWith('liste-'));
    expect(mail!.text).toContain('vient d’une liste publique');
  });

  it('takes the address away when the supplier asks for it, for good', async () => {
    const email = `adieu-${newId()}@brouettes.example`;
    const { id, page } = await aKnownSupplier(email);
    await site.visitor().post(`${page}/signaler`, words({ message: 'Retirez notre adresse.' }));
    const officer = await site.signedIn({ role: 'officer' });
    const [message] = await messagesOf(id);
    expect((await officer.get('/messages')).text).toContain('Retirer l’adresse de la structure');
    const done = await officer.post(`/messages/${message!.id}`, { decision: 'retirer' });
    expect(done.headers['location']).toBe('/messages?fait=retire');
    const [{ siret, name }] = (await site.sql<{ siret: string; name: string }>(
      'select siret, name from supplier where id = $1',
      [id],
    )) as [{ siret: string; name: string }];
    const contact = { email, phone: null, name: '', source: 'list', legalBasis: 'test' };
    await site.db.transaction((tx) => site.get(SupplierService).upsert(tx, { siret, name, contact }, 'import:list'));
    expect(await site.sql('select 1 from supplier_contact where supplier_id = $1', [id])).toEqual([]);
    expect((await messagesOf(id)).map(({ state }) => state)).toEqual(['closed']);
  });

  it('takes away the address that a list brings in at that very moment, and those of its doubles', async () => {
    const [old, young, twin] = ['old', 'young', 'twin'].map((name) => `${name}-${newId()}@brouettes.example`);
    const [one, double] = [await aKnownSupplier(old), await aKnownSupplier(twin)];
    await site.sql('update supplier set merged_into = $1 where id = $2', [one.id, double.id]);
    await site.visitor().post(`${one.page}/signaler`, words({ message: 'Retirez notre adresse.' }));
    const [message] = await messagesOf(one.id);
    const officer = await site.signedIn({ role: 'officer' });
    const suppliers = site.get(SupplierService);
    const { state } = (await suppliers.byId(null, one.id))!;
    const contact = { email: young!, phone: null, name: '', source: 'list', legalBasis: 'test' };
    let forgotten: Promise<void> | undefined;
    await site.db.transaction(async (tx) => {
      await suppliers.upsert(tx, { siret: state.siret, name: state.name, contact }, 'import:list');
      forgotten = site.get(SupplierMessages).forgetAddress(message!.id, { personId: officer.personId });
      let waiting: unknown[] = [];
      while (waiting.length === 0) waiting = await site.sql('select 1 from pg_locks where not granted');
    });
    await forgotten;
    const kept = await site.sql('select email from supplier_contact where supplier_id = any ($1)', [
      [one.id, double.id],
    ]);
    expect(kept).toEqual([]);
    const delivery = site.get(DeliveryService);
    for (const email of [young!, twin!]) {
      expect(await site.db.transaction((tx) => delivery.isSuppressed(tx, email))).toBe(true);
    }
    const { changes } = await suppliers.changesOf(one.id);
    expect(changes[0]).toMatchObject({
      by: `person:${officer.personId}`,
      members: ['contact'],
      after: { contact: null },
    });
  });

  it('is deleted after a year', async () => {
    const { id, page } = await aKnownSupplier();
    await site.visitor().post(`${page}/signaler`, words());
    site.clock.moveTo('2027-11-25T09:00:00+01:00');
    expect(await site.get(SupplierMessages).purge()).toBeGreaterThan(0);
    expect(await messagesOf(id)).toEqual([]);
  });
});
