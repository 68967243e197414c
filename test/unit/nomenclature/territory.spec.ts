import {
  communeByCode,
  communesByPostCode,
  communesOfEpci,
  completeNomenclature,
  departmentName,
  departmentOf,
  departmentOfPostCode,
  departmentToNuts,
  epciByCode,
  epciName,
  epciOfCommune,
  findCommune,
  isDepartment,
  nutsToDepartment,
  nutsToRegion,
  placeOfCommune,
  placeOfDepartment,
  pointOfCommune,
  regionName,
  regionOfDepartment,
  suggestCommunes,
  TERRITORY_YEAR,
} from '#lib/nomenclature';
import { readFileSync } from 'node:fs';
import { greatCircleKm } from '#lib/matching-engine';
import { describeShared, shared } from '../../support/shared';

const GRAND_POITIERS = '200069854';

describe('the division of France', () => {
  it('is that of the year of the pack', () => {
    expect(TERRITORY_YEAR).toBe(2026);
  });

  it('knows a commune with all that holds it', () => {
    expect(communeByCode('86194')).toMatchObject({
      name: 'Poitiers',
      department: '86',
      region: '75',
      epci: GRAND_POITIERS,
    });
    expect(departmentOf('86194')).toBe('86');
    expect(departmentName('86')).toBe('Vienne');
    expect(regionOfDepartment('86')).toBe('75');
    expect(regionName('75')).toBe('Nouvelle-Aquitaine');
  });

  it('leads from a merged commune to the one that took it in', () => {
    expect(communeByCode('86146')?.name).toBe('Jaunay-Marigny');
    expect(findCommune('Jaunay-Clan', { department: '86' })?.name).toBe('Jaunay-Marigny');
  });

  it('knows the forty communes of Grand Poitiers', () => {
    expect(communesOfEpci(GRAND_POITIERS)).toHaveLength(40);
    expect(communesOfEpci(GRAND_POITIERS)[0]).toBe('86194');
    expect(epciName(GRAND_POITIERS)).toContain('Grand Poitiers');
    expect(epciByCode(GRAND_POITIERS)?.communes).toContain('86041');
    expect(epciOfCommune('86041')).toBe(GRAND_POITIERS);
  });

  it('says nothing of what it does not know', () => {
    expect(communeByCode('99999')).toBeNull();
    expect(communesOfEpci('123456789')).toEqual([]);
    expect(epciName('123456789')).toBeNull();
    expect(departmentName('20')).toBeNull();
    expect(isDepartment('2A')).toBe(true);
    expect(isDepartment('96')).toBe(false);
    expect(pointOfCommune('92062')).toBeNull();
  });

  it('lists the communes of a post code, most peopled first', () => {
    const [first, ...others] = communesByPostCode('86180');
    expect(first?.name).toBe('Buxerolles');
    expect(others.every((one) => one.population <= first!.population)).toBe(true);
    expect(communesByPostCode('00000')).toEqual([]);
  });
});

describe('finding a commune by its name', () => {
  it.each([
    ['SAINT BENOIT', 'Saint-Benoît'],
    ['St Benoît', 'Saint-Benoît'],
    ['St-Benoit Cedex', 'Saint-Benoît'],
    ['migne auxances', 'Migné-Auxances'],
    ['chapelle-mouliere', 'La Chapelle-Moulière'],
    ['STE RADEGONDE', 'Sainte-Radégonde'],
    ['POITIERS CEDEX 9', 'Poitiers'],
  ])('« %s » in the Vienne is %s', (typed, name) => {
    expect(findCommune(typed, { department: '86' })?.name).toBe(name);
  });

  it('spells « Mt » out', () => {
    expect(findCommune('MT DE MARSAN', { department: '40' })?.name).toBe('Mont-de-Marsan');
  });

  it('needs the department or the post code to choose between homonyms', () => {
    expect(findCommune('Buxerolles')).toBeNull();
    expect(findCommune('Saint-Benoit')).toBeNull();
    expect(findCommune('Buxerolles', { postCode: '86180' })?.code).toBe('86041');
    expect(findCommune('Buxerolles', { department: '21' })?.code).toBe('21123');
  });

  it('takes the department from a CEDEX code', () => {
    expect(findCommune('Poitiers', { postCode: '86021' })?.code).toBe('86194');
  });

  it('does not send a hint to a commune elsewhere', () => {
    expect(findCommune('Poitiers', { department: '33' })).toBeNull();
  });

  it('knows the districts of Paris, Lyon and Marseille, and their city as the place', () => {
    expect(findCommune('Paris 15e', { department: '75' })?.code).toBe('75115');
    expect(findCommune('LYON 03', { department: '69' })?.code).toBe('69383');
    expect(placeOfCommune('75115')).toMatchObject({ commune: '75056', communeName: 'Paris', department: '75' });
  });

  it('finds nothing in nothing', () => {
    expect(findCommune('')).toBeNull();
    expect(findCommune('CEDEX')).toBeNull();
  });
});

