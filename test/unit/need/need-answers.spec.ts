import { territory } from '../../../libs/nomenclature/src/territory-data';
import { readNeed } from '../../../src/need/need-answers';
import { placesAsTyped, type NeedPlace } from '../../../src/need/need-place';
import type { TypedNeed } from '../../../src/need/need.service';
import { whatIfFields } from '../../../src/web/buyer/need-what-if';
import { aTypedNeed } from '../../factories/typed-need.factory';

const TERRITORY = new Set(['86041', '86194', '86214']);
const reading = { today: '2026-11-24', near: TERRITORY };
const read = (differing: Partial<TypedNeed> = {}) => readNeed(aTypedNeed(differing), reading);
const problem = (differing: Partial<TypedNeed>) => read(differing).problems[0];

describe('reading the need form', () => {
  it('understands five answers, and proposes the CPV code from the words', () => {
    expect(read().answers).toMatchObject({
      title: 'Entretien des espaces verts de trois écoles',
      cpv: [expect.stringMatching(/^773/)],
      cpvOrigin: 'proposed',
      nature: 'services',
      places: ['commune:86041'],
      startsOn: '2026-12-01',
      closesOn: null,
      amount: 48_000,
      durationMonths: 12,
      buyerType: 'public',
      reservedFor: null,
    });
  });

  it('takes the code that the buyer chose rather than its own', () => {
    expect(read({ cpv: '90910000-9' }).answers).toMatchObject({ cpv: ['90910000'], cpvOrigin: 'chosen' });
  });

  it.each([
    ['48 000', 48_000],
    ['48\u00a0000 €', 48_000],
    ['48 000 € HT', 48_000],
    ['48000,50', 48_000.5],
    ['48.000', 48_000],
    ['1.250.000,50', 1_250_000.5],
    ['48k', 48_000],
    ['48 k€', 48_000],
    ['950', 950],
  ])('reads the amount « %s » as %d euros', (amount, euros) => expect(read({ amount }).answers?.amount).toBe(euros));

  it.each(['beaucoup', '-5', '0', '1e9', '48 000 000 000', '12,345,678', 'NaN'])(
    'does not make an amount of « %s »',
    (amount) => expect(problem({ amount })).toEqual({ field: 'amount', code: 'not-a-number', suggestions: [] }),
  );

  it('names every answer that is missing, in the order of the form', () => {
    const { answers, problems } = read({ title: ' ', place: '', startsOn: '', amount: '' });
    expect(answers).toBeNull();
    expect(problems.map(({ field, code }) => `${field}/${code}`)).toEqual([
      'title/missing',
      'place/missing',
      'startsOn/missing',
      'amount/missing',
    ]);
  });

  it('asks « Vouliez-vous dire Buxerolles ? » for a name that is nearly one', () => {
    expect(problem({ place: 'Buxerole' })).toEqual({
      field: 'place',
      code: 'unknown',
      part: 'Buxerole',
      suggestions: expect.arrayContaining([expect.stringContaining('Buxerolles (86180)')]),
    });
  });

  it.each([
    ['Poitiers et sa couronne', ['epci:200069854']],
    ['agglo de Poitiers', ['epci:200069854']],
    ['Vienne', ['department:86']],
    ['FRI34', ['department:86']],
    ['Nouvelle-Aquitaine', ['region:75']],
    ['Poitiers, Vienne', ['commune:86194']],
    ['Poitiers ; Buxerolles', ['commune:86194', 'commune:86041']],
    ['Poitiers (86000), Buxerolles (86180)', ['commune:86194', 'commune:86041']],
    ['86000, 86180', ['commune:86194', 'commune:86041']],
    ['Chauvigny, Lusignan et Vivonne', ['commune:86070', 'commune:86139', 'commune:86293']],
    ['Poitiers et sa couronne, Châtellerault', ['epci:200069854', 'commune:86066']],
    ['Vienne et Deux-Sèvres', ['department:86', 'department:79']],
    ['Vienne, Deux-Sèvres', ['department:86', 'department:79']],
    ['Indre et Loire et Vienne', ['department:37', 'department:86']],
    ['Vienne et Saône et Loire et Rhône', ['department:86', 'department:71', 'department:69']],
    ['Loir et Cher ou Indre et Loire', ['department:41', 'department:37']],
    ['Poitiers, Lot et Garonne et Lot', ['commune:86194', 'department:47', 'department:46']],
    ['Poitiers ; poitiers ; 86000', ['commune:86194']],
    ['\nBuxerolles\n\nPoitiers;', ['commune:86041', 'commune:86194']],
  ])('reads the place « %s »', (place, places) => expect(read({ place }).answers?.places).toEqual(places));

  it('shows the communes that share a name, as each is told from the others', () => {
    const asked = problem({ place: 'Poitiers ; Saint-Sauveur' });
    expect(asked).toMatchObject({ field: 'place', code: 'ambiguous', part: 'Saint-Sauveur' });
    expect(asked?.suggestions.length).toBeGreaterThan(1);
    for (const place of asked!.suggestions) expect(read({ place }).answers?.places).toHaveLength(1);
  });

  it('names the one of several places that is not known, and refuses more than ten', () => {
    expect(problem({ place: 'Poitiers ; Xyzville ; Buxerolles' })).toMatchObject({ code: 'unknown', part: 'Xyzville' });
    expect(problem({ place: ';' })).toMatchObject({ code: 'unknown' });
    const eleven = '01 02 03 04 05 06 07 08 09 10 11'.split(' ').join(' ; ');
    expect(problem({ place: eleven })).toMatchObject({ code: 'too-many' });
    expect(problem({ place: 'x'.repeat(10_000) })).toMatchObject({ field: 'place' });
  });

  it('reads again ten places of the longest names, as the form and « Et si… » show them', () => {
    const longest = [...territory().epcis.values()].sort((a, b) => b.name.length - a.name.length).slice(0, 10);
    const places = longest.map(({ code }): NeedPlace => `epci:${code}`);
    const place = placesAsTyped(places, TERRITORY);
    expect(read({ place }).answers?.places).toEqual(places);
    expect(whatIfFields.parse({ lieu: place }).lieu).toBe(place);
  });

  it('takes the commune of the territory between homonyms, and lets a post code say otherwise', () => {
    expect(read({ place: 'Buxerolles' }).answers?.places).toEqual(['commune:86041']);
    expect(read({ place: 'Saint-Benoit' }).answers?.places).toEqual(['commune:86214']);
    expect(read({ place: 'Saint-Benoît (01300)' }).answers?.places).not.toContain('commune:86214');
  });

  it('refuses days that do not exist, that have passed, and a closing after the start', () => {
    expect(problem({ startsOn: '2026-02-30' })).toMatchObject({ code: 'not-a-day' });
    expect(problem({ startsOn: '2026-11-23' })).toMatchObject({ code: 'past' });
    expect(problem({ closesOn: '2026-12-02' })).toMatchObject({ field: 'closesOn', code: 'after-start' });
    expect(read({ startsOn: '2026-11-24' }).answers).not.toBeNull();
  });

  it('keeps a day that the need already had when it has passed since', () => {
    const standing = { startsOn: '2026-11-01', closesOn: '2026-10-01' };
    const typed = aTypedNeed({ startsOn: '2026-11-01', closesOn: '2026-10-01' });
    expect(readNeed(typed, { ...reading, standing }).problems).toEqual([]);
  });

  it('lets only a public buyer reserve, and only by an article it can choose', () => {
    expect(read({ reservedFor: 'reserved-insertion' }).answers?.reservedFor).toBe('reserved-insertion');
    expect(problem({ reservedFor: 'reserved-insertion', buyerType: 'private' })).toMatchObject({ code: 'not-allowed' });
    expect(problem({ reservedFor: 'reserved-unspecified' })).toMatchObject({ code: 'not-allowed' });
    expect(problem({ reservedFor: 'sme' })).toMatchObject({ code: 'not-allowed' });
  });

  it('refuses a CPV code that is none', () => {
    expect(problem({ cpv: '77310000-5' })).toMatchObject({ field: 'cpv', code: 'unknown' });
  });
});
