import { adviseLevers, type AdviceFacts } from '#lib/matching-engine';
import { leverCard, type LeverCardView } from '../../../src/web/shared/lever-card.view';
import { localSupply } from '../../../src/web/shared/local-supply';
import { adviceFacts } from '../../factories/advice-facts';

const cardOf = (facts: AdviceFacts, what: 'ce marché' | 'ce lot' = 'ce marché'): LeverCardView =>
  leverCard(adviseLevers(facts), { what, nature: facts.nature });
const plain = (text: string | null | undefined): string => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');

describe('a lever card', () => {
  it('has nothing of the Code for a private buyer: no justification, no source', () => {
    const card = cardOf(adviceFacts({ buyer: 'private', yearTotal: null }, 'ACI', 'EI'));
    expect(card).toMatchObject({
      title: 'Achat privé',
      why: [],
      write: null,
      justification: null,
      others: [],
      questions: [],
      procedure: null,
      sources: [],
    });
  });

  it('speaks of the lot where it is about one, and of the contract elsewhere', () => {
    const facts = adviceFacts({ lots: 3, allLots: 150_000, yearTotal: 150_000 }, 'ACI', 'EI');
    const lot = cardOf(facts, 'ce lot');
    expect(lot.write?.text).toMatch(/^«\u00a0Le présent lot est réservé/);
    expect(lot.why.map(({ text }) => plain(text))).toContain('2 structures ont la capacité du lot entier.');
    expect(lot.others.map(({ text }) => plain(text)).join()).toContain(
      'Le marché a 3 lots : celui-ci peut être réservé',
    );
    const whole = cardOf(adviceFacts({}, 'ACI', 'EI'));
    expect(whole.write?.text).toMatch(/^«\u00a0Le présent marché est réservé/);
    expect(whole.why.map(({ text }) => plain(text))).toContain('2 structures ont la capacité du marché entier.');
  });

  it('proposes no text for reservations that do not stand together, and still says the other levers', () => {
    const card = cardOf(adviceFacts({ chosen: ['reserved-insertion', 'reserved-prison'] }, 'ACI', 'EI'), 'ce lot');
    expect(card).toMatchObject({ reserves: true, why: [], write: null });
    expect(card.mark.text).toBe('Réservation à revoir');
    expect(card.text).toContain('L2113-14');
    expect(card.others.map(({ name }) => name)).toContain('Clause d’insertion');
  });

  it('says that a listed service may be bought in adapted procedure above the European threshold', () => {
    const said = (cpv: string): string => plain(cardOf(adviceFacts({ cpv: [cpv], yearTotal: 300_000 })).procedure);
    expect(said('85312310')).toContain('procédure formalisée, ou adaptée si l’objet est bien dans la liste');
    expect(said('77310000')).toContain('À 300 000 € HT : procédure formalisée. Seuils comparés : 60 000 €, 216 000 €');
  });

  it('says of a code that nobody confirmed that it was only proposed', () => {
    const facts = { ...adviceFacts({}, 'ACI', 'EI'), cpvIsProposed: true };
    expect(plain(cardOf(facts).refused)).toContain('CPV 77310000-6, proposé d’après vos mots : hors de la liste');
    expect(plain(cardOf({ ...facts, cpvIsProposed: false }).refused)).toContain('CPV 77310000-6 : hors de la liste');
  });

  it('says that a purchase worth more than the total that was typed is what counts', () => {
    const said = (yearTotal: number): string => plain(cardOf(adviceFacts({ amount: 205_000, yearTotal })).procedure);
    expect(said(59_999)).toContain('À 205 000 € HT, la valeur de l’achat, plus haute que le total indiqué : procédure');
    expect(said(205_000)).toContain('À 205 000 € HT : procédure adaptée');
  });

  it('tells what would change an answer as things that may change, not as duties', () => {
    const facts = adviceFacts({ cpv: ['80500000'], chosen: ['reserved-ess'] }, 'ASSOCIATION', 'SCIC');
    expect(cardOf(facts).changes.map(plain)).toEqual([
      'moins de deux structures éligibles',
      'un objet hors de la liste annexée au code',
      'une structure sans mission de service public liée à ces services',
      'une durée de plus de 36 mois',
      'un titulaire d’un tel marché du même acheteur depuis 3 ans',
    ]);
  });

  it('counts works by operation, never by year', () => {
    const works = adviceFacts({ nature: 'works', cpv: ['45442100'], yearTotal: 90_000 }, 'ACI', 'EI');
    const said = cardOf(works).why.map(({ text }) => plain(text));
    expect(said).toContain('Opération de 90 000 € HT, sous 100 000 € HT (R2122-8, depuis le 01/01/2026).');
  });
});

describe('local supply', () => {
  const reason = (facts: Record<string, number>, audience: 'everyone' | 'buyer') => ({
    code: 'capacity/amount-fits',
    link: 'capacity' as const,
    audience,
    points: 1,
    facts,
  });
  const of = (...reasons: ReturnType<typeof reason>[]) => ({
    links: [{ name: 'capacity' as const, state: 'held' as const, reasons }],
    evidence: [{ id: 'a', kind: 'ACI' as const, source: 'test', checkedAt: '2026-09-02', validUntil: '2027-12-31' }],
  });
  const twoCanTake = (audience: 'everyone' | 'buyer', ...reasons: ReturnType<typeof reason>[]) =>
    localSupply([of(...reasons), of(...reasons)], { closesOn: null, today: '2026-09-22', audience }).reserve[
      'reserve-insertion'
    ].twoCanTake;

  it('reads a year’s work from whichever reason tells it, never from one that is for the buyer alone', () => {
    const yearly = { yearlyAmount: 60_000, amount: 48_000 };
    expect(twoCanTake('everyone', reason({ people: 12 }, 'everyone'), reason(yearly, 'everyone'))).toBe(60_000);
    expect(twoCanTake('everyone', reason(yearly, 'buyer'))).toBeNull();
    expect(twoCanTake('buyer', reason(yearly, 'buyer'))).toBe(60_000);
  });
});
