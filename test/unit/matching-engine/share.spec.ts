import {
  createIndex,
  partnersOf,
  rank,
  renderPart,
  renderShareReason,
  SHARE_REASON_CODES,
  shareOf,
  shareTitle,
  type OpportunityFacts,
  type Profile,
  type SharePlan,
} from '#lib/matching-engine';
import { allCombinations, combinations, partsOf } from '../../../libs/matching-engine/src/share/combinations';
import { roomOf } from '../../../libs/matching-engine/src/share/partners';
import { aPlace, aProfile, facts, reserved, type ProfileFactory } from '../../factories/a-profile';

const today = '2026-09-22';
const asked = (value: number, more: Partial<OpportunityFacts> = {}): OpportunityFacts =>
  facts('Entretien des espaces verts', { cpv: ['77310000'], amount: { value, buyerOnly: false }, ...more });
const capacity = (yearlyAmount: number | null, more: Partial<Profile['capacity']> = {}): Profile['capacity'] => ({
  people: null,
  yearlyAmount,
  freeFrom: null,
  ...more,
});
const gardener = (yearlyAmount: number | null, more: Partial<Profile['capacity']> = {}): ProfileFactory =>
  aProfile()
    .at('Poitiers')
    .doing('Entretien d’espaces verts')
    .with({ capacity: capacity(yearlyAmount, more) });
const spaced = (text: string | null): string | null => text?.replace(/[\u00a0\u202f]/g, ' ') ?? null;

function plan(given: OpportunityFacts, ...suppliers: ProfileFactory[]): SharePlan | null {
  const index = createIndex();
  for (const { profile } of suppliers) index.put(profile);
  return shareOf(index, given, rank(index, given, { today, seed: 'seed' }), { today });
}
const ids = (...suppliers: ProfileFactory[]): string[] => suppliers.map(({ profile }) => profile.supplierId).sort();
const membersOf = (found: SharePlan | null, at = 0): string[] =>
  found!.proposals[at]!.members.map(({ supplierId }) => supplierId).sort();

describe('what a supplier can still take', () => {
  it.each([
    [capacity(100_000), 100_000],
    [capacity(100_000, { load: 40 }), 60_000],
    [capacity(100_000, { load: 140 }), 0],
    [capacity(100_000, { load: 40, largestOrder: 25_000 }), 25_000],
    [capacity(null, { largestOrder: 25_000 }), 25_000],
    [capacity(null, { load: 40 }), null],
  ])('%j: %p', (told, room) => {
    expect(roomOf(aProfile().with({ capacity: told }).profile)).toBe(room);
  });
});

describe('parts', () => {
  it.each([
    [90_000, [60_000, 40_000]],
    [100, [60, 41]],
    [99_999.99, [33_333.33, 33_333.33, 50_000]],
    [7, [3, 2, 2]],
    [216_000, [215_999, 1]],
    [1_450_000.5, [700_000, 700_000, 60_000]],
  ])('of %p among %j add up to the cent and stay in their rooms', (amount, rooms) => {
    const parts = partsOf(amount, rooms);
    expect(Math.round(parts.reduce((sum, part) => sum + part, 0) * 100)).toBe(Math.round(amount * 100));
    parts.forEach((part, index) => expect(part).toBeLessThanOrEqual(rooms[index]!));
  });

  it('are looked for among the best ranked first, without a useless member', () => {
    expect(combinations(['a', 'b', 'c', 'd'], 2).map((one) => one.join(''))).toEqual([
      'ab',
      'ac',
      'ad',
      'bc',
      'bd',
      'cd',
    ]);
    const kept = allCombinations([4, 3, 2, 1], 4, (some) => some.reduce((sum, one) => sum + one, 0) >= 6);
    expect(kept).toEqual([
      [4, 3],
      [4, 2],
      [3, 2, 1],
    ]);
  });
});

