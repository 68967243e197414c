import type { EntityManager } from 'typeorm';
import { deletionsOf } from '../french/near-words';
import { rootOf } from '../french/root';
import type { IndexDefinition, SearchDocument } from '../search-index.port';
import type { IndexTable } from './index-table';
import { clean } from './lexeme';
import { rowOf, type IndexRow } from './row-of-document';

/** What one writing did: documents whose hash was equal are not in it. */
export interface Written {
  written: number;
  removed: number;
  refused: { id: string; reason: string }[];
}

/** In how many documents each word is, of all that were read: nothing more is held until the last is. */
export type Vocabulary = Map<string, number>;

/**
 * Makes the rows of these documents what they are, and removes those of `gone`; what equals its row is not written. A
 * document that PostgreSQL refuses is found by halving, and does not hold the others back.
 * @param vocabulary where the words of all these documents, written or not, are counted; null when nobody counts
 */
export async function writeRows<D extends SearchDocument>(
  tx: EntityManager,
  index: IndexDefinition<D>,
  table: IndexTable,
  documents: readonly D[],
  gone: readonly string[],
  vocabulary: Vocabulary | null,
): Promise<Written> {
  const refused: Written['refused'] = [];
  const rows = documents.map((document) => rowOf(index, document));
  if (vocabulary)
    for (const { words } of rows)
      for (const word of words.keys()) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  const known: { id: string; hash: string }[] = await tx.query(
    `select id, hash from ${table.rows} where id = any ($1::uuid[])`,
    [rows.map(({ id }) => id)],
  );
  const hashes = new Map(known.map(({ id, hash }) => [id, hash]));
  const changed = rows.filter(({ id, hash }) => hashes.get(id) !== hash);
  const removed = await replace(tx, index, table, changed, gone, refused);
  await addWords(tx, table, changed);
  return { written: changed.length - refused.length, removed, refused };
}

async function replace(
  tx: EntityManager,
  index: IndexDefinition<never> | IndexDefinition,
  table: IndexTable,
  rows: readonly IndexRow[],
  gone: readonly string[],
  refused: Written['refused'],
): Promise<number> {
  const leaving = [...rows.map(({ id }) => id), ...gone];
  if (leaving.length === 0) return 0;
  const columns = ['id', ...index.facets.map((_facet, i) => `facet_${i}`)].join(', ');
  const [old]: [Record<string, string>[]] = await tx.query(
    `delete from ${table.rows} where id = any ($1::uuid[]) returning ${columns}`,
    [leaving],
  );
  const wasGone = new Set(gone);
  const inserted = await insert(tx, index, table, rows, refused);
  const differences = new Map<string, { facet: number; value: string; documents: number }>();
  const count = (facet: number, value: string, by: number): void => {
    const key = `${facet}=${value}`;
    const same = differences.get(key) ?? { facet, value, documents: 0 };
    differences.set(key, { ...same, documents: same.documents + by });
  };
  for (const row of old) {
    count(ALL, '', -1);
    index.facets.forEach((_facet, i) =>
      (JSON.parse(row[`facet_${i}`]!) as string[]).forEach((value) => count(i, value, -1)),
    );
  }
  for (const row of inserted) {
    count(ALL, '', 1);
    row.facets.forEach((values, i) => values.forEach((value) => count(i, value, 1)));
  }
  await tx.query(
    `insert into ${table.counts} select * from jsonb_to_recordset($1::jsonb) as r (facet smallint, value text, documents integer)`,
    [JSON.stringify([...differences.values()].filter(({ documents }) => documents !== 0))],
  );
  return old.filter((row) => wasGone.has(row['id']!)).length;
}

/** Their text stays below 128 KB: a longer one is put at once among what the collector seldom looks at, in a rebuild 1 GB of it. */
const ROWS_AT_ONCE = 10;

/** The place of no facet: all documents are counted there. */
export const ALL = -1;

