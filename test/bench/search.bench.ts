import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import {
  MeilisearchSearchIndex,
  PostgresqlSearchIndex,
  type IndexDefinition,
  type SearchIndex,
  type SearchQuery,
} from '#lib/search';
import { SupplierImport, SupplierSources } from '../../src/ingest/ingest.service';
import { SupplierSearchIndex, type SupplierDocument } from '../../src/supplier/supplier.service';
import { Clock } from '#lib/kernel';
import { OutboxDrain } from '#lib/outbox';
import { aMeilisearch, type Running } from '../support/meilisearch';
import type { AskedPages } from './http-asker';
import { figureOf, timed, type Bench, type Figure } from './figure';
import { ownHouse, type OwnHouse } from './own-house';
import { seededDirectory } from './seeded-directory';
import { seededDocument, seededId } from './seeded-documents';

const SIZES = [3_853, 25_000, 250_000];
const AT_ONCE = 8;
const RUNS = 320;
const WARM_UP = 40;
const OVER_HTTP = 8_600;
/** A page is many small functions, which the engine compiles as they come again: what is measured is a house that serves for a while */
const PAGES_WARM_UP = 320;

const PLACES = [
  { lat: 46.5802, lon: 0.3404 },
  { lat: 47.218, lon: -1.554 },
  { lat: 43.604, lon: 1.444 },
  { lat: 50.637, lon: 3.063 },
];
const RADIUSES = [10, 20, 50, 100];
const WORDS = [
  'nettoyage',
  'espaces verts',
  'traiteur',
  'déménageur',
  'peinture',
  'blanchisserie',
  'tri des déchets',
  'imprim',
];
const TYPOS = [
  'netoyage',
  'blanchiserie',
  'peintrue',
  'maçonerie',
  'mensuierie',
  'restoration',
  'jardinaje',
  'reprografie',
];
const FACETS = ['kinds', 'kindsProven', 'trades', 'commune'];

/** The same rows, one run: what a reader asks of the directory, eight at once, on each engine that is there. */
export const search: Bench = {
  name: 'search',
  measure: async () => {
    const house = await ownHouse();
    const meilisearch = (await aMeilisearch()?.start()) ?? null;
    try {
      const figures: Figure[] = [];
      for (const size of SIZES) figures.push(...(await ofSize(house, size, meilisearch)));
      return [...figures, ...(await overHttp(house))];
    } finally {
      await meilisearch?.stop();
      await house.close();
    }
  },
};

async function ofSize({ app }: OwnHouse, size: number, meilisearch: Running | null): Promise<Figure[]> {
  const index = seededIndex(app.get(SupplierSearchIndex, { strict: false }), size);
  const db = app.get(DataSource);
  const figures = await ofEngine('PostgreSQL', new PostgresqlSearchIndex(db), index, size);
  const [{ mb }] = await db.query(
    `select sum(pg_total_relation_size(c.oid))::float8 / 1048576 as mb from pg_class c
      where relnamespace = 'search'::regnamespace and relname like $1 and relkind = 'r'`,
    [`${index.name}\\_%`],
  );
  const name = `PostgreSQL, ${size} rows: tables and indexes`;
  figures.push(figureOf([mb], { name, unit: 'MB', warmUp: 0, comparedWith: 'no aim' }));
  if (!meilisearch) return figures;
  const { url, key } = meilisearch;
  return [
    ...figures,
    ...(await ofEngine(
      'Meilisearch',
      new MeilisearchSearchIndex({ url, key, db, clock: app.get(Clock) }),
      index,
      size,
    )),
  ];
}

async function ofEngine(
  engine: string,
  index: SearchIndex,
  definition: IndexDefinition<SupplierDocument>,
  size: number,
): Promise<Figure[]> {
  const told = (name: string): string => `${engine}, ${size} rows: ${name}`;
  let memory = 0;
  const rebuilt = await timed(() =>
    index.rebuild(definition, () => {
      memory = Math.max(memory, process.memoryUsage().rss / 2 ** 20);
    }),
  );
  const figures = [
    figureOf([rebuilt / 1_000], { name: told('rebuilt'), unit: 's', warmUp: 0, comparedWith: 'no aim' }),
    figureOf([memory], { name: told('memory of the process then'), unit: 'MB', warmUp: 0, comparedWith: 'aim 500' }),
  ];
  for (const [name, aim, ask] of asks(size)) {
    const measures = await atOnce(async (n) => {
      const { hits } = await index.search(definition, ask(n));
      if (hits.length === 0) throw new Error(`${told(name)}: nothing was found for ${JSON.stringify(ask(n))}.`);
    });
    figures.push(figureOf(measures, { name: told(name), unit: 'ms', warmUp: WARM_UP, comparedWith: aim }));
  }
  return figures;
}

type Ask = (n: number) => SearchQuery;

