import { NOWHERE, placeOfCommune } from '#lib/nomenclature';
import {
  createIndex,
  understand,
  WEIGHTS,
  type Area,
  type OpportunityFacts,
  type Place,
  type Weights,
} from '#lib/matching-engine';
import { judgeOf } from '../../../libs/matching-engine/src/evaluate';
import { aPlace, aProfile, facts, type ProfileFactory } from '../../factories/a-profile';

const TODAY = '2026-03-02';
const POITIERS = { ...aPlace('Poitiers'), point: { lat: 46.58, lon: 0.34 } };
/** In the region of Poitiers, 360 km away */
const PAU = { ...placeOfCommune('64445'), point: { lat: 43.3, lon: -0.37 } };
const mowing = aProfile('Les Prés').doing('tonte des pelouses', { trade: 'green-spaces' });

/** @returns of one supplier, the most points it is held for each time it is gathered, and the score of its verdict */
function heldFor({ profile }: ProfileFactory, asked: OpportunityFacts, weights?: Weights): [number[], number | null] {
  const index = createIndex();
  index.put(profile);
  const ask = understand(asked, weights);
  const held = index.gather(ask, TODAY, true).flatMap((byMost) => byMost.flatMap((all, most) => all.map(() => most)));
  return [held, judgeOf(ask, TODAY)(index.candidate(profile.supplierId)!)?.score ?? null];
}

describe('gathering, at its edges', () => {
  it.each<[what: string, area: Area, asked: Place]>([
    ['an EPCI', { type: 'departments', codes: ['64'] }, { ...POITIERS, commune: null, department: null }],
    ['a commune', { type: 'departments', codes: ['64'] }, { ...POITIERS, department: null }],
    ['a point of a region', { type: 'radius', km: 50 }, { ...NOWHERE, region: '75', point: POITIERS.point }],
    [
      'a point of a region, from afar',
      { type: 'radius', km: 130 },
      { ...NOWHERE, region: '75', point: POITIERS.point },
    ],
  ])('finds whose area covers %s of which no department is told', (_what, area, place) => {
    const [held, score] = heldFor(mowing.with({ place: PAU }).within(area), facts('Tonte des pelouses', { place }));
    expect(score).not.toBeNull();
    expect(held).toHaveLength(1);
  });

  it.each<[what: string, place: Partial<Weights['place']>, trade: Partial<Weights['trade']>]>([
    ['staff lent is worth nothing', {}, { staffHours: 0 }],
    ['staff lent is worth more', {}, { staffHours: 90 }],
    ['place costs', { near: -26, sameCommune: -6, sameDepartment: -3, insideArea: -5 }, {}],
    ['place alone costs', { near: -90 }, { declared: 0, activity: 0, words: 0, staffHours: 0 }],
  ])('holds nobody for less than it scores where %s', (_what, place, trade) => {
    const weights = { ...WEIGHTS, place: { ...WEIGHTS.place, ...place }, trade: { ...WEIGHTS.trade, ...trade } };
    const asked = {
      buyer: { siret: null, name: 'Ville de Poitiers' },
      hoursOwed: { count: null, sure: true },
    };
    const scores: (number | null)[] = [];
    for (const home of [POITIERS, PAU]) {
      for (const where of [POITIERS, aPlace('Lusignan'), { ...NOWHERE, department: '86' }]) {
        for (const one of [mowing, aProfile('Les Bras').provenBy('ETTI')]) {
          const here = one.with({ place: home });
          const [held, score] = heldFor(here, facts('Tonte des pelouses', { ...asked, place: where }), weights);
          scores.push(score);
          if (score !== null) expect(held[0]).toBeGreaterThanOrEqual(score);
        }
      }
    }
    expect(scores).toContainEqual(expect.any(Number));
  });

  it.each<[who: string, one: ProfileFactory, outcome: string[]]>([
    ['whose trade may be held, to name it', mowing, ['set-aside']],
    ['who only shares words, not at all', aProfile('Amis du stade'), []],
  ])('gathers one that lies 100 km away and %s', (_who, one, outcome) => {
    const angouleme = { ...aPlace('Angoulême', '16'), point: { lat: 45.649, lon: 0.156 } };
    const index = createIndex();
    index.put(one.with({ place: angouleme }).profile);
    const ask = understand(facts('Tonte des pelouses du stade', { place: POITIERS }));
    const gathered = index.gather(ask, TODAY, true).flat(2);
    expect(gathered.map((candidate) => judgeOf(ask, TODAY)(candidate)?.outcome)).toEqual(outcome);
  });

  it.each<[who: string, one: ProfileFactory, names: boolean, count: number]>([
    ['100 km away whose trade may be held, to be named', mowing, true, 1],
    ['100 km away whose trade may be held, unless names are wanted', mowing, false, 0],
    ['100 km away that works in the whole country', mowing.within({ type: 'country' }), false, 1],
    [
      '100 km away that works in the whole country, its trade in doubt',
      aProfile('Amis du stade').within({ type: 'country' }),
      true,
      0,
    ],
  ])('gathers one %s', (_who, one, names, count) => {
    const index = createIndex();
    index.put(one.with({ place: { ...aPlace('Angoulême', '16'), point: { lat: 45.649, lon: 0.156 } } }).profile);
    const ask = understand(facts('Tonte des pelouses du stade', { place: POITIERS }));
    expect(index.gather(ask, TODAY, names).flat(2)).toHaveLength(count);
  });

  it('opens for an object of a region those who stand in it, or whose areas reach it', () => {
    const index = createIndex();
    const lille = { ...placeOfCommune('59350'), point: { lat: 50.637, lon: 3.063 } };
    index.put(mowing.with({ supplierId: 'pau', place: PAU }).profile);
    index.put(mowing.with({ supplierId: 'lille', place: lille }).profile);
    index.put(mowing.with({ supplierId: 'country', place: lille }).within({ type: 'country' }).profile);
    const gathered = index.gather(
      understand(facts('Tonte des pelouses', { place: { ...NOWHERE, region: '75' } })),
      TODAY,
      true,
    );
    expect(
      gathered
        .flat(2)
        .map(({ profile }) => profile.supplierId)
        .sort(),
    ).toEqual(['country', 'pau']);
  });

  it('gathers once a supplier that is excluded twice', () => {
    const { supplierId } = mowing.profile;
    const [held] = heldFor(mowing.with({ place: POITIERS }), facts('Tonte', { excluded: [supplierId, supplierId] }));
    expect(held).toHaveLength(1);
  });
});
