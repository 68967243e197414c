import {
  adviseLevers,
  renderGround,
  renderVerdict,
  ADVICE_OPTIONS,
  supplyOf,
  whatIfFacts,
  type Advice,
  type AdviceFacts,
  type AdviceOption,
  type AdvisedLever,
  type GroundCode,
} from '#lib/matching-engine';
import { ADVICE_DAY, adviceFacts, aLocal } from '../../factories/advice-facts';

const lever = (advice: Advice, option: AdviceOption): AdvisedLever =>
  advice.levers.find((one) => one.option === option)!;
const answer = (facts: AdviceFacts, option: AdviceOption) => lever(adviseLevers(facts), option).answer;
const stateOf = (found: AdvisedLever, code: GroundCode) => found.grounds.find((one) => one.code === code)?.state;
const asked = (facts: AdviceFacts) => adviseLevers(facts).questions.map(({ fact }) => fact);

describe('advice for a purchase of which all is known', () => {
  const facts = adviceFacts({}, 'ACI', 'EI', 'ESAT');
  const advice = adviseLevers(facts);

  it('judges each lever once, in a fixed order, and asks nothing', () => {
    expect(advice.levers.map(({ option }) => option)).toEqual([...ADVICE_OPTIONS]);
    expect(advice.questions).toEqual([]);
  });

  it('speaks first of the reservation that leaves most competition, on condition: its article was not read in the law', () => {
    expect(advice.verdict).toBe('reservation-conditional');
    expect(advice.best).toMatchObject({ option: 'reserve-insertion', answer: 'conditional' });
    expect(advice.best!.law).toMatchObject([
      { article: 'L2113-13', validFrom: '2019-04-01', certainty: 'secondary', toConfirm: true },
    ]);
    expect(stateOf(advice.best!, 'supply/competition')).toBe('held');
  });

  it('cites an article, its source and a day for each lever it does not refuse', () => {
    for (const { answer: said, law } of advice.levers) {
      if (said === 'no') continue;
      expect(law.length).toBeGreaterThan(0);
      for (const ref of law)
        expect(ref).toMatchObject({ validFrom: '2019-04-01', source: expect.stringMatching(/.{8}/) });
    }
  });

  it('says what the year’s total allows: under 60 000 € since April 2026', () => {
    const direct = lever(advice, 'direct-purchase');
    expect(direct.answer).toBe('conditional');
    expect(direct.grounds[0]).toMatchObject({
      code: 'value/under',
      state: 'held',
      facts: { value: 55_000, limit: 60_000 },
    });
    expect(advice.procedure).toMatchObject({ kind: 'direct', value: 55_000, gazette: false });
  });

  it('computes the hours of a clause with their formula', () => {
    expect(lever(advice, 'social-clause').hours).toMatchObject({
      hours: 64,
      value: 48_000,
      share: 0.8,
      rate: 0.05,
      hourlyCost: 30,
    });
  });

  it('refuses what the object is not: neither a listed service, nor the ESS, nor prison', () => {
    for (const option of ['reserve-ess', 'reserve-prison', 'listed-services', 'small-lot'] as const)
      expect(lever(advice, option).answer).toBe('no');
  });
});

