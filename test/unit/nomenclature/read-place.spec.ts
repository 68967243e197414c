import { communesOfEpci, readPlace } from '#lib/nomenclature';

const GRAND_POITIERS = '200069854';
const NEAR = new Set(communesOfEpci(GRAND_POITIERS));
const POITIERS = { kind: 'commune', commune: { code: '86194' } };

describe('a place that somebody types', () => {
  it.each([
    ['Poitiers', false],
    ['poitiers', false],
    ['  POITIERS ', false],
    ['86000', false],
    ['86 000', false],
    ['86000 Poitiers', false],
    ['Poitiers 86000', false],
    ['Poitiers (86000)', false],
    ['Poitiers (86)', false],
    ['Poitiers 86', false],
    ['Poitiers, 86', false],
    ['86 Poitiers', false],
    ['86 - Poitiers', false],
    ['Poitiers (Vienne)', false],
    ['Poitiers, Vienne', false],
    ['Poitiers CEDEX', false],
    ['86021 Poitiers CEDEX 9', false],
    ['86194', false],
    ['Poitier', true],
    ['Poiteirs', true],
    ['Poiitiers', true],
    ['86000 Poitier', true],
    ['Poitierz (86)', true],
  ])('is Poitiers, typed « %s »', (typed, corrected) => {
    expect(readPlace(typed)).toMatchObject({ ...POITIERS, corrected });
  });

  it.each([
    ['St Benoit', '86214'],
    ['Saint-Benoît', '86214'],
    ['Chasseneuil du Poitou', '86062'],
    ['chateauneuf sur charente', '16090'],
    ['Jaunay-Clan', '86115'],
    ['Paris', '75056'],
    ['75012', '75112'],
    ['Paris 12', '75112'],
    ['Lyon 3e', '69383'],
    ['Marseille 8e arrondissement', '13208'],
    ['L’Haÿ-les-Roses', '94038'],
    ['Ajaccio 2A', '2A004'],
    ['2A004', '2A004'],
    ['Vienne (38)', '38544'],
    ['Vienne 38200', '38544'],
    ['La Rochelle', '17300'],
    ['Bordeaux', '33063'],
    ['St Denis (974)', '97411'],
  ])('is the commune of « %s »', (typed, code) => {
    expect(readPlace(typed, NEAR)).toMatchObject({ kind: 'commune', commune: { code }, corrected: false });
  });

  it.each([
    ['86', 'department', '86'],
    ['(86)', 'department', '86'],
    ['département 86', 'department', '86'],
    ['Vienne', 'department', '86'],
    ['la Vienne', 'department', '86'],
    ['département de la Vienne', 'department', '86'],
    ['Vienne (86)', 'department', '86'],
    ['FRI34', 'department', '86'],
    ['FRI3', 'region', '75'],
    ['FRI', 'region', '75'],
    ['deux sevres', 'department', '79'],
    ['2B', 'department', '2B'],
    ['974', 'department', '974'],
    ['1', 'department', '01'],
    ['Nouvelle-Aquitaine', 'region', '75'],
    ['région Bretagne', 'region', '53'],
    ['PACA', 'region', '93'],
    ['Grand Poitiers', 'epci', GRAND_POITIERS],
    ['CU du Grand Poitiers', 'epci', GRAND_POITIERS],
    ['communauté urbaine de Grand Poitiers', 'epci', GRAND_POITIERS],
    ['Poitiers et sa couronne', 'epci', GRAND_POITIERS],
    ['agglo de Poitiers', 'epci', GRAND_POITIERS],
    ['Grand Châtellerault', 'epci', '248600413'],
    ['agglomération de La Rochelle', 'epci', '241700434'],
    ['Bordeaux Métropole', 'epci', '243300316'],
    ['métropole de Lyon', 'epci', '200046977'],
  ])('« %s » is a %s', (typed, kind, code) => {
    expect(readPlace(typed)).toMatchObject({ kind, code, corrected: false });
  });

  it.each([
    ['Grand Poitier', 'epci', GRAND_POITIERS],
    ['Nouvelle Aquitane', 'region', '75'],
    ['Charante-Maritime', 'department', '17'],
  ])('« %s » is nearly a %s', (typed, kind, code) => {
    expect(readPlace(typed)).toMatchObject({ kind, code, corrected: true });
  });

  it.each([
    ['à Poitiers', '86194'],
    ['autour de Poitiers', '86194'],
    ['près de Chauvigny', '86070'],
    ['centre-ville de Poitiers', '86194'],
    ['Poitiers, France', '86194'],
    ['Saint-Denis de la Réunion', '97411'],
    ['Civray Vienne', '86078'],
  ])('« %s » is the commune that is named in it', (typed, code) => {
    expect(readPlace(typed)).toMatchObject({ kind: 'commune', commune: { code }, corrected: false });
  });

  it('is nothing when a department is told of another', () => {
    expect(readPlace('Vienne, Deux-Sèvres')).toMatchObject({ kind: 'unknown' });
    expect(readPlace('Vienne (79)')).toMatchObject({ kind: 'unknown' });
  });

  it('is no town of a like name when it is a word of the names of departments', () => {
    expect(readPlace('Alpes')).toMatchObject({ kind: 'unknown' });
  });

  it.each(['Chasseneuil', 'Migné', 'Beaumont'])(
    '« %s », said of a commune of the territory that begins so, is not surely its far homonym',
    (typed) => {
      const near = new Set(communesOfEpci(GRAND_POITIERS));
      const read = readPlace(typed, near);
      expect(read).toMatchObject({ kind: 'ambiguous' });
      expect(read.kind === 'ambiguous' && near.has(read.choices[0]!.code)).toBe(true);
    },
  );

  it('is ambiguous when communes share the name, the likeliest first', () => {
    const read = readPlace('Saint-Sauveur');
    expect(read).toMatchObject({ kind: 'ambiguous' });
    if (read.kind !== 'ambiguous') return;
    expect(read.total).toBeGreaterThan(8);
    expect(read.choices.length).toBeLessThanOrEqual(10);
    const populations = read.choices.map(({ population }) => population);
    expect(populations).toEqual([...populations].sort((a, b) => b - a));
  });

  it('is ambiguous between the nearest first, those that had the name in the department among them', () => {
    const read = readPlace('Saint-Sauveur', new Set(communesOfEpci(GRAND_POITIERS)));
    expect(read.kind === 'ambiguous' && read.choices.map(({ name, department }) => `${name} ${department}`)).toEqual([
      'Senillé-Saint-Sauveur 86',
      'Saint-Sauveur 33',
      'Saint-Sauveur 24',
      'Saint-Sauveur 31',
      ...Array.from({ length: 6 }, () => expect.stringMatching(/^Saint-Sauveur \d\d$/) as string),
    ]);
  });

  it('is ambiguous when communes share the post code', () => {
    expect(readPlace('86180')).toMatchObject({ kind: 'commune', commune: { name: 'Buxerolles' } });
    const read = readPlace('86340');
    expect(read).toMatchObject({ kind: 'ambiguous' });
    if (read.kind === 'ambiguous') expect(read.total).toBe(read.choices.length);
  });

  it('is the homonym of the territory, when there is one', () => {
    expect(readPlace('Saint-Benoît', NEAR)).toMatchObject({ kind: 'commune', commune: { code: '86214' } });
    expect(readPlace('Saint-Sauveur', NEAR)).toMatchObject({ kind: 'ambiguous' });
    expect(readPlace('Saint-Sauveur (17)', NEAR)).toMatchObject({ kind: 'unknown' });
    expect(readPlace('Saint-Sauveur (Dordogne)')).toMatchObject({ kind: 'commune', commune: { department: '24' } });
  });

  it('is unknown, with communes of a like name, when no commune of the department has it', () => {
    const read = readPlace('Poitiers (17)');
    expect(read.kind).toBe('unknown');
    if (read.kind === 'unknown') expect(read.like.map(({ code }) => code)).toContain('86194');
  });

  it('offers what begins so', () => {
    const read = readPlace('Chasseneuil du', NEAR);
    expect(read).toMatchObject({ kind: 'unknown' });
    if (read.kind === 'unknown') expect(read.like[0]?.code).toBe('86062');
  });

  it.each([
    '',
    '   ',
    '?',
    '00',
    '99999',
    '123456789',
    'x'.repeat(10_000),
    '%_\\',
    "'; drop table supplier; --",
    '(((((',
    '\u0000Poit\u0000',
    '🌳',
    'Atlantide',
    '_geoRadius(0,0,1)',
  ])('is unknown when it is no place: %j', (typed) => {
    expect(readPlace(typed)).toMatchObject({ kind: 'unknown' });
  });

  it('is read through line ends and no-break spaces', () => {
    expect(readPlace('86000\u00a0Poitiers\r\n')).toMatchObject(POITIERS);
  });

  it('corrects nothing that is to be read as it was typed, and finds what was typed all the same', () => {
    expect(readPlace('Poitierrs', undefined, { asTyped: true })).toEqual({ kind: 'unknown', like: [] });
    expect(readPlace('Poitierrs (86)', undefined, { asTyped: true })).toEqual({ kind: 'unknown', like: [] });
    for (const typed of ['Grand Poitiers', 'Poitiers', 'près de Poitiers', 'Civray Vienne', '86000', 'Vienne']) {
      expect(readPlace(typed, undefined, { asTyped: true })).toEqual(readPlace(typed));
    }
  });
});
