import { DataSource } from 'typeorm';
import { Config } from '#lib/config';
import { RateLimits, TooManyRequests } from '#lib/http';
import { newId } from '#lib/kernel';
import { ConsumerRegistry, Outbox, OutboxConsumption, OutboxDrain } from '#lib/outbox';
import { AccountService } from '../../src/account/account.service';
import { signInToken } from '../../src/account/secret-token';
import { SessionService } from '../../src/account/session.service';
import { SignInRequestedConsumer } from '../../src/account/sign-in-requested.consumer';
import { SignInService } from '../../src/account/sign-in.service';
import { AuditService } from '../../src/audit/audit.service';
import { DeliveryService } from '../../src/delivery/delivery.service';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';

const SECRET = 'a secret of thirty-two characters.';
const START = '2026-11-24T09:00:00+01:00';

describe('accounts', () => {
  let database: TestDatabase;
  let db: DataSource;
  let accounts: AccountService;
  let sessions: SessionService;
  let signIns: SignInService;
  let drain: OutboxDrain;
  const clock = new TestClock(START);

  beforeAll(async () => {
    database = await aDatabase();
    db = database.source;
    const config = new Config({ secret: SECRET, publicUrl: 'http://localhost:3000' } as Config);
    const [outbox, audit, consumers] = [new Outbox(clock), new AuditService(clock), new ConsumerRegistry()];
    sessions = new SessionService(db, clock, audit);
    signIns = new SignInService(db, clock, config, outbox, new RateLimits(db), sessions);
    accounts = new AccountService(db, clock, signIns, sessions, audit);
    new SignInRequestedConsumer(consumers, signIns, new DeliveryService(outbox, clock, config)).onModuleInit();
    drain = new OutboxDrain(db, consumers, new OutboxConsumption(db, consumers, clock), clock);
  });
  beforeEach(() => clock.moveTo(START));
  afterAll(() => database.drop());

  /** A buyer, known under an address of its own. */
  async function aBuyer(name = 'Camille Roy'): Promise<{ id: string; email: string; organisationId: string }> {
    return db.transaction(async (tx) => {
      const person = await accounts.findOrCreatePerson(tx, { email: `${newId()}@example.org`, name });
      const organisation = await accounts.findOrCreateOrganisation(tx, { name: `Ville de ${name}` });
      await accounts.grantRole(tx, { personId: person.id, role: 'buyer', organisationId: organisation.id });
      return { ...person, organisationId: organisation.id };
    });
  }

  /** Asks for a link, lets the worker look it up, and derives the token as the mail does. */
  async function aLink(email: string, returnTo = '/'): Promise<string> {
    await accounts.requestSignIn(email, returnTo);
    const [row] = await db.query('select id from sign_in order by requested_at desc, id desc limit 1');
    await drain.drain();
    return signInToken(SECRET, row.id);
  }

  const plannedMails = async (personId: string): Promise<number> =>
    Number(
      (await db.query(`select count(*) as n from delivery where recipient_id = $1 and kind = 'sign-in'`, [personId]))[0]
        .n,
    );

  describe('a person', () => {
    it('is one, whatever the case of the address', async () => {
      const [a, b] = await db.transaction(async (tx) => [
        await accounts.findOrCreatePerson(tx, { email: 'Ines.Faure@example.org', name: 'Inès Faure' }),
        await accounts.findOrCreatePerson(tx, { email: 'ines.faure@EXAMPLE.org ', name: 'Autre' }),
      ]);
      expect(b).toEqual(a);
      expect(a?.name).toBe('Inès Faure');
    });

    it('is given a role once', async () => {
      const { id, organisationId } = await aBuyer('Marc Delvaux');
      await db.transaction((tx) => accounts.grantRole(tx, { personId: id, role: 'buyer', organisationId }));
      expect(await db.query('select role from membership where person_id = $1', [id])).toHaveLength(1);
    });

    it('is no buyer without an organisation, and no supplier without a supplier', async () => {
      const { id: personId } = await aBuyer();
      for (const role of ['buyer', 'supplier'] as const) {
        await expect(db.transaction((tx) => accounts.grantRole(tx, { personId, role }))).rejects.toMatchObject({
          code: 'account/role-incomplete',
        });
      }
    });
  });

  describe('a sign-in link', () => {
    it('signs in once, then never again (v5.0-6.5.1)', async () => {
      const { id, email, organisationId } = await aBuyer();
      const token = await aLink(email.toUpperCase(), '/mes-besoins');
      expect(await accounts.lookAtSignIn(token)).toEqual({ returnTo: '/mes-besoins' });
      const session = await accounts.consumeSignIn(token);
      expect(session.returnTo).toBe('/mes-besoins');
      expect(await accounts.sessionOf(session.token)).toMatchObject({ personId: id, space: 'buyer', organisationId });
      await expect(accounts.consumeSignIn(token)).rejects.toMatchObject({ code: 'account/link-spent', status: 410 });
      expect(await accounts.lookAtSignIn(token)).toBeNull();
    });

    it('signs in one of two who come together', async () => {
      const token = await aLink((await aBuyer()).email);
      const both = await Promise.allSettled([accounts.consumeSignIn(token), accounts.consumeSignIn(token)]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('lives ten minutes (v5.0-6.5.5)', async () => {
      const token = await aLink((await aBuyer()).email);
      clock.moveBy({ minutes: 9, seconds: 59 });
      expect(await accounts.lookAtSignIn(token)).not.toBeNull();
      clock.moveBy({ seconds: 1 });
      expect(await accounts.lookAtSignIn(token)).toBeNull();
      await expect(accounts.consumeSignIn(token)).rejects.toMatchObject({ code: 'account/link-spent' });
    });

    it('stores neither its token nor the cookie, only their hashes', async () => {
      const token = await aLink((await aBuyer()).email);
      const session = await accounts.consumeSignIn(token);
      const stored = JSON.stringify(await db.query('select row_to_json(s) from sign_in s')).concat(
        JSON.stringify(await db.query('select row_to_json(s) from session s')),
      );
      expect(stored).not.toContain(token);
      expect(stored).not.toContain(session.token);
    });

    it('plans one mail for a known address, and leaves nothing of an unknown one (v5.0-6.3.8)', async () => {
      const { id, email } = await aBuyer();
      await aLink(email);
      expect(await plannedMails(id)).toBe(1);
      const before = await db.query('select count(*) from delivery');
      await accounts.requestSignIn('nobody@example.org', '/');
      await drain.drain();
      expect(await db.query('select count(*) from delivery')).toEqual(before);
      expect(await db.query(`select 1 from sign_in where address = 'nobody@example.org'`)).toEqual([]);
    });

    it('writes the same rows for a known and an unknown address before anybody answers', async () => {
      const { email } = await aBuyer();
      const rowsOf = async (address: string): Promise<unknown> => {
        await accounts.requestSignIn(address, '/');
        const [row] = await db.query(
          `select address is not null as address, person_id, token_hash, return_to from sign_in where address = $1`,
          [address],
        );
        return row;
      };
      expect(await rowsOf(email)).toEqual(await rowsOf('unknown.person@example.org'));
    });

    it('is sent five times in a quarter of an hour to one address, known or not', async () => {
      const { email } = await aBuyer();
      for (const address of [email, 'flooded@example.org']) {
        for (let i = 0; i < 5; i++) await accounts.requestSignIn(address, '/');
        await expect(accounts.requestSignIn(` ${address.toUpperCase()}`, '/')).rejects.toThrow(TooManyRequests);
      }
    });

    it('returns to paths of this site only', async () => {
      const token = await aLink((await aBuyer()).email, '//evil.example/mes-besoins');
      expect(await accounts.lookAtSignIn(token)).toEqual({ returnTo: '/' });
    });

    it('is for no one who is disabled or holds no role', async () => {
      const { id, email } = await aBuyer();
      const token = await aLink(email);
      await db.transaction((tx) => accounts.disable(tx, id));
      await expect(accounts.consumeSignIn(token)).rejects.toMatchObject({ code: 'account/link-spent' });
      await aLink(email);
      expect(await plannedMails(id)).toBe(1);
      const roleless = await db.transaction((tx) =>
        accounts.findOrCreatePerson(tx, { email: 'r@example.org', name: 'R' }),
      );
      await aLink(roleless.email);
      expect(await plannedMails(roleless.id)).toBe(0);
    });
  });

  describe('a session', () => {
    const signedIn = async (email: string): Promise<string> => (await accounts.consumeSignIn(await aLink(email))).token;

    it('ends after thirty minutes without a page, and lives on with one (v5.0-7.3.1)', async () => {
      const cookie = await signedIn((await aBuyer()).email);
      for (let i = 0; i < 3; i++) {
        clock.moveBy({ minutes: 29 });
        expect(await accounts.sessionOf(cookie)).not.toBeNull();
      }
      clock.moveBy({ minutes: 30 });
      expect(await accounts.sessionOf(cookie)).toBeNull();
    });

    it('ends after twelve hours whatever was done (v5.0-7.3.2)', async () => {
      const cookie = await signedIn((await aBuyer()).email);
      for (let i = 0; i < 29; i++) {
        clock.moveBy({ minutes: 24 });
        expect(await accounts.sessionOf(cookie)).not.toBeNull();
      }
      clock.moveBy({ minutes: 24 });
      expect(await accounts.sessionOf(cookie)).toBeNull();
    });

    it('takes the place of the one that the browser held (v5.0-7.2.4)', async () => {
      const { email } = await aBuyer();
      const old = await signedIn(email);
      const { token } = await accounts.consumeSignIn(await aLink(email), undefined, old);
      expect(token).not.toBe(old);
      expect(await accounts.sessionOf(old)).toBeNull();
      expect(await accounts.sessionOf(token)).not.toBeNull();
    });

    it('ends on the server at sign-out, once for all (v5.0-7.4.1)', async () => {
      const cookie = await signedIn((await aBuyer()).email);
      await accounts.signOut(cookie);
      await accounts.signOut(cookie);
      expect(await accounts.sessionOf(cookie)).toBeNull();
    });

    it('ends everywhere when its person is disabled (v5.0-7.4.2)', async () => {
      const { id, email } = await aBuyer();
      const cookies = [await signedIn(email), await signedIn(email)];
      await db.transaction((tx) => accounts.disable(tx, id));
      expect(await Promise.all(cookies.map((cookie) => accounts.sessionOf(cookie)))).toEqual([null, null]);
    });

    it('enters the spaces that its person holds, and no other', async () => {
      const { id, email } = await aBuyer();
      await db.transaction((tx) => accounts.grantRole(tx, { personId: id, role: 'officer' }));
      const cookie = await signedIn(email);
      await accounts.enterSpace(cookie, 'officer');
      expect(await accounts.sessionOf(cookie)).toMatchObject({ space: 'officer', organisationId: null });
      await accounts.enterSpace(cookie, 'supplier');
      expect(await accounts.sessionOf(cookie)).toMatchObject({ space: 'officer' });
    });

    it('is noted in the journal when it starts and ends (v5.0-16.3.1)', async () => {
      const { id, email } = await aBuyer();
      await accounts.signOut(await signedIn(email));
      const acts = await db.query('select action from audit_entry where person_id = $1 order by at, id', [id]);
      expect(acts.map((act: { action: string }) => act.action)).toEqual(
        expect.arrayContaining(['account.role-granted', 'session.started', 'session.ended']),
      );
    });

    it('is nobody’s for a cookie that was never given', async () => {
      expect(await accounts.sessionOf('made-up')).toBeNull();
    });
  });

  it('forgets links a day after they ended, and sessions that can no longer serve', async () => {
    await accounts.consumeSignIn(await aLink((await aBuyer()).email));
    clock.moveBy({ days: 2 });
    await db.transaction(async (tx) => {
      await signIns.forgetPast(tx);
      await sessions.forgetPast(tx);
    });
    expect(await db.query('select 1 from sign_in union all select 1 from session')).toEqual([]);
  });
});
