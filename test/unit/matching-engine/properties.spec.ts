import fc from 'fast-check';
import {
  createIndex,
  eligibilityOf,
  provenKinds,
  rank,
  statusOf,
  type Area,
  type OpportunityFacts,
  type Profile,
  type RankedSupplier,
  type Ranking,
} from '#lib/matching-engine';
import { communesOfEpci, KINDS, placeOfCommune, RESERVATIONS, type Kind } from '#lib/nomenclature';
import { facts } from '../../factories/a-profile';

const today = '2026-09-22';
const COMMUNES = [...communesOfEpci('200069854').slice(0, 12), '86066', '79191', '92062'];
const TITLES = [
  'Entretien des espaces verts de trois écoles',
  'Nettoyage des parkings',
  'Fourniture de repas pour le centre de loisirs',
  'Travaux de peinture et de sols',
  'Mise sous pli et routage du bulletin',
  'Lot 3',
];
const ACTIVITIES = ['Tonte', 'nettoyage de vitres', 'Traiteur, buffets', 'peinture', 'routage', 'menuiserie bois', ''];

const area: fc.Arbitrary<Area | null> = fc.oneof(
  fc.constant(null),
  fc.constant<Area>({ type: 'country' }),
  fc.integer({ min: 1, max: 80 }).map((km): Area => ({ type: 'radius', km })),
  fc.subarray(COMMUNES, { minLength: 1 }).map((codes): Area => ({ type: 'communes', codes })),
  fc.constant<Area>({ type: 'departments', codes: ['86'] }),
);
const day = fc.constantFrom('2026-01-01', '2026-09-21', '2026-09-22', '2026-12-31', null);
const activity = fc.record({
  trade: fc.constantFrom('green-spaces', 'cleaning', 'catering', null),
  sectors: fc.constant<string[]>([]),
  cpv: fc.subarray(['77310000', '90910000', '55520000']),
  text: fc.constantFrom(...ACTIVITIES),
  serviceTypes: fc.subarray<'supply' | 'service' | 'staff'>(['supply', 'service', 'staff']),
  area,
});
const profile: fc.Arbitrary<Profile> = fc.record({
  supplierId: fc.uuid(),
  siret: fc.constant('99992000100011'),
  name: fc.constantFrom('Les Jardins de Brumeval', 'Net et Clair', 'ASSOC L’ESCALE', ''),
  naf: fc.constantFrom('8130Z', '8122Z', '8899B', null),
  place: fc.constantFrom(...COMMUNES).map((code) => placeOfCommune(code)),
  activities: fc.array(activity, { maxLength: 3 }),
  evidence: fc.array(
    fc.record(
      {
        id: fc.uuid(),
        kind: fc.constantFrom(...KINDS),
        source: fc.constantFrom('demo', 'person'),
        checkedAt: day,
        validUntil: day,
        denied: fc.constant<true>(true),
      },
      { requiredKeys: ['id', 'kind', 'source', 'checkedAt', 'validUntil'] },
    ),
    { maxLength: 3 },
  ),
  capacity: fc.record({
    people: fc.option(fc.integer({ min: 1, max: 40 })),
    yearlyAmount: fc.option(fc.integer({ min: 1_000, max: 500_000 })),
    freeFrom: fc.constantFrom('2026-10-01', '2027-01-01', null),
  }),
  references: fc.array(
    fc.record({
      buyer: fc.constant('Ville de Brumeval'),
      title: fc.constantFrom('Tonte des stades', 'Repas', 'Nettoyage'),
      cpv: fc.constantFrom('77310000', '55520000', null),
      year: fc.integer({ min: 2015, max: 2026 }),
      amount: fc.constant(null),
    }),
    { maxLength: 2 },
  ),
  closed: fc.constant(false),
});
const lot: fc.Arbitrary<OpportunityFacts> = fc.record({
  title: fc.constantFrom(...TITLES),
  text: fc.constantFrom('', 'Les prestations sont décrites au cahier des charges.'),
  cpv: fc.subarray(['77310000', '90910000', '55520000'], { maxLength: 2 }),
  nature: fc.constantFrom('works', 'supplies', 'services', null),
  place: fc.constantFrom(...COMMUNES).map((code) => placeOfCommune(code)),
  amount: fc.option(fc.record({ value: fc.integer({ min: 1, max: 1_000_000 }), buyerOnly: fc.boolean() })),
  levers: fc.array(fc.record({ lever: fc.constantFrom(...RESERVATIONS), sure: fc.boolean() }), { maxLength: 2 }),
  startsOn: fc.constantFrom('2026-12-01', null),
  closesOn: fc.constantFrom('2026-10-14', null),
});

