import {
  createIndex,
  linkName,
  LINKS,
  linkWords,
  rank,
  REASON_CODES,
  recomputeReason,
  renderReason,
  renderSetAside,
  stateFor,
  type OpportunityFacts,
  type Profile,
  type Reason,
  type SetAside,
} from '#lib/matching-engine';
import { NOWHERE } from '#lib/nomenclature';
import { aPlace, aProfile, facts, reserved } from '../../factories/a-profile';

const today = '2026-09-22';
const green = facts('Entretien des espaces verts de trois écoles', { cpv: ['77310000'], nature: 'services' });
const spaced = (text: string | null): string | null => text?.replace(/[\u00a0\u202f]/g, ' ') ?? null;

interface Case {
  profile: Profile;
  asked: OpportunityFacts;
  reason: Reason;
}

/** Suppliers and opportunities chosen so that every code of reason comes up. */
function everyReason(): Case[] {
  const won = { buyer: 'Ville de Brumeval', title: 'Tonte des stades', cpv: '77310000', year: 2025, amount: null };
  const capacity = { people: 6, yearlyAmount: 90_000, freeFrom: '2026-11-01' };
  const whole = aProfile('Les Jardins de Brumeval')
    .at('Buxerolles')
    .doing('Entretien d’espaces verts', { trade: 'green-spaces', cpv: ['77311000'], serviceTypes: ['service'] })
    .within({ type: 'radius', km: 30 })
    .provenBy('ACI')
    .with({ naf: '8130Z', capacity, references: [won] });
  const lean = aProfile('ASSOC L’ESCALE').at('Poitiers').provenBy('ACI', { validUntil: '2026-03-31' });
  const other = aProfile()
    .at('Lusignan')
    .doing('Tonte')
    .with({
      capacity: { ...capacity, yearlyAmount: 5_000, freeFrom: '2027-01-15' },
      references: [{ ...won, title: 'Repas', cpv: '55520000' }],
    });
  const topo = aProfile('Topographie de Puteaux').at('Courbevoie', '92').doing('Topographie');
  const regional = aProfile()
    .at('Niort', '79')
    .doing('Tonte')
    .within({ type: 'regions', codes: ['75'] })
    .with({ place: { ...aPlace('Niort', '79'), point: null } });
  const laundry = aProfile()
    .at('Poitiers')
    .doing('Blanchisserie, relevés', { cpv: ['98310000'] });
  const told = aProfile('ASSOC L’ESCALE')
    .at('Poitiers')
    .doing('Jardins', { sectors: ['green-spaces'] })
    .doing('Parkings', { sectors: ['car-park-upkeep'] })
    .provenBy('ACI')
    .with({
      capacity: {
        people: null,
        yearlyAmount: null,
        freeFrom: null,
        load: 95,
        smallestOrder: 60_000,
        measures: [{ value: 2, unit: 'écoles' }],
      },
      won: [{ ...won, where: '86194' }],
      freshOn: '2026-08-01',
    });
  const large = aProfile('ASSOC L’ESCALE')
    .at('Poitiers')
    .doing('Tonte')
    .with({
      capacity: {
        people: null,
        yearlyAmount: null,
        freeFrom: null,
        largestOrder: 60_000,
        measures: [{ value: 8, unit: 'écoles' }],
      },
      freshOn: '2020-08-01',
    });
  const team = aProfile()
    .at('Poitiers')
    .doing('Tonte')
    .with({ capacity: { people: 4, yearlyAmount: null, freeFrom: null } });
  const beside = aProfile('Maraîchage de Brumeval').at('Poitiers').provenBy('ACI');
  const linen = aProfile('La Blanchisserie').at('Poitiers').provenBy('ACI');
  const lender = aProfile('ASSOC L’ESCALE').at('Poitiers').provenBy('GEIQ');
  const nowhere = aProfile().doing('Tonte').within({ type: 'country' });
  const lots: OpportunityFacts[] = [
    { ...green, amount: { value: 48_000, buyerOnly: false }, startsOn: '2026-12-01' },
    { ...green, levers: reserved('reserved-insertion') },
    { ...green, amount: { value: 48_000, buyerOnly: true }, place: NOWHERE },
    { ...green, place: aPlace('Châtellerault') },
    facts('Relevés de topographie', { place: aPlace('Puteaux', '92') }),
    facts('Entretien des espaces verts de 5 écoles', {
      nature: 'services',
      amount: { value: 48_000, buyerOnly: true },
      levers: reserved('social-clause'),
      place: aPlace('Châtellerault'),
      buyer: { siret: '21860194100013', name: null },
    }),
    facts('Lot 3'),
    facts('Mise à disposition de personnel'),
  ];
  const temp = aProfile().at('Poitiers').provenBy('ETTI');
  const municipal = aProfile('ASSOC L’ESCALE').at('Poitiers').provenBy('ACI').with({ siret: '21860194100013' });
  lots.push({ ...green, hoursOwed: { count: 1_450, sure: true } });
  const cases: Case[] = [];
  for (const { profile } of [
    whole,
    lean,
    other,
    topo,
    regional,
    laundry,
    told,
    large,
    team,
    beside,
    linen,
    lender,
    nowhere,
    temp,
    municipal,
  ]) {
    for (const asked of lots) {
      const index = createIndex();
      index.put(profile);
      for (const one of rank(index, asked, { today, seed: 's', wide: true }).ranked) {
        for (const reason of one.links.flatMap((link) => link.reasons)) cases.push({ profile, asked, reason });
      }
    }
  }
  return cases;
}
const cases = everyReason();
const find = (code: string): Reason => cases.find((one) => one.reason.code === code)!.reason;

