import {
  createIndex,
  rank,
  renderLiftOf,
  renderRule,
  whyNot,
  type FactChanges,
  type OpportunityFacts,
  type Place,
  type Profile,
  type WhyNot,
} from '#lib/matching-engine';
import { aPlace, aProfile, facts, reserved, somewhereIn } from '../../factories/a-profile';

const options = { today: '2026-03-02', seed: 'seed' };

function ask(profiles: Profile[], asked: OpportunityFacts, of: Profile, changes?: FactChanges): WhyNot {
  const index = createIndex();
  for (const profile of profiles) index.put(profile);
  const before = JSON.stringify(rank(index, asked, options));
  const found = whyNot(index, asked, of.supplierId, options, changes)!;
  expect(JSON.stringify(rank(index, asked, options))).toBe(before);
  return found;
}

const ruleOf = (found: WhyNot): string | null =>
  found.standing.outcome === 'kept-out' ? found.standing.rule.code : null;
const codes = (found: WhyNot): string[] => found.lifts.map((lift) => lift.code);

const gardener = () =>
  aProfile('Les Serpettes du Clain')
    .at('Poitiers')
    .doing('Entretien des espaces verts', { cpv: ['77310000'] });
const asked = (more: Partial<OpportunityFacts> = {}) =>
  facts('Entretien des espaces verts', { cpv: ['77310000'], ...more });

