import type { IndexDefinition, SearchIndex, SearchPage, SearchQuery } from '#lib/search';
import { SearchRefused } from '#lib/search';
import { aDocument, idOf, indexOf, POITIERS, someDocuments, type TradeDocument } from './search-documents';
import { searchPlaceContract } from './search-place.contract';

const JARDINS = 'Jardins de Brumeval';
const PROPRETE = 'Propreté Solidaire d’Été';
const CHOUETTES = 'E.S.A.T. des Trois-Chouettes';
const ZEPHYR = 'Zéphyr Imprim';
const VALLOMBRE = 'Multi-Services Vallombre';

/** What every adapter of `SearchIndex` must do; an adapter's file holds only its construction. */
export function searchIndexContract(open: () => Promise<{ search: SearchIndex; close(): Promise<void> }>): void {
  let search: SearchIndex;
  let close: () => Promise<void>;
  let documents: TradeDocument[];
  const index: IndexDefinition<TradeDocument> = indexOf(() => documents);

  const query = (more: Partial<SearchQuery>): SearchQuery => ({
    words: '',
    filters: {},
    sort: 'relevance',
    page: 1,
    perPage: 10,
    countFacets: [],
    ...more,
  });
  const pageOf = (more: Partial<SearchQuery>): Promise<SearchPage<TradeDocument>> => search.search(index, query(more));
  const names = async (more: Partial<SearchQuery>): Promise<string[]> =>
    (await pageOf(more)).hits.map((hit) => hit.document.name);

  beforeAll(async () => {
    ({ search, close } = await open());
  });
  afterAll(() => close());
  beforeEach(async () => {
    documents = someDocuments();
    // What a test left is mended, as the nightly job would: a rebuild for each would cost an engine of tasks seconds
    await search.reconcile(index);
  });

  describe('reads French as people type it', () => {
    it.each([
      ['without accents', 'proprete', [PROPRETE]],
      ['after an elision', 'l’été', [PROPRETE]],
      ['a ligature typed as two letters', 'oeillets', [VALLOMBRE]],
      ['the singular for the plural', 'espace vert', [CHOUETTES, JARDINS]],
      ['the plural for the singular', 'blanchisseries', [CHOUETTES]],
      ['an acronym without its dots', 'esat', [CHOUETTES]],
      ['an acronym with its dots', 'E.S.A.T.', [CHOUETTES]],
      ['words that a hyphen ties', 'trois-chouettes', [CHOUETTES]],
      ['words typed apart that a hyphen ties', 'trois chouettes', [CHOUETTES]],
      ['words typed as one that a hyphen ties', 'multiservices', [VALLOMBRE]],
      ['a SIRET with blanks', '999 990 001 00015', [JARDINS]],
      ['a SIRET with dots', '999.990.001.00015', [JARDINS]],
      ['a SIREN', '999 990 001', [JARDINS]],
      ['a synonym', 'reprographie', [ZEPHYR]],
      ['a word for several words', 'jardinage', [CHOUETTES, JARDINS]],
      ['several words for several words', 'entretien de jardins', [CHOUETTES, JARDINS]],
      ['the tradesman for the trade, by the index’s table', 'paysagiste', [CHOUETTES, JARDINS]],
      ['the tradesman for the trade, by its ending', 'plombier', [VALLOMBRE]],
      ['another', 'imprimeur', [ZEPHYR]],
      ['the tradeswoman', 'nettoyeuse', [PROPRETE]],
      ['another, in the plural', 'déménageuses', [VALLOMBRE]],
      ['stop words around', 'de la tonte pour nous', [JARDINS]],
    ])('%s: %s', async (_case, words, found) => {
      expect((await names({ words })).sort()).toEqual(found);
    });

    it('finds a name of words that say nothing, by all of them', async () => {
      documents.push(aDocument(6, { name: 'Pour Tous' }), aDocument(7, { name: 'L’Autre' }));
      await search.refresh(index, [idOf(6), idOf(7)]);
      expect(await names({ words: 'pour tous' })).toEqual(['Pour Tous']);
      expect(await names({ words: 'l’autre' })).toEqual(['L’Autre']);
    });

    it('finds and marks a number in letters', async () => {
      expect(await names({ words: 'trois' })).toEqual([CHOUETTES]);
      const [match] = (await pageOf({ words: 'esat trois' })).hits[0]!.matched;
      expect(match!.parts.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(['E.S.A.T', 'Trois']);
    });

    it('finds by the beginning of the last word', async () => {
      if (!search.capabilities.prefix) return;
      expect(await names({ words: 'blanchiss' })).toEqual([CHOUETTES]);
      expect(await names({ words: 'imprimeri' })).toEqual([ZEPHYR]);
      expect(await names({ words: 'jardins brum' })).toEqual([JARDINS]);
      expect(await names({ words: 'bl' })).toContain(CHOUETTES);
    });

    it('goes one way from a word to what it implies', async () => {
      documents.push(aDocument(6, { name: 'Ninon', activities: ['Paysagiste'] }));
      await search.refresh(index, [idOf(6)]);
      expect(await names({ words: 'paysagiste' })).toContain('Ninon');
      expect(await names({ words: 'espaces verts' })).not.toContain('Ninon');
    });

    it('wants all the words; when nothing has them all, most of them', async () => {
      expect(await names({ words: 'espaces verts tonte' })).toEqual([JARDINS]);
      expect((await names({ words: 'tonte de gazon zinzolin' }))[0]).toBe(JARDINS);
    });

    it('puts the name that was typed first', async () => {
      documents.push(aDocument(6, { name: 'Tonte' }), aDocument(7, { name: 'Tonte et Tonte', activities: ['Tonte'] }));
      await search.refresh(index, [idOf(6), idOf(7)]);
      expect((await names({ words: 'tonte' }))[0]).toBe('Tonte');
    });

    it('puts a name before an activity, and an activity before a description', async () => {
      documents.push(
        aDocument(6, { name: 'Aaa', description: 'Nous faisons du vannage de blé.' }),
        aDocument(7, { name: 'Bbb', activities: ['Vannage'] }),
        aDocument(8, { name: 'Le Vannage des Prés' }),
      );
      await search.refresh(index, [idOf(6), idOf(7), idOf(8)]);
      expect(await names({ words: 'vannage' })).toEqual(['Le Vannage des Prés', 'Bbb', 'Aaa']);
    });
  });

  describe('mends what is typed nearly so, where it says that it can', () => {
    it.each([
      ['one letter missing', 'netoyage', [PROPRETE]],
      ['one letter changed in five', 'tomte', [JARDINS]],
      ['two neighbours swapped', 'tonet', [JARDINS]],
      ['two typos in nine letters or more', 'blenchiserie', [CHOUETTES]],
      ['a name', 'zephir', [ZEPHYR]],
      ['two typos in fewer letters: none', 'tomme', []],
      ['one typo in four letters: none', 'tote', []],
    ])('%s: %s', async (_case, words, found) => {
      if (search.capabilities.typos) expect(await names({ words })).toEqual(found);
    });

    it('says what it read instead', async () => {
      if (!search.capabilities.corrections) return;
      expect((await pageOf({ words: 'Netoyage de locaux' })).corrected).toEqual([
        { typed: 'Netoyage', read: 'nettoyage' },
      ]);
      expect((await pageOf({ words: 'nettoyage' })).corrected).toEqual([]);
    });

    it('finds by a mended word all that it means, as if it were well typed', async () => {
      if (!search.capabilities.typos) return;
      documents.push(aDocument(6, { name: 'Copies du Bocage', activities: ['Reprographie'] }));
      await search.refresh(index, [idOf(6)]);
      const wellTyped = (await names({ words: 'reprographie' })).sort();
      expect(wellTyped).toHaveLength(2);
      expect((await names({ words: 'reprografie' })).sort()).toEqual(wellTyped);
    });

    it('mends nothing when the words are wanted as typed', async () => {
      const page = await pageOf({ words: 'netoyage', asTyped: true });
      expect(page).toMatchObject({ total: 0, hits: [], corrected: [] });
    });

    it('keeps the order that was asked for, typo or not', async () => {
      const near = { ...POITIERS, km: 30 };
      const found = search.capabilities.typos ? [PROPRETE] : [];
      expect(await names({ words: 'netoyage', near, sort: 'distance' })).toEqual(found);
      expect(await names({ words: 'netoyage', sort: { field: 'checked', direction: 'desc' } })).toEqual(found);
    });
  });

  describe('says why a hit is one', () => {
    it.each([
      ['tonte', 'activities', 'word'],
      ['entret', 'activities', 'prefix'],
      ['paysagiste', 'activities', 'synonym'],
      ['tomte', 'activities', 'typo'],
    ])('%s: in %s, by %s', async (words, field, by) => {
      const { hits } = await pageOf({ words });
      const hit = hits.find(({ document }) => document.name === JARDINS);
      expect(hit?.matched.map((match) => [match.field, match.by])).toEqual([[field, by]]);
    });

    it('marks what answers, and its parts give the text back', async () => {
      const { hits } = await pageOf({ words: 'multi services' });
      expect(hits[0]!.matched).toEqual([
        {
          field: 'name',
          by: 'word',
          parts: [
            { text: 'Multi', isMatch: true },
            { text: '-', isMatch: false },
            { text: 'Services', isMatch: true },
            { text: ' Vallombre', isMatch: false },
          ],
        },
      ]);
    });

    it('cuts a long text around what answers', async () => {
      const description = `${'Nous sommes là. '.repeat(40)}Nous faisons du vannage. ${'Appelez-nous. '.repeat(40)}`;
      documents[0]!.description = description;
      await search.refresh(index, [idOf(1)]);
      const [match] = (await pageOf({ words: 'vannage' })).hits[0]!.matched;
      const text = match!.parts.map((part) => part.text).join('');
      expect(description).toContain(text);
      expect(text.length).toBeLessThan(300);
      expect(match!.parts.filter((part) => part.isMatch)).toEqual([{ text: 'vannage', isMatch: true }]);
    });

    it('says nothing without words', async () => {
      expect((await pageOf({})).hits.flatMap((hit) => hit.matched)).toEqual([]);
    });
  });

  describe('pages', () => {
    it('gives everything for an empty query, and says how many', async () => {
      const page = await pageOf({ perPage: 2 });
      expect(page).toMatchObject({ total: 5, totalIsExact: true, degraded: false });
      expect(page.hits).toHaveLength(2);
    });

    it.each<[string, Partial<SearchQuery>]>([
      ['by relevance, all equal', { words: 'vannage' }],
      ['by relevance without words', {}],
      ['by a field, all equal', { sort: { field: 'checked', direction: 'desc' }, filters: { kinds: ['GEIQ'] } }],
      ['by distance, all at one place', { near: { ...POITIERS, km: 50 }, sort: 'distance' }],
    ])('gives each document once over the pages: %s', async (_case, more) => {
      documents = Array.from({ length: 30 }, (_unused, n) =>
        aDocument(100 + n, { name: 'Les Vanneurs', activities: ['Vannage'], kinds: ['GEIQ'], point: POITIERS }),
      );
      await search.reconcile(index);
      const ids: string[] = [];
      for (let page = 1; page <= 6; page += 1) {
        ids.push(...(await pageOf({ ...more, page, perPage: 7 })).hits.map((hit) => hit.document.id));
      }
      expect(ids).toHaveLength(30);
      expect(new Set(ids).size).toBe(30);
    });

    it('orders by a field, both ways, those without it last', async () => {
      expect(await names({ sort: { field: 'checked', direction: 'desc' } })).toEqual([
        JARDINS,
        PROPRETE,
        CHOUETTES,
        ZEPHYR,
        VALLOMBRE,
      ]);
      expect(await names({ sort: { field: 'people', direction: 'asc' } })).toEqual([
        VALLOMBRE,
        JARDINS,
        PROPRETE,
        CHOUETTES,
        ZEPHYR,
      ]);
      expect((await names({ sort: { field: 'people', direction: 'desc' } })).at(-1)).toBe(ZEPHYR);
    });
  });

  describe('filters, facets and ranges', () => {
    it('filters by facets, any value of one and all facets together', async () => {
      expect((await names({ filters: { kinds: ['ACI', 'EA'] } })).sort()).toEqual([JARDINS, VALLOMBRE, ZEPHYR]);
      expect(await names({ filters: { kinds: ['ACI', 'EA'], commune: ['Poitiers'] } })).toEqual([JARDINS]);
      expect(await names({ words: 'imprimerie', filters: { kinds: ['ACI'] } })).toEqual([]);
      expect(await names({ filters: { kinds: [] } })).toHaveLength(5);
    });

    it('counts each facet without its own filter', async () => {
      const page = await pageOf({ filters: { kinds: ['ACI'] }, countFacets: ['kinds', 'commune'] });
      expect(page.facets['kinds']).toEqual([
        { value: 'EA', count: 2 },
        { value: 'ACI', count: 1 },
        { value: 'EI', count: 1 },
        { value: 'ESAT', count: 1 },
        { value: 'ESUS', count: 1 },
      ]);
      expect(page.facets['commune']).toEqual([{ value: 'Poitiers', count: 1 }]);
      expect(page.facetsAreExact).toBe(true);
    });

    it('counts facets among what the words, the place and the bounds leave', async () => {
      const counted = async (more: Partial<SearchQuery>): Promise<unknown> =>
        (await pageOf({ ...more, countFacets: ['commune'] })).facets['commune'];
      expect(await counted({ words: 'espaces verts' })).toEqual([
        { value: 'Chauvigny', count: 1 },
        { value: 'Poitiers', count: 1 },
      ]);
      expect(await counted({ near: { ...POITIERS, km: 1 } })).toEqual([{ value: 'Poitiers', count: 1 }]);
      expect(await counted({ ranges: { people: { to: 5 } } })).toEqual([{ value: 'Lusignan', count: 1 }]);
      expect(await counted({})).toEqual([
        { value: 'Lusignan', count: 2 },
        { value: 'Buxerolles', count: 1 },
        { value: 'Chauvigny', count: 1 },
        { value: 'Poitiers', count: 1 },
      ]);
    });

    it('keeps between bounds, both included; what has no number is in none', async () => {
      const within = (from?: number, to?: number): Promise<string[]> =>
        names({
          ranges: { people: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } },
          sort: { field: 'people', direction: 'asc' },
        });
      expect(await within(12, 40)).toEqual([JARDINS, PROPRETE]);
      expect(await within(41)).toEqual([CHOUETTES]);
      expect(await within(undefined, 3)).toEqual([VALLOMBRE]);
      expect(await within()).toHaveLength(5);
    });
  });

  describe('place', () =>
    searchPlaceContract({
      ask: pageOf,
      put: async (list) => {
        documents = list;
        await search.reconcile(index);
      },
    }));

  describe('follows the rooms', () => {
    it('follows a change and a removal', async () => {
      documents[0]!.activities = ['Maçonnerie'];
      documents[0]!.kinds = ['EA'];
      documents.splice(1, 1);
      await search.refresh(index, [idOf(1), idOf(2)]);
      expect(await names({ words: 'maconnerie' })).toEqual([JARDINS]);
      expect(await names({ words: 'tonte' })).toEqual([]);
      expect(await names({ words: 'nettoyage de locaux' })).toEqual([]);
      const page = await pageOf({ countFacets: ['kinds'] });
      expect(page.total).toBe(4);
      expect(page.facets['kinds']).toEqual([
        { value: 'EA', count: 3 },
        { value: 'ESAT', count: 1 },
      ]);
    });

    it('ends with what was loaded last, however many refresh one document at once', async () => {
      const refreshes: Promise<void>[] = [];
      for (let n = 1; n <= 12; n += 1) {
        documents[0]!.description = `vannage ${n}`;
        refreshes.push(search.refresh(index, [idOf(1)]));
        await new Promise((resolve) => setTimeout(resolve, n % 3));
      }
      await Promise.all(refreshes);
      expect((await pageOf({ words: 'vannage' })).hits[0]!.document.description).toBe('vannage 12');
    });

    it('forgets at a rebuild what no longer exists, and says what it did', async () => {
      documents.splice(2, 3);
      const progress: number[] = [];
      expect(await search.rebuild(index, (done) => progress.push(done))).toEqual({ documents: 2, refused: [] });
      expect(progress.at(-1)).toBe(2);
      expect(await names({})).toHaveLength(2);
    });

    it('answers during a rebuild, and loses nothing of what is written meanwhile', async () => {
      const meanwhile: Promise<unknown>[] = [];
      await search.rebuild(index, () => {
        if (meanwhile.length > 0) return;
        documents[0]!.activities = ['Maçonnerie'];
        documents.splice(1, 1);
        documents.push(aDocument(6, { name: 'Nouvelle Venue', activities: ['Vannage'] }));
        meanwhile.push(
          search.refresh(index, [idOf(1), idOf(2), idOf(6)]),
          names({ words: 'blanchisserie' }).then((found) => expect(found).toEqual([CHOUETTES])),
        );
      });
      await Promise.all(meanwhile);
      expect(await names({ words: 'maçonnerie' })).toEqual([JARDINS]);
      expect(await names({ words: 'vannage' })).toEqual(['Nouvelle Venue']);
      expect(await names({ words: 'nettoyage de locaux' })).toEqual([]);
      expect((await pageOf({})).total).toBe(5);
    });

    it('mends at a reconciliation what differs, and says what', async () => {
      expect(await search.reconcile(index)).toEqual({ checked: 5, mended: 0, removed: 0 });
      documents[0]!.activities = ['Maçonnerie'];
      documents.splice(1, 1);
      documents.pop();
      documents.push(aDocument(6, { name: 'Nouvelle Venue' }));
      expect(await search.reconcile(index)).toEqual({ checked: 4, mended: 2, removed: 2 });
      expect((await names({})).sort()).toEqual([CHOUETTES, JARDINS, 'Nouvelle Venue', ZEPHYR]);
      expect(await names({ words: 'maçonnerie' })).toEqual([JARDINS]);
    });
  });

  describe('bad input', () => {
    it.each([
      "'; drop table supplier; --",
      'a & | ! ( ) :* <->',
      "tonte':* | 'nettoyage",
      '%_\\',
      '\\',
      '"',
      '"tonte',
      '-tonte -"',
      'kinds = ACI OR 1=1',
      '_geoRadius(46, 0, 100)',
      '\u0000',
      'ton\u0000te',
      '🌱',
      '🌱 tonte 🌱',
      '\ud800',
      'tonte \udfff',
      '!?…;:',
      'e\u0301'.repeat(200),
      'a '.repeat(240),
      '1 '.repeat(240),
      'Ωμέγα 漢字 עברית',
    ])('answers hostile words %j without an error', async (words) => {
      expect(Array.isArray(await names({ words }))).toBe(true);
    });

    it('finds the words among emoji and punctuation', async () => {
      expect(await names({ words: '🌱 tonte !!' })).toEqual([JARDINS]);
    });

    it('keeps a document whole whose texts are cut amid an emoji or a rare letter', async () => {
      documents[0]!.name = `${'a'.repeat(199)}🌱`;
      documents[0]!.checked = `${'b'.repeat(199)}🌱`;
      documents[0]!.kinds = [`${'c'.repeat(399)}🌱`];
      documents[0]!.description = `vannage ${'d'.repeat(59)}𠀀`;
      await search.refresh(index, [idOf(1)]);
      const [hit] = (await pageOf({ words: 'vannage' })).hits;
      expect(hit?.document.name).toBe(documents[0]!.name);
      expect((await pageOf({ filters: { kinds: documents[0]!.kinds } })).total).toBe(1);
    });

    it('takes bounds of any size', async () => {
      for (const bound of [1e21, -1e300, 1e-7]) {
        expect(await pageOf({ ranges: { people: { from: bound, to: bound } } })).toMatchObject({ total: 0 });
      }
    });

    it('keeps documents with NUL, halves of surrogates and quotes findable', async () => {
      documents[0]!.description = 'vannage \u0000 \ud800 \' \\ " :* &';
      documents[0]!.kinds = ['l\'EA \\ " \u0000'];
      await search.refresh(index, [idOf(1)]);
      expect(await names({ words: 'vannage' })).toEqual([JARDINS]);
      const value = (await pageOf({ words: 'vannage', countFacets: ['kinds'] })).facets['kinds']![0]!.value;
      expect(await names({ filters: { kinds: [value] } })).toEqual([JARDINS]);
    });

    it('takes a filter value for a value, whatever it holds', async () => {
      for (const value of ["ACI' | 'EA", 'ACI" OR kinds = "EA', '\u0000', '\ud800', '', 'é'.repeat(3_000)]) {
        expect(await names({ filters: { kinds: [value] } })).toEqual([]);
      }
    });

    it.each<[string, Partial<SearchQuery>]>([
      ['words', { words: 'a'.repeat(10_000) }],
      ['page', { page: 1_000_000_000 }],
      ['page', { page: 0 }],
      ['page', { page: 1.5 }],
      ['page', { page: Number.NaN }],
      ['perPage', { perPage: 0 }],
      ['perPage', { perPage: 1_000 }],
      ['km', { near: { ...POITIERS, km: -1 } }],
      ['km', { near: { ...POITIERS, km: Number.NaN } }],
      ['near', { near: { lat: Number.NaN, lon: 0, km: 10 } }],
      ['near', { near: { lat: 91, lon: 0, km: 10 } }],
      ['colour', { filters: { colour: ['red'] } }],
      ['colour', { countFacets: ['colour'] }],
      ['checked', { ranges: { checked: { from: 1 } } }],
      ['people', { ranges: { people: { from: Number.NaN } } }],
      ['sort', { sort: 'distance' }],
      ['sort', { sort: { field: 'colour', direction: 'asc' } }],
    ])('refuses a wrong %s and names it', async (field, more) => {
      const refused = await pageOf(more).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(SearchRefused);
      expect(refused).toMatchObject({ field });
    });
  });
}
