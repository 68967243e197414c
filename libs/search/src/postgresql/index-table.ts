import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { IndexDefinition, SearchDocument } from '../search-index.port';

/** Moves on when documents are read otherwise: every table of before is then left behind, and built anew. */
const READING = 5;

/**
 * One row in so many has indexes of its own, which answer what thousands of rows answer. Rows lie in the order of this hash
 * too, so the part is read from few pages.
 */
export const PARTS = 8;
export const MIXED = 'uuid_hash(id)';
export const IN_PART = `${MIXED} < ${-(2 ** 31) + 2 ** 32 / PARTS}`;

/** The tables of one index: its rows, the words met in them, and how many documents have each facet value. */
export interface IndexTable {
  rows: string;
  words: string;
  counts: string;
}

/**
 * An index has tables of its own, so that its columns are typed, its plans know its values, and it is built beside and
 * swapped. Their name carries a hash of the definition: another definition is another table.
 * @throws Error for a name that no table could have
 */
export function tableOf(index: IndexDefinition<never> | IndexDefinition): IndexTable {
  const known = tables.get(index);
  if (known) return known;
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(index.name)) throw new Error(`« ${index.name} » can not name a search index.`);
  const hash = createHash('sha256').update(toldOf(index)).digest('hex').slice(0, 8);
  const table = named(`${index.name}_${hash}`);
  tables.set(index, table);
  return table;
}

/** A definition is read once: it never changes, and every search asks for its tables. */
const tables = new WeakMap<object, IndexTable>();

/** What an index is by its tables: kept with them, so that another release can read and write them. */
type Told = Pick<IndexDefinition, 'searchable' | 'facets' | 'ranges' | 'sorts'> & { reading: number };

function toldOf({ searchable, facets, ranges, sorts }: IndexDefinition<never> | IndexDefinition): string {
  return JSON.stringify({ reading: READING, searchable, facets, ranges, sorts } satisfies Told);
}

/** Tables of an index, with the definition that they were made by. */
export interface Standing<D extends SearchDocument> {
  index: IndexDefinition<D>;
  table: IndexTable;
  isBeside: boolean;
}

/** @returns the tables of this index that this code understands, those of other definitions too, made last first */
export async function standing<D extends SearchDocument>(
  db: { query(sql: string, values: unknown[]): Promise<unknown> },
  index: IndexDefinition<D>,
): Promise<Standing<D>[]> {
  const rows = (await db.query(
    `select relname as name, obj_description(oid, 'pg_class') as told from pg_class
      where relnamespace = to_regnamespace('search') and relkind = 'r' and relname ~ ('^' || $1 || '_[0-9a-f]{8}(_beside)?$')
      order by oid desc`,
    [index.name],
  )) as { name: string; told: string | null }[];
  return rows.flatMap(({ name, told }) => {
    const { reading, ...fields } = JSON.parse(told ?? '{}') as Partial<Told>;
    if (reading !== READING) return [];
    // Its methods are the class's, which a copy of its fields would lose
    const own = Object.assign(Object.create(index) as IndexDefinition<D>, fields);
    return [{ index: own, table: named(name), isBeside: name.endsWith('_beside') }];
  });
}

/** @returns the tables where an index is built anew, beside those that answer */
export function besideOf({ rows }: IndexTable): IndexTable {
  return named(`${rows.slice(SCHEMA.length)}_beside`);
}

const SCHEMA = 'search.';

function named(name: string): IndexTable {
  return { rows: `${SCHEMA}${name}`, words: `${SCHEMA}${name}_word`, counts: `${SCHEMA}${name}_count` };
}

