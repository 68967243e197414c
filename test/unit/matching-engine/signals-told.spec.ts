import { createIndex, rank, WEIGHTS, type OpportunityFacts, type Profile, type Weights } from '#lib/matching-engine';
import { NOWHERE } from '#lib/nomenclature';
import { aPlace, aProfile, facts, reserved, type ProfileFactory } from '../../factories/a-profile';

const today = '2026-09-22';
const green = facts('Entretien des espaces verts', { cpv: ['77310000'], nature: 'services' });
const here = () => aProfile().at('Poitiers');

function ranked(supplier: ProfileFactory, asked: OpportunityFacts = green, weights?: Weights, wide = false) {
  const index = createIndex();
  index.put(supplier.profile);
  return rank(index, asked, { today, seed: 's', wide, ...(weights ? { weights } : {}) }).ranked[0];
}
const score = (...given: Parameters<typeof ranked>): number => ranked(...given)?.score ?? -Infinity;
const points = (code: string, ...given: Parameters<typeof ranked>): number | undefined =>
  ranked(...given)
    ?.links.flatMap((link) => link.reasons)
    .find((one) => one.code === code)?.points;
const state = (name: string, ...given: Parameters<typeof ranked>) =>
  ranked(...given)?.links.find((link) => link.name === name)?.state;
const able = (capacity: Partial<Profile['capacity']>) =>
  here()
    .doing('tonte')
    .with({ capacity: { people: null, yearlyAmount: null, freeFrom: null, ...capacity } });
const asks = (value: number, buyerOnly = false): OpportunityFacts => ({ ...green, amount: { value, buyerOnly } });

describe('a sector', () => {
  it('is worth most when it is the very one asked, then of the same trade, then of the same group', () => {
    const exact = score(here().doing('', { sectors: ['green-spaces'] }));
    const sibling = score(here().doing('', { sectors: ['other-outdoors'], trade: 'green-spaces' }));
    const group = score(here().doing('', { sectors: ['car-park-upkeep'] }));
    expect(exact).toBeGreaterThan(sibling);
    expect(sibling).toBeGreaterThan(group);
    expect(state('trade', here().doing('', { sectors: ['car-park-upkeep'] }))).toBe('to-verify');
  });
});

describe('a trade that was only deduced', () => {
  it('leads to what is often done beside it', () => {
    const gardener = aProfile('Maraîchage de Brumeval').at('Poitiers').provenBy('ACI');
    expect(state('trade', gardener)).toBe('to-verify');
    expect(points('trade/neighbour', gardener)).toBeGreaterThan(0);
  });

  it('sets nobody aside where the list is wide, unless it declared what it does', () => {
    const linen = aProfile('La Blanchisserie').at('Poitiers').provenBy('ACI');
    expect(ranked(linen)).toBeUndefined();
    expect(points('trade/other', linen, green, undefined, true)).toBe(WEIGHTS.trade.other);
    expect(
      ranked(here().doing('blanchisserie', { trade: 'laundry' }).provenBy('ACI'), green, undefined, true),
    ).toBeUndefined();
  });

  it('is not told by how inclusion structures work: « Insertion Emploi » may do anything', () => {
    const one = aProfile('ASSOC INSERTION EMPLOI').at('Poitiers').provenBy('ACI').with({ naf: '7830Z' });
    expect(points('trade/unknown', one)).toBe(0);
  });

  it('is told by the law for an AI that nothing else tells of, where the words ask for staff and no code alone does', () => {
    const lent = facts('Mise à disposition de personnel pour les écoles');
    const silent = aProfile('ASSOC L’ESCALE').at('Poitiers');
    expect(points('trade/kind-law', silent.provenBy('AI'), lent)).toBeGreaterThan(0);
    expect(state('trade', silent.provenBy('AI'), lent)).toBe('held');
    const coded = facts('Appui aux écoles', { cpv: ['79620000'] });
    expect(points('trade/kind-law', aProfile('ASSOC L’ESCALE').at('Poitiers').provenBy('AI'), coded)).toBeUndefined();
    const groupOfEmployers = aProfile('ASSOC L’ESCALE').at('Poitiers').provenBy('GEIQ');
    expect(points('trade/kind-law', groupOfEmployers, lent)).toBeUndefined();
  });

  it('costs who only lends people, when work is asked', () => {
    const lends = aProfile('ASSOC L’ESCALE').at('Poitiers').provenBy('ETTI');
    expect(points('trade/kind-lends', lends, green, undefined, true)).toBe(WEIGHTS.trade.lends);
    const staff = facts('Mise à disposition de personnel');
    expect(points('trade/kind-lends', lends, staff, undefined, true)).toBeUndefined();
    expect(points('trade/kind-second', lends, staff, undefined, true)).toBe(WEIGHTS.trade.lendsSecond);
    expect(points('trade/kind-second', aProfile('ASSOC L’ESCALE').provenBy('AI'), staff)).toBeUndefined();
    const owed = { ...staff, hoursOwed: { count: 1_450, sure: true } };
    expect(points('trade/kind-second', lends, owed, undefined, true)).toBeUndefined();
  });

  it('costs a public body, unless it declared what it does', () => {
    const own = { siret: '21860194100013' };
    const silent = aProfile('Atelier municipal').at('Poitiers').provenBy('ACI').with(own);
    expect(points('status/public-body', silent)).toBe(WEIGHTS.status.publicBody);
    expect(points('status/public-body', silent.doing('tonte', { trade: 'green-spaces' }))).toBeUndefined();
    expect(points('status/public-body', aProfile('Atelier').at('Poitiers').provenBy('ACI'))).toBeUndefined();
  });
});

