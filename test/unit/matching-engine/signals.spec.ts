import { createIndex, rank, type LinkName, type OpportunityFacts, type Profile } from '#lib/matching-engine';
import { sectorsOfTrade } from '#lib/nomenclature';
import { aProfile, facts, type ProfileFactory } from '../../factories/a-profile';

const options = { today: '2026-09-22', seed: 'seed' };
const green = facts('Entretien des espaces verts', { cpv: ['77310000'], nature: 'services' });

function linkOf(name: LinkName, supplier: ProfileFactory, asked: OpportunityFacts = green) {
  const index = createIndex();
  index.put(supplier.profile);
  const [first] = rank(index, asked, options).ranked;
  const link = first?.links.find((one) => one.name === name);
  return { score: first?.score ?? 0, state: link?.state, buyerState: link?.buyerState, reasons: link?.reasons ?? [] };
}
const codes = (found: { reasons: { code: string }[] }): string[] => found.reasons.map((one) => one.code);
const here = () => aProfile().at('Poitiers');

describe('Métier', () => {
  it.each([
    ['a declared trade', here().doing('', { trade: 'green-spaces' }), 'held', 'trade/declared'],
    ['the words of an activity', here().doing('Tonte et taille de haies'), 'held', 'trade/activity'],
    ['a declared CPV of the same class', here().doing('Plantes', { cpv: ['77311000'] }), 'held', 'trade/cpv'],
    ['the NAF code', here().with({ naf: '8130Z' }), 'held', 'trade/naf'],
    ['the name', aProfile('Les Jardins de Brumeval').at('Poitiers'), 'held', 'trade/name'],
  ] as const)('is held by %s', (_words, supplier, state, code) => {
    const found = linkOf('trade', supplier);
    expect(found.state).toBe(state);
    expect(codes(found)).toContain(code);
  });

  it('is to be verified by a CPV of the same group only, or by a word that is shared', () => {
    expect(linkOf('trade', here().doing('Plantes', { cpv: ['77390000'] })).state).toBe('to-verify');
    const words = linkOf('trade', here().doing('Topographie'), facts('Relevés de topographie'));
    expect(words.state).toBe('to-verify');
    expect(words.reasons[0]).toMatchObject({ code: 'trade/words', facts: { words: 'topographie' } });
    expect(linkOf('trade', aProfile('LE REEMPLOI').at('Poitiers'), facts('Réemploi de jouets')).reasons).toContainEqual(
      expect.objectContaining({ code: 'trade/words', facts: { words: 'réemploi' } }),
    );
  });

  it('tells, beside a sign, what its kind usually does of that trade, and of no other that is asked as well', () => {
    const both = facts('Espaces verts et nettoyage de bureaux', { cpv: ['77310000', '90910000'], nature: 'services' });
    const usual = (supplier: ProfileFactory) =>
      linkOf('trade', supplier.provenBy('EI'), both).reasons.flatMap(({ code, facts: told }) =>
        code === 'trade/kind-usual' ? [told['trade']] : [],
      );
    expect(usual(here().doing('Plantes', { cpv: ['77311000'] }))).toEqual(['green-spaces']);
    expect(usual(here().doing('', { sectors: [sectorsOfTrade('green-spaces')[0]!.code] }))).toEqual(['green-spaces']);
    expect(usual(here().doing('Propreté', { cpv: ['90911200'] }))).toEqual(['cleaning']);
  });

  it('is missing, and unranked, when all that is known is another trade', () => {
    expect(linkOf('trade', here().doing('Blanchisserie').provenBy('ACI')).state).toBeUndefined();
    expect(linkOf('trade', here().with({ naf: '9601A' }).provenBy('ACI')).state).toBeUndefined();
  });

  it.each(['8899B', '9499Z'])('is deduced from nothing when the NAF is %s: a usual kind is only a lead', (naf) => {
    const found = linkOf('trade', here().with({ naf }).provenBy('ACI'));
    expect(found.state).toBe('to-verify');
    expect(codes(found)).toEqual(expect.arrayContaining(['trade/kind-usual', 'trade/unknown']));
    expect(linkOf('trade', here().with({ naf }).provenBy('MUTUELLE')).state).toBeUndefined();
  });

  it('is read from the CPV when the object says nothing, and from the object when there is no CPV', () => {
    const supplier = here().doing('Tonte');
    expect(linkOf('trade', supplier, facts('Lot 2', { cpv: ['77310000'] })).state).toBe('held');
    expect(linkOf('trade', supplier, facts('Tonte des parcs')).state).toBe('held');
  });

  it('is not held by a word lost in the long text of a notice', () => {
    const long = facts('Construction d’un gymnase', { text: 'La tonte sera à la charge du maître d’ouvrage.' });
    expect(linkOf('trade', here().doing('Tonte'), long).state).not.toBe('held');
  });

  it('is worth more declared than deduced, and more with two signs than one', () => {
    const declared = linkOf('trade', here().doing('Tonte', { trade: 'green-spaces' })).score;
    const worded = linkOf('trade', here().doing('Tonte')).score;
    const naf = linkOf('trade', here().with({ naf: '8130Z' })).score;
    const both = linkOf('trade', here().with({ naf: '8130Z' }).doing('Tonte')).score;
    expect(declared).toBeGreaterThan(worded);
    expect(worded).toBeGreaterThan(naf);
    expect(both).toBeGreaterThan(worded);
  });

  it('counts what is sold: services asked of who only lends staff lose points', () => {
    const does = linkOf('trade', here().doing('Tonte', { serviceTypes: ['service'] })).score;
    const lends = linkOf('trade', here().doing('Tonte', { serviceTypes: ['staff'] })).score;
    const untold = linkOf('trade', here().doing('Tonte')).score;
    expect(does).toBeGreaterThan(untold);
    expect(lends).toBeLessThan(untold);
  });
});

