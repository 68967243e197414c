import { newId } from '#lib/kernel';
import { AccountService } from '../../src/account/account.service';
import { NeedService } from '../../src/need/need.service';
import { aSupplier } from '../factories/a-supplier';
import { aTypedNeed } from '../factories/typed-need.factory';
import { aSite, type TestSite, type Visitor } from '../support/visited-site';

const START = '2026-11-24T09:00:00+01:00';

describe('what waits for an officer', () => {
  let site: TestSite;
  let ines: Visitor;
  let marc: Visitor;

  beforeAll(async () => {
    site = await aSite(START);
    ines = await site.signedIn({ role: 'officer', name: 'Inès Faure' });
    marc = await site.signedIn({ role: 'officer', name: 'Marc Delvaux' });
  });
  afterAll(() => site.close());

  /** A reserved need and a supplier whose proof carries no date: the law leaves a doubt. */
  async function aDoubt(): Promise<{ id: string; version: string; name: string }> {
    const name = `Les Doutes du Clain ${newId().slice(-6)}`;
    await aSupplier(name)
      .at('Buxerolles', '86180')
      .doing('Entretien d’espaces verts', { cpv: ['77310000'], area: { type: 'radius', km: 30 } })
      .provenBy({ kind: 'ACI' })
      .saved(site.db, site.clock);
    const buyer = await site.db.transaction(async (tx) => {
      const accounts = site.get(AccountService);
      const person = await accounts.findOrCreatePerson(tx, { email: 'camille.roy@example.org', name: 'Camille Roy' });
      const { id } = await accounts.findOrCreateOrganisation(tx, { name: 'Ville de Brumeval', city: 'Poitiers' });
      return { personId: person.id, organisationId: id };
    });
    const needs = site.get(NeedService);
    const kept = await needs.draft(buyer, newId(), aTypedNeed({ reservedFor: 'reserved-insertion' }));
    await needs.publish(buyer, kept.ref!, kept.rowVersion);
    await site.settle();
    const [row] = await site.sql<{ id: string; v: number }>(
      `select m.id, m.row_version as v from match m join supplier s on s.id = m.supplier_id
         join opportunity o on o.id = m.opportunity_id where s.name = $1 and o.ref = $2 and m.state = 'to-review'`,
      [name, kept.ref],
    );
    return { id: row!.id, version: String(row!.v), name };
  }

  const stateOf = async (id: string): Promise<{ state: string; because: string }> =>
    (await site.sql<{ state: string; because: string }>('select state, because from match where id = $1', [id]))[0]!;

  it('is listed with its chain and the doubt, for officers only', async () => {
    const { name } = await aDoubt();
    const page = await ines.get('/relecture');
    expect(page.status).toBe(200);
    expect(page.text).toContain(`${name}\u00a0: en mesure de répondre à ce besoin`);
    expect(page.text).toContain('preuve sans date');
    // The form promised its buyer that the amount serves the calculation alone
    expect(page.text.replace(/\s/g, '')).not.toContain('48000');
    const buyer = await site.signedIn({ role: 'buyer' });
    expect((await buyer.get('/relecture')).status).toBe(403);
    expect((await site.visitor().get('/relecture')).status).toBe(303);
  });

  it('is accepted, and may then leave', async () => {
    const { id, version, name } = await aDoubt();
    const done = await ines.post(`/relecture/${id}`, { decision: 'accepter', version });
    expect(done.headers['location']).toBe(`/relecture?decide=${id}`);
    expect((await ines.get(done.headers['location'] as string)).text).toContain(`Accepté\u00a0: ${name}`);
    expect(await stateOf(id)).toMatchObject({ state: 'accepted' });
  });

  it('is refused with a motive, and not without one', async () => {
    const { id, version } = await aDoubt();
    const without = await ines.post(`/relecture/${id}`, { decision: 'refuser', version, precision: 'pas de "date"' });
    expect(without.status).toBe(422);
    expect(without.text).toContain('Choisissez un motif');
    expect(without.text).toContain('value="pas de &quot;date&quot;"');
    expect(await stateOf(id)).toMatchObject({ state: 'to-review' });
    await ines.post(`/relecture/${id}`, {
      decision: 'refuser',
      version,
      motif: 'status-not-established',
      precision: 'pas de date',
    });
    expect(await stateOf(id)).toEqual({ state: 'rejected', because: 'officer/status-not-established: pas de date' });
  });

  it('takes the same decision twice as one, and tells the second of two officers who decided', async () => {
    const { id, version } = await aDoubt();
    for (let i = 0; i < 2; i++) {
      const done = await ines.post(`/relecture/${id}`, { decision: 'accepter', version });
      expect(done.headers['location']).toBe(`/relecture?decide=${id}`);
    }
    const late = await marc.post(`/relecture/${id}`, { decision: 'refuser', version, motif: 'too-big' });
    expect(late.headers['location']).toBe(`/relecture?conflit=${id}`);
    const told = await marc.get(late.headers['location'] as string);
    expect(told.text).toContain('Inès Faure a déjà accepté');
    expect(told.text).toContain('rien n’a été écrasé');
    expect(await stateOf(id)).toMatchObject({ state: 'accepted' });
    const acts = await site.sql(`select 1 from audit_entry where subject_id = $1 and action like 'match.%'`, [id]);
    expect(acts).toHaveLength(1);
  });

  it('is decided by nobody else, nor from another site', async () => {
    const { id, version } = await aDoubt();
    const buyer = await site.signedIn({ role: 'buyer' });
    expect((await buyer.post(`/relecture/${id}`, { decision: 'accepter', version })).status).toBe(403);
    const forged = await ines.postFrom(
      `/relecture/${id}`,
      { 'Sec-Fetch-Site': 'cross-site' },
      { decision: 'accepter', version },
    );
    expect(forged.status).toBe(403);
    expect((await ines.post('/relecture/not-an-id', { decision: 'accepter', version })).status).toBe(404);
    expect(await stateOf(id)).toMatchObject({ state: 'to-review' });
  });

  it('tells an officer why a supplier is where it is, another one too, and changes nothing', async () => {
    const { id, name } = await aDoubt();
    const away = await aSupplier('Les Toiles de Lyon <b>')
      .at('Lyon', '69001')
      .doing('Création de sites web', { cpv: ['72413000'] })
      .saved(site.db, site.clock);
    await site.settle();
    const everything = () =>
      site.sql(`select (select sum(row_version) from match) as matches, (select count(*) from outbox) as events,
                       (select count(*) from audit_entry) as acts`);
    const before = await everything();
    expect((await ines.get('/relecture')).text).toMatch(/href="\/relecture\/[0-9a-f-]{36}\/pourquoi"/);
    const own = await ines.get(`/relecture/${id}/pourquoi`);
    expect(own.status).toBe(200);
    expect(own.text).toContain(name);
    expect(own.text).toContain('Une preuve de statut à jour');
    const other = await ines.get(`/relecture/${id}/pourquoi?siret=${away.state.siret}`);
    expect(other.text).toContain('Les Toiles de Lyon &lt;b&gt;');
    expect(other.text).toMatch(/Pas classé/);
    expect(other.text).not.toMatch(/votre besoin|par vous/);
    const unknown = await ines.get(`/relecture/${id}/pourquoi?siret=12"><b>`);
    expect(unknown.text).toContain('Aucun fournisseur du répertoire n’a ce SIRET');
    expect(unknown.text).not.toContain('12"><b>');
    expect(await everything()).toEqual(before);
  });

  it('tells it to nobody else, nor of a need that its buyer has not published', async () => {
    const { id } = await aDoubt();
    const buyer = await site.signedIn({ role: 'buyer' });
    expect((await buyer.get(`/relecture/${id}/pourquoi`)).status).toBe(403);
    expect((await ines.get('/relecture/not-an-id/pourquoi')).status).toBe(404);
    expect((await ines.get(`/relecture/${newId()}/pourquoi`)).status).toBe(404);
    await site.sql(
      `update opportunity o set visibility = 'private' from match m where m.opportunity_id = o.id and m.id = $1`,
      [id],
    );
    expect((await ines.get(`/relecture/${id}/pourquoi`)).status).toBe(404);
  });
});