describe('suggesting communes', () => {
  it('forgives a typo', () => {
    expect(suggestCommunes('Buxerole', 3).map((one) => one.name)).toContain('Buxerolles');
    expect(suggestCommunes('poitier', 1)[0]?.name).toBe('Poitiers');
  });

  it('prefers the communes nearby between equals', () => {
    const near = new Set(communesOfEpci(GRAND_POITIERS));
    expect(suggestCommunes('Saint-Benoît', 1, near)[0]?.code).toBe('86214');
  });

  it('offers those of a post code', () => {
    expect(suggestCommunes('86180', 5).map((one) => one.name)).toContain('Buxerolles');
  });

  it('offers at most what is asked, each once, and nothing for one letter', () => {
    const found = suggestCommunes('saint', 7);
    expect(found).toHaveLength(7);
    expect(new Set(found).size).toBe(7);
    expect(suggestCommunes('s', 7)).toEqual([]);
  });
});

describe('places', () => {
  it('hold every level, and a point where we know one', () => {
    expect(placeOfCommune('86194')).toEqual({
      commune: '86194',
      communeName: 'Poitiers',
      postCode: '86000',
      epci: GRAND_POITIERS,
      department: '86',
      region: '75',
      point: { lat: 46.58, lon: 0.34 },
    });
    expect(placeOfCommune('92062', '92800')).toMatchObject({ communeName: 'Puteaux', postCode: '92800', point: null });
  });

  it('give a district the point of its city where no list places the district', () => {
    try {
      completeNomenclature({ communes: new Map([['69123', { lat: 45.76, lon: 4.84 }]]) });
      expect(pointOfCommune('69383')).toEqual({ lat: 45.76, lon: 4.84 });
      expect(pointOfCommune('13201')).toBeNull();
    } finally {
      completeNomenclature();
    }
  });

  it('hold nothing for a code that no commune has', () => {
    expect(placeOfCommune('99999')).toMatchObject({ commune: null, department: null, point: null });
  });

  it('may be only a department', () => {
    expect(placeOfDepartment('86')).toMatchObject({ commune: null, department: '86', region: '75' });
  });

  it('have a point in every commune of Grand Poitiers', () => {
    expect(communesOfEpci(GRAND_POITIERS).filter((code) => pointOfCommune(code) === null)).toEqual([]);
  });
});

describe('post codes and NUTS', () => {
  it.each([
    ['86000', '86'],
    ['86021', '86'],
    ['20090', '2A'],
    ['20600', '2B'],
    ['97400', '974'],
    ['99999', null],
    ['abc', null],
  ])('%s is in %s', (postCode, department) => {
    expect(departmentOfPostCode(postCode)).toBe(department);
  });

  it.each([
    ['FRI34', '86'],
    ['fr105', '92'],
    ['FRM02', '2B'],
    ['FRY40', '974'],
    ['FRY4', '974'],
    ['FR534', '86'],
    ['FRI', null],
    ['DE111', null],
  ])('NUTS %s is department %s', (nuts, department) => {
    expect(nutsToDepartment(nuts)).toBe(department);
  });

  it('goes both ways for every department with a NUTS code', () => {
    expect(departmentToNuts('86')).toBe('FRI34');
    expect(departmentToNuts('987')).toBeNull();
    expect(nutsToRegion('FRI3')).toBe('75');
    expect(nutsToRegion('BE1')).toBeNull();
  });
});

describeShared('with the reference of communes', () => {
  it('stands within 3 km of it, but where a merger moved the middle of the commune', () => {
    const rows = readFileSync(shared('data/reference/communes_departments_regions_2022.csv'), 'utf8').split('\n');
    const far: string[] = [];
    for (const row of rows) {
      const [name, , kind, code, lat, lon] = row.split(',');
      const point = kind === 'CITY' ? pointOfCommune(code!) : null;
      if (point && greatCircleKm(point, { lat: Number(lat), lon: Number(lon) }) > 3) far.push(name!);
    }
    expect(far).toEqual(['Jaunay-Marigny']);
  });

  it('gives every French NUTS 3 code its department, named as the code list names it', () => {
    const list = readFileSync(shared('data/reference/nuts_nuts-fra-lvl3.gc'), 'utf8');
    const codes = [...list.matchAll(/<SimpleValue>(FR[A-Z0-9]{3})<\/SimpleValue>/g)].map((match) => match[1]!);
    const unknown = [...new Set(codes)].filter((code) => code !== 'FRZZZ' && nutsToDepartment(code) === null);
    expect(unknown).toEqual([]);
    for (const row of list.split('<Row>').slice(1)) {
      const code = /ColumnRef="code">\s*<SimpleValue>(.*?)</.exec(row)![1]!;
      const label = /ColumnRef="fra_label">\s*<SimpleValue>(.*?)</.exec(row)?.[1]?.replace('’', "'");
      const department = nutsToDepartment(code);
      if (department !== null) expect(departmentName(department)).toBe(label);
    }
  });
});