describe('why a supplier is not ranked', () => {
  it('says that it is closed, and that only a person can change that', () => {
    const { profile } = gardener().with({ closed: true });
    const found = ask([profile], asked(), profile);
    expect(ruleOf(found)).toBe('supplier/closed');
    expect(found.lifts).toEqual([{ code: 'supplier/reopen', facts: {}, changes: null, gives: null }]);
  });

  it('says that its buyer excluded it, and what taking it back would give', () => {
    const { profile } = gardener();
    const excluded = [profile.supplierId, 'another'];
    const found = ask([profile], asked({ excluded }), profile);
    expect(ruleOf(found)).toBe('buyer/excluded');
    expect(found.lifts).toMatchObject([
      {
        code: 'buyer/take-back',
        changes: { opportunity: { excluded: ['another'] } },
        gives: { outcome: 'ranked', rank: 1 },
      },
    ]);
  });

  it('says how far it is, and that declaring the place, or a nearer place, would do', () => {
    const { profile } = gardener().at('Lyon', '69');
    const found = ask([profile], asked(), profile);
    expect(ruleOf(found)).toBe('place/too-far');
    expect(codes(found)).toEqual(['place/declare-area', 'place/nearer']);
    expect(found.lifts.map((lift) => lift.gives?.outcome)).toEqual(['ranked', 'ranked']);
  });

  it('says of several places asked how far the one is that suits best', () => {
    const { profile } = gardener().with({
      place: { ...aPlace('Angoulême', '16'), point: { lat: 45.649, lon: 0.156 } },
    });
    const lille = { ...aPlace('Lille', '59'), point: { lat: 50.637, lon: 3.063 } };
    const poitiers = { ...aPlace('Poitiers'), point: { lat: 46.58, lon: 0.34 } };
    const found = ask([profile], asked({ place: lille, otherPlaces: [poitiers] }), profile);
    expect(found.standing).toMatchObject({ rule: { code: 'place/too-far', facts: { km: 104, place: 'Poitiers' } } });
  });

  it('says of one that works anywhere that its trade is in doubt and its place far', () => {
    const { profile } = aProfile()
      .at('Lyon', '69')
      .doing('Débardage', { sectors: ['forest-works'] })
      .within({ type: 'country' });
    const found = ask([profile], asked(), profile);
    if (found.standing.outcome !== 'kept-out') throw new Error('ranked');
    expect(found.standing.rule.code).toBe('place/doubt-from-afar');
    expect(renderRule(found.standing.rule, 'buyer').text.replace(/\u00a0/g, ' ')).toMatch(
      /^Il dit intervenir dans tout le pays, mais il est (loin|à \d+ km) de Poitiers et rien ne dit sûrement qu’il fait ce que demande votre besoin\.$/,
    );
    expect(codes(found)).toEqual(['trade/declare', 'place/declare-area', 'place/nearer']);
    expect(found.lifts.map((lift) => lift.gives?.outcome)).toEqual(['ranked', 'ranked', 'ranked']);
  });

  it('speaks French of places, and names a department that is asked', () => {
    const { profile } = gardener().at('Lyon', '69');
    const words = (place: Place): string[] => {
      const found = ask([profile], asked({ place }), profile);
      if (found.standing.outcome !== 'kept-out') throw new Error('ranked');
      const said = [renderRule(found.standing.rule).text, ...found.lifts.map(renderLiftOf)];
      return said.map((text) => text.replace(/\u00a0/g, ' '));
    };
    expect(words(aPlace('Le Mans', '72'))).toEqual([
      'Il est loin du Mans, dans un autre département, et ne déclare pas y intervenir.',
      'Qu’il déclare intervenir au Mans',
      'Un besoin qui se réalise à Lyon',
    ]);
    expect(words(aPlace('Angoulême', '16'))[0]).toBe(
      'Il est loin d’Angoulême, dans un autre département, et ne déclare pas y intervenir.',
    );
    expect(words(somewhereIn('86'))[1]).toBe('Qu’il déclare intervenir dans ce département, Vienne');
  });

  it('says of hours owed what its status does not do', () => {
    const { profile } = gardener();
    const owed = asked({ levers: [{ lever: 'social-clause', sure: true }], hoursOwed: { count: 300, sure: true } });
    const found = ask([profile], owed, profile);
    if (found.standing.outcome !== 'kept-out') throw new Error('ranked');
    expect(renderRule(found.standing.rule).text).toBe('Aucune preuve d’un statut qui fournit des heures d’insertion.');
  });

  it('says that the area it declares leaves the place out', () => {
    const { profile } = gardener()
      .at('Niort', '79')
      .within({ type: 'departments', codes: ['79'] });
    const found = ask([profile], asked(), profile);
    expect(ruleOf(found)).toBe('place/area-excludes');
    expect(codes(found)).toContain('place/declare-area');
  });

  it('says what it does instead of what is asked', () => {
    const { profile } = aProfile('La Toile')
      .at('Poitiers')
      .doing('Création de sites web', { cpv: ['72413000'] });
    const found = ask([profile], asked(), profile);
    expect(ruleOf(found)).toBe('trade/other');
    expect(found.standing).toMatchObject({ rule: { facts: { activity: 'Création de sites web' } } });
    expect(codes(found)).toEqual(['trade/declare', 'trade/own-lot']);
  });

  it('says that the law keeps its kind out, and which proofs or openness would do', () => {
    const { profile } = gardener().provenBy('GEIQ');
    const found = ask([profile], asked({ levers: reserved('reserved-disability') }), profile);
    expect(ruleOf(found)).toBe('status/not-eligible');
    expect(codes(found)).toEqual(['status/proof', 'status/open']);
    expect(found.lifts[0]!.gives).toMatchObject({ supplier: { eligibility: { answer: 'eligible' } } });
  });

  it('asks of a proof that it lasts until the deadline, or that it is good today when there is none', () => {
    const { profile } = gardener().provenBy('ACI', { validUntil: '2026-01-31' });
    const lastsUntil = (closesOn: string | null): string => {
      const found = ask([profile], asked({ levers: reserved('reserved-insertion'), closesOn }), profile);
      return renderLiftOf(found.lifts.find(({ code }) => code === 'status/proof')!);
    };
    expect(lastsUntil('2030-05-04')).toContain('valable jusqu’au 04/05/2030');
    expect(lastsUntil(null)).toContain('Une preuve de statut à jour');
  });

  it('names the next rule when lifting the first is not enough', () => {
    const { profile } = aProfile('La Toile')
      .at('Lyon', '69')
      .doing('Création de sites web', { cpv: ['72413000'] });
    const found = ask([profile], asked(), profile);
    expect(ruleOf(found)).toBe('place/too-far');
    const [declared] = found.lifts;
    expect(declared!.gives).toMatchObject({ outcome: 'kept-out', rule: { code: 'trade/other' } });
  });

  it('answers nothing for a supplier that the index does not hold', () => {
    expect(whyNot(createIndex(), asked(), 'nobody', options)).toBeNull();
  });
});

