import fc from 'fast-check';
import { KINDS, RESERVATIONS, sectorsOfTrade, TRADES } from '#lib/nomenclature';
import {
  createIndex,
  understand,
  WEIGHTS,
  type Area,
  type OpportunityFacts,
  type Place,
  type Profile,
} from '#lib/matching-engine';
import type { MatchingIndex } from '../../../libs/matching-engine/src/matching-index';
import { judgeOf } from '../../../libs/matching-engine/src/evaluate';
import { rank, rankAmong } from '../../../libs/matching-engine/src/rank';
import { aPlace, somewhereIn } from '../../factories/a-profile';

const TODAY = '2026-03-02';

const places: Place[] = [
  aPlace('Poitiers'),
  aPlace('Buxerolles'),
  aPlace('Ligugé'),
  aPlace('Châtellerault'),
  aPlace('Lusignan'),
  { ...aPlace('Niort', '79'), point: { lat: 46.323, lon: -0.464 } },
  aPlace('Niort', '79'),
  { ...aPlace('Angoulême', '16'), point: { lat: 45.649, lon: 0.156 } },
  { ...aPlace('Lille', '59'), point: { lat: 50.637, lon: 3.063 } },
  { ...aPlace('Nanterre', '92'), point: { lat: 48.897, lon: 2.206 } },
  aPlace('Créteil', '94'),
  somewhereIn('86'),
  somewhereIn('75'),
  { ...somewhereIn('86'), department: null },
  { ...somewhereIn('86'), department: null, region: null },
];
const place = fc
  .tuple(fc.constantFrom(...places), fc.double({ min: -0.6, max: 0.6, noNaN: true }))
  .map(([at, by]): Place => ({ ...at, point: at.point && { lat: at.point.lat + by, lon: at.point.lon - by } }));