describe('sharing by capacity', () => {
  it('is not proposed while two are big enough, nor when nobody told what it can take', () => {
    expect(plan(asked(50_000), gardener(60_000), gardener(70_000), gardener(10_000), gardener(45_000))).toBeNull();
    expect(plan(asked(50_000), gardener(null), gardener(null))).toBeNull();
    expect(plan(asked(50_000))).toBeNull();
    expect(plan({ ...asked(1), amount: null }, gardener(10), gardener(20))).toBeNull();
  });

  it('makes lots of two that suffice together, and a group of others', () => {
    const [a, b, c] = [gardener(60_000), gardener(50_000), gardener(45_000)];
    const found = plan(asked(90_000), a, b, c)!;
    expect(spaced(renderShareReason(found.because, 'everyone'))).toBe(
      'Aucun fournisseur sûr ne dit pouvoir prendre seul 90 000 € HT : le plus grand prend 60 000 € HT.',
    );
    expect(found.proposals.map(({ form, members }) => shareTitle(form, members.length))).toEqual([
      'Deux lots',
      'Un groupement',
    ]);
    for (const { members } of found.proposals) {
      expect(members.reduce((sum, { part }) => sum + part!, 0)).toBe(90_000);
      for (const { part, room } of members) expect(part).toBeLessThanOrEqual(room!);
    }
    expect(membersOf(found)).not.toEqual(membersOf(found, 1));
    expect(spaced(renderShareReason(found.reminder, 'everyone'))).toMatch(
      /^Répartir ne change pas la valeur à comparer aux seuils : tous les lots s’additionnent/,
    );
  });

  it('takes the fewest who suffice, and four at most', () => {
    const small = [gardener(10_000), gardener(10_000), gardener(10_000), gardener(10_000), gardener(10_000)];
    expect(plan(asked(30_000), ...small)!.proposals[0]!.members).toHaveLength(3);
    expect(plan(asked(50_000), ...small)).toBeNull();
  });

  it('leaves to one who is silent a rest to be confirmed, if it is less than half', () => {
    const [big, silent] = [gardener(60_000), gardener(null)];
    const found = plan(asked(90_000), big, silent)!;
    expect(found.proposals).toHaveLength(1);
    const part = found.proposals[0]!.members.find(({ supplierId }) => supplierId === silent.profile.supplierId)!;
    expect(spaced(renderPart(part, 'everyone', false))).toBe('30 000 € HT, à confirmer');
    expect(spaced(renderShareReason(found.proposals[0]!.reasons[0]!, 'everyone'))).toMatch(/^Il reste 30 000 € HT/);
    expect(plan(asked(130_000), big, silent)).toBeNull();
  });

  it('leaves no rest below the smallest order of who is silent', () => {
    const [big, picky, silent] = [gardener(60_000), gardener(null, { smallestOrder: 40_000 }), gardener(null)];
    expect(plan(asked(90_000), big, picky)).toBeNull();
    expect(membersOf(plan(asked(90_000), big, picky, silent))).toEqual(ids(big, silent));
  });

  it('names to a supplier those alone whose part is worth an order', () => {
    const [own, picky, other] = [gardener(60_000), gardener(40_000, { smallestOrder: 38_000 }), gardener(35_000)];
    const index = createIndex();
    for (const { profile } of [own, picky, other]) index.put(profile);
    const given = asked(90_000);
    const ranking = rank(index, given, { today, seed: 'seed' });
    const { supplierId } = own.profile;
    expect(partnersOf(index, given, ranking, { supplierId, today })).toEqual([other.profile.supplierId]);
  });

  it('gives nobody less than its smallest order', () => {
    const [a, b, picky] = [gardener(60_000), gardener(35_000), gardener(40_000, { smallestOrder: 38_000 })];
    // Beside the first it would get 36,000
    const found = plan(asked(90_000), a, b, picky)!;
    expect(found.proposals).toHaveLength(1);
    expect(membersOf(found)).toEqual(ids(a, b));
  });

  it('counts only those who may answer for sure', () => {
    const may = gardener(60_000).provenBy('ACI');
    const also = gardener(50_000).provenBy('EI');
    const never = gardener(90_000).provenBy('SCOP');
    const ended = gardener(80_000).provenBy('ACI', { validUntil: '2026-01-01' });
    const found = plan(asked(90_000, { levers: reserved('reserved-insertion') }), may, also, never, ended)!;
    expect(found.proposals).toHaveLength(1);
    expect(membersOf(found)).toEqual(ids(may, also));
    expect(found.proposals[0]!.reasons.map(({ code }) => code)).toContain('share/eligible-each');
  });

  it('says nothing of the amount to others when it is the buyer’s own', () => {
    const found = plan(
      asked(90_000, { amount: { value: 90_000, buyerOnly: true } }),
      gardener(60_000),
      gardener(50_000),
    )!;
    const reasons = [found.because, ...found.proposals.flatMap((one) => one.reasons)];
    for (const reason of reasons) {
      expect(renderShareReason(reason, 'everyone')).toBeNull();
      expect(renderShareReason(reason, 'buyer')).not.toBe('');
    }
    expect(renderPart(found.proposals[0]!.members[0]!, 'everyone', true)).toBe('');
  });
});

