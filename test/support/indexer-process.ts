import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { OutboxReceipt, OutboxRow } from '#lib/outbox';
import { searchOver, thingDrain, thingIndex } from './indexed-things';

/** Where an indexer stops for ever, so that a test can kill it there. */
export type IndexerHalt =
  'before-load' | 'after-load' | 'after-enqueue' | 'before-receipt' | 'before-swap' | 'after-swap';

const halt = process.env['HALT'] as IndexerHalt | undefined;
const haltAt = async (step: IndexerHalt): Promise<void> => {
  if (halt !== step) return;
  process.stdout.write('halted\n');
  await new Promise(() => setInterval(() => undefined, 1_000));
};

/** Halts around the requests that matter, as they leave and as their answers come. */
const send = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : input.toString();
  const isSwap = url.includes('/swap-indexes');
  if (isSwap) await haltAt('before-swap');
  const answer = await send(input, init);
  if (isSwap) await haltAt('after-swap');
  if (url.includes('/documents') && !url.includes('/fetch')) await haltAt('after-enqueue');
  return answer;
};

/** One indexer: it consumes what waits, or rebuilds, then says so and ends. */
async function run(): Promise<void> {
  const url = process.env['DATABASE_URL']!;
  const db = new DataSource({ type: 'postgres', url, entities: [OutboxRow, OutboxReceipt] });
  await db.initialize();
  const index = thingIndex(db, async (load) => {
    await haltAt('before-load');
    const loaded = await load();
    await haltAt('after-load');
    return loaded;
  });
  const { search } = searchOver(db, process.env['MEILI_URL']);
  if (process.env['WORK'] === 'rebuild') await search.rebuild(index);
  else {
    const { drain, consumption } = thingDrain(db, search, index, () => haltAt('before-receipt'));
    const { failures } = await drain.drain();
    if (failures.length > 0) throw failures[0]!.error;
    consumption.onModuleDestroy();
  }
  process.stdout.write('worked\n');
  await db.destroy();
}

if (require.main === module) {
  run().catch((error: unknown) => {
    process.stderr.write(`${String((error as Error).stack)}\n`);
    process.exit(1);
  });
}