const area: fc.Arbitrary<Area> = fc.oneof(
  fc.constant<Area>({ type: 'country' }),
  fc.constantFrom(5, 20, 60, 130, 400).map((km): Area => ({ type: 'radius', km })),
  fc.constantFrom('86194', '86041', '79191').map((code): Area => ({ type: 'communes', codes: [code] })),
  fc.constantFrom('200069854', '200041317').map((code): Area => ({ type: 'epcis', codes: [code] })),
  fc.constantFrom('86', '79', '75', '92').map((code): Area => ({ type: 'departments', codes: [code, '16'] })),
  fc.constantFrom('75', '11').map((code): Area => ({ type: 'regions', codes: [code] })),
);
const words = TRADES.flatMap((trade) => [...trade.words.sure, ...(trade.words.likely ?? [])]).map((word) =>
  word.replace('=', ''),
);
const told = fc
  .array(fc.constantFrom(...words, 'nettoyage', 'espaces verts', 'mobilier', 'écoles', 'repas', 'pelouse'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((some) => some.join(', '));
const trade = fc.constantFrom(...TRADES);
const cpv = trade
  .chain((one) => fc.constantFrom(...one.cpvPrefixes))
  .map((prefix) => prefix.padEnd(8, '0').slice(0, 8));
const activity = fc.record({
  trade: fc.option(
    trade.map(({ code }) => code),
    { nil: null },
  ),
  sectors: trade.map(({ code }) =>
    sectorsOfTrade(code)
      .slice(0, 1)
      .map((sector) => sector.code),
  ),
  cpv: fc.array(cpv, { maxLength: 2 }),
  text: fc.oneof(fc.constant(''), told),
  serviceTypes: fc.subarray(['supply', 'service', 'staff'] as const).map((some) => [...some]),
  area: fc.option(area, { nil: null }),
});
const day = fc.option(fc.constantFrom('2025-01-15', '2026-02-01', '2026-03-10', '2027-01-01'), { nil: null });
const evidence = fc.record({
  kind: fc.constantFrom(...KINDS),
  source: fc.constantFrom('list', 'register'),
  checkedAt: day,
  validUntil: day,
  denied: fc.boolean(),
});
const reference = fc.record({
  buyer: fc.constant('Commune de Brumeval'),
  title: told,
  cpv: fc.option(cpv, { nil: null }),
  year: fc.integer({ min: 2019, max: 2026 }),
  amount: fc.constant(null),
});
const profile = fc
  .record({
    name: fc.oneof(fc.constant('Les Ateliers du Clain'), told),
    naf: fc.option(
      fc.oneof(
        fc.constant('8899B'),
        trade.map(({ naf }) => naf[0]?.padEnd(5, 'Z') ?? '9499Z'),
      ),
      { nil: null },
    ),
    place,
    activities: fc.array(activity, { maxLength: 3 }),
    evidence: fc.array(evidence, { maxLength: 3 }),
    references: fc.array(reference, { maxLength: 2 }),
    capacity: fc.record({
      people: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
      yearlyAmount: fc.option(fc.integer({ min: 0, max: 300_000 }), { nil: null }),
      freeFrom: day,
      largestOrder: fc.option(fc.integer({ min: 1_000, max: 300_000 }), { nil: null }),
    }),
    won: fc.array(reference, { maxLength: 1 }),
    freshOn: day,
    closed: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  })
  .map((one): Omit<Profile, 'supplierId'> => ({
    ...one,
    siret: '99992000100011',
    evidence: one.evidence.map(({ denied, ...row }, at) => ({ ...row, id: `e${at}`, ...(denied ? { denied } : {}) })),
  }));
const directory = fc
  .array(profile, { minLength: 1, maxLength: 40 })
  .map((all) => all.map((one, at): Profile => ({ ...one, supplierId: `s${at}` })));
const asked = fc
  .record({
    title: fc.oneof(told, fc.constant('Prestations diverses pour la Vienne')),
    text: fc.oneof(fc.constant(''), told),
    cpv: fc.array(cpv, { maxLength: 2 }),
    otherPlaces: fc.array(place, { maxLength: 1 }),
    buyer: fc.constantFrom(
      { siret: null, name: 'Ville de Poitiers' },
      { siret: null, name: 'Département de la Vienne' },
      { siret: null, name: null },
    ),
    excluded: fc.subarray(['s1', 's3', 'nobody']),
    nature: fc.constantFrom('works', 'supplies', 'services', null),
    place,
    amount: fc.option(fc.record({ value: fc.integer({ min: 1, max: 500_000 }), buyerOnly: fc.boolean() }), {
      nil: null,
    }),
    levers: fc.array(
      fc.record({ lever: fc.constantFrom(...RESERVATIONS, 'social-clause' as const), sure: fc.boolean() }),
      { maxLength: 2 },
    ),
    startsOn: day,
    closesOn: day,
    hoursOwed: fc.option(
      fc.record({ count: fc.constant(1_450), sure: fc.boolean(), holders: fc.subarray(['999920001', '999920002']) }),
      { nil: null },
    ),
  })
  .map(({ hoursOwed, ...facts }): OpportunityFacts => (hoursOwed ? { ...facts, hoursOwed } : facts));

const facets = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });

/** What an opportunity asks, told by the supplier itself: each fact, or some of them. */
function fitted(one: Profile, asked: OpportunityFacts, [trade, place, means, won, proof]: readonly boolean[]): Profile {
  const told = { buyer: 'Ville de Poitiers', title: asked.title, cpv: asked.cpv[0] ?? null, year: 2025, amount: null };
  const where = asked.place.department;
  return {
    ...one,
    closed: false,
    ...(trade ? { name: asked.title } : {}),
    place: place ? asked.place : one.place,
    activities: one.activities.map((activity) => ({
      ...activity,
      ...(trade ? { text: asked.title, cpv: asked.cpv } : {}),
      ...(place ? { area: { type: 'country' } as const } : {}),
    })),
    capacity: means
      ? { people: 9, yearlyAmount: 9e6, freeFrom: '2020-01-01', smallestOrder: 1, largestOrder: 9e6 }
      : one.capacity,
    freshOn: means ? TODAY : one.freshOn,
    references: won ? [told, told, told, { ...told, where }] : one.references,
    evidence: proof
      ? KINDS.map((kind) => ({ id: kind, kind, source: 'list', checkedAt: TODAY, validUntil: '2030-01-01' }))
      : one.evidence,
  };
}

function indexOf(profiles: readonly Profile[]): MatchingIndex {
  const index = createIndex();
  for (const one of profiles) index.put(one);
  return index;
}