/** Creates the tables without the indexes that make loading slow. */
export async function createTables(
  tx: EntityManager,
  index: IndexDefinition<never> | IndexDefinition,
  table: IndexTable,
): Promise<void> {
  const columns = [
    ...index.sorts.map((_field, i) => `sort_${i} text collate "fr-x-icu"`),
    ...index.ranges.map((_field, i) => `range_${i} double precision`),
    // A list as JSON text: to compare two costs an eighth of what an array's comparison does
    ...index.facets.map((_facet, i) => `facet_${i} text collate "C" not null`),
  ];
  const kept = [
    'hash',
    'keys',
    ...index.facets.map((_facet, i) => `facet_${i}`),
    ...index.sorts.map((_field, i) => `sort_${i}`),
  ];
  await tx.query(`
    -- What every hit is asked for stands first and together: what comes from memory for two thousand rows is most of what a search costs
    create table ${table.rows} (
      id uuid primary key,
      place cube,
      ${columns.map((column) => `${column},`).join('\n      ')}
      hash text not null,
      keys tsvector not null,
      document json not null
    ) with (toast_tuple_target = 512, parallel_workers = 0);
    -- What ranks, counts and orders stays in the row; the document alone, read for ten of them, moves out of it
    alter table ${table.rows} ${kept.map((column) => `alter ${column} set storage main`).join(', ')};
    create table ${table.words} (
      word text collate "C" primary key,
      root text collate "C" not null,
      shown text not null,
      documents integer not null,
      near text[] collate "C" not null
    );
    -- Every change adds its differences and waits for no other: the sum is the count, folded by a rebuild or a reconciliation
    create table ${table.counts} (facet smallint not null, value text collate "C" not null, documents integer not null);
  `);
  const [{ comment }] = await tx.query(`select format('comment on table ${table.rows} is %L', $1::text) as comment`, [
    toldOf(index),
  ]);
  await tx.query(comment as string);
}

/** Creates the indexes; apart, and without a lock on writes where `concurrently`, since a table that is filled first fills faster. */
export async function createIndexes(
  db: { query(sql: string): Promise<unknown> },
  index: IndexDefinition<never> | IndexDefinition,
  table: IndexTable,
  concurrently: boolean,
): Promise<void> {
  const create = `create index ${concurrently ? 'concurrently ' : ''}on`;
  // Without `fastupdate` a search never reads a list of what was written lately
  await db.query(`${create} ${table.rows} using gin (keys) with (fastupdate = off)`);
  await db.query(`${create} ${table.rows} using gist (place)`);
  await db.query(`${create} ${table.rows} using gin (keys) with (fastupdate = off) where ${IN_PART}`);
  await db.query(`${create} ${table.rows} using gist (place) where ${IN_PART}`);
  for (const i of index.sorts.keys()) {
    await db.query(`${create} ${table.rows} (sort_${i}, id)`);
    await db.query(`${create} ${table.rows} (sort_${i} desc nulls last, id)`);
  }
  for (const i of index.ranges.keys()) await db.query(`${create} ${table.rows} (range_${i})`);
  await db.query(`${create} ${table.words} (root)`);
  await db.query(`${create} ${table.words} using gin (near) with (fastupdate = off)`);
  await db.query(`${create} ${table.counts} (facet, value)`);
}

export async function exists(tx: EntityManager, table: IndexTable): Promise<boolean> {
  const [{ found }] = await tx.query('select to_regclass($1) is not null as found', [table.rows]);
  return found as boolean;
}

export async function dropTables(tx: EntityManager, table: IndexTable): Promise<void> {
  await tx.query(`drop table if exists ${table.rows}, ${table.words}, ${table.counts}`);
}

/** Puts the tables built beside in the place of those that answer. */
export async function swap(tx: EntityManager, table: IndexTable, beside: IndexTable): Promise<void> {
  await dropTables(tx, table);
  for (const part of ['rows', 'words', 'counts'] as const) {
    await tx.query(`alter table ${beside[part]} rename to ${table[part].slice(SCHEMA.length)}`);
  }
}

/**
 * Drops what a rebuild that died left, and tables of other definitions made before these; those made later are of a
 * release that is about to take over, and answers from them. Call it while no other builds.
 */
export async function dropLeftOver(
  tx: EntityManager,
  index: IndexDefinition<never> | IndexDefinition,
  table: IndexTable,
): Promise<void> {
  const leftOver: { name: string }[] = await tx.query(
    `select relname as name from pg_class
      where relnamespace = to_regnamespace('search') and relkind = 'r'
        and (relname ~ ('^' || $1 || '_[0-9a-f]{8}_beside(_word|_count)?$')
          or relname ~ ('^' || $1 || '_[0-9a-f]{8}(_word|_count)?$') and oid < $2::regclass)`,
    [index.name, table.rows],
  );
  const kept = Object.values(table).map((name: string) => name.slice(SCHEMA.length));
  for (const { name } of leftOver) if (!kept.includes(name)) await tx.query(`drop table if exists ${SCHEMA}${name}`);
}