describe('every reason', () => {
  it('that can be given is given here', () => {
    const given = new Set(cases.map((one) => one.reason.code));
    expect(REASON_CODES.filter((code) => !given.has(code))).toEqual([]);
  });

  it('can be computed again from rows', () => {
    expect(cases.filter((one) => !recomputeReason(one.reason, one.profile, one.asked, { today }))).toEqual([]);
  });

  it('reads as a short French sentence, without a capital nor a full stop', () => {
    for (const { reason } of cases) {
      const text = renderReason(reason, 'buyer');
      expect(text).not.toBe('');
      expect(text).not.toMatch(/undefined|null|NaN|\.$/);
      expect(text.length).toBeLessThan(140);
      expect(text).not.toMatch(/ [:;?!»%€]|'/);
    }
  });

  it('is the buyer’s when it tells the buyer’s own amount, and then says nothing to anyone else', () => {
    const told = cases.filter((one) => one.asked.amount?.buyerOnly && 'amount' in one.reason.facts);
    expect(told.length).toBeGreaterThan(0);
    for (const { reason } of told) {
      expect(reason.audience).toBe('buyer');
      expect(renderReason(reason, 'everyone')).toBeNull();
      expect(renderReason(reason, 'buyer')).not.toBe('');
    }
  });
});

describe('a reason that no longer follows from rows', () => {
  const whole = cases[0]!.profile;
  const again = (reason: Reason, profile: Profile, asked = green): boolean =>
    recomputeReason(reason, profile, asked, { today });

  it.each<[string, Partial<Profile>]>([
    ['trade/declared', { activities: [] }],
    ['trade/activity', { activities: [] }],
    ['trade/cpv', { activities: [] }],
    ['trade/naf', { naf: '8122Z' }],
    ['trade/name', { name: 'Le Relais' }],
    ['place/same-epci', { place: aPlace('Châtellerault') }],
    ['place/distance', { place: aPlace('Lusignan') }],
    ['place/inside-area', { activities: [] }],
    ['capacity/people', { capacity: { people: 2, yearlyAmount: null, freeFrom: null } }],
    ['references/similar', { references: [] }],
  ])('is seen as false: %s', (code, change) => {
    const own = cases.find((one) => one.reason.code === code && one.profile === whole)!;
    expect(again(own.reason, whole, own.asked)).toBe(true);
    expect(again(own.reason, { ...whole, ...change }, own.asked)).toBe(false);
  });

  it('is seen as false on the day its proof ends', () => {
    const own = cases.find((one) => one.reason.code === 'status/eligible')!;
    const ended = own.profile.evidence.map((row) => ({ ...row, validUntil: today }));
    expect(recomputeReason(own.reason, own.profile, own.asked, { today })).toBe(true);
    expect(recomputeReason(own.reason, { ...own.profile, evidence: ended }, own.asked, { today: '2026-09-23' })).toBe(
      false,
    );
    expect(recomputeReason(own.reason, { ...own.profile, evidence: [] }, own.asked, { today })).toBe(false);
  });

  it('is seen as false when it lets the buyer’s amount out, or its code is unknown', () => {
    const own = cases.find((one) => one.reason.audience === 'buyer' && 'amount' in one.reason.facts)!;
    expect(again({ ...own.reason, audience: 'everyone' }, own.profile, own.asked)).toBe(false);
    expect(again({ ...own.reason, code: 'trade/luck' }, own.profile, own.asked)).toBe(false);
  });

  it('is seen as false with other kilometres', () => {
    const own = cases.find((one) => one.reason.code === 'place/distance' && one.profile === whole)!;
    expect(again({ ...own.reason, facts: { km: 40 } }, whole, own.asked)).toBe(false);
  });
});

describe('in French', () => {
  const say = (code: string, more: Reason['facts'] = {}): string | null => {
    const reason = find(code);
    return spaced(renderReason({ ...reason, facts: { ...reason.facts, ...more } }, 'buyer'));
  };

  it('names the activity and the CPV', () => {
    expect(say('trade/declared')).toBe('entretien d’espaces verts ↔ CPV 77310000');
    expect(say('trade/cpv')).toBe('entretien d’espaces verts ↔ CPV 77310000');
    expect(say('trade/activity', { asked: null, phrase: 'espaces verts', activity: 'Tonte' })).toBe(
      'tonte ↔ « espaces verts »',
    );
    expect(say('trade/activity', { asked: null, phrase: 'tonte', activity: 'tonte' })).toBe('tonte');
  });

  it('says what was deduced, and from what', () => {
    expect(say('trade/naf')).toBe('déduit du code NAF 8130Z, aménagement paysager');
    expect(say('trade/name')).toBe('déduit du nom : « jardins »');
  });

  it.each([
    [4, 'à 4 km'],
    [1, 'à 1 km'],
    [0.5, 'à moins de 1 km'],
  ])('says %s km', (km, words) => {
    expect(say('place/distance', { km })).toBe(words);
  });

  it('says the nearest division', () => {
    expect(say('place/same-commune')).toBe('dans la commune');
    expect(say('place/same-epci')).toBe('même intercommunalité');
    expect(say('place/same-department')).toBe('même département, Vienne');
    expect(say('place/same-region')).toBe('même région, Nouvelle-Aquitaine');
  });

  it('says the area', () => {
    expect(say('place/inside-area', { area: 'radius', km: 30 })).toBe('dans sa zone d’intervention, 30 km');
    expect(say('place/inside-area', { area: 'country' })).toBe('intervient dans toute la France');
    expect(say('place/inside-area', { area: 'epcis' })).toBe('dans sa zone d’intervention');
  });

  it('says status, capacity and references', () => {
    expect(say('status/eligible')).toBe('ACI : éligible au lot réservé L2113-13');
    expect(say('status/to-verify')).toBe('preuve ACI expirée le 31/03/2026');
    expect(say('status/open')).toBe('ouvert à tous');
    for (const [asked, said] of [
      ['social-clause', 'ses heures comptent dans la clause d’insertion'],
      ['insertion-object', 'l’insertion, objet de l’achat, est ce qu’elle fait'],
      ['social-criterion', 'un atout pour le critère social'],
    ] as const)
      expect(say('status/clause', { asked })).toBe(`ACI : ${said}`);
    expect(say('capacity/unknown')).toBe('capacité non renseignée');
    expect(say('capacity/people')).toBe('équipe de 6');
    expect(say('capacity/people', { people: 1200 })).toBe('équipe de 1 200');
    expect(say('capacity/measure-fits', { own: 12_000.5, unit: 'm²', asked: 900 })).toBe(
      '12 000,5 m² pour 900 demandés',
    );
    expect(say('capacity/size-untold', { amount: 900_000 })).toBe('n’a pas dit s’il peut prendre 900 000 € HT');
    expect(say('capacity/told', { yearlyAmount: 80_000 })).toBe('jusqu’à 80 000 € HT par an');
    expect(say('capacity/told')).toBe('capacité renseignée, à comparer');
    expect(say('capacity/amount-above')).toBe(
      'montant au-dessus de sa fourchette, 5 000 € HT par an : un groupement aiderait',
    );
    expect(say('capacity/not-free')).toBe('libre à partir du 15/01/2027');
    expect(say('references/similar', { count: 3 })).toBe(
      '3 marchés semblables, dont « Tonte des stades », Ville de Brumeval, 2025',
    );
    expect(say('references/similar', { count: 1 })).toBe(
      '1 marché semblable, dont « Tonte des stades », Ville de Brumeval, 2025',
    );
    expect(say('references/other', { count: 1 })).toBe('un marché d’un autre métier');
  });

  it('says nothing for a code it does not know', () => {
    expect(
      renderReason({ code: 'trade/luck', link: 'trade', audience: 'everyone', points: 0, facts: {} }, 'everyone'),
    ).toBe('');
  });

  it('names the links and their states', () => {
    expect(LINKS.map(linkName)).toEqual(['Métier', 'Lieu', 'Capacité', 'Statut', 'Références']);
    expect((['held', 'to-verify', 'missing'] as const).map(linkWords)).toEqual(['tenu', 'à vérifier', 'manque']);
  });

  it('shows the buyer the state that its own amount gives, and everyone else the public one', () => {
    const link = { name: 'capacity', state: 'to-verify', buyerState: 'missing', reasons: [] } as const;
    expect(stateFor({ ...link, reasons: [] }, 'buyer')).toBe('missing');
    expect(stateFor({ ...link, reasons: [] }, 'everyone')).toBe('to-verify');
    expect(stateFor({ name: 'capacity', state: 'held', reasons: [] }, 'buyer')).toBe('held');
  });
});

describe('why a supplier was set aside', () => {
  it.each<[SetAside['code'], SetAside['facts'], string, string]>([
    [
      'place/area-excludes',
      { km: 12 },
      'Hors de sa zone d’intervention, à 12 km',
      'un lieu dans sa zone, ou une zone élargie',
    ],
    [
      'place/area-excludes',
      { km: null },
      'Hors de sa zone d’intervention',
      'un lieu dans sa zone, ou une zone élargie',
    ],
    ['place/too-far', { km: 80 }, 'Trop loin : 80 km', 'un lieu plus proche, ou une zone déclarée'],
    ['place/too-far', { km: null }, 'Trop loin : autre département', 'un lieu plus proche, ou une zone déclarée'],
    ['trade/other', { activity: 'Chenil' }, 'Métier trop éloigné : Chenil', 'un lot séparé dans son métier'],
    [
      'status/not-eligible',
      { lever: 'reserved-insertion', article: 'L2113-13', kind: 'SEP' },
      'SEP : non éligible au lot réservé L2113-13',
      'un lot non réservé, ou réservé par un autre article',
    ],
    ['unknown/rule', {}, 'Écarté', 'un besoin différent'],
  ])('%s', (code, told, motive, lift) => {
    const words = renderSetAside({ code, facts: told });
    expect(spaced(words.motive)).toBe(motive);
    expect(words.lift).toBe(lift);
  });
});
