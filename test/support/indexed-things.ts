import type { DataSource } from 'typeorm';
import { SystemClock } from '#lib/kernel';
import { ConsumerRegistry, defineEvent, OutboxConsumption, OutboxDrain } from '#lib/outbox';
import {
  FallbackSearchIndex,
  MeilisearchSearchIndex,
  PostgresqlSearchIndex,
  refreshGathered,
  type IndexDefinition,
  type SearchIndex,
} from '#lib/search';
import { z } from 'zod';

export interface Thing {
  [field: string]: unknown;
  id: string;
  name: string;
  kinds: string[];
}

export const thingsChanged = defineEvent('test.things-changed', z.object({ ids: z.array(z.uuid()) }));

/** @returns the index of the rows of `indexed_thing` */
export function thingIndex(
  db: DataSource,
  around: (load: () => Promise<Thing[]>) => Promise<Thing[]>,
): IndexDefinition<Thing> {
  return {
    name: 'things',
    searchable: [{ name: 'name', weight: 'A' }],
    facets: ['kinds'],
    ranges: [],
    sorts: ['name'],
    synonyms: THING_SYNONYMS,
    load: (ids) =>
      around(() =>
        db.query('select id, name, kinds from indexed_thing where id = any ($1::uuid[]) order by id', [ids]),
      ),
    ids: async (after, limit) => {
      const rows: { id: string }[] = await db.query(
        'select id from indexed_thing where $1::uuid is null or id > $1::uuid order by id limit $2',
        [after, limit],
      );
      return rows.map(({ id }) => id);
    },
    count: async () => {
      const [{ n }] = await db.query('select count(*)::int as n from indexed_thing');
      return n as number;
    },
  };
}

const THING_SYNONYMS = [['brouette', 'carriole']];

/** Both engines as the house has them, or PostgreSQL alone. */
export function searchOver(
  db: DataSource,
  meiliUrl: string | undefined,
): { search: SearchIndex; engines: SearchIndex[] } {
  const own = new PostgresqlSearchIndex(db);
  if (meiliUrl === undefined) return { search: own, engines: [own] };
  const key = process.env['MEILI_KEY'];
  const other = new MeilisearchSearchIndex({ url: meiliUrl, key, db, clock: new SystemClock() });
  return { search: new FallbackSearchIndex(other, own), engines: [own, other] };
}

/** @returns a drain whose one consumer refreshes the index, and what it calls before it returns to the outbox */
export function thingDrain(
  db: DataSource,
  search: SearchIndex,
  index: IndexDefinition<Thing>,
  beforeReceipt: () => Promise<void> = async () => undefined,
): { drain: OutboxDrain; consumption: OutboxConsumption } {
  const [clock, consumers] = [new SystemClock(), new ConsumerRegistry()];
  consumers.register({
    name: 'search-thing',
    queue: 'outbox',
    event: thingsChanged,
    atMost: 20,
    gather: async (payloads) => {
      await refreshGathered(
        search,
        index,
        payloads.flatMap(({ ids }) => ids),
      );
      await beforeReceipt();
    },
  });
  const consumption = new OutboxConsumption(db, consumers, clock);
  return { drain: new OutboxDrain(db, consumers, consumption, clock), consumption };
}
