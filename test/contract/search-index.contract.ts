import type { IndexDefinition, SearchIndex, SearchQuery } from '#lib/search';
import { SearchRefused } from '#lib/search';

interface TradeDocument {
  [field: string]: unknown;
  id: string;
  name: string;
  activities: string[];
  kinds: string[];
  commune: string;
  checked: string;
  point: { lat: number; lon: number } | null;
}

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const POITIERS = { lat: 46.5802, lon: 0.3404 };

function someDocuments(): TradeDocument[] {
  const at = (lat: number, lon: number): { lat: number; lon: number } => ({ lat, lon });
  return [
    {
      id: id(1),
      name: 'Jardins de Brumeval',
      activities: ['Entretien des espaces verts', 'Tonte'],
      kinds: ['ACI'],
      commune: 'Poitiers',
      checked: '2026-09-02',
      point: at(46.5802, 0.3404),
    },
    {
      id: id(2),
      name: 'Propreté Solidaire d’Été',
      activities: ['Nettoyage de locaux'],
      kinds: ['EI', 'ESUS'],
      commune: 'Buxerolles',
      checked: '2026-08-19',
      point: at(46.5984, 0.3489),
    },
    {
      id: id(3),
      name: 'ESAT des Trois-Chouettes',
      activities: ['Blanchisserie', 'Espaces verts'],
      kinds: ['ESAT'],
      commune: 'Chauvigny',
      checked: '2026-01-10',
      point: at(46.5686, 0.6479),
    },
    {
      id: id(4),
      name: 'Zéphyr Imprim',
      activities: ['Imprimerie'],
      kinds: ['EA'],
      commune: 'Lusignan',
      checked: '2025-12-01',
      point: null,
    },
  ];
}