describe('reservations', () => {
  it.each([
    [['ACI', 'EI'], 'reserve-insertion'],
    [['ESAT', 'EA', 'ACI'], 'reserve-disability'],
    [['ESAT', 'ACI'], 'reserve-both'],
    [['ACI', 'EI', 'ESAT', 'EA'], 'reserve-insertion'],
  ] as const)('of %j: %s', (kinds, option) => {
    expect(adviseLevers(adviceFacts({}, ...kinds)).best?.option).toBe(option);
  });

  it.each([[[]], [['ACI']], [['SCOP', 'SCIC', 'ASSOCIATION']], [['GEIQ', 'GEIQ']]] as const)(
    'are not advised to %j: no competition, or an equivalence that nobody proved',
    (kinds) => {
      const { verdict, best } = adviseLevers(adviceFacts({}, ...kinds));
      expect({ verdict, best }).toEqual({ verdict: 'other-lever', best: null });
    },
  );

  it('wait for proofs to be renewed, and say how many', () => {
    const late = [aLocal('ACI', { validUntil: '2026-10-01' }), aLocal('EI', { validUntil: '2026-03-31' })];
    const { best } = adviseLevers(adviceFacts({ supply: supplyOf(late, '2026-10-15', ADVICE_DAY) }));
    expect(best!.grounds.find(({ code }) => code === 'supply/competition')).toMatchObject({
      state: 'to-check',
      facts: { eligible: 0, liftable: 2 },
    });
  });

  it('to both join the articles from 7 December 2020, not the day before', () => {
    const at = (day: string) => lever(adviseLevers(adviceFacts({ day }, 'ESAT', 'ACI')), 'reserve-both');
    const proven = (day: string) => {
      const local = ['ESAT', 'ACI'] as const;
      const old = local.map((kind) =>
        aLocal(kind, { evidence: [{ id: kind, kind, source: 'test', checkedAt: day, validUntil: '2021-12-31' }] }),
      );
      return adviseLevers(adviceFacts({ day, supply: supplyOf(old, null, day) }));
    };
    expect(stateOf(at('2020-12-06'), 'law/together')).toBe('missing');
    expect(lever(proven('2020-12-06'), 'reserve-both').answer).toBe('no');
    expect(lever(proven('2020-12-07'), 'reserve-both').answer).toBe('conditional');
  });

  it('to both are not advised when the second article adds nobody', () => {
    expect(stateOf(lever(adviseLevers(adviceFacts({}, 'ACI', 'EI')), 'reserve-both'), 'supply/adds')).toBe('missing');
  });

  it('to prisons exist from 20 October 2022', () => {
    const at = (day: string) => lever(adviseLevers(adviceFacts({ day }, 'SEP', 'SEP')), 'reserve-prison');
    expect(stateOf(at('2022-10-19'), 'law/in-force')).toBe('missing');
    expect(stateOf(at('2022-10-20'), 'law/in-force')).toBeUndefined();
    expect(answer(adviceFacts({}, 'SEP', 'SEP'), 'reserve-prison')).toBe('conditional');
  });

  it('to both wait for a proof to be renewed, when it is what the second article brings', () => {
    const late = [aLocal('ACI'), aLocal('ESAT', { validUntil: '2026-03-31' })];
    const both = lever(adviseLevers(adviceFacts({ supply: supplyOf(late, null, ADVICE_DAY) })), 'reserve-both');
    expect(both.answer).toBe('conditional');
    expect(both.grounds.find(({ code }) => code === 'supply/adds')).toMatchObject({
      state: 'to-check',
      facts: { adds: 1 },
    });
  });

  it('are unknown before anybody looked for suppliers', () => {
    const advice = adviseLevers(adviceFacts({ supply: null }));
    expect(advice.verdict).toBe('insufficient');
    expect(advice.questions.find(({ fact }) => fact === 'suppliers')).toMatchObject({ blocks: true });
  });

  it('judge what the buyer chose by the same rules', () => {
    const chosen = ['reserved-insertion'] as const;
    expect(adviseLevers(adviceFacts({ chosen }, 'ACI', 'EI')).chosen?.answer).toBe('conditional');
    expect(adviseLevers(adviceFacts({ chosen }, 'ACI')).chosen?.answer).toBe('no');
    const pair = ['reserved-insertion', 'reserved-disability', 'social-clause'] as const;
    expect(adviseLevers(adviceFacts({ chosen: pair }, 'ACI', 'ESAT')).chosen?.option).toBe('reserve-both');
    // That the second article adds nobody is no reason to give up a pair that is set
    expect(adviseLevers(adviceFacts({ chosen: pair }, 'ACI', 'EI')).chosen?.answer).toBe('conditional');
    const named = ['reserved-insertion', 'reserved-unspecified'] as const;
    expect(adviseLevers(adviceFacts({ chosen: named }, 'ACI', 'EI')).chosen?.option).toBe('reserve-insertion');
  });

  it.each([
    [['reserved-unspecified'], 'no-article', 'sans article cité'],
    [['reserved-insertion', 'reserved-prison'], 'not-together', 'ne se cumulent pas'],
    [['reserved-disability', 'reserved-ess', 'reserved-insertion'], 'not-together', 'ne se cumulent pas'],
    [['social-clause'], null, 'Vous pourriez réserver'],
  ] as const)('that cannot be judged as they are set are said so: %j', (chosen, unclear, words) => {
    const advice = adviseLevers(adviceFacts({ chosen }, 'ACI', 'EI', 'SEP', 'SEP'));
    expect(advice).toMatchObject({ chosen: null, unclear });
    expect(renderVerdict(advice).title).toContain(words);
    if (unclear) expect(renderVerdict(advice, 'ce lot').label).toBe('Réservation à revoir');
  });

  it('to both cite the article that joins them', () => {
    const chosen = ['reserved-insertion', 'reserved-disability'] as const;
    const { text, title } = renderVerdict(adviseLevers(adviceFacts({ chosen }, 'ACI', 'ESAT')), 'ce lot');
    expect(text).toContain('articles L2113-12, L2113-13, L2113-14');
    expect(title).toBe('La réservation de ce lot tient sous condition');
  });
});

