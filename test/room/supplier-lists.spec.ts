import { newId } from '#lib/kernel';
import { SupplierLists } from '../../src/supplier/supplier.service';
import { aSupplier } from '../factories/a-supplier';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';

describe('a list that holds a supplier merged into another', () => {
  let database: TestDatabase;
  let lists: SupplierLists;
  const clock = new TestClock('2026-03-02T09:00:00+01:00');
  const person = newId();

  beforeAll(async () => {
    database = await aDatabase();
    lists = new SupplierLists(database.source, clock);
    await database.source.query(
      `insert into person (id, email, name, created_at) values ($1, 'a@ville.example', 'A', $2)`,
      [person, clock.now()],
    );
  });
  afterAll(() => database.drop());

  it('holds what it became, once, with what was noted of either', async () => {
    const [one, into] = [
      await aSupplier().saved(database.source, clock),
      await aSupplier().saved(database.source, clock),
    ];
    const { listId } = await lists.keep(person, one.id);
    await lists.note(person, listId, one.id, 'Visité en mars');
    await database.source.query('update supplier set merged_into = $1 where id = $2', [into.id, one.id]);
    expect((await lists.holding(person, [into.id])).get(into.id)).toMatchObject({ listId });
    await lists.keep(person, into.id);
    const { items } = (await lists.one(person, listId))!;
    expect(items).toMatchObject([{ supplierId: into.id, note: 'Visité en mars' }]);
    expect(await lists.of(person)).toMatchObject([{ suppliers: 1 }]);
  });
});
