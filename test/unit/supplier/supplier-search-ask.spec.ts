import { communesOfEpci } from '#lib/nomenclature';
import { searchInputOf, understandSearch } from '../../../src/supplier/supplier-search-ask';
import {
  searchHref,
  searchQueryString,
  supplierSearchInput,
  withoutFilter,
} from '../../../src/supplier/supplier.service';

const GRAND_POITIERS = communesOfEpci('200069854');
const ask = (query: string) => understandSearch(searchInputOf(query), GRAND_POITIERS);

describe('the understanding of a supplier search', () => {
  it('shows the territory first, by name, when nothing is asked', () => {
    expect(ask('')).toMatchObject({ words: '', near: null, area: null, territoryOnly: true, sort: 'nom', page: 1 });
    expect(searchHref(ask(''))).toBe('/fournisseurs');
  });

  it('looks around a commune, at 15 km unless told otherwise', () => {
    expect(ask('q=tonte&ou=Poitiers')).toMatchObject({
      words: 'tonte',
      near: { name: 'Poitiers', km: 15 },
      territoryOnly: false,
      sort: 'pertinence',
    });
    expect(ask('ou=Poitiers&km=7,5')).toMatchObject({ near: { km: 7.5 }, sort: 'distance' });
    expect(ask('ou=Poitiers&km=0')).toMatchObject({ near: { km: 0 } });
  });

  it('searches the department of a commune around which no distance can be told, and says so', () => {
    const told = ask('ou=Aurillac');
    expect(told).toMatchObject({ near: null, area: { param: 'departement', code: '15', name: 'Cantal' }, faults: [] });
    expect(told.notes.join()).toContain('mesurer de distance autour d’Aurillac');
  });

  it.each(['-1', 'NaN', 'abc', 'Infinity', '1e9', '0x'])(
    'says at its field that « %s » is no radius, and goes on',
    (km) => {
      const told = ask(`q=tonte&ou=Poitiers&km=${km}`);
      expect(told.faults).toEqual([{ field: 'km', message: expect.stringContaining('Choisissez une distance') }]);
      expect(told.near).toMatchObject({ km: 15 });
    },
  );

  it('keeps to the territory for a place that it does not know, and offers those of a like name', () => {
    const told = ask('q=tonte&ou=Buxeroles-les-Bains');
    expect(told).toMatchObject({ near: null, territoryOnly: true });
    expect(told.faults[0]).toMatchObject({ field: 'ou' });
    for (const choice of told.choices) expect(ask(`ou=${encodeURIComponent(choice.place)}`).faults).toEqual([]);
  });

  it.each(['France', 'toute la France', 'France entière', 'partout'])('looks everywhere for « %s »', (typed) => {
    const told = ask(`q=tonte&ou=${encodeURIComponent(typed)}`);
    expect(told).toMatchObject({ faults: [], near: null, area: null, territoryOnly: false });
    expect(searchHref(told)).toBe('/fournisseurs?q=tonte&zone=france');
  });

  it('keeps the radius asked for until a place is chosen among those of one name', () => {
    const told = ask('q=tonte&ou=Saint-Sauveur&km=50');
    expect(told).toMatchObject({ near: null, km: 50 });
    expect(searchHref(told)).toContain('km=50');
    const [choice] = told.choices;
    expect(searchHref(told, { place: choice!.place, territoryOnly: true })).toContain('km=50');
    expect(searchHref(ask('ou=Vienne&km=50'))).not.toContain('km');
  });

  it('searches nothing for words that nobody types, and says it at the field', () => {
    const told = ask(`q=${'a'.repeat(10_000)}`);
    expect(told).toMatchObject({ refused: true, faults: [{ field: 'q' }] });
    expect(told.words).toHaveLength(200);
  });

  it.each(['!!!', '  ', '()*&|', '«»'])('reads « %s » as no words', (words) => {
    expect(ask(`q=${encodeURIComponent(words)}`)).toMatchObject({ words: '', refused: false });
  });

  it.each([
    `' or 1=1 --`,
    'kinds = "ACI" OR name EXISTS',
    `"; drop table supplier; --`,
    '<script>alert(1)</script>',
    '\u202eabc',
    'a\u0000b',
  ])('keeps hostile words as the words they are: %s', (words) => {
    const told = ask(`q=${encodeURIComponent(words)}`);
    expect(told.faults).toEqual([]);
    expect(told.words).toBe(words.replace('\u0000', ' '));
    expect(new URLSearchParams(searchQueryString(told)).get('q')).toBe(told.words);
  });

  it('leaves out a filter that does not exist, and says which', () => {
    const told = ask('type=ACI&type=XX&levier=tout&commune=00000&departement=86&secteur=nope&service=staff');
    expect(told.filters).toMatchObject({
      type: ['ACI'],
      levier: [],
      commune: [],
      departement: ['86'],
      service: ['staff'],
    });
    expect(told.leftOut).toEqual(['levier', 'type', 'secteur', 'commune']);
    expect(ask('preuve=peut-etre&reference=une')).toMatchObject({
      filters: { preuve: [], reference: [] },
      leftOut: ['preuve', 'reference'],
    });
  });

  it('still reads the addresses of before', () => {
    expect(ask('preuve=1&type=ESAT&zone=france&tri=preuve')).toMatchObject({
      filters: { preuve: ['current'], type: ['ESAT'] },
      territoryOnly: false,
      sort: 'preuve',
    });
  });

  it.each([
    ['page=1000000000', 1_001],
    ['q=tonte&page=1000000000', 201],
    ['page=0', 1],
    ['page=-3', 1],
    ['page=deux', 1],
    ['page=1e400', 1],
  ])('reads %s', (query, page) => {
    expect(ask(query).page).toBe(page);
  });

  it.each([
    ['page=abc', 'page', '« abc » n’est pas un numéro de page'],
    ['page=-3', 'page', '« -3 »'],
    ['tri=foo', 'tri', '« foo » n’existe pas'],
    ['tri=distance', 'tri', 'Sans commune'],
    ['tri=pertinence&ou=Poitiers', 'tri', 'Sans mots'],
    ['km=50', 'km', 'autour d’une commune'],
    ['ou=Vienne&km=50', 'km', 'autour d’une commune'],
    ['zone=mars', 'zone', '« mars »'],
    ['q=tonte&exact=oui', 'exact', '« exact »'],
  ])('tells that %s changes nothing', (query, field, words) => {
    const [told, ...others] = ask(query).ignored;
    expect(others).toEqual([]);
    expect(told?.field).toBe(field);
    expect(told?.message.replaceAll('\u00a0', ' ')).toContain(words);
  });

  it.each([
    '',
    'q=tonte&page=2',
    'ou=Poitiers&km=50&tri=distance',
    'km=15',
    'zone=france&exact=1',
    'ou=Saint-Sauveur&km=50',
  ])('leaves nothing out of « %s »', (query) => expect(ask(query).ignored).toEqual([]));

  it('writes two equal searches as one address, whatever their order, and reads it as the same search', () => {
    const one = searchQueryString(ask('type=EI&type=ACI&ou=Poitiers&q=tonte&km=30&preuve=current'));
    const other = searchQueryString(
      ask('preuve=current&km=30&q=tonte&type=ACI&ou=Poitiers&type=EI&type=EI&page=4&x=1'),
    );
    expect(one).toBe('q=tonte&ou=Poitiers&km=30&type=ACI&type=EI&preuve=current');
    expect(other).toBe(one);
    expect(searchQueryString(ask(one))).toBe(one);
  });

  it('takes one filter away, and forgets the page', () => {
    const told = ask('type=EI&type=ACI&page=3');
    expect(searchHref(told, { filters: withoutFilter(told.filters, 'type', 'EI') })).toBe('/fournisseurs?type=ACI');
    expect(searchHref(told, { page: 2 })).toBe('/fournisseurs?type=ACI&type=EI&page=2');
  });

  it('orders by nothing that is not asked: no relevance without words, no distance without a place', () => {
    expect(ask('tri=pertinence').sort).toBe('nom');
    expect(ask('q=tonte&tri=distance').sort).toBe('pertinence');
    expect(ask('ou=Poitiers&tri=nom').sort).toBe('nom');
  });

  it('looks beyond the territory when a filter of place does', () => {
    expect(ask('departement=33').territoryOnly).toBe(false);
    expect(ask('commune=33063').territoryOnly).toBe(false);
    expect(ask('commune=86194').territoryOnly).toBe(true);
  });

  it('takes any value without a fault of ours', () => {
    const odd = [undefined, '', ['a', 'b'], '\u0000', '%', 'constructor', '__proto__'];
    for (const value of odd) {
      const input = Object.fromEntries(Object.keys(supplierSearchInput.shape).map((key) => [key, value]));
      expect(() => supplierSearchInput.parse(input)).not.toThrow();
    }
    expect(ask('type=constructor&preuve=__proto__&reseau=toString').filters).toMatchObject({ type: [] });
  });
});