describe('a capacity that was told and that nothing is compared with', () => {
  it.each<[string, Partial<Profile['capacity']>, OpportunityFacts]>([
    ['no amount is asked', { yearlyAmount: 80_000 }, green],
    ['the amount is the buyer’s own', { yearlyAmount: 80_000 }, asks(50_000, true)],
    ['only its orders are told', { smallestOrder: 500, largestOrder: 9_000 }, green],
    ['only its free day is told', { freeFrom: '2026-12-01' }, green],
  ])('is not said to be unknown: %s', (_words, capacity, asked) => {
    expect(points('capacity/unknown', able(capacity), asked)).toBeUndefined();
    expect(points('capacity/told', able(capacity), asked)).toBe(0);
    expect(state('capacity', able(capacity), asked)).toBe('to-verify');
  });
});

describe('a CPV that the words were found to mean', () => {
  it('says less than one that the buyer gave, and nothing beside it', () => {
    const supplier = here().doing('tonte');
    const lot = facts('Lot 3');
    const given = score(supplier, { ...lot, cpv: ['77310000'] });
    const proposed = score(supplier, { ...lot, proposedCpv: [{ code: '77310000', certainty: 1 }] });
    expect(given).toBeGreaterThan(proposed);
    expect(score(supplier, { ...lot, cpv: ['90910000'], proposedCpv: [{ code: '77310000', certainty: 1 }] })).toBe(
      score(supplier, { ...lot, cpv: ['90910000'] }),
    );
  });
});

describe('an object in which no trade is read', () => {
  it('ranks who is there, to be verified, and says so', () => {
    const found = ranked(here().doing('tonte'), facts('Lot 3'));
    expect(found?.links[0]).toMatchObject({ name: 'trade', state: 'to-verify' });
    expect(found?.links[0]?.reasons.map((one) => one.code)).toEqual(['trade/not-said']);
  });
});

describe('places', () => {
  const away = { ...green, place: aPlace('Châtellerault') };

  it('count by the nearest of several', () => {
    const both = { ...away, otherPlaces: [aPlace('Poitiers')] };
    expect(score(here().doing('tonte'), both)).toBe(score(here().doing('tonte'), green));
  });

  it('are the buyer’s seat when none is said, and that of the object before it', () => {
    const buyer = { siret: '21860194100013', name: null };
    const unsaid = { ...green, place: NOWHERE, buyer };
    expect(state('place', here().doing('tonte'), unsaid)).toBe('held');
    const named = { ...unsaid, title: 'Entretien des espaces verts à Châtellerault' };
    expect(points('place/same-commune', aProfile().at('Châtellerault').doing('tonte'), named)).toBeGreaterThan(0);
  });
});

