import {
  coverageOf,
  createIndex,
  greatCircleKm,
  kmBetween,
  nearness,
  rank,
  type Area,
  type Place,
} from '#lib/matching-engine';
import { NOWHERE } from '#lib/nomenclature';
import { aPlace, aProfile, facts, somewhereIn, type ProfileFactory } from '../../factories/a-profile';

const options = { today: '2026-09-22', seed: 'seed' };
const POITIERS = aPlace('Poitiers');
const BUXEROLLES = aPlace('Buxerolles');
const CHATELLERAULT = aPlace('Châtellerault');
const PUTEAUX = aPlace('Puteaux', '92');

function placeLink(supplier: ProfileFactory, asked: Place) {
  const index = createIndex();
  index.put(supplier.profile);
  const { ranked, setAside } = rank(index, facts('Tonte des pelouses', { place: asked }), options);
  const link = ranked[0]?.links.find((one) => one.name === 'place');
  return { state: link?.state, codes: link?.reasons.map((one) => one.code) ?? [], link, aside: setAside[0]?.code };
}

describe('kilometres', () => {
  it('follow the great circle', () => {
    expect(greatCircleKm({ lat: 48.8566, lon: 2.3522 }, { lat: 45.764, lon: 4.8357 })).toBeCloseTo(391.5, 0);
    expect(greatCircleKm({ lat: 46.58, lon: 0.34 }, { lat: 46.58, lon: 0.34 })).toBe(0);
  });

  it('are the same both ways, across the date line and at the poles', () => {
    const [a, b] = [
      { lat: -21, lon: 179.9 },
      { lat: -21, lon: -179.9 },
    ];
    expect(greatCircleKm(a, b)).toBeCloseTo(greatCircleKm(b, a), 9);
    expect(greatCircleKm(a, b)).toBeLessThan(25);
    expect(greatCircleKm({ lat: 90, lon: 0 }, { lat: -90, lon: 0 })).toBeCloseTo(20015, 0);
  });

  it('are unknown without two points', () => {
    expect(kmBetween(POITIERS, PUTEAUX)).toBeNull();
  });

  it('leave half of nearness at the half distance, less further, all at the door', () => {
    expect(nearness(0, 10)).toBe(1);
    expect(nearness(10, 10)).toBe(0.5);
    expect(nearness(11, 10)).toBeLessThan(0.5);
  });
});

describe('the ladder of places', () => {
  it.each([
    ['in the commune', 'Poitiers', POITIERS, 'held', ['place/distance', 'place/same-commune']],
    ['in the EPCI', 'Buxerolles', POITIERS, 'held', ['place/distance', 'place/same-epci']],
    ['in the department', 'Châtellerault', POITIERS, 'held', ['place/distance', 'place/same-department']],
  ])('%s', (_words, home, asked, state, codes) => {
    const found = placeLink(aProfile().at(home).doing('tonte'), asked);
    expect(found.state).toBe(state);
    expect(new Set(found.codes)).toEqual(new Set(codes));
  });

  it.each([
    ['commune', 'Puteaux', '92', ['place/same-commune']],
    ['EPCI', 'Courbevoie', '92', ['place/same-epci']],
    ['EPCI that spans departments', 'Montreuil', '93', ['place/same-epci']],
    ['department', 'Argenteuil', '95', ['place/same-epci']],
  ])('says no kilometre without two points: same %s', (_words, home, department, codes) => {
    const found = placeLink(aProfile().at(home, department).doing('tonte'), PUTEAUX);
    expect(found.state).toBe('held');
    expect(found.codes).toEqual(codes);
  });

  it('holds the department when the place asked is no finer', () => {
    const found = placeLink(aProfile().at('Loudun').doing('tonte'), somewhereIn('86'));
    expect(found).toMatchObject({ state: 'held', codes: ['place/same-department'] });
  });

  it('holds a neighbour of another department within thirty kilometres, doubts it up to sixty, sets it aside beyond', () => {
    const at = (km: number) =>
      placeLink(
        aProfile()
          .at('Niort', '79')
          .standing(46.58 - km / 111.2, 0.34)
          .doing('tonte'),
        POITIERS,
      );
    expect(at(29).state).toBe('held');
    expect(at(45).state).toBe('to-verify');
    expect(at(70)).toMatchObject({ state: undefined, aside: 'place/too-far' });
    expect(at(200)).toMatchObject({ state: undefined, aside: undefined });
  });

  it('is to be verified when the opportunity says no place, and when the supplier has none', () => {
    expect(placeLink(aProfile().at('Poitiers').doing('tonte'), NOWHERE)).toMatchObject({
      state: 'to-verify',
      codes: ['place/not-said'],
    });
    expect(placeLink(aProfile().doing('tonte'), POITIERS)).toMatchObject({
      state: 'to-verify',
      codes: ['place/supplier-unknown'],
    });
  });
});