describe('Capacité', () => {
  const able = (capacity: Partial<Profile['capacity']>) =>
    here()
      .doing('tonte')
      .with({ capacity: { people: null, yearlyAmount: null, freeFrom: null, ...capacity } });
  const asks = (value: number, buyerOnly = false) => ({ ...green, amount: { value, buyerOnly } });

  it('is to be verified when nothing is told, and holds nothing back', () => {
    const found = linkOf('capacity', able({}), asks(50_000));
    expect(found).toMatchObject({ state: 'to-verify' });
    expect(codes(found)).toEqual(['capacity/unknown']);
  });

  it.each([
    [100_000, 'held', 'capacity/amount-fits'],
    [50_000, 'held', 'capacity/amount-fits'],
    [49_999, 'to-verify', 'capacity/amount-above'],
    [10_000, 'missing', 'capacity/amount-above'],
  ])('for 50 000 €, of who does %s € a year, is %s', (yearlyAmount, state, code) => {
    const found = linkOf('capacity', able({ yearlyAmount }), asks(50_000));
    expect(found.state).toBe(state);
    expect(codes(found)).toContain(code);
  });

  it('keeps a buyer’s own amount from everyone else: the reason is the buyer’s, the public state does not move', () => {
    const found = linkOf('capacity', able({ yearlyAmount: 10_000 }), asks(50_000, true));
    expect(found).toMatchObject({ state: 'to-verify', buyerState: 'missing' });
    for (const one of found.reasons) if ('amount' in one.facts) expect(one.audience).toBe('buyer');
    expect(linkOf('capacity', able({ yearlyAmount: 90_000 }), asks(50_000, true))).toMatchObject({
      state: 'to-verify',
      buyerState: 'held',
    });
  });

  it.each([
    ['2026-12-01', 'held', 'capacity/free'],
    ['2026-12-02', 'missing', 'capacity/not-free'],
  ])('for work that starts on 1 December, of who is free from %s, is %s', (freeFrom, state, code) => {
    const found = linkOf('capacity', able({ freeFrom }), { ...green, startsOn: '2026-12-01' });
    expect(found.state).toBe(state);
    expect(codes(found)).toContain(code);
  });

  it('is held by a team that is told', () => {
    expect(linkOf('capacity', able({ people: 6 })).state).toBe('held');
  });

  it('is to be verified when an amount is asked and only a team is told, whatever its size', () => {
    const found = linkOf('capacity', able({ people: 4 }), asks(900_000));
    expect(found.state).toBe('to-verify');
    expect(codes(found)).toContain('capacity/size-untold');
    expect(linkOf('capacity', able({ people: 4 }), asks(900_000, true))).toMatchObject({
      state: 'held',
      buyerState: 'to-verify',
    });
    expect(codes(linkOf('capacity', able({ people: 4, largestOrder: 950_000 }), asks(900_000)))).not.toContain(
      'capacity/size-untold',
    );
  });

  it.each([0, -5])('ignores an amount of %s', (value) => {
    expect(codes(linkOf('capacity', able({ yearlyAmount: 10_000 }), asks(value)))).toEqual(['capacity/told']);
  });
});

describe('Références', () => {
  const won = (title: string, cpv: string | null = null, year = 2025) => ({
    buyer: 'Ville de Brumeval',
    title,
    cpv,
    year,
    amount: null,
  });
  const with_ = (...references: ReturnType<typeof won>[]) => here().doing('tonte').with({ references });

  it('are to be verified when none is told', () => {
    expect(linkOf('references', with_())).toMatchObject({ state: 'to-verify' });
  });

  it.each([
    ['a near CPV', won('Marché 12', '77311000')],
    ['its words', won('Élagage des arbres d’alignement')],
  ])('are held by a contract won on %s', (_words, one) => {
    const found = linkOf('references', with_(one));
    expect(found.state).toBe('held');
    expect(found.reasons[0]?.facts).toMatchObject({
      count: 1,
      title: one.title,
      buyer: 'Ville de Brumeval',
      year: 2025,
    });
  });

  it('are missing when all were of another trade, and never worth more than unknown', () => {
    const other = linkOf('references', with_(won('Blanchisserie', '98310000')));
    expect(other.state).toBe('missing');
    expect(other.score).toBeLessThan(linkOf('references', with_()).score);
  });

  it('count, and quote the last one', () => {
    const found = linkOf(
      'references',
      with_(won('Tonte A', null, 2023), won('Tonte B', null, 2025), won('Repas', '55520000')),
    );
    expect(found.reasons[0]?.facts).toMatchObject({ count: 2, title: 'Tonte B', year: 2025 });
  });
});