describe('capacity', () => {
  it.each([
    ['within its orders', { smallestOrder: 5_000, largestOrder: 90_000 }, 'held', 'capacity/order-fits'],
    ['under its smallest order', { smallestOrder: 60_000 }, 'to-verify', 'capacity/order-outside'],
    ['above its largest order', { largestOrder: 20_000 }, 'to-verify', 'capacity/order-outside'],
    ['nearly full', { load: 95 }, 'to-verify', 'capacity/loaded'],
  ] as const)('is judged %s', (_words, capacity, expected, code) => {
    expect(state('capacity', able(capacity), asks(50_000))).toBe(expected);
    expect(points(code, able(capacity), asks(50_000))).toBeDefined();
  });

  it('keeps the buyer’s own amount out of what everyone sees', () => {
    const found = ranked(able({ largestOrder: 20_000 }), asks(50_000, true))!.links.find(
      (one) => one.name === 'capacity',
    )!;
    expect(found.reasons.filter((one) => one.audience === 'everyone').map((one) => one.code)).toEqual([
      'capacity/told',
    ]);
  });

  it('compares measures of one unit and one period only', () => {
    const meals = facts('Livraison de 120 repas par jour', { cpv: ['55520000'] });
    const cook = (value: number, unit: string) =>
      here()
        .doing('traiteur')
        .with({ capacity: { people: null, yearlyAmount: null, freeFrom: null, measures: [{ value, unit }] } });
    expect(points('capacity/measure-fits', cook(400, 'repas par jour'), meals)).toBe(WEIGHTS.capacity.measureFits);
    expect(points('capacity/measure-below', cook(80, 'repas par jour'), meals)).toBe(WEIGHTS.capacity.measureBelow);
    for (const unit of ['repas', 'kg de linge par jour'])
      expect(points('capacity/measure-fits', cook(400, unit), meals)).toBeUndefined();
  });

  it('trusts a profile that was confirmed within the year a little more than one of four years ago', () => {
    const on = (freshOn: string) => score(here().doing('tonte').with({ freshOn }));
    expect(on('2026-01-01')).toBeGreaterThan(on('2024-09-01'));
    expect(on('2024-09-01')).toBeGreaterThan(on('2022-01-01'));
  });
});

describe('contracts won', () => {
  const won = { buyer: 'Ville', title: 'Tonte', cpv: '77310000', year: 2025, amount: null };

  it('count as those that it tells, once when both tell of one, and more in the same department', () => {
    const told = score(
      here()
        .doing('tonte')
        .with({ references: [won] }),
    );
    expect(
      score(
        here()
          .doing('tonte')
          .with({ won: [won] }),
      ),
    ).toBe(told);
    expect(
      score(
        here()
          .doing('tonte')
          .with({ references: [won], won: [won] }),
      ),
    ).toBe(told);
    expect(
      score(
        here()
          .doing('tonte')
          .with({ won: [{ ...won, where: '86066' }] }),
      ),
    ).toBe(told + WEIGHTS.references.near);
    expect(
      score(
        here()
          .doing('tonte')
          .with({ won: [{ ...won, where: '33' }] }),
      ),
    ).toBe(told);
  });
});

describe('levers that reserve nothing', () => {
  it('favour the kinds whose hours count, when proven', () => {
    const clause = { ...green, levers: reserved('social-clause') };
    expect(points('status/clause', here().doing('tonte').provenBy('ACI'), clause)).toBe(WEIGHTS.status.clause);
    expect(
      points('status/clause', here().doing('tonte').provenBy('ACI', { validUntil: '2026-01-01' }), clause),
    ).toBeUndefined();
  });
});

describe('hard rules', () => {
  it('never propose whom the buyer excludes', () => {
    const supplier = here().doing('tonte');
    expect(ranked(supplier, { ...green, excluded: [supplier.profile.supplierId] })).toBeUndefined();
  });
});

describe('weights', () => {
  it('are a parameter: without that of a signal, its points are none', () => {
    const without: Weights = { ...WEIGHTS, trade: { ...WEIGHTS.trade, naf: 0 } };
    const supplier = here().with({ naf: '8130Z' });
    expect(points('trade/naf', supplier)).toBeGreaterThan(0);
    expect(points('trade/naf', supplier, green, without)).toBe(0);
  });
});

describe('compound trades', () => {
  it.each([
    ['Entretien des espaces verts', 'aménagement d’espaces de bureaux'],
    ['Location d’espaces de bureaux', 'espaces verts'],
    ['Services de l’Agence nationale', 'agencement'],
  ])('« %s » is not « %s »', (title, activity) => {
    const index = createIndex();
    index.put(here().doing(activity).profile);
    const found = rank(index, facts(title), { today, seed: 's' }).ranked[0];
    expect(found?.links[0]?.state).not.toBe('held');
  });
});