describe('the capacity that structures told', () => {
  const said = (able: number, eligible: number): string =>
    renderGround({
      code: 'supply/capacity',
      state: 'to-check',
      facts: { able, unsure: 1, eligible, amount: 45_000, isLot: false },
      law: null,
    });

  it('is said of the one that has it, and asked of another', () => {
    expect(said(1, 1)).toContain('la seule structure éligible dit l’avoir, à demander à une autre.');
    expect(said(1, 4)).toContain('une structure éligible sur 4 dit l’avoir');
    expect(said(0, 4)).toContain('aucune structure éligible n’a dit l’avoir');
  });
});

describe('reservation to the ESS', () => {
  const facts = adviceFacts({ cpv: ['85312310'] }, 'ASSOCIATION', 'SCIC');

  it('is conditional for a listed service bought by an authority for three years at most', () => {
    expect(answer(facts, 'reserve-ess')).toBe('conditional');
    expect(adviseLevers(facts).best?.option).toBe('reserve-ess');
  });

  it.each([
    ['a service that is not listed', { cpv: ['77310000'] }],
    ['supplies', { nature: 'supplies' }],
    ['works', { nature: 'works' }],
    ['a company that is no contracting authority', { buyer: 'network-company' }],
    ['more than three years', { durationMonths: 37 }],
  ] as const)('is refused for %s', (_words, differing) => {
    expect(answer({ ...facts, ...differing }, 'reserve-ess')).toBe('no');
  });

  it.each([
    ['the type of buyer', { buyer: null }, 'buyer'],
    ['the duration', { durationMonths: null }, 'duration'],
    ['the code', { cpv: [] }, 'cpv'],
  ] as const)('asks for %s', (_words, differing, fact) => {
    const advice = adviseLevers({ ...facts, ...differing });
    expect(lever(advice, 'reserve-ess')).toMatchObject({ answer: 'unknown', questions: [fact] });
    expect(advice.questions.find((one) => one.fact === fact)).toMatchObject({ blocks: true });
  });

  it.each([
    ['the type of buyer', { buyer: null }],
    ['the duration', { durationMonths: null }],
  ] as const)('advises no lot of it either before %s is known', (_words, differing) => {
    const advice = adviseLevers({ ...facts, ...differing });
    expect(lever(advice, 'reserve-lot').answer).toBe('unknown');
    expect(advice).toMatchObject({ verdict: 'insufficient', best: null });
  });

  it('holds 36 months to L2113-15 alone', () => {
    expect(answer({ ...facts, durationMonths: 36 }, 'reserve-ess')).toBe('conditional');
    expect(answer(adviceFacts({ durationMonths: 60 }, 'ACI', 'EI'), 'reserve-insertion')).toBe('conditional');
    const codes = lever(adviseLevers(adviceFacts({ durationMonths: 60 }, 'ACI', 'EI')), 'reserve-insertion').grounds;
    expect(codes.filter(({ code }) => code.startsWith('ess/'))).toEqual([]);
  });
});

