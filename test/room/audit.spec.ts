import { Correlation, newId } from '#lib/kernel';
import { AuditEntry } from '../../src/audit/audit-entry.entity';
import { AuditService } from '../../src/audit/audit.service';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';

describe('the audit journal', () => {
  let database: TestDatabase;
  const clock = new TestClock();
  const audit = new AuditService(clock);
  const act = { channel: 'web', action: 'match.accepted', subjectType: 'match', subjectId: 'm-1' } as const;

  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock.moveTo('2026-03-02T09:00:00+01:00');
    await database.source.query('truncate audit_entry');
  });
  const entries = (): Promise<AuditEntry[]> => database.source.getRepository(AuditEntry).find({ order: { id: 'asc' } });

  it('notes who did what, when, and under which cause', async () => {
    const [personId, cause] = [newId(), newId()];
    await Correlation.run(
      () => database.source.transaction((tx) => audit.record(tx, { ...act, personId, facts: { version: 2 } })),
      cause,
    );
    expect(await entries()).toMatchObject([
      { ...act, personId, at: clock.now(), facts: { version: 2 }, correlationId: cause },
    ]);
  });

  it('keeps no trace of an act that was rolled back', async () => {
    const change = database.source.transaction(async (tx) => {
      await audit.record(tx, act);
      throw new Error('after the last write');
    });
    await expect(change).rejects.toThrow('after the last write');
    expect(await entries()).toEqual([]);
  });

  it('forgets acts after five years, by the day of Paris', async () => {
    await database.source.transaction((tx) => audit.record(tx, act));
    clock.moveTo('2031-03-02T23:59:00+01:00');
    expect(await database.source.transaction((tx) => audit.purge(tx))).toBe(0);
    clock.moveTo('2031-03-03T00:01:00+01:00');
    expect(await database.source.transaction((tx) => audit.purge(tx))).toBe(1);
    expect(await entries()).toEqual([]);
  });
});