describe('gathering', () => {
  it('ranks as if every supplier had been judged, however few are asked for, and names of those set aside who might have been, when asked', () => {
    fc.assert(
      fc.property(directory, asked, fc.constantFrom(1, 3, 200), fc.boolean(), (profiles, facts, limit, wide) => {
        const index = indexOf(profiles);
        const options = { today: TODAY, seed: 'a', limit, wide };
        const everyone = rankAmong([[[...index.all()]], []], understand(facts, WEIGHTS, wide), options);
        const found = rank(index, facts, options);
        expect(found.ranked).toEqual(everyone.ranked);
        if (found.ranked.length < limit) expect(found.setAside).toEqual(everyone.setAside);
        else expect(everyone.setAside).toEqual(expect.arrayContaining(found.setAside));
        expect(rank(index, facts, { ...options, names: false })).toEqual({ ranked: found.ranked, setAside: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('shows the first of those who would all be shown, with the score that their reasons add up to', () => {
    fc.assert(
      fc.property(directory, asked, fc.constantFrom(1, 3), (profiles, facts, limit) => {
        const index = indexOf(profiles);
        const all = rank(index, facts, { today: TODAY, seed: 'a' }).ranked;
        expect(rank(index, facts, { today: TODAY, seed: 'a', limit }).ranked).toEqual(all.slice(0, limit));
        for (const { score, links } of all) {
          const points = links.flatMap(({ reasons }) => reasons.map((reason) => reason.points));
          expect(points.reduce((sum, one) => sum + one, 0)).toBeCloseTo(score, 6);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never holds a supplier for less than it scores, nor for later than it comes', () => {
    fc.assert(
      fc.property(directory, asked, fc.boolean(), fc.array(facets, { maxLength: 20 }), (others, facts, wide, fits) => {
        const ask = understand(facts, WEIGHTS, wide);
        const judge = judgeOf(ask, TODAY);
        const profiles = others.map((one, at) => (fits[at] ? fitted(one, facts, fits[at]) : one));
        const gathered = indexOf(profiles).gather(ask, TODAY, true);
        for (const [group, byMost] of gathered.entries()) {
          for (const [most, candidates] of byMost.entries()) {
            const verdicts = candidates.map(judge).filter((verdict) => verdict !== null);
            for (const { outcome, score, ...verdict } of verdicts) {
              if (score !== Infinity) expect(most).toBeGreaterThanOrEqual(score);
              if (outcome === 'ranked') expect(verdict).not.toMatchObject({ group: group - 1 });
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('forgets what a supplier was when it changes or goes, whatever the order', () => {
    fc.assert(
      fc.property(directory, directory, fc.array(fc.nat(39), { maxLength: 10 }), asked, (first, then, gone, facts) => {
        const changed = indexOf(first);
        for (const one of then) changed.put(one);
        for (const at of gone) changed.remove(`s${at}`);
        const now = new Map([...first, ...then].map((one) => [one.supplierId, one]));
        for (const at of gone) now.delete(`s${at}`);
        const fresh = indexOf([...now.values()]);
        for (const limit of [2, 200]) {
          const options = { today: TODAY, seed: 'a', limit };
          expect(rank(changed, facts, options)).toEqual(rank(fresh, facts, options));
        }
        expect([changed.size, changed.bytes > 0]).toEqual([fresh.size, true]);
      }),
      { numRuns: 150 },
    );
  });

  it('takes many at once as it takes them one by one, the last of each', () => {
    fc.assert(
      fc.property(directory, directory, asked, (first, then, facts) => {
        const [many, each] = [createIndex(), indexOf([...first, ...then])];
        many.putAll([...first, ...then]);
        expect(rank(many, facts, { today: TODAY, seed: 'a' })).toEqual(rank(each, facts, { today: TODAY, seed: 'a' }));
        for (const one of each.all()) expect(many.profile(one.profile.supplierId)).toEqual(one.profile);
        expect(many.size).toBe(each.size);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps a profile equal to what was put', () => {
    fc.assert(
      fc.property(directory, (profiles) => {
        const index = indexOf(profiles);
        for (const one of profiles) expect(index.profile(one.supplierId)).toEqual(one);
      }),
      { numRuns: 50 },
    );
  });
});