/** What every adapter of `SearchIndex` must do; an adapter's file holds only its construction. */
export function searchIndexContract(open: () => Promise<{ search: SearchIndex; close(): Promise<void> }>): void {
  let search: SearchIndex;
  let close: () => Promise<void>;
  let documents: TradeDocument[];
  let index: IndexDefinition<TradeDocument>;

  const query = (more: Partial<SearchQuery>): SearchQuery => ({
    words: '',
    filters: {},
    sort: 'relevance',
    page: 1,
    perPage: 10,
    countFacets: [],
    ...more,
  });
  const names = async (more: Partial<SearchQuery>): Promise<string[]> =>
    (await search.search(index, query(more))).hits.map((hit) => hit.document.name);

  beforeAll(async () => {
    ({ search, close } = await open());
  });
  afterAll(() => close());
  beforeEach(async () => {
    documents = someDocuments();
    index = {
      name: 'contract',
      searchable: [
        { name: 'name', weight: 'A' },
        { name: 'activities', weight: 'B' },
      ],
      facets: ['kinds', 'commune'],
      ranges: [],
      sorts: ['name', 'checked'],
      synonyms: [['imprimerie', 'reprographie']],
      load: async (ids) => documents.filter((document) => ids.includes(document.id)),
      ids: async (after, limit) =>
        documents
          .map((d) => d.id)
          .sort()
          .filter((d) => after === null || d > after)
          .slice(0, limit),
      count: async () => documents.length,
    };
    await search.rebuild(index);
  });

  it('finds without accents, in the plural, and after an elision', async () => {
    expect(await names({ words: 'proprete' })).toEqual(['Propreté Solidaire d’Été']);
    expect(await names({ words: 'espace vert' })).toEqual(
      expect.arrayContaining(['Jardins de Brumeval', 'ESAT des Trois-Chouettes']),
    );
    expect(await names({ words: 'l’été' })).toEqual(['Propreté Solidaire d’Été']);
  });

  it('finds by the beginning of the last word', async () => {
    expect(await names({ words: 'blanchiss' })).toEqual(['ESAT des Trois-Chouettes']);
  });

  it('finds by a synonym', async () => {
    expect(await names({ words: 'reprographie' })).toEqual(['Zéphyr Imprim']);
  });

  it('finds in spite of a typo, where it says that it can', async () => {
    if (search.capabilities.typos) expect(await names({ words: 'netoyage' })).toEqual(['Propreté Solidaire d’Été']);
  });

  it('keeps the order that was asked for, typo or not', async () => {
    const near = { ...POITIERS, km: 30 };
    const found = search.capabilities.typos ? ['Propreté Solidaire d’Été'] : [];
    expect(await names({ words: 'netoyage', near, sort: 'distance' })).toEqual(found);
    expect(await names({ words: 'netoyage', sort: { field: 'checked', direction: 'desc' } })).toEqual(found);
  });

  it('gives everything for an empty query, and says how many', async () => {
    const page = await search.search(index, query({ perPage: 2 }));
    expect(page).toMatchObject({ total: 4, totalIsExact: true });
    expect(page.hits).toHaveLength(2);
  });

  it('gives each document once over the pages', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => names({ page, perPage: 1 })));
    expect(pages.flat().sort()).toEqual(documents.map((d) => d.name).sort());
  });

  it('filters by facets, any value of one and all facets together', async () => {
    expect((await names({ filters: { kinds: ['ACI', 'EA'] } })).sort()).toEqual([
      'Jardins de Brumeval',
      'Zéphyr Imprim',
    ]);
    expect(await names({ filters: { kinds: ['ACI', 'EA'], commune: ['Lusignan'] } })).toEqual(['Zéphyr Imprim']);
  });

  it('counts each facet without its own filter', async () => {
    const page = await search.search(index, query({ filters: { kinds: ['ACI'] }, countFacets: ['kinds', 'commune'] }));
    expect(page.facets['kinds']).toEqual(
      expect.arrayContaining([
        { value: 'ESAT', count: 1 },
        { value: 'ACI', count: 1 },
      ]),
    );
    expect(page.facets['commune']).toEqual([{ value: 'Poitiers', count: 1 }]);
  });

  it('keeps to a radius and orders by distance', async () => {
    const near = { ...POITIERS, km: 30 };
    const page = await search.search(index, query({ near, sort: 'distance' }));
    expect(page.hits.map((hit) => hit.document.commune)).toEqual(['Poitiers', 'Buxerolles', 'Chauvigny']);
    expect(page.hits[0]!.km).toBeCloseTo(0, 1);
    expect(page.hits[2]!.km).toBeGreaterThan(20);
    expect(await names({ near: { ...POITIERS, km: 5 } })).toHaveLength(2);
  });

  it('orders by a field', async () => {
    expect(await names({ sort: { field: 'checked', direction: 'desc' } })).toEqual([
      'Jardins de Brumeval',
      'Propreté Solidaire d’Été',
      'ESAT des Trois-Chouettes',
      'Zéphyr Imprim',
    ]);
  });

  it('says in which fields a hit matched', async () => {
    const { hits } = await search.search(index, query({ words: 'tonte' }));
    expect(hits.map((hit) => hit.matched.map(({ field }) => field))).toEqual([['activities']]);
  });

  it('follows a change and a removal', async () => {
    documents[0]!.activities = ['Maçonnerie'];
    documents.splice(1, 1);
    await search.refresh(index, [id(1), id(2)]);
    expect(await names({ words: 'maconnerie' })).toEqual(['Jardins de Brumeval']);
    expect(await names({ words: 'nettoyage de locaux' })).toEqual([]);
  });

  it('forgets at a rebuild what no longer exists', async () => {
    documents.splice(2, 2);
    await search.rebuild(index);
    expect(await names({})).toHaveLength(2);
  });

  it.each(["'; drop table supplier; --", 'a & | ! ( ) :* <->', '%_\\', '"', 'kinds = ACI OR 1=1', '\u0000', '🌱'])(
    'answers hostile words %j without an error',
    async (words) => {
      expect(Array.isArray(await names({ words }))).toBe(true);
    },
  );

  it.each<[string, Partial<SearchQuery>]>([
    ['words', { words: 'a'.repeat(10_000) }],
    ['page', { page: 1_000_000_000 }],
    ['perPage', { perPage: 0 }],
    ['km', { near: { ...POITIERS, km: -1 } }],
    ['km', { near: { ...POITIERS, km: Number.NaN } }],
    ['colour', { filters: { colour: ['red'] } }],
    ['sort', { sort: 'distance' }],
  ])('refuses a wrong %s and names it', async (field, more) => {
    const refused = await search.search(index, query(more)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(SearchRefused);
    expect(refused).toMatchObject({ field });
  });
}
