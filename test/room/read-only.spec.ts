import { readOnly, readPrepared } from '#lib/database';
import { aDatabase, type TestDatabase } from '../support/database';

describe('what pages read', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());

  it('can’t write, and leaves a connection that can', async () => {
    const write = `insert into instance_setting (name, value, changed_at) values ('probe', '1', '2026-03-02')`;
    await expect(readOnly(database.source, (tx) => tx.query(write))).rejects.toThrow('read-only transaction');
    // More in turn than the pool has connections
    for (let n = 0; n < 12; n += 1) {
      await database.source.query(write);
      await database.source.query(`delete from instance_setting where name = 'probe'`);
    }
  });

  it('sees one state, whatever is written meanwhile', async () => {
    const count = `select count(*)::int as n from instance_setting where name = 'probe'`;
    const seen = await readOnly(database.source, async (tx) => {
      const [before] = await tx.query(count);
      await database.source.query(
        `insert into instance_setting (name, value, changed_at) values ('probe', '1', '2026-03-02')`,
      );
      const [after] = await tx.query(count);
      return [before.n, after.n];
    });
    expect(seen).toEqual([0, 0]);
    expect((await database.source.query(count))[0].n).toBe(1);
  });

  it('answers a prepared read with what stands at each time it is asked', async () => {
    const read = {
      name: 'probe',
      text: 'select value::text as value from instance_setting where name = any ($1::text[])',
    };
    for (const value of ['2', '3']) {
      await database.source.query(`update instance_setting set value = $1 where name = 'probe'`, [value]);
      expect(await readPrepared(database.source, read, [['probe']])).toEqual([{ value }]);
    }
    expect(await readPrepared(database.source, read, [[]])).toEqual([]);
  });
});