describe('sharing by what completes', () => {
  it('puts together those whose trades are all that are named, when nobody does both', () => {
    const both = facts('Nettoyage des locaux et entretien des espaces verts', { nature: 'services' });
    const green = aProfile().at('Poitiers').doing('Entretien d’espaces verts');
    const clean = aProfile().at('Poitiers').doing('Nettoyage de locaux');
    const found = plan(both, green, clean)!;
    expect(found.because.code).toBe('share/several-trades');
    expect(membersOf(found)).toEqual(ids(green, clean));
    expect(found.proposals[0]!.members.every(({ trades }) => trades.length === 1)).toBe(true);
    const whole = aProfile().at('Poitiers').doing('Nettoyage de locaux').doing('Entretien d’espaces verts');
    expect(plan(both, green, clean, whole)).toBeNull();
  });

  it('puts side by side what is done, not the premises where it is', () => {
    const both = facts('Nettoyage de la cuisine centrale et entretien des espaces verts', { nature: 'services' });
    const green = aProfile().at('Poitiers').doing('Entretien d’espaces verts');
    const clean = aProfile().at('Poitiers').doing('Nettoyage de locaux');
    expect(membersOf(plan(both, green, clean)!)).toEqual(ids(green, clean));
  });

  it.each([
    'Buffets de la saison culturelle',
    'Mobilier de réemploi pour un lieu de travail partagé',
    'Nettoyage de la médiathèque et de ses vitres',
  ])('does not take « %s » for several trades', (title) => {
    const doing = ['Traiteur, buffets', 'Spectacles, événements culturels', 'Ressourcerie', 'Menuiserie', 'Nettoyage'];
    expect(plan(facts(title), ...doing.map((text) => aProfile().at('Poitiers').doing(text)))).toBeNull();
  });

  it('puts together by capacity those alone who do each of the trades', () => {
    const cleaner = aProfile()
      .at('Poitiers')
      .doing('Nettoyage de bureaux')
      .with({ capacity: capacity(60_000) });
    const gardeners = [gardener(60_000), gardener(60_000), gardener(60_000)];
    const both = facts('Entretien des espaces verts et nettoyage de bureaux', {
      amount: { value: 100_000, buyerOnly: false },
    });
    const found = plan(both, ...gardeners, cleaner)!;
    expect(found.proposals.length).toBeGreaterThan(0);
    for (const at of found.proposals.keys()) expect(membersOf(found, at)).toContain(cleaner.profile.supplierId);
    const told = found.proposals[0]!.members.map((one) => spaced(renderPart(one, 'buyer', true)));
    expect(told).toContainEqual(expect.stringMatching(/^nettoyage de locaux : \d+ 000 €/));
    expect(told).toContainEqual(expect.stringMatching(/^espaces verts : \d+ 000 €/));
    expect(plan(both, ...gardeners)!.proposals).not.toHaveLength(0);
  });

  it('puts together those whose areas are all the places, when nobody goes everywhere', () => {
    const two = facts('Entretien des espaces verts', {
      cpv: ['77310000'],
      otherPlaces: [aPlace('Niort', '79')],
    });
    const here = aProfile()
      .at('Poitiers')
      .doing('Entretien d’espaces verts')
      .within({ type: 'departments', codes: ['86'] });
    const there = aProfile()
      .at('Niort', '79')
      .doing('Entretien d’espaces verts')
      .within({ type: 'departments', codes: ['79'] });
    const found = plan(two, here, there)!;
    expect(found.because.code).toBe('share/several-places');
    expect(membersOf(found)).toEqual(ids(here, there));
    expect(found.proposals[0]!.members.flatMap(({ places }) => places).sort()).toEqual(['Niort', 'Poitiers']);
    const everywhere = aProfile().at('Poitiers').doing('Entretien d’espaces verts').within({ type: 'country' });
    expect(plan(two, here, there, everywhere)).toBeNull();
  });

  it('ties a structure of insertion to a conventional one, unless something is reserved', () => {
    const inclusive = gardener(20_000).provenBy('ACI');
    const firm = gardener(80_000);
    const found = plan(asked(90_000), inclusive, firm)!;
    const codes = (one: SharePlan | null) =>
      one?.proposals.flatMap(({ reasons }) => reasons.map(({ code }) => code)) ?? [];
    expect(membersOf(found)).toEqual(ids(inclusive, firm));
    // The same two are proposed once, by capacity; alone big enough, the firm could not be part of lots by capacity
    const enough = gardener(95_000);
    expect(codes(plan(asked(90_000), inclusive, enough))).toEqual(['share/kinds-complete']);
    expect(codes(plan(asked(90_000, { levers: reserved('reserved-insertion') }), inclusive, enough))).toEqual([]);
  });
});

describe('a plan', () => {
  const suppliers = Array.from({ length: 9 }, (_, at) => gardener(8_000 + 3_000 * at, { load: at }));

  it('is the same whatever the order in which suppliers came, and holds three proposals at most', () => {
    const one = plan(asked(60_000), ...suppliers)!;
    const other = plan(asked(60_000), ...[...suppliers].reverse())!;
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    expect(one.proposals.length).toBeLessThanOrEqual(3);
  });

  it('gives reasons that are all rendered in French', () => {
    const given = [
      plan(asked(60_000), ...suppliers),
      plan(asked(60_000), gardener(70_000), gardener(40_000), gardener(30_000)),
    ].flatMap((one) => [one!.because, one!.reminder, ...one!.proposals.flatMap(({ reasons }) => reasons)]);
    for (const reason of given) {
      expect(SHARE_REASON_CODES).toContain(reason.code);
      expect(renderShareReason(reason, 'buyer')).toMatch(/^[A-ZÀÉ].*\.$/u);
      expect(renderShareReason(reason, 'buyer')).not.toMatch(/undefined|NaN|null/);
    }
  });
});