describe('where a ranked supplier stands', () => {
  it('is its place in the ranking, with what would strengthen it', () => {
    const first = gardener()
      .provenBy('ACI')
      .with({ capacity: { people: 12, yearlyAmount: 90_000, freeFrom: null } });
    const second = gardener().at('Châtellerault');
    const found = ask([first.profile, second.profile], asked(), second.profile);
    expect(found.standing).toMatchObject({ outcome: 'ranked', rank: 2, of: 2 });
    expect(codes(found)).toContain('capacity/tell');
    expect(codes(found)).toContain('references/tell');
    expect(codes(found)).not.toContain('status/proof');
  });

  it('says what an amount above its year would have to be', () => {
    const { profile } = gardener().with({ capacity: { people: 4, yearlyAmount: 30_000, freeFrom: null } });
    const found = ask([profile], asked({ amount: { value: 200_000, buyerOnly: true } }), profile);
    expect(found.lifts).toContainEqual(
      expect.objectContaining({ code: 'capacity/smaller', facts: { yearlyAmount: 30_000 } }),
    );
  });
});

describe('what if', () => {
  it.each<[string, OpportunityFacts, FactChanges, string | null]>([
    ['another place', asked(), { opportunity: { place: aPlace('Lyon', '69') } }, 'place/too-far'],
    ['another title', asked(), { opportunity: { title: 'Création d’un site web', cpv: [] } }, 'trade/other'],
    ['a lever', asked(), { opportunity: { levers: reserved('reserved-disability') } }, null],
    ['a supplier’s area', asked(), { supplier: { area: { type: 'departments', codes: ['79'] } } }, null],
    ['a closed supplier', asked(), { supplier: { closed: true } }, 'supplier/closed'],
  ])('answers to %s in one call', (_what, given, changes, rule) => {
    const { profile } = gardener();
    expect(ruleOf(ask([profile], given, profile))).toBeNull();
    expect(ruleOf(ask([profile], given, profile, changes))).toBe(rule);
  });

  it('takes several changes at once, of both sides', () => {
    const { profile } = gardener();
    const changes: FactChanges = {
      opportunity: { place: aPlace('Lyon', '69') },
      supplier: { area: { type: 'country' } },
    };
    expect(ask([profile], asked(), profile, changes).standing).toMatchObject({ outcome: 'ranked' });
  });
});

describe('why-not and the ranking', () => {
  const cities = [
    ['Poitiers', '86'],
    ['Châtellerault', '86'],
    ['Niort', '79'],
    ['Lyon', '69'],
  ] as const;
  const doings = [
    ['Entretien des espaces verts', ['77310000']],
    ['Création de sites web', ['72413000']],
    ['', []],
  ] as const;
  const areas = [
    null,
    { type: 'country' },
    { type: 'departments', codes: ['79'] },
    { type: 'radius', km: 40 },
  ] as const;
  const kinds = [null, 'ACI', 'GEIQ'] as const;

  const all = cities.flatMap(([city, department]) =>
    doings.flatMap(([text, cpv]) =>
      areas.flatMap((area) =>
        kinds.map((kind) => {
          const base = aProfile()
            .at(city, department)
            .doing(text, { cpv: [...cpv], area: area as never });
          return (kind === null ? base : base.provenBy(kind)).profile;
        }),
      ),
    ),
  );

  it.each([[[]], [reserved('reserved-insertion')], [reserved('reserved-disability')]])(
    'agree on who is ranked, where, and by which rule others are set aside, reserved or not',
    (levers) => {
      const index = createIndex();
      for (const profile of all) index.put(profile);
      const { ranked, setAside } = rank(index, asked({ levers }), { ...options, limit: Infinity });
      const places = new Map(ranked.map((one, position) => [one.supplierId, position + 1]));
      const asides = new Map(setAside.map((one) => [one.supplierId, one.code]));
      for (const { supplierId } of all) {
        const { standing } = whyNot(index, asked({ levers }), supplierId, options)!;
        if (standing.outcome === 'ranked')
          expect([supplierId, standing.rank]).toEqual([supplierId, places.get(supplierId)]);
        else {
          expect(places.has(supplierId)).toBe(false);
          const code = asides.get(supplierId);
          if (code !== undefined) expect([supplierId, standing.rule.code]).toEqual([supplierId, code]);
          expect(renderRule(standing.rule).text).toMatch(/^\p{Lu}.*\.$/u);
        }
      }
    },
  );

  it('render every lift in French, without a hole', () => {
    const index = createIndex();
    for (const profile of all) index.put(profile);
    for (const { supplierId } of all.filter((_, position) => position % 5 === 0)) {
      for (const lift of whyNot(index, asked({ levers: reserved('reserved-disability') }), supplierId, options)!
        .lifts) {
        expect(renderLiftOf(lift)).toMatch(/^\p{Lu}/u);
        expect(renderLiftOf(lift)).not.toMatch(/undefined|null/);
      }
    }
  });
});
