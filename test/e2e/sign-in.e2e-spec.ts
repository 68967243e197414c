import { AccountService } from '../../src/account/account.service';
import { aSite, type TestSite } from '../support/visited-site';

const START = '2026-11-24T09:00:00+01:00';

describe('signing in', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await aSite(START);
    const accounts = site.get(AccountService);
    await site.db.transaction(async (tx) => {
      const person = await accounts.findOrCreatePerson(tx, { email: 'camille.roy@example.org', name: 'Camille Roy' });
      const organisation = await accounts.findOrCreateOrganisation(tx, { name: 'Ville de Brumeval' });
      await accounts.grantRole(tx, { personId: person.id, role: 'buyer', organisationId: organisation.id });
    });
  });
  beforeEach(async () => {
    site.clock.moveTo(START);
    await site.sql('truncate rate_limit');
  });
  afterAll(() => site.close());

  const counted = async (): Promise<unknown> =>
    (
      await site.sql(
        `select (select count(*) from session) as sessions, (select count(*) from sign_in where used_at is not null) as used`,
      )
    )[0];

  async function aLink(returnTo = '/'): Promise<string> {
    await site.visitor().post('/connexion', { adresse: 'camille.roy@example.org', retour: returnTo });
    await site.settle();
    return (await site.linksOf('camille.roy@example.org', '/connexion/'))[0]!;
  }

  it('sends a link that opens a page with a button, which signs in and returns where one was going', async () => {
    const camille = site.visitor();
    const turned = await camille.get('/mes-besoins');
    expect(turned.status).toBe(303);
    expect(turned.headers['location']).toBe('/connexion?retour=%2Fmes-besoins');
    const form = await camille.get(turned.headers['location']!);
    expect(form.text).toContain('value="/mes-besoins"');

    const link = await aLink('/mes-besoins');
    const page = await camille.get(link);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Me connecter');
    expect(page.headers['cache-control']).toContain('no-store');
    expect(page.text).toContain('<meta name="robots" content="noindex">');

    const entered = await camille.post(link);
    expect(entered.status).toBe(303);
    expect(entered.headers['location']).toBe('/mes-besoins');
    expect(entered.headers['set-cookie']![0]).toMatch(/^maillon=[\w-]{43}; Max-Age=43200;.*HttpOnly;.*SameSite=Lax/);
    const home = await camille.get('/mes-besoins');
    expect(home.status).toBe(200);
    expect(home.text).toContain('Camille Roy');
  });

  it('signs nobody in when a mail scanner opens the link', async () => {
    const link = await aLink();
    const before = await counted();
    for (let i = 0; i < 3; i++) await site.visitor().get(link);
    expect(await counted()).toEqual(before);
    expect((await site.visitor().post(link)).headers['location']).toBe('/mes-besoins');
  });

  it('says so, and offers another, when the link was used or came late', async () => {
    const used = await aLink();
    await site.visitor().post(used);
    const late = await aLink();
    site.clock.moveBy({ minutes: 10 });
    for (const link of [used, late, '/connexion/not-a-token']) {
      for (const answer of [await site.visitor().get(link), await site.visitor().post(link)]) {
        expect(answer.status).toBe(410);
        expect(answer.text).toContain('Ce lien a déjà servi ou a expiré');
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
    }
  });

  it('answers the same page for a known and an unknown address (v5.0-6.3.8)', async () => {
    const answers = await Promise.all(
      ['camille.roy@example.org', 'nobody@example.org'].map(async (adresse) => {
        const visitor = site.visitor();
        const sent = await visitor.post('/connexion', { adresse, retour: '/' });
        const { status, text } = await visitor.get(sent.headers['location']!);
        return { location: sent.headers['location'], status, text };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]!.text).toContain('Si cette adresse est connue, un lien vient de partir.');
    await site.settle();
    expect(await site.sql(`select 1 from mailbox_message where recipient = 'nobody@example.org'`)).toEqual([]);
  });

  it('asks again for what is no address, and keeps what was typed', async () => {
    const refused = await site.visitor().post('/connexion', { adresse: 'camille"roy' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<title>Erreur');
    expect(refused.text).toContain('value="camille&quot;roy"');
    expect(refused.text).toContain('href="#adresse"');
  });

  it('stops after five links in a quarter of an hour', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) {
      statuses.push((await site.visitor().post('/connexion', { adresse: 'flooded@example.org' })).status);
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
  });

  it('refuses a form that another site sends, or that hides where it comes from (v5.0-3.5.1)', async () => {
    const link = await aLink();
    const before = await counted();
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://evil.example' },
      {},
    ]) {
      expect((await site.visitor().postFrom(link, headers as Record<string, string>)).status).toBe(403);
    }
    expect(await counted()).toEqual(before);
  });

  it('never returns to another site', async () => {
    const link = await aLink('https://evil.example/');
    expect((await site.visitor().post(link)).headers['location']).toBe('/mes-besoins');
  });

  it('signs out on the server: the cookie kept aside is worth nothing (v5.0-7.4.1)', async () => {
    const entered = await site.visitor().post(await aLink());
    const cookie = { Cookie: entered.headers['set-cookie']![0]!.split(';')[0]!, 'Sec-Fetch-Site': 'same-origin' };
    const ours = site.visitor();
    expect((await ours.postFrom('/deconnexion', cookie)).headers['set-cookie']![0]).toMatch(/^maillon=;/);
    expect((await ours.postFrom('/compte/espace', cookie, { espace: 'buyer' })).status).toBe(303);
    expect((await ours.postFrom('/compte/espace', cookie, { espace: 'buyer' })).headers['location']).toContain(
      '/connexion',
    );
  });

  it('leaves nothing signed out by a mere visit of the sign-out page', async () => {
    const camille = await site.signedIn({ role: 'buyer' });
    expect((await camille.get('/deconnexion')).text).toContain('Me déconnecter');
    expect((await camille.get('/mes-besoins')).status).toBe(200);
  });

  it('ends after thirty minutes without a page, and says why', async () => {
    const camille = await site.signedIn({ role: 'buyer' });
    site.clock.moveBy({ minutes: 31 });
    const turned = await camille.get('/mes-besoins');
    expect(turned.headers['location']).toBe('/connexion?retour=%2Fmes-besoins');
    expect((await camille.get(turned.headers['location']!)).text).toContain('30 minutes sans activité');
  });

  it('enters each of one’s spaces, and no other', async () => {
    const camille = await site.signedIn({ role: 'buyer' });
    expect((await camille.get('/relecture')).status).toBe(403);
    await site.db.transaction((tx) =>
      site.get(AccountService).grantRole(tx, { personId: camille.personId, role: 'officer' }),
    );
    expect((await camille.get('/compte')).text).toContain('Espace relecture');
    const moved = await camille.post('/compte/espace', { espace: 'officer' });
    expect(moved.headers['location']).toBe('/relecture');
    expect((await camille.get('/relecture')).status).toBe(200);
    expect((await camille.get('/mes-besoins')).status).toBe(403);
  });

  it('shows addresses to nobody outside a demo', async () => {
    expect((await site.visitor().get('/connexion')).text).not.toContain('camille.roy@example.org');
  });
});

it('shows the people of a demo, whose buttons ask for a real link', async () => {
  const site = await aSite(START);
  try {
    await site.sql(`insert into instance_setting (name, value, changed_at) values ('demo', '"loaded"', $1)`, [
      site.clock.now(),
    ]);
    const { email } = await site.signedIn({ role: 'officer', name: 'Inès Faure' });
    const { text } = await site.visitor().get('/connexion');
    expect(text).toContain(`name="adresse" value="${email}"`);
    expect(text).toContain('Inès Faure, espace relecture');
    expect(text).toContain('href="/boite-essai"');
  } finally {
    await site.close();
  }
});
