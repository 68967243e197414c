import { newId } from '#lib/kernel';
import { AccountService } from '../../src/account/account.service';
import { AlertService } from '../../src/alert/alert.service';
import { NeedService } from '../../src/need/need.service';
import { aSupplier } from '../factories/a-supplier';
import { aTypedNeed } from '../factories/typed-need.factory';
import { aSite, type TestSite } from '../support/visited-site';

const START = '2026-11-24T09:00:00+01:00';

describe('the links of a digest', () => {
  let site: TestSite;
  let needs = 0;

  beforeAll(async () => {
    site = await aSite(START);
  });
  beforeEach(() => site.clock.moveTo(START));
  afterAll(() => site.close());

  interface Told {
    email: string;
    supplierId: string;
    interested: string;
    notForMe: string;
    stop: string;
  }

  /** A supplier that was told of one need by mail, and of no other, and the links of that mail. */
  async function told(): Promise<Told> {
    await closeAll();
    const word = ['couture', 'menuiserie', 'blanchisserie', 'maraîchage', 'peinture'][needs++ % 5]!;
    const email = `${newId()}@example.org`;
    const supplier = await aSupplier()
      .at('Poitiers', '86000')
      .doing(`Atelier de ${word} ${needs}`, { cpv: ['77310000'], area: { type: 'radius', km: 30 } })
      .saved(site.db, site.clock);
    await site.get(AlertService).subscribe({ siret: supplier.state.siret, email, basis: 'requested', source: 'test' });
    const buyer = await site.db.transaction(async (tx) => {
      const accounts = site.get(AccountService);
      const person = await accounts.findOrCreatePerson(tx, { email: 'camille.roy@example.org', name: 'Camille Roy' });
      const { id } = await accounts.findOrCreateOrganisation(tx, { name: 'Ville de Brumeval', city: 'Poitiers' });
      return { personId: person.id, organisationId: id };
    });
    const kept = await site
      .get(NeedService)
      .draft(buyer, newId(), aTypedNeed({ place: 'Poitiers', title: `Tonte ${needs}` }));
    await site.get(NeedService).publish(buyer, kept.ref!, kept.rowVersion);
    await site.settle();
    await site.get(AlertService).planAll();
    await site.settle();
    const [interested, notForMe] = await site.linksOf(email, '/reponse/');
    const [stop] = await site.linksOf(email, '/desinscription/');
    return {
      email,
      supplierId: supplier.id,
      interested: interested!,
      notForMe: notForMe!,
      stop: stop!,
    };
  }

  async function closeAll(): Promise<void> {
    const open = await site.sql<{ ref: string; personId: string; organisationId: string }>(
      `select ref, written_by as "personId", organisation_id as "organisationId" from need where state = 'published'`,
    );
    for (const need of open) await site.get(NeedService).close(need, need.ref);
    await site.settle();
  }

  const answers = (supplierId: string): Promise<{ value: string; reason: string | null }[]> =>
    site.sql('select value, reason from answer where supplier_id = $1', [supplierId]);
  const consents = async (email: string): Promise<number> =>
    Number(
      (
        await site.sql<{ n: string }>(
          `select count(*) as n from consent c join person p on p.id = c.person_id where p.email = $1 and c.withdrawn_at is null`,
          [email],
        )
      )[0]!.n,
    );

  it('show one button, and change nothing by being opened', async () => {
    const { interested, stop, supplierId, email } = await told();
    for (let i = 0; i < 2; i++) {
      const page = await site.visitor().get(interested);
      expect(page.status).toBe(200);
      expect(page.text).toContain('Confirmer\u00a0: ça m’intéresse');
      expect(page.text).toContain('noindex');
      expect(page.text).not.toMatch(/48\s?000/);
      expect((await site.visitor().get(stop)).text).toContain('Ne plus recevoir');
    }
    expect(await answers(supplierId)).toEqual([]);
    expect(await consents(email)).toBe(1);
  });

  it('record « intéressé » once, however often it is confirmed, and take it back', async () => {
    const { interested, supplierId } = await told();
    for (let i = 0; i < 2; i++) {
      const confirmed = await site.visitor().post(interested);
      expect(confirmed.headers['location']).toBe(interested);
    }
    expect((await site.visitor().get(interested)).text).toContain('C’est noté');
    expect(await answers(supplierId)).toEqual([{ value: 'interested', reason: null }]);
    const [{ n }] = (await site.sql<{ n: string }>(
      `select count(*) as n from audit_entry where action = 'answer.interested' and facts->>'supplierId' = $1`,
      [supplierId],
    )) as [{ n: string }];
    expect(n).toBe('1');
    await site.visitor().post(`${interested}/annuler`);
    expect(await answers(supplierId)).toEqual([]);
    expect((await site.visitor().get(interested)).text).toContain('Confirmer');
  });

  it('record « pas pour moi », then its reason when one is given', async () => {
    const { notForMe, supplierId } = await told();
    await site.visitor().post(notForMe);
    expect(await answers(supplierId)).toEqual([{ value: 'not-for-me', reason: null }]);
    await site.visitor().post(notForMe, { motif: 'place' });
    expect(await answers(supplierId)).toEqual([{ value: 'not-for-me', reason: 'place' }]);
    await site.visitor().post(notForMe, { motif: '<script>' });
    expect((await answers(supplierId))[0]?.reason).not.toContain('<');
  });

  it('let the last word count', async () => {
    const { interested, notForMe, supplierId } = await told();
    await site.visitor().post(interested);
    expect((await site.visitor().get(notForMe)).text).toContain('Vous aviez répondu');
    await site.visitor().post(notForMe);
    expect(await answers(supplierId)).toMatchObject([{ value: 'not-for-me' }]);
  });

  it('do one thing each: none serves for another', async () => {
    const { interested, stop, supplierId, email } = await told();
    const token = (path: string): string => path.split('/').pop()!;
    for (const path of [`/reponse/${token(stop)}`, `/desinscription/${token(interested)}`]) {
      expect((await site.visitor().get(path)).status).toBe(404);
      expect((await site.visitor().post(path)).status).toBe(404);
      expect((await site.visitor().post(`${path}/annuler`)).status).toBe(404);
    }
    expect(await answers(supplierId)).toEqual([]);
    expect(await consents(email)).toBe(1);
  });

  it('show the same page for a token that nobody sent', async () => {
    const [one, other] = [await site.visitor().get('/reponse/aaaa'), await site.visitor().get('/desinscription/bbbb')];
    expect([one.status, other.status]).toEqual([404, 404]);
    expect(one.text).toBe(other.text);
  });

  it('refuse an answer that another site sends', async () => {
    const { interested, supplierId } = await told();
    const forged = await site.visitor().postFrom(interested, { 'Sec-Fetch-Site': 'cross-site' });
    expect(forged.status).toBe(403);
    expect(await answers(supplierId)).toEqual([]);
  });

  it('stop the mails by one post of a mail program, without page nor session (RFC 8058)', async () => {
    const { stop, email } = await told();
    for (let i = 0; i < 2; i++) {
      const stopped = await site.visitor().postFrom(stop, {}, { 'List-Unsubscribe': 'One-Click' });
      expect(stopped.status).toBe(200);
    }
    expect(await consents(email)).toBe(0);
    expect((await site.visitor().get(stop)).text).toContain('Aucun autre résumé ne partira.');
  });

  it('stop by the button, and begin again by another, which no other site can press', async () => {
    const { stop, email } = await told();
    expect((await site.visitor().post(stop)).headers['location']).toBe(stop);
    expect(await consents(email)).toBe(0);
    expect((await site.visitor().postFrom(`${stop}/annuler`, {})).status).toBe(403);
    expect(await consents(email)).toBe(0);
    await site.visitor().post(`${stop}/annuler`);
    expect(await consents(email)).toBe(1);
  });

  it('say that the need is closed, without a button', async () => {
    const { interested, supplierId } = await told();
    await closeAll();
    const page = await site.visitor().get(interested);
    expect(page.text).toContain('Ce marché est clos');
    expect(page.text).not.toContain('Confirmer');
    await site.visitor().post(interested);
    expect(await answers(supplierId)).toEqual([]);
  });

  it('say when they expired', async () => {
    const { interested, supplierId } = await told();
    site.clock.moveBy({ days: 120 });
    expect((await site.visitor().get(interested)).text).toContain('Ce lien a expiré');
    await site.visitor().post(interested);
    expect(await answers(supplierId)).toEqual([]);
  });
});
