import { DataSource } from 'typeorm';
import { Config, Instance, type InstanceSettings } from '#lib/config';
import { RateLimits } from '#lib/http';
import { newId } from '#lib/kernel';
import { Outbox } from '#lib/outbox';
import { AccountService } from '../../src/account/account.service';
import { SessionService } from '../../src/account/session.service';
import { SignInService } from '../../src/account/sign-in.service';
import { AuditService } from '../../src/audit/audit.service';
import { NeedService, type NeedWriter, type TypedNeed } from '../../src/need/need.service';
import { OpportunityService, type OpportunityState } from '../../src/opportunity/opportunity.service';
import { aTypedNeed } from '../factories/typed-need.factory';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';

const START = '2026-11-24T09:00:00+01:00';

class GrandPoitiers extends Instance {
  known(): InstanceSettings {
    return { isDemo: true, territory: { name: 'Grand Poitiers', epci: '200069854', communes: ['86041', '86194'] } };
  }
  async settings(): Promise<InstanceSettings> {
    return this.known();
  }
}

describe('needs', () => {
  let database: TestDatabase;
  let db: DataSource;
  let needs: NeedService;
  let withInstance: (instance: Instance) => NeedService;
  let opportunities: OpportunityService;
  let camille: NeedWriter;
  let stranger: NeedWriter;
  const clock = new TestClock(START);

  beforeAll(async () => {
    database = await aDatabase();
    db = database.source;
    const config = new Config({
      secret: 'a secret of thirty-two characters.',
      publicUrl: 'http://localhost',
    } as Config);
    const [outbox, audit] = [new Outbox(clock), new AuditService(clock)];
    const sessions = new SessionService(db, clock, audit);
    const signIns = new SignInService(db, clock, config, outbox, new RateLimits(db), sessions);
    const accounts = new AccountService(db, clock, signIns, sessions, audit);
    opportunities = new OpportunityService(outbox, clock);
    withInstance = (instance) => new NeedService(db, clock, accounts, opportunities, audit, instance);
    needs = withInstance(new GrandPoitiers());
    const aBuyerOf = (name: string): Promise<NeedWriter> =>
      db.transaction(async (tx) => {
        const person = await accounts.findOrCreatePerson(tx, { email: `${newId()}@example.org`, name: 'Camille Roy' });
        const organisation = await accounts.findOrCreateOrganisation(tx, { name, city: 'Poitiers' });
        return { personId: person.id, organisationId: organisation.id };
      });
    camille = await aBuyerOf('Ville de Brumeval');
    stranger = await aBuyerOf('Syndicat de Mésange');
  });
  beforeEach(() => clock.moveTo(START));
  afterAll(() => database.drop());

  const draft = (differing: Partial<TypedNeed> = {}, formId = newId(), by = camille) =>
    needs.draft(by, formId, aTypedNeed(differing));
  const published = async (differing: Partial<TypedNeed> = {}): Promise<{ ref: string; rowVersion: number }> => {
    const { ref, rowVersion } = await draft(differing);
    await needs.publish(camille, ref!, rowVersion);
    return { ref: ref!, rowVersion: rowVersion + 1 };
  };
  const opportunityOf = async (ref: string): Promise<{ version: number; state: OpportunityState } | null> =>
    opportunities.byRef(db.manager, 'need', ref);
  const rows = async (table: string): Promise<number> =>
    Number((await db.query(`select count(*) as n from ${table}`))[0].n);
  const acts = async (ref: string): Promise<string[]> =>
    (await db.query(`select action from audit_entry where facts->>'ref' = $1 order by at, id`, [ref])).map(
      (act: { action: string }) => act.action,
    );

  describe('a draft', () => {
    it('is kept, numbered, and matched for its buyer’s eyes only', async () => {
      const kept = await draft({ closesOn: '2026-11-30' });
      expect(kept).toMatchObject({ ref: expect.stringMatching(/^B-2026-\d{4}$/), rowVersion: 1, problems: [] });
      expect(await opportunityOf(kept.ref!)).toMatchObject({
        id: kept.opportunityId,
        version: 1,
        state: {
          visibility: 'private',
          status: 'open',
          title: 'Entretien des espaces verts de trois écoles',
          place: { commune: '86041', communeName: 'Buxerolles', department: '86' },
          amount: { value: 48_000, buyerOnly: true },
          buyer: { name: 'Ville de Brumeval' },
          marks: [],
          closesAt: '2026-11-30T22:59:59.000Z',
        },
      });
      expect(await acts(kept.ref!)).toEqual(['need.drafted']);
    });

    it('keeps what was typed when answers are missing, and asks no match yet', async () => {
      const kept = await draft({ place: 'Buxerole', amount: '' });
      expect(kept.opportunityId).toBeNull();
      expect(kept.problems.map(({ field }) => field)).toEqual(['place', 'amount']);
      expect(await opportunityOf(kept.ref!)).toBeNull();
      const open = await needs.open(camille, kept.ref!);
      expect(open).toMatchObject({ state: 'draft', typed: { place: 'Buxerole', amount: '' }, problems: kept.problems });
    });

    it('is nothing at all without a title', async () => {
      const before = await rows('need');
      expect(await draft({ title: '  ' })).toMatchObject({ ref: null, opportunityId: null });
      expect(await rows('need')).toBe(before);
    });

    it('is one need when its form is sent twice, at once too', async () => {
      const formId = newId();
      const both = await Promise.all([draft({}, formId), draft({}, formId)]);
      expect(both[0]!.ref).toBe(both[1]!.ref);
      expect(await draft({}, formId)).toMatchObject({ ref: both[0]!.ref, rowVersion: 1 });
    });

    it('is another need when the key of the form is already somebody else’s', async () => {
      const formId = newId();
      const theirs = await draft({}, formId, stranger);
      const ours = await draft({ title: 'Nettoyage de bureaux' }, formId);
      expect(ours.ref).not.toBe(theirs.ref);
      expect((await needs.open(stranger, theirs.ref!)).typed.title).toBe('Entretien des espaces verts de trois écoles');
    });

    it('goes on matching its last whole answers while new ones are being typed', async () => {
      const { ref, rowVersion } = await draft();
      const kept = await needs.change(camille, ref!, rowVersion, aTypedNeed({ amount: 'beaucoup' }));
      expect(kept).toMatchObject({ rowVersion: 2, problems: [{ field: 'amount', code: 'not-a-number' }] });
      expect(await opportunityOf(ref!)).toMatchObject({ version: 1, state: { amount: { value: 48_000 } } });
      await needs.change(camille, ref!, 2, aTypedNeed({ amount: '60000' }));
      expect(await opportunityOf(ref!)).toMatchObject({ version: 2, state: { amount: { value: 60_000 } } });
    });

    it('is put away when it is closed, and told to nobody', async () => {
      const { ref } = await draft();
      await needs.close(camille, ref!);
      expect(await needs.open(camille, ref!)).toMatchObject({ state: 'archived' });
      expect(await opportunityOf(ref!)).toMatchObject({ state: { visibility: 'private', status: 'closed' } });
    });
  });

  describe('a published need', () => {
    it('is public from then on, its amount still hidden', async () => {
      const { ref } = await published();
      expect(await opportunityOf(ref)).toMatchObject({
        version: 2,
        state: { visibility: 'public', status: 'open', amount: { buyerOnly: true } },
      });
      expect(await acts(ref)).toEqual(['need.drafted', 'need.published']);
    });

    it('is published once, however often it is asked', async () => {
      const { ref, rowVersion } = await published();
      const events = await rows('outbox');
      await needs.publish(camille, ref, rowVersion - 1);
      await needs.publish(camille, ref, rowVersion);
      expect(await rows('outbox')).toBe(events);
      expect(await opportunityOf(ref)).toMatchObject({ version: 2 });
    });

    it('changes into a new version of its opportunity', async () => {
      const { ref, rowVersion } = await published();
      await needs.change(camille, ref, rowVersion, aTypedNeed({ title: 'Tonte de quatre écoles' }));
      expect(await opportunityOf(ref)).toMatchObject({ version: 3, state: { title: 'Tonte de quatre écoles' } });
    });

    it('changes whole or not at all', async () => {
      const { ref, rowVersion } = await published();
      const kept = await needs.change(camille, ref, rowVersion, aTypedNeed({ place: '' }));
      expect(kept.problems).toHaveLength(1);
      expect(await needs.open(camille, ref)).toMatchObject({
        rowVersion,
        problems: [],
        typed: { place: 'Buxerolles (86180)' },
      });
    });

    it('sets the reservation that its buyer chose, with its article', async () => {
      const { ref } = await published({ reservedFor: 'reserved-insertion' });
      expect(await opportunityOf(ref)).toMatchObject({
        state: { marks: [{ lever: 'reserved-insertion', certainty: 'stated', articles: ['L2113-13'] }] },
      });
    });

    it('is refused while answers are missing, or once its last day passed', async () => {
      const lacking = await draft({ amount: '' });
      await expect(needs.publish(camille, lacking.ref!, 1)).rejects.toMatchObject({
        code: 'need/incomplete',
        status: 409,
      });
      const late = await draft({ closesOn: '2026-11-25' });
      clock.moveTo('2026-11-26T09:00:00+01:00');
      await expect(needs.publish(camille, late.ref!, 1)).rejects.toMatchObject({ code: 'need/incomplete' });
    });

    it('closes, and takes no change afterwards', async () => {
      const { ref, rowVersion } = await published();
      await needs.close(camille, ref);
      await needs.close(camille, ref);
      expect(await opportunityOf(ref)).toMatchObject({ version: 3, state: { status: 'closed', visibility: 'public' } });
      await expect(needs.change(camille, ref, rowVersion + 1, aTypedNeed())).rejects.toMatchObject({
        code: 'need/closed',
      });
      await expect(needs.publish(camille, ref, rowVersion + 1)).rejects.toMatchObject({ code: 'need/closed' });
    });

    it('is closed the day after its last day, also when some days were missed', async () => {
      const { ref } = await published({ closesOn: '2026-11-28' });
      const without = await published();
      clock.moveTo('2026-11-28T23:30:00+01:00');
      expect(await needs.closePast()).toBe(0);
      clock.moveTo('2026-12-03T05:00:00+01:00');
      expect(await needs.closePast()).toBe(1);
      expect(await needs.closePast()).toBe(0);
      expect(await needs.open(camille, ref)).toMatchObject({ state: 'closed' });
      expect(await needs.open(camille, without.ref)).toMatchObject({ state: 'published' });
      expect(await acts(ref)).toContain('need.closed');
    });
  });

  it('stays open when its last day was put off while past needs were being closed', async () => {
    const { ref } = await published({ startsOn: '2026-12-20', closesOn: '2026-11-28' });
    clock.moveTo('2026-11-29T00:30:00+01:00');
    const changing = db.createQueryRunner();
    await changing.startTransaction();
    await changing.query(`update need set closes_on = '2026-12-05' where ref = $1`, [ref]);
    const closing = needs.closePast();
    for (let waits = 0; waits === 0;) {
      [{ waits }] = await db.query(
        `select count(*)::int as waits from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
    }
    await changing.commitTransaction();
    await changing.release();
    expect(await closing).toBe(0);
    expect(await opportunityOf(ref)).toMatchObject({ state: { status: 'open' } });
  });

  it('is kept when more buyers write at once than there are connections', async () => {
    const many = Array.from({ length: 15 }, () => newId());
    const stored = new (class extends GrandPoitiers {
      override async settings(): Promise<InstanceSettings> {
        await db.query('select 1');
        return this.known();
      }
    })();
    const kept = await Promise.all(many.map((id) => withInstance(stored).draft(camille, id, aTypedNeed())));
    expect(new Set(kept.map(({ ref }) => ref)).size).toBe(15);
  });

  describe('two people on one need', () => {
    it('keeps the first change and refuses the second, made from what is no more', async () => {
      const { ref, rowVersion } = await draft();
      await needs.change(camille, ref!, rowVersion, aTypedNeed({ title: 'Tonte' }));
      await expect(
        needs.change(camille, ref!, rowVersion, aTypedNeed({ title: 'Taille de haies' })),
      ).rejects.toMatchObject({ code: 'need/changed-meanwhile', status: 409 });
      await expect(needs.publish(camille, ref!, rowVersion)).rejects.toMatchObject({ code: 'need/changed-meanwhile' });
      expect((await needs.open(camille, ref!)).typed.title).toBe('Tonte');
    });

    it('takes the same change twice as one', async () => {
      const { ref, rowVersion } = await draft();
      const change = aTypedNeed({ title: 'Tonte', cpv: '77310000' });
      await needs.change(camille, ref!, rowVersion, change);
      expect(await needs.change(camille, ref!, rowVersion, change)).toMatchObject({ rowVersion: 2 });
    });
  });

  it('is told apart from none by nothing, for another organisation (v5.0-8.2.2)', async () => {
    const { ref, rowVersion } = await published();
    const unknown = { code: 'need/unknown', status: 404 };
    await expect(needs.open(stranger, ref)).rejects.toMatchObject(unknown);
    await expect(needs.change(stranger, ref, rowVersion, aTypedNeed({ title: 'Autre' }))).rejects.toMatchObject(
      unknown,
    );
    await expect(needs.publish(stranger, ref, rowVersion)).rejects.toMatchObject(unknown);
    await expect(needs.close(stranger, ref)).rejects.toMatchObject(unknown);
    await expect(needs.open(stranger, 'B-2026-9999')).rejects.toMatchObject(unknown);
    expect(await needs.open(camille, ref)).toMatchObject({ state: 'published', rowVersion });
  });

  it('leaves no row anywhere when the last write of a change fails', async () => {
    const { ref, rowVersion } = await draft();
    const counted = ['need', 'audit_entry', 'opportunity', 'opportunity_version', 'outbox'];
    const before = await Promise.all(counted.map(rows));
    // The outbox row is the last write of a change: a table that refuses it stands for whatever may fail there
    await db.query(`alter table outbox add constraint refused check (event <> 'opportunity.changed') not valid`);
    try {
      await expect(needs.change(camille, ref!, rowVersion, aTypedNeed({ title: 'Tonte' }))).rejects.toThrow('refused');
    } finally {
      await db.query('alter table outbox drop constraint refused');
    }
    expect(await Promise.all(counted.map(rows))).toEqual(before);
    expect((await needs.open(camille, ref!)).typed.title).toBe('Entretien des espaces verts de trois écoles');
  });
});