async function insert(
  tx: EntityManager,
  index: IndexDefinition<never> | IndexDefinition,
  table: IndexTable,
  rows: readonly IndexRow[],
  refused: Written['refused'],
): Promise<readonly IndexRow[]> {
  if (rows.length === 0) return [];
  const facets = index.facets.map((_facet, i) => `facet_${i}`);
  const ranges = index.ranges.map((_field, i) => `range_${i}`);
  const sorts = index.sorts.map((_field, i) => `sort_${i}`);
  const values = rows.map(({ id, hash, keys, place, document, ...row }) => ({
    id,
    hash,
    keys,
    place,
    document,
    ...Object.fromEntries(row.facets.map((values, i) => [`facet_${i}`, JSON.stringify(values)])),
    ...Object.fromEntries(row.ranges.map((value, i) => [`range_${i}`, value])),
    ...Object.fromEntries(row.sorts.map((value, i) => [`sort_${i}`, value])),
  }));
  const columns = ['id', 'hash', 'keys', 'place', 'document', ...facets, ...ranges, ...sorts];
  const types = [
    'id uuid',
    'hash text',
    'keys text',
    'place text',
    'document text',
    ...facets.map((column) => `${column} text`),
    ...ranges.map((column) => `${column} double precision`),
    ...sorts.map((column) => `${column} text`),
  ];
  await tx.query('savepoint write_rows');
  try {
    for (let from = 0; from < values.length; from += ROWS_AT_ONCE) {
      await tx.query(
        `insert into ${table.rows} (${columns.join(', ')})
         select id, hash, keys::tsvector, place::cube, document::json${[...facets, ...ranges, ...sorts].map((c) => `, ${c}`).join('')}
           from jsonb_to_recordset($1::jsonb) as r (${types.join(', ')})`,
        [JSON.stringify(values.slice(from, from + ROWS_AT_ONCE))],
      );
    }
    await tx.query('release savepoint write_rows');
    return rows;
  } catch (error) {
    await tx.query('rollback to savepoint write_rows');
    if (!isRowAtFault(error)) throw error;
    if (rows.length === 1) {
      refused.push({ id: rows[0]!.id, reason: (error as Error).message });
      return [];
    }
    const half = Math.ceil(rows.length / 2);
    const first = await insert(tx, index, table, rows.slice(0, half), refused);
    return [...first, ...(await insert(tx, index, table, rows.slice(half), refused))];
  }
}

/** Data that PostgreSQL does not take (class 22), or a row too large for its limits (class 54). */
function isRowAtFault(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && (code.startsWith('22') || code.startsWith('54'));
}

/** New words can be typed badly at once; in how many documents they are is counted when all documents are read. */
async function addWords(tx: EntityManager, table: IndexTable, written: readonly IndexRow[]): Promise<void> {
  const met = new Map<string, string>();
  const documents = new Map<string, number>();
  for (const { words } of written) {
    for (const [word, form] of words) {
      documents.set(word, (documents.get(word) ?? 0) + 1);
      if (!met.has(word)) met.set(word, form);
    }
  }
  const known: { word: string }[] = await tx.query(`select word from ${table.words} where word = any ($1)`, [
    [...met.keys()],
  ]);
  for (const { word } of known) met.delete(word);
  const rows = [...met].map(([word, form]) => ({
    word,
    root: rootOf(word),
    shown: clean(form).toLowerCase(),
    documents: documents.get(word)!,
    near: nearOf(word),
  }));
  if (rows.length === 0) return;
  await tx.query(
    `insert into ${table.words} (word, root, shown, documents, near)
     select word, root, shown, documents, near
       from jsonb_to_recordset($1::jsonb) as r (word text, root text, shown text, documents integer, near text[])
         on conflict (word) do nothing`,
    [JSON.stringify(rows)],
  );
}

const WORDS_AT_ONCE = 5_000;

/** Writes in how many documents each word is, once all were read; and folds the differences that changes left. */
export async function foldCounts(tx: EntityManager, table: IndexTable, vocabulary: Vocabulary): Promise<void> {
  const words = [...vocabulary].map(([word, documents]) => ({ word, documents }));
  for (let from = 0; from < words.length; from += WORDS_AT_ONCE) {
    await tx.query(
      `update ${table.words} w set documents = r.documents
         from jsonb_to_recordset($1::jsonb) as r (word text, documents integer)
        where w.word = r.word and w.documents <> r.documents`,
      [JSON.stringify(words.slice(from, from + WORDS_AT_ONCE))],
    );
  }
  await tx.query(
    `with folded as (delete from ${table.counts} returning facet, value, documents)
     insert into ${table.counts} select facet, value, sum(documents) from folded group by facet, value having sum(documents) <> 0`,
  );
}

const SHORTEST_NEAR = 4;
const SHORTEST_TWICE_NEAR = 7;

function nearOf(word: string): string[] {
  if (word.length < SHORTEST_NEAR) return [];
  return deletionsOf(word, word.length >= SHORTEST_TWICE_NEAR ? 2 : 1);
}