describe('the year’s total', () => {
  it('is the first question, and nothing is said of a threshold nor of a split without it', () => {
    const advice = adviseLevers(adviceFacts({ yearTotal: null }, 'ACI', 'EI'));
    expect(advice.questions[0]).toMatchObject({ fact: 'year-total', blocks: true });
    for (const option of ['direct-purchase', 'reserve-lot', 'small-lot'] as const)
      expect(lever(advice, option)).toMatchObject({ answer: 'unknown', questions: ['year-total'] });
    expect(advice.procedure).toBeNull();
  });

  it('is not needed to say no: a contract that reaches the threshold alone is above it', () => {
    expect(answer(adviceFacts({ yearTotal: null, amount: 60_000 }), 'direct-purchase')).toBe('no');
    expect(answer(adviceFacts({ yearTotal: null, amount: 59_999 }), 'direct-purchase')).toBe('unknown');
  });

  it.each([
    ['services', '2026-03-31', 39_999, 'conditional'],
    ['services', '2026-03-31', 40_000, 'no'],
    ['services', '2026-04-01', 40_000, 'conditional'],
    ['services', '2026-04-01', 59_999, 'conditional'],
    ['services', '2026-04-01', 60_000, 'no'],
    ['supplies', '2026-04-01', 59_999, 'conditional'],
    ['works', '2026-04-01', 99_999, 'conditional'],
    ['works', '2026-04-01', 100_000, 'no'],
  ] as const)('of %s on %s, %i €: %s', (nature, day, yearTotal, said) => {
    expect(answer(adviceFacts({ nature, day, yearTotal, amount: 10_000 }), 'direct-purchase')).toBe(said);
  });

  it('never lowers what the contract is worth over its whole duration', () => {
    expect(answer(adviceFacts({ amount: 80_000, yearTotal: 20_000, durationMonths: 48 }), 'direct-purchase')).toBe(
      'no',
    );
    expect(answer(adviceFacts({ amount: null, yearTotal: 20_000 }), 'direct-purchase')).toBe('unknown');
  });

  it('lets a purchase that already has lots reserve one', () => {
    expect(answer(adviceFacts({ yearTotal: null, lots: 3 }, 'ACI', 'EI'), 'reserve-lot')).toBe('conditional');
  });

  it('makes one lot the way when no two can take the whole', () => {
    const small = [
      aLocal('ACI', { capacity: 'missing', yearlyAmount: 60_000 }),
      aLocal('EI', { capacity: 'missing', yearlyAmount: 40_000 }),
    ];
    const facts = adviceFacts({ amount: 300_000, yearTotal: 300_000, supply: supplyOf(small, null, ADVICE_DAY) });
    const advice = adviseLevers(facts);
    expect(lever(advice, 'reserve-insertion').answer).toBe('no');
    expect(advice.best?.option).toBe('reserve-lot');
    const need = advice.best!.grounds.find(({ code }) => code === 'lot/needed');
    expect(need).toMatchObject({ facts: { upTo: 40_000, like: 'reserve-insertion' } });
    expect(adviseLevers({ ...facts, yearTotal: null }).verdict).toBe('insufficient');
    // A lot that is itself too big would have to be cut: that is a split too
    expect(answer({ ...facts, lots: 3, yearTotal: null }, 'reserve-lot')).toBe('unknown');
    expect(renderVerdict(adviseLevers({ ...facts, lots: 3 }), 'ce lot').title).toBe(
      'Vous pourriez en réserver une part, en lot séparé',
    );
  });
});

