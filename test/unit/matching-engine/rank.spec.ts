import {
  createIndex,
  rank,
  rulesThatSetAside,
  understand,
  WEIGHTS_VERSION,
  type OpportunityFacts,
  type Profile,
  type Ranking,
} from '#lib/matching-engine';
import { NOWHERE } from '#lib/nomenclature';
import { aProfile, facts, reserved, type ProfileFactory } from '../../factories/a-profile';

const today = '2026-09-22';
const green = facts('Entretien des espaces verts de trois écoles', { cpv: ['77310000'] });

function among(
  suppliers: readonly ProfileFactory[],
  asked: OpportunityFacts = green,
  seed = 'seed',
  limit?: number,
): Ranking {
  const index = createIndex();
  for (const { profile } of suppliers) index.put(profile);
  return rank(index, asked, { today, seed, ...(limit === undefined ? {} : { limit }) });
}
const ids = (ranking: Ranking): string[] => ranking.ranked.map((one) => one.supplierId);
const gardener = (city = 'Poitiers') =>
  aProfile()
    .at(city)
    .doing('Tonte et massifs', { cpv: ['77310000'] });

describe('the order', () => {
  it('puts the eligible first, then those to be verified, whatever their score', () => {
    const far = gardener('Châtellerault').provenBy('EI');
    const near = gardener('Poitiers').provenBy('EI', { validUntil: null });
    const { ranked } = among([near, far], { ...green, levers: reserved('reserved-insertion') });
    expect(ranked.map((one) => one.eligibility.answer)).toEqual(['eligible', 'to-verify']);
    expect(ranked[1]!.score).toBeGreaterThan(ranked[0]!.score);
  });

  it('follows the score among equals in law', () => {
    const suppliers = ['Châtellerault', 'Poitiers', 'Lusignan', 'Buxerolles'].map((city) => gardener(city));
    const { ranked } = among(suppliers);
    const scores = ranked.map((one) => one.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(ranked[0]!.supplierId).toBe(suppliers[1]!.profile.supplierId);
  });

  it('turns equal scores with the seed: the same for one seed, another for others, each first at times', () => {
    const suppliers = Array.from({ length: 5 }, () => gardener());
    expect(ids(among(suppliers, green, 'a'))).toEqual(ids(among(suppliers, green, 'a')));
    const firsts = new Set(Array.from({ length: 60 }, (_, n) => ids(among(suppliers, green, `seed ${n}`))[0]));
    expect(firsts.size).toBe(5);
  });

  it('is fair over many opportunities, to suppliers whose numbers follow each other as well', () => {
    const suppliers = Array.from({ length: 5 }, (_, n) =>
      gardener().with({ supplierId: String(99992000100011 + 8 * n) }),
    );
    const index = createIndex();
    for (const { profile } of suppliers) index.put(profile);
    const firsts = new Map<string, number>();
    for (let n = 0; n < 2_000; n++) {
      const [first] = ids(rank(index, green, { today, seed: `q${n}` }));
      firsts.set(first!, (firsts.get(first!) ?? 0) + 1);
    }
    // 400 each, 18 of standard deviation
    expect(Math.min(...firsts.values())).toBeGreaterThan(330);
    expect(Math.max(...firsts.values())).toBeLessThan(470);
  });

  it('does not depend on the order in which suppliers came', () => {
    const suppliers = ['Poitiers', 'Poitiers', 'Buxerolles', 'Lusignan', 'Ligugé'].map((city) => gardener(city));
    const straight = JSON.stringify(among(suppliers));
    expect(JSON.stringify(among([...suppliers].reverse()))).toBe(straight);
    expect(JSON.stringify(among([suppliers[3]!, ...suppliers]))).toBe(straight);
  });

  it('tells the rule that sets anybody aside, also one who could not have been ranked anyway', () => {
    const asked = facts('Tonte des pelouses', { levers: reserved('reserved-insertion') });
    const first = gardener().provenBy('ACI');
    const unlawful = gardener('Lusignan').provenBy('SEP');
    const other = aProfile('La Blanchisserie').at('Poitiers').doing('Blanchisserie');
    const index = createIndex();
    for (const { profile } of [first, unlawful, other]) index.put(profile);
    expect(rank(index, asked, { today, seed: 's', limit: 1 }).setAside).toEqual([]);
    const ruleOf = rulesThatSetAside(index, asked, today);
    const rules = [first, unlawful, other].map(({ profile }) => ruleOf(profile.supplierId));
    expect(rules).toEqual([null, 'status/not-eligible', null]);
    expect(ruleOf('nobody')).toBeNull();
  });

  it('keeps at most what is asked, two hundred unless told', () => {
    const many = Array.from({ length: 230 }, () => gardener());
    expect(among(many).ranked).toHaveLength(200);
    expect(among(many, green, 'seed', 10).ranked).toHaveLength(10);
  });

  it('lets few suppliers of unknown trade in, after those whose trade is known and near', () => {
    const mute = Array.from({ length: 40 }, () => aProfile('ASSOC L’ESCALE').at('Poitiers').provenBy('ACI'));
    const known = gardener();
    const { ranked } = among([...mute, known]);
    expect(ranked).toHaveLength(21);
    expect(ranked[0]!.supplierId).toBe(known.profile.supplierId);
  });
});

describe('what leaves by itself', () => {
  it('has Métier and Lieu held and nothing reserved', () => {
    expect(among([gardener()]).ranked[0]!.leavesAlone).toBe(true);
  });

  it('has its Métier held by a NAF code as well', () => {
    expect(among([aProfile().at('Poitiers').with({ naf: '8130Z' })]).ranked[0]!.leavesAlone).toBe(true);
  });

  it('waits when the status asked is in doubt, and not when it is proven', () => {
    const lot = { ...green, levers: reserved('reserved-insertion') };
    expect(among([gardener().provenBy('EI', { validUntil: null })], lot).ranked[0]!.leavesAlone).toBe(false);
    expect(among([gardener().provenBy('EI')], lot).ranked[0]!.leavesAlone).toBe(true);
    expect(
      among([gardener().provenBy('EI')], { ...green, levers: [{ lever: 'reserved-insertion', sure: false }] })
        .ranked[0]!.leavesAlone,
    ).toBe(false);
  });

  it('waits when Métier or Lieu is only likely', () => {
    expect(among([aProfile().at('Poitiers').provenBy('ACI')]).ranked[0]!.leavesAlone).toBe(false);
    expect(among([gardener()], { ...green, place: NOWHERE }).ranked[0]!.leavesAlone).toBe(false);
  });

  it('is not held back by unknown capacity nor references', () => {
    const [first] = among([gardener()]).ranked;
    const states = Object.fromEntries(first!.links.map((one) => [one.name, one.state]));
    expect(states).toEqual({
      trade: 'held',
      place: 'held',
      capacity: 'to-verify',
      status: 'held',
      references: 'to-verify',
    });
    expect(first!.leavesAlone).toBe(true);
  });
});

describe('who is set aside', () => {
  it('is not eligible to what is reserved', () => {
    const sep = gardener().provenBy('SEP');
    const { ranked, setAside } = among([sep], { ...green, levers: reserved('reserved-insertion') });
    expect(ranked).toEqual([]);
    expect(setAside).toEqual([
      {
        supplierId: sep.profile.supplierId,
        code: 'status/not-eligible',
        facts: expect.objectContaining({ lever: 'reserved-insertion', article: 'L2113-13', kind: 'SEP' }) as unknown,
      },
    ]);
  });

  it('does a trade of the same division, not this one', () => {
    const { ranked, setAside } = among([
      aProfile()
        .at('Poitiers')
        .doing('Chenil', { cpv: ['77400000'] }),
    ]);
    expect(ranked).toEqual([]);
    expect(setAside.map((one) => one.code)).toEqual(['trade/other']);
  });

  it('is never someone closed, nor someone of a trade that has nothing in common', () => {
    const closed = gardener().with({ closed: true });
    const laundry = aProfile()
      .at('Poitiers')
      .doing('Blanchisserie', { cpv: ['98310000'] });
    expect(among([closed, laundry])).toEqual({ ranked: [], setAside: [] });
  });
});

describe('who works anywhere, and whose trade is in doubt', () => {
  /** A sector beside the one asked, and nothing else */
  const doubtful = (city: string, department: string) =>
    aProfile()
      .at(city, department)
      .doing('Débardage', { sectors: ['forest-works'] })
      .within({ type: 'country' });

  it('is found nearby, as any other is', () => {
    const near = [doubtful('Poitiers', '86'), doubtful('Montmorillon', '86')];
    expect(ids(among(near))).toHaveLength(2);
    expect(among(near).ranked[0]!.links[0]).toMatchObject({ name: 'trade', state: 'to-verify' });
  });

  it('is not found from the other end of the country, where those who surely do it are', () => {
    const sure = gardener().at('Lyon', '69').within({ type: 'country' });
    const { ranked, setAside } = among([doubtful('Lyon', '69'), sure]);
    expect(ranked.map((one) => one.supplierId)).toEqual([sure.profile.supplierId]);
    expect(setAside).toEqual([]);
  });

  it('is found from anywhere that it named, or when no place or no trade is asked', () => {
    const named = doubtful('Lyon', '69').within({ type: 'departments', codes: ['86', '69'] });
    const ofNoPlace = doubtful('Lyon', '69').with({ place: NOWHERE });
    expect(ids(among([named, ofNoPlace]))).toHaveLength(2);
    const far = doubtful('Lyon', '69');
    expect(ids(among([far], { ...green, place: NOWHERE }))).toHaveLength(1);
    expect(ids(among([far], facts('Prestations diverses')))).toHaveLength(1);
  });

  it('is found when the list is widened', () => {
    const index = createIndex();
    index.put(doubtful('Lyon', '69').profile);
    expect(rank(index, green, { today, seed: 'seed', wide: true }).ranked).toHaveLength(1);
  });
});

describe('the band', () => {
  it('is the best for a whole chain nearby, never above possible without Métier and Lieu held', () => {
    const whole = gardener().with({
      capacity: { people: 6, yearlyAmount: 90_000, freeFrom: null },
      references: [{ buyer: 'Ville de Brumeval', title: 'Tonte', cpv: '77310000', year: 2025, amount: null }],
    });
    const [first] = among([whole]).ranked;
    expect(first).toMatchObject({ band: 'very-likely' });
    expect(among([whole], { ...green, place: NOWHERE }).ranked[0]!.band).toBe('possible');
  });
});

describe('the score', () => {
  it('is the sum of the points of its reasons: nothing hidden moves it', () => {
    const { ranked } = among([gardener('Buxerolles').provenBy('EI').with({ naf: '8130Z' })], {
      ...green,
      levers: reserved('reserved-insertion'),
    });
    const sum = ranked[0]!.links.flatMap((link) => link.reasons).reduce((total, one) => total + one.points, 0);
    expect(ranked[0]!.score).toBeCloseTo(sum, 6);
  });

  it('comes from weights that have a version', () => {
    expect(WEIGHTS_VERSION).not.toBe('');
  });
});

describe('the index', () => {
  it('takes the last word of a supplier, and forgets it', () => {
    const index = createIndex();
    const { profile } = gardener();
    index.put(profile);
    index.put({ ...profile, closed: true });
    expect(index.size).toBe(1);
    expect(index.profile(profile.supplierId)?.closed).toBe(true);
    index.remove(profile.supplierId);
    index.remove('never seen');
    expect(index.size).toBe(0);
    expect(index.profile(profile.supplierId)).toBeNull();
  });
});

describe('input that says nothing, or too much', () => {
  const suppliers = [gardener(), aProfile().at('Poitiers').provenBy('ACI')];

  it.each<[string, Partial<OpportunityFacts>]>([
    ['an empty title', { title: '', cpv: [] }],
    ['a hundred thousand characters', { text: 'tonte '.repeat(17_000) }],
    ['a CPV that does not exist', { cpv: ['99999999', 'abc'] }],
    ['no place', { place: NOWHERE }],
    ['a negative amount', { amount: { value: -1, buyerOnly: false } }],
    ['a deadline in the past', { closesOn: '2020-01-01' }],
    [
      'every lever at once',
      {
        levers: reserved(
          'reserved-disability',
          'reserved-insertion',
          'reserved-ess',
          'reserved-prison',
          'reserved-unspecified',
        ),
      },
    ],
  ])('is ranked without a fault: %s', (_words, more) => {
    const { ranked } = among(suppliers, { ...green, ...more });
    for (const one of ranked) expect(Number.isFinite(one.score)).toBe(true);
  });

  it('understands the same facts alike', () => {
    const asked = (one: OpportunityFacts) =>
      [...understand(one).trades.values()].map((t) => [t.trade.code, t.strength]);
    expect(asked(green)).toEqual(asked(structuredClone(green)));
    expect(asked(green)[0]![0]).toBe('green-spaces');
  });

  it('leaves profiles as they were put', () => {
    const before: Profile = structuredClone(suppliers[0]!.profile);
    among(suppliers);
    expect(suppliers[0]!.profile).toEqual(before);
  });
});
