import type { SearchPage, SearchQuery } from '#lib/search';
import { aDocument, pointFrom, POITIERS, someDocuments, type TradeDocument } from './search-documents';

const JARDINS = 'Jardins de Brumeval';
const PROPRETE = 'Propreté Solidaire d’Été';
const CHOUETTES = 'E.S.A.T. des Trois-Chouettes';

/** What every adapter must make of a place; `put` makes these documents the whole index, `someDocuments()` before each test. */
export function searchPlaceContract({
  ask,
  put,
}: {
  ask(query: Partial<SearchQuery>): Promise<SearchPage<TradeDocument>>;
  put(documents: TradeDocument[]): Promise<void>;
}): void {
  const names = async (more: Partial<SearchQuery>): Promise<string[]> =>
    (await ask(more)).hits.map((hit) => hit.document.name);

  it('keeps to a circle and orders by distance', async () => {
    const { hits } = await ask({ near: { ...POITIERS, km: 30 }, sort: 'distance' });
    expect(hits.map((hit) => hit.document.commune)).toEqual(['Poitiers', 'Buxerolles', 'Chauvigny']);
    expect(hits[0]!.km).toBeCloseTo(0, 1);
    expect(hits[1]!.km).toBeCloseTo(2.13, 1);
    expect(hits[2]!.km).toBeCloseTo(23.5, 0);
    expect(await names({ near: { ...POITIERS, km: 2 } })).toEqual([JARDINS]);
    // A corner of the box around the circle is not in it
    expect(await names({ near: { lat: 46.58 - 0.0135, lon: 0.34 - 0.0196, km: 2 } })).toEqual([]);
  });

  it('combines words and place', async () => {
    expect(await names({ words: 'espaces verts', near: { ...POITIERS, km: 5 } })).toEqual([JARDINS]);
    expect(await names({ words: 'espaces verts', near: { ...POITIERS, km: 2_000 }, sort: 'distance' })).toEqual([
      JARDINS,
      CHOUETTES,
    ]);
  });

  it.each([0.5, 7, 50, 2_000])('tells who is just in and who is just out of %d km, on every side', async (km) => {
    const bearings = Array.from({ length: 16 }, (_unused, n) => n * 22.5);
    const standing = [
      { commune: 'in', point: POITIERS },
      ...bearings.map((bearing) => ({ commune: 'in', point: pointFrom(POITIERS, bearing, km - 0.004) })),
      ...bearings.map((bearing) => ({ commune: 'out', point: pointFrom(POITIERS, bearing, km + 0.004) })),
    ];
    await put(standing.map((where, n) => aDocument(100 + n, { name: 'Les Vanneurs', kinds: ['EA'], ...where })));
    for (const words of ['', 'vanneurs']) {
      const page = await ask({ words, near: { ...POITIERS, km }, perPage: 40, countFacets: ['commune', 'kinds'] });
      expect(page.total).toBe(17);
      expect(page.hits.map((hit) => hit.document.commune)).toEqual(Array(17).fill('in'));
      expect(Math.max(...page.hits.map((hit) => hit.km!))).toBeLessThanOrEqual(km);
      expect(page.facets).toEqual({ commune: [{ value: 'in', count: 17 }], kinds: [{ value: 'EA', count: 17 }] });
    }
    const filtered = await ask({ near: { ...POITIERS, km }, filters: { kinds: ['EA'] }, countFacets: ['kinds'] });
    expect(filtered).toMatchObject({ total: 17, facets: { kinds: [{ value: 'EA', count: 17 }] } });
    expect(await names({ near: { ...POITIERS, km }, filters: { kinds: ['EI'] } })).toEqual([]);
  });

  it('tells them apart in a crowd at the edge', async () => {
    await put(
      Array.from({ length: 900 }, (_unused, n) =>
        aDocument(1_000 + n, { point: pointFrom(POITIERS, n * 0.4, n % 2 === 0 ? 9.99 : 10.01) }),
      ),
    );
    const page = await ask({ near: { ...POITIERS, km: 10 }, perPage: 100 });
    expect(page.total).toBe(450);
    expect(page.hits.every((hit) => hit.km! <= 10)).toBe(true);
  });

  it('gives the nearest first, whatever is asked besides, over all pages', async () => {
    const away = (n: number): number => 0.1 * 1.09 ** ((n * 37) % 80);
    await put(
      Array.from({ length: 80 }, (_unused, n) =>
        aDocument(100 + n, {
          name: 'Les Vanneurs',
          kinds: n % 4 === 0 ? ['EA'] : ['EI'],
          point: pointFrom(POITIERS, n * 50, away(n)),
        }),
      ),
    );
    const near = { ...POITIERS, km: 60 };
    for (const [more, total] of [
      [{}, 75],
      [{ sort: 'distance' }, 75],
      [{ words: 'vanneurs', sort: 'distance' }, 75],
      [{ filters: { kinds: ['EA'] } }, 19],
    ] as [Partial<SearchQuery>, number][]) {
      const kms: number[] = [];
      for (let page = 1; page <= 9; page += 1) {
        const { hits, total: told } = await ask({ ...more, near, page, perPage: 9 });
        kms.push(...hits.map((hit) => hit.km!));
        expect(told).toBe(total);
      }
      expect(kms).toHaveLength(total);
      expect(kms).toEqual([...kms].sort((a, b) => a - b));
    }
  });

  it.each([
    ['the antimeridian', { lat: -13.3, lon: -176.2 }, { lat: -16.5, lon: 179.4 }, 700],
    ['a pole', { lat: 88, lon: 10 }, { lat: 88, lon: -170 }, 500],
  ])('takes a circle over %s', async (_case, centre, point, km) => {
    await put([...someDocuments(), aDocument(6, { name: 'Loin', point })]);
    const found = (await ask({ near: { ...centre, km }, sort: 'distance' })).hits;
    expect(found.map((hit) => hit.document.name)).toEqual(['Loin']);
    expect(await names({ near: { ...centre, km: km / 10 } })).toEqual([]);
  });

  it('takes a place that no radius could be drawn around without an error', async () => {
    expect(await names({ near: { lat: 89.99, lon: 179.99, km: 300 } })).toEqual([]);
  });

  it('leaves out of places what stands nowhere on earth', async () => {
    const [first, ...others] = someDocuments();
    await put([{ ...first!, point: { lat: 460, lon: Number.NaN } }, ...others]);
    expect(await names({ near: { ...POITIERS, km: 30 }, sort: 'distance' })).toEqual([PROPRETE, CHOUETTES]);
    expect(await names({ words: 'tonte' })).toEqual([JARDINS]);
  });
}
