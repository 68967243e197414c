import { DataSource } from 'typeorm';
import { SystemClock } from '#lib/kernel';
import { SupplierLives, SupplierService } from '../../src/supplier/supplier.service';
import { entities } from '../../src/composition/entities';
import { aSupplier } from '../factories/a-supplier';
import { Maillon } from '../support/maillon';
import { until } from '../support/workers';
import { Outbox } from '#lib/outbox';

/** How soon is told by the benches; here a running house must follow by itself, without any command. */
describe('search in a running house', () => {
  const maillon = new Maillon();
  const clock = new SystemClock();
  let address: string;
  let db: DataSource;

  beforeAll(async () => {
    address = await maillon.start();
    const { databaseUrl } = maillon.runFile().running!.engines;
    db = await new DataSource({ type: 'postgres', url: databaseUrl, entities }).initialize();
  }, 120_000);
  afterAll(async () => {
    await db?.destroy();
    await maillon.leave();
  }, 60_000);

  const isFound = async (words: string, name: string): Promise<boolean> =>
    (await (await fetch(`${address}/fournisseurs?zone=france&q=${encodeURIComponent(words)}`)).text()).includes(name);

  it('follows a supplier that comes, changes, closes and is forgotten', async () => {
    const luthier = aSupplier('Cordes et Bois Clairs').at('Poitiers').doing('Lutherie et archets');
    const suppliers = new SupplierService(db, new Outbox(clock), clock);
    const lives = new SupplierLives(new Outbox(clock), clock);
    const { id } = await luthier.saved(db, clock);
    await until(() => isFound('lutherie', 'Cordes et Bois Clairs'));
    await luthier.with({ name: 'Archets du Miosson' }).saved(db, clock);
    await until(() => isFound('lutherie', 'Archets du Miosson'));
    await db.transaction((tx) => lives.archive(tx, id, { because: 'the test says so' }, 'cli'));
    await until(async () => !(await isFound('lutherie', 'Archets du Miosson')));
    await db.transaction((tx) => lives.reopen(tx, id, 'cli'));
    await until(() => isFound('lutherie', 'Archets du Miosson'));
    await db.transaction((tx) => suppliers.remove(tx, id));
    await until(async () => !(await isFound('lutherie', 'Archets du Miosson')));
  }, 60_000);
});