function asks(size: number): [name: string, aim: string, ask: Ask][] {
  const of = <T>(items: readonly T[], n: number): T => items[n % items.length]!;
  const query = (more: Partial<SearchQuery>): SearchQuery => ({
    words: '',
    filters: {},
    sort: 'relevance',
    page: 1,
    perPage: 10,
    countFacets: FACETS,
    ...more,
  });
  const near = (n: number): SearchQuery['near'] => ({ ...of(PLACES, Math.floor(n / 4)), km: of(RADIUSES, n) });
  const aim = size <= 25_000 ? 'aim p95 50' : 'aim p95 150';
  return [
    ['words, facets and place', aim, (n) => query({ words: of(WORDS, n), near: near(n) })],
    [
      'words, a filter and facets',
      aim,
      (n) => query({ words: of(WORDS, n), filters: { kinds: [of(['ACI', 'EI', 'ESAT'], n)] } }),
    ],
    ['words alone', aim, (n) => query({ words: of(WORDS, n) })],
    ['words typed badly', aim, (n) => query({ words: of(TYPOS, n), near: near(n) })],
    ['place alone, the nearest first', 'the peer 600 to 1 000', (n) => query({ near: near(n), sort: 'distance' })],
    [
      'one region, by name',
      'the peer 600 to 1 000',
      (n) =>
        query({
          filters: { department: [of(['86', '44', '31', '59'], n)] },
          sort: { field: 'name', direction: 'asc' },
        }),
    ],
    ['the empty page', 'no aim', () => query({ sort: { field: 'name', direction: 'asc' } })],
    [
      'page 100',
      'no aim',
      (n) => query({ near: { ...of(PLACES, n), km: 100 }, sort: 'distance', page: size < 25_000 ? 5 : 100 }),
    ],
  ];
}

/** @returns how long each took, with eight going at any time */
async function atOnce(work: (n: number) => Promise<void>): Promise<number[]> {
  const measures: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < RUNS + WARM_UP; n = next++) {
      const took = await timed(() => work(n));
      if (n >= WARM_UP) measures.push(took);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return measures;
}

/** The directory's own page, as a browser asks for it. */
async function overHttp({ app, address }: OwnHouse): Promise<Figure[]> {
  const bytes = [Buffer.from(JSON.stringify(seededDirectory(OVER_HTTP)))];
  const list = { name: 'seeded', bytes, day: '2026-11-01' };
  const source = app.get(SupplierSources, { strict: false }).named('directory-file');
  const imports = app.get(SupplierImport, { strict: false });
  await imports.run(source, { list, position: null }, { origin: 'seeded', kind: 'file', dryRun: false });
  await app.get(OutboxDrain, { strict: false }).drain();
  const pages: [name: string, path: (n: number) => string][] = [
    ['/fournisseurs', () => '/fournisseurs'],
    ['/fournisseurs by words', (n) => `/fournisseurs?q=${encodeURIComponent(WORDS[n % WORDS.length]!)}`],
    [
      '/fournisseurs by words and place',
      (n) => `/fournisseurs?q=${encodeURIComponent(WORDS[n % WORDS.length]!)}&ou=Poitiers&km=${[5, 15, 50][n % 3]!}`,
    ],
  ];
  const figures: Figure[] = [];
  const asker = fork(join(__dirname, 'http-asker.js'), { execArgv: [] });
  try {
    for (const [name, path] of pages) {
      const paths = (many: number): string[] => Array.from({ length: many }, (_unused, n) => path(n));
      await askPages(asker, { address, paths: paths(PAGES_WARM_UP), atOnce: AT_ONCE });
      const before = process.cpuUsage();
      const measures = await askPages(asker, { address, paths: paths(RUNS), atOnce: AT_ONCE });
      const { user, system } = process.cpuUsage(before);
      const told = {
        name: `${name}, ${OVER_HTTP} suppliers, over HTTP`,
        unit: 'ms',
        warmUp: PAGES_WARM_UP,
        comparedWith: 'aim p95 30',
      } as const;
      const cpu = { ...told, name: `${told.name}, processor time of this process a page`, comparedWith: 'no aim' };
      figures.push(figureOf(measures, told), figureOf([(user + system) / 1_000 / RUNS], cpu));
    }
  } finally {
    asker.kill();
  }
  return figures;
}

/** Whoever asks is no part of the house: its work does not count in what the house needs for a page. */
async function askPages(asker: ChildProcess, asked: AskedPages): Promise<number[]> {
  const answered = Promise.race([
    once(asker, 'message') as Promise<[number[]]>,
    once(asker, 'exit').then(() => {
      throw new Error('Whoever asks for pages ended: see what it said above.');
    }),
  ]);
  asker.send(asked);
  return (await answered)[0];
}

function seededIndex(suppliers: SupplierSearchIndex, size: number): IndexDefinition<SupplierDocument> {
  const numberOf = (id: string): number => Number(id.slice(-12));
  return {
    name: `bench_${size}`,
    searchable: suppliers.searchable,
    facets: suppliers.facets,
    ranges: suppliers.ranges,
    sorts: suppliers.sorts,
    synonyms: suppliers.synonyms,
    load: async (ids) => ids.map((id) => seededDocument(numberOf(id))),
    ids: async (after, limit) => {
      const from = after === null ? 0 : numberOf(after) + 1;
      return Array.from({ length: Math.max(0, Math.min(limit, size - from)) }, (_unused, i) => seededId(from + i));
    },
    count: async () => size,
  };
}