describe('small lots and listed services', () => {
  it.each([
    ['local', 'services', 215_999, 'no'],
    ['local', 'services', 216_000, 'possible'],
    ['state', 'services', 140_000, 'possible'],
    ['network-company', 'services', 216_000, 'no'],
    ['local', 'works', 5_403_999, 'no'],
    ['local', 'works', 5_404_000, 'possible'],
  ] as const)('a small lot of %s, %s, out of %i €: %s', (buyer, nature, yearTotal, said) => {
    const found = lever(adviseLevers(adviceFacts({ buyer, nature, yearTotal, amount: 200_000 })), 'small-lot');
    expect(found.answer === 'conditional' ? 'possible' : found.answer).toBe(said);
  });

  it('are a fifth of all lots at most, each under its limit', () => {
    const found = lever(adviseLevers(adviceFacts({ amount: 300_000, yearTotal: 300_000 })), 'small-lot');
    expect(found.grounds.find(({ code }) => code === 'small-lot/limits')).toMatchObject({
      facts: { each: 80_000, all: 60_000 },
    });
  });

  it('of one lot among several are a fifth of all of them, when that is known', () => {
    const limits = (allLots: number | null) =>
      lever(
        adviseLevers(adviceFacts({ amount: 50_000, allLots, lots: 4, yearTotal: 300_000 })),
        'small-lot',
      ).grounds.find(({ code }) => code === 'small-lot/limits')!.facts.all;
    expect(limits(400_000)).toBe(80_000);
    expect(limits(null)).toBeNull();
  });

  it.each([
    [79_999, 'possible'],
    [80_000, 'no'],
  ])('of %i €, among 400 000 €: %s', (amount, said) => {
    const found = answer(adviceFacts({ amount, allLots: 400_000, lots: 4, yearTotal: 400_000 }), 'small-lot');
    expect(found === 'conditional' ? 'possible' : found).toBe(said);
  });

  it.each([
    [60_000, 'possible'],
    [60_001, 'no'],
  ])('of %i € are at most a fifth of 300 000 €: %s', (amount, said) => {
    const found = answer(adviceFacts({ amount, allLots: 300_000, lots: 4, yearTotal: 300_000 }), 'small-lot');
    expect(found === 'conditional' ? 'possible' : found).toBe(said);
  });

  it('look at all lots: one lot is never under a threshold that they reach together', () => {
    expect(
      answer(adviceFacts({ amount: 10_000, allLots: 60_000, lots: 4, yearTotal: 20_000 }), 'direct-purchase'),
    ).toBe('no');
    expect(answer(adviceFacts({ amount: 10_000, allLots: 30_000, lots: 4, yearTotal: null }), 'direct-purchase')).toBe(
      'unknown',
    );
  });

  it.each([
    ['85312310', 'services', 'conditional'],
    ['80310000', 'services', 'conditional'],
    ['77310000', 'services', 'no'],
    ['85312310', 'works', 'no'],
    ['85312310', null, 'unknown'],
  ] as const)('%s, %s, in adapted procedure: %s', (cpv, nature, said) => {
    expect(answer(adviceFacts({ cpv: [cpv], nature }), 'listed-services')).toBe(said);
  });

  it.each([
    [{ yearTotal: null }, 'unknown'],
    [{ yearTotal: 749_999 }, 'under'],
    [{ yearTotal: 750_000 }, 'above'],
    [{ yearTotal: null, amount: 750_000 }, 'above'],
  ])('say of their publicity only what is known: %j', (differing, side) => {
    const found = lever(adviseLevers(adviceFacts({ cpv: ['85312310'], ...differing })), 'listed-services');
    expect(found.grounds.find(({ code }) => code === 'value/publicity')?.facts.side).toBe(side);
  });
});

describe('the procedure', () => {
  const of = (differing: Partial<AdviceFacts>) => adviseLevers(adviceFacts(differing)).procedure;

  it.each([
    [{ yearTotal: 59_999 }, 'direct', false],
    [{ yearTotal: 60_000 }, 'adapted', false],
    [{ yearTotal: 89_999 }, 'adapted', false],
    [{ yearTotal: 90_000 }, 'adapted', true],
    [{ yearTotal: 215_999 }, 'adapted', true],
    // A formal one is published otherwise, which no row of ours says
    [{ yearTotal: 216_000 }, 'formal', null],
    [{ yearTotal: 100_000, buyer: 'public-body' }, 'adapted', null],
  ] as const)('by the year’s total: %j', (differing, kind, gazette) => {
    expect(of(differing)).toMatchObject({ kind, gazette, unlessListed: false });
  });

  it('is not said to be formal for a service that may be listed: R2123-1 3° has it adapted whatever the value', () => {
    for (const cpv of ['85312310', '80500000'])
      expect(of({ yearTotal: 300_000, cpv: [cpv] })).toMatchObject({
        kind: 'formal',
        unlessListed: true,
        gazette: null,
      });
    expect(of({ yearTotal: 300_000, cpv: ['85312310'], nature: 'supplies' })).toMatchObject({ unlessListed: false });
  });

  it('is unknown where the threshold of the day is, which no answer would mend', () => {
    const later = { day: '2028-01-01', yearTotal: 300_000, amount: 300_000 };
    expect(of(later)).toBeNull();
    const { justification, levers } = adviseLevers(adviceFacts(later));
    expect(justification).toMatchObject({ status: 'unknown', questions: [] });
    const small = levers.find(({ option }) => option === 'small-lot')!;
    expect(small.grounds.map(renderGround)).toEqual(['Nous ne connaissons pas le seuil du 01/01/2028.']);
  });
});

