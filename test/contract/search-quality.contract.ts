import type { SearchIndex } from '#lib/search';
import { SupplierSearchIndex, SupplierService } from '../../src/supplier/supplier.service';
import { aHouse, type TestHouse } from '../support/house';
import { QUALITY_CASES, type QualityCase } from './search-quality-cases';
import { qualityDirectory } from './search-quality-directory';

/** Share of the queries whose suppliers must all stand in the first five: 57 in 60. */
const BAR = 0.95;
const FIRST = 5;

/** What every engine must find, and how well; an engine's file holds only its construction. */
export function searchQualityContract(
  open: (house: TestHouse) => Promise<{ search: SearchIndex; close(): Promise<void> }>,
): void {
  let house: TestHouse;
  let search: SearchIndex;
  let close: () => Promise<void>;

  beforeAll(async () => {
    house = await aHouse();
    const directory = qualityDirectory(house.clock.now());
    expect(directory.length).toBeGreaterThanOrEqual(120);
    await house.db.transaction((tx) => house.get(SupplierService).upsertMany(tx, directory, 'demo'));
    ({ search, close } = await open(house));
    await search.rebuild(house.get(SupplierSearchIndex));
  });
  afterAll(async () => {
    await close?.();
    await house?.close();
  });

  /** @returns what is wrong with the first five results of a query, or null */
  async function fault({ typed, first, never = [] }: QualityCase): Promise<string | null> {
    const query = { filters: {}, sort: 'relevance' as const, page: 1, perPage: FIRST, countFacets: [] };
    const { hits } = await search.search(house.get(SupplierSearchIndex), { ...query, words: typed });
    const names = hits.map(({ document }) => document.name);
    const missing = first.filter((name) => !names.includes(name));
    const wrong = never.filter((name) => names.includes(name));
    if (missing.length === 0 && wrong.length === 0) return null;
    const told = [...missing.map((name) => `no ${name}`), ...wrong.map((name) => `${name} is there`)].join(', ');
    return `« ${typed} »: ${told}; found: ${names.join(', ') || 'nothing'}`;
  }

  it(`puts the right suppliers in the first five for 57 queries in 60 of those that people type`, async () => {
    const faults: string[] = [];
    for (const one of QUALITY_CASES) faults.push(...[await fault(one)].filter((told) => told !== null));
    const right = QUALITY_CASES.length - faults.length;
    const score = `${search.constructor.name}: ${right} of ${QUALITY_CASES.length} queries`;
    process.stdout.write(`${[score, ...faults].join('\n  ')}\n`);
    expect(QUALITY_CASES.length).toBeGreaterThanOrEqual(60);
    expect(right / QUALITY_CASES.length).toBeGreaterThanOrEqual(BAR);
  });
}