function judge(suppliers: readonly Profile[], asked: OpportunityFacts, seed = 's'): Ranking {
  const index = createIndex();
  for (const one of suppliers) index.put(one);
  return rank(index, asked, { today, seed });
}
const alone = (one: Profile, asked: OpportunityFacts): RankedSupplier | undefined => judge([one], asked).ranked[0];
const ORDER = { missing: 0, 'to-verify': 1, held: 2 } as const;

describe('for any supplier and any opportunity', () => {
  it('the same input gives the same bytes, whatever the order of suppliers', () => {
    fc.assert(
      fc.property(fc.array(profile, { maxLength: 12 }), lot, (suppliers, asked) => {
        const once = JSON.stringify(judge(suppliers, asked));
        expect(JSON.stringify(judge(suppliers, asked))).toBe(once);
        const byId = new Map(suppliers.map((one) => [one.supplierId, one]));
        expect(JSON.stringify(judge([...byId.values()].reverse(), asked))).toBe(once);
      }),
    );
  });

  it('a word of the object added to an activity never lowers the score', () => {
    fc.assert(
      fc.property(profile, lot, area, fc.nat(), (told, asked, where, pick) => {
        const words = asked.title.split(' ');
        const text = words[pick % words.length]!;
        const one = { ...told, activities: told.activities.map((each) => ({ ...each, area: where })) };
        const added = { trade: null, sectors: [], cpv: [], text, serviceTypes: [], area: where };
        const before = alone({ ...one, activities: [...one.activities, { ...added, text: '' }] }, asked);
        const after = alone({ ...one, activities: [...one.activities, added] }, asked);
        if (before) expect(after?.score ?? -Infinity).toBeGreaterThanOrEqual(before.score);
      }),
    );
  });

  it('moving nearer within the same commune, EPCI and department, inside the area, never lowers it', () => {
    fc.assert(
      fc.property(
        profile,
        lot,
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, asked, away, share) => {
          const place = { ...placeOfCommune('86194'), point: { lat: 46.58, lon: 0.34 } };
          const activities = one.activities.map((each) => ({ ...each, area: null }));
          const at = (degrees: number): RankedSupplier | undefined =>
            alone(
              { ...one, activities, place: { ...place, point: { lat: 46.58 + degrees, lon: 0.34 } } },
              { ...asked, place },
            );
          const [far, near] = [at(away), at(away * share)];
          if (far) expect(near?.score ?? -Infinity).toBeGreaterThanOrEqual(far.score);
        },
      ),
    );
  });

  it('removing a proof never makes eligible', () => {
    fc.assert(
      fc.property(profile, lot, fc.nat(), (one, asked, pick) => {
        fc.pre(one.evidence.length > 0);
        const gone = pick % one.evidence.length;
        fc.pre(!one.evidence[gone]!.denied);
        const after = alone({ ...one, evidence: one.evidence.filter((_row, index) => index !== gone) }, asked);
        const before = alone(one, asked);
        if (after?.eligibility.answer === 'eligible')
          expect(before?.eligibility.answer ?? 'set aside').toBe('eligible');
      }),
    );
  });

  it('nobody is eligible without a current proof, of the kind that is told, that no source denies', () => {
    const ofOneKind = fc.array(
      fc.record({
        kind: fc.constantFrom<Kind>('ACI', 'ESAT'),
        checkedAt: day,
        validUntil: day,
        denied: fc.constantFrom(undefined, true as const),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(ofOneKind, fc.constantFrom(...RESERVATIONS), (rows, lever) => {
        const evidence = rows.map(({ denied, ...row }, index) => {
          return { id: `e${index}`, source: `s${index}`, ...row, ...(denied ? { denied } : {}) };
        });
        const found = eligibilityOf(evidence, { levers: [{ lever, sure: true }], closesOn: null }, today);
        const proven = evidence.filter(
          (row) =>
            statusOf(row, today) === 'current' &&
            !evidence.some(
              (other) =>
                other.denied &&
                other.kind === row.kind &&
                (other.checkedAt === null || row.checkedAt === null || other.checkedAt >= row.checkedAt),
            ),
        );
        if (found.answer === 'eligible') expect(proven.map(({ id }) => id)).toContain(found.facts.evidence);
        expect(provenKinds(evidence, today).sort()).toEqual([...new Set(proven.map(({ kind }) => kind))].sort());
      }),
      { numRuns: 500 },
    );
  });

  it('the chain and the order do not contradict each other', () => {
    fc.assert(
      fc.property(fc.array(profile, { minLength: 2, maxLength: 12 }), lot, (suppliers, asked) => {
        const { ranked } = judge(suppliers, asked);
        const group = (one: RankedSupplier): number => Number(one.eligibility.answer === 'to-verify');
        ranked.forEach((one, position) => {
          const next = ranked[position + 1];
          if (next) expect(group(next) - group(one) || one.score - next.score).toBeGreaterThanOrEqual(0);
          const held = (name: string): boolean => one.links.find((link) => link.name === name)!.state === 'held';
          expect(one.links.find((link) => link.name === 'trade')!.state).not.toBe('missing');
          expect(one.links.find((link) => link.name === 'status')!.state).not.toBe('missing');
          if (one.leavesAlone) expect(held('trade') && held('place') && held('status')).toBe(true);
          if (one.band !== 'possible') expect(held('trade') && held('place')).toBe(true);
        });
      }),
    );
  });

  it('who differs only by a missing link is not above who holds it', () => {
    const differences: ((one: Profile) => [better: Profile, worse: Profile])[] = [
      (one) => [
        { ...one, capacity: { people: null, yearlyAmount: 9_000_000, freeFrom: null } },
        { ...one, capacity: { people: null, yearlyAmount: 1, freeFrom: null } },
      ],
      (one) => [
        { ...one, capacity: { people: null, yearlyAmount: null, freeFrom: '2026-10-01' } },
        { ...one, capacity: { people: null, yearlyAmount: null, freeFrom: '2027-06-01' } },
      ],
      (one) => {
        const won = { buyer: 'Ville', cpv: null, year: 2025, amount: null };
        const titles = 'Tonte, nettoyage, repas, peinture, routage';
        return [
          { ...one, references: [{ ...won, title: titles }] },
          { ...one, references: [{ ...won, title: 'Chenil' }] },
        ];
      },
    ];
    fc.assert(
      fc.property(profile, lot, fc.constantFrom(...differences), (one, asked, differ) => {
        const [better, worse] = differ(one).map((each) => alone(each, asked));
        if (better && worse) expect(better.score).toBeGreaterThanOrEqual(worse.score);
      }),
    );
  });

  it('an amount that is the buyer’s own changes nothing of what everyone else may see', () => {
    const visible = (found: RankedSupplier | undefined): unknown =>
      found?.links.map((link) => [
        link.name,
        link.state,
        link.reasons
          .filter((one) => one.audience === 'everyone')
          .map((one) => one.code)
          .sort(),
      ]);
    fc.assert(
      fc.property(profile, lot, fc.integer({ min: 1, max: 1_000_000 }), (one, asked, value) => {
        const hidden = alone(one, { ...asked, amount: { value, buyerOnly: true } });
        const other = alone(one, { ...asked, amount: { value: 1_000_001 - value, buyerOnly: true } });
        expect(visible(hidden)).toEqual(visible(other));
        const said = JSON.stringify(
          hidden?.links.flatMap((link) => link.reasons.filter((each) => each.audience === 'everyone')) ?? [],
        );
        expect(said).not.toContain(`"amount":${value}`);
      }),
    );
  });

  it('every link has a state that its own words do not exceed: missing says something', () => {
    fc.assert(
      fc.property(profile, lot, (one, asked) => {
        for (const link of alone(one, asked)?.links ?? []) {
          expect(ORDER[link.state]).toBeDefined();
          expect(link.reasons.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('is understood from its title alone when nothing else is told', () => {
    expect(judge([], facts('Tonte'))).toEqual({ ranked: [], setAside: [] });
  });
});