describe('a place that is a region', () => {
  const ASKED: Place = { ...NOWHERE, region: '75' };
  const doing = (home: string, department: string) => aProfile().at(home, department).doing('tonte');

  it('is said: whoever sits in it is to be verified, and nobody of another region is named', () => {
    expect(placeLink(doing('Poitiers', '86'), ASKED)).toMatchObject({
      state: 'to-verify',
      codes: ['place/same-region'],
    });
    expect(placeLink(doing('Puteaux', '92'), ASKED)).toMatchObject({ state: undefined, aside: undefined });
  });

  it.each<[string, Area, string | undefined]>([
    ['a radius drawn inside it', { type: 'radius', km: 5 }, 'held'],
    ['a department of it', { type: 'departments', codes: ['79'] }, 'held'],
    ['a commune of it', { type: 'communes', codes: ['86066'] }, 'held'],
    ['an EPCI of it', { type: 'epcis', codes: ['200069854'] }, 'held'],
    ['itself', { type: 'regions', codes: ['75'] }, 'held'],
    ['another region', { type: 'regions', codes: ['11'] }, undefined],
    ['departments of another', { type: 'departments', codes: ['92'] }, undefined],
  ])('is covered by %s', (_words, area, state) => {
    expect(placeLink(doing('Poitiers', '86').within(area), ASKED).state).toBe(state);
  });
});

describe('a place that is an EPCI', () => {
  const GRAND_POITIERS: Place = { ...POITIERS, commune: null, communeName: null, postCode: null };

  it('is covered by a radius drawn inside it, far as its main town may be', () => {
    const found = placeLink(aProfile().at('Lusignan').doing('tonte').within({ type: 'radius', km: 5 }), GRAND_POITIERS);
    expect(found.state).toBe('held');
  });

  it('is covered by communes of its own, not by others of its department', () => {
    const from = (code: string) => coverageOf({ type: 'communes', codes: [code] }, aPlace('Loudun'), GRAND_POITIERS);
    expect([from('86041'), from('86066')]).toEqual(['inside', 'outside']);
  });
});

describe('a declared area', () => {
  const cover = (area: Area, asked: Place, home: Place = POITIERS) => coverageOf(area, home, asked);

  it.each<[string, Area, Place, string]>([
    ['country covers all', { type: 'country' }, PUTEAUX, 'inside'],
    ['radius reaches', { type: 'radius', km: 5 }, BUXEROLLES, 'inside'],
    ['radius does not reach', { type: 'radius', km: 5 }, CHATELLERAULT, 'outside'],
    ['radius with a missing point', { type: 'radius', km: 500 }, PUTEAUX, 'unknown'],
    ['radius counts for its own department', { type: 'radius', km: 5 }, somewhereIn('86'), 'inside'],
    ['communes hold it', { type: 'communes', codes: ['86041'] }, BUXEROLLES, 'inside'],
    ['communes leave it out', { type: 'communes', codes: ['86041'] }, CHATELLERAULT, 'outside'],
    ['communes touch the department', { type: 'communes', codes: ['86041'] }, somewhereIn('86'), 'inside'],
    ['communes of another department', { type: 'communes', codes: ['86041'] }, somewhereIn('33'), 'outside'],
    ['EPCI holds it', { type: 'epcis', codes: ['200069854'] }, BUXEROLLES, 'inside'],
    ['EPCI leaves it out', { type: 'epcis', codes: ['200069854'] }, CHATELLERAULT, 'outside'],
    ['EPCI touches the department', { type: 'epcis', codes: ['200069854'] }, somewhereIn('86'), 'inside'],
    ['department holds it', { type: 'departments', codes: ['86'] }, CHATELLERAULT, 'inside'],
    ['department leaves it out', { type: 'departments', codes: ['79'] }, CHATELLERAULT, 'outside'],
    ['region holds it', { type: 'regions', codes: ['75'] }, CHATELLERAULT, 'inside'],
    ['region leaves it out', { type: 'regions', codes: ['11'] }, CHATELLERAULT, 'outside'],
    ['nothing is known of the place', { type: 'departments', codes: ['86'] }, NOWHERE, 'unknown'],
  ])('%s', (_words, area, asked, coverage) => {
    expect(cover(area, asked)).toBe(coverage);
  });

  it('always covers its own commune', () => {
    expect(cover({ type: 'departments', codes: ['33'] }, POITIERS)).toBe('inside');
  });

  it('holds the link far away, and says which', () => {
    const found = placeLink(aProfile().at('Niort', '79').doing('tonte').within({ type: 'country' }), PUTEAUX);
    expect(found).toMatchObject({ state: 'held', codes: ['place/inside-area'] });
  });

  it('sets aside whom it leaves out, near as it is, but never in its own commune', () => {
    const only = (home: string) =>
      aProfile()
        .at(home)
        .doing('tonte')
        .within({ type: 'communes', codes: ['86066'] });
    expect(placeLink(only('Buxerolles'), POITIERS).aside).toBe('place/area-excludes');
    expect(placeLink(only('Poitiers'), POITIERS).state).toBe('held');
  });

  it('counts for the activity that is asked, not for another', () => {
    const supplier = aProfile()
      .at('Buxerolles')
      .doing('tonte', { area: { type: 'epcis', codes: ['200069854'] } })
      .doing('blanchisserie', { area: { type: 'communes', codes: ['86066'] } });
    expect(placeLink(supplier, POITIERS).codes).toContain('place/inside-area');
    expect(placeLink(supplier, CHATELLERAULT).aside).toBe('place/area-excludes');
  });
});