describe('what to justify when no social condition is set', () => {
  const big = { amount: 300_000, yearTotal: 300_000 };
  const justified = (differing: Partial<AdviceFacts>) => adviseLevers(adviceFacts(differing)).justification;

  it('is owed from 22 August 2026, not the day before', () => {
    expect(justified({ ...big, day: '2026-08-21' }).status).toBe('not-in-force');
    expect(justified({ ...big, day: '2026-08-22' }).status).toBe('required');
  });

  it('goes by the formal threshold of the buyer', () => {
    expect(justified({ amount: 150_000, yearTotal: 150_000 }).status).toBe('not-required');
    expect(justified({ amount: 150_000, yearTotal: 150_000, buyer: 'state' }).status).toBe('required');
    expect(justified({ ...big, buyer: null })).toMatchObject({ status: 'unknown', questions: ['buyer'] });
    expect(justified({ yearTotal: null })).toMatchObject({ status: 'unknown', questions: ['year-total'] });
  });

  it('is nothing once a clause is set; a reservation is no such condition', () => {
    expect(justified({ ...big, chosen: ['social-clause'] }).status).toBe('set');
    expect(justified({ ...big, chosen: ['reserved-insertion'] }).status).toBe('required');
  });

  it('lists the exceptions, to be confirmed, and which the facts fit', () => {
    const works = { nature: 'works', amount: 6_000_000, yearTotal: 6_000_000 } as const;
    const fitting = (months: number | null) =>
      justified({ ...works, durationMonths: months })
        .exceptions.filter(({ fits }) => fits)
        .map(({ exception }) => exception);
    expect(fitting(5)).toEqual(['short-works']);
    expect(fitting(6)).toEqual([]);
    expect(fitting(null)).toEqual([]);
    for (const { law } of justified(works).exceptions) expect(law.toConfirm).toBe(true);
  });
});

describe('a clause and a criterion', () => {
  it('ask for the share of labour that no row gives, and take the buyer’s own', () => {
    const unknown = adviceFacts({ cpv: ['98390000'] });
    expect(asked(unknown)).toEqual(['labour-share']);
    expect(lever(adviseLevers(unknown), 'social-clause').hours).toBeNull();
    const told = lever(adviseLevers({ ...unknown, labourShare: 0.5 }), 'social-clause');
    expect(told.hours).toMatchObject({ hours: 40, share: 0.5, trade: null });
  });

  it('say that nearness is no criterion, and never count it among the conditions', () => {
    const criterion = lever(adviseLevers(adviceFacts()), 'social-criterion');
    expect(criterion.grounds.map(({ code }) => code)).toEqual(['criterion/linked', 'criterion/nearness']);
  });
});

describe('a private buyer', () => {
  it('is left free, and asked nothing', () => {
    const advice = adviseLevers(adviceFacts({ buyer: 'private', yearTotal: null }, 'ACI', 'EI'));
    expect(advice).toMatchObject({ verdict: 'not-public', best: null, levers: [], questions: [], procedure: null });
  });
});

describe('changing one fact', () => {
  it('is one call that says which answers moved', () => {
    const facts = adviceFacts({ yearTotal: null }, 'ACI', 'EI');
    expect(whatIfFacts(facts, { yearTotal: 55_000 }).moved).toEqual([
      { option: 'reserve-lot', from: 'unknown', to: 'conditional' },
      { option: 'small-lot', from: 'unknown', to: 'no' },
      { option: 'direct-purchase', from: 'unknown', to: 'conditional' },
    ]);
    expect(whatIfFacts(facts, { buyer: 'private' }).after.levers).toEqual([]);
    expect(whatIfFacts(facts, {}).moved).toEqual([]);
  });

  it('does what the changes of an answer say: a total below the limit, a second structure, a shorter contract', () => {
    const above = adviceFacts({ yearTotal: 70_000, amount: 10_000 }, 'ACI');
    const limit = Number(lever(adviseLevers(above), 'direct-purchase').changes[0]!.facts.limit);
    expect(whatIfFacts(above, { yearTotal: limit - 1 }).moved).toContainEqual({
      option: 'direct-purchase',
      from: 'no',
      to: 'conditional',
    });
    expect(lever(adviseLevers(above), 'reserve-insertion').changes.map(({ code }) => code)).toEqual([
      'supply/competition',
    ]);
    const { supply } = adviceFacts({}, 'ACI', 'EI');
    expect(whatIfFacts(above, { supply }).moved).toContainEqual({
      option: 'reserve-insertion',
      from: 'no',
      to: 'conditional',
    });
  });
});
