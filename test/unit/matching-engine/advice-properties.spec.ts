import fc from 'fast-check';
import {
  adviseLevers,
  optionName,
  renderChange,
  renderFormula,
  renderGround,
  renderLaw,
  renderQuestion,
  renderVerdict,
  supplyOf,
  textToWrite,
  type Advice,
  type AdviceFacts,
  type AskedFact,
  type LocalSupplier,
} from '#lib/matching-engine';
import { BUYER_TYPES, KINDS, LEVERS } from '#lib/nomenclature';
import { aLocal } from '../../factories/advice-facts';

const local: fc.Arbitrary<LocalSupplier> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    validUntil: fc.constantFrom('2019-01-01', '2026-10-01', '2029-12-31'),
    capacity: fc.constantFrom('held', 'to-verify', 'missing' as const),
    yearlyAmount: fc.option(fc.integer({ min: 1_000, max: 900_000 })),
  })
  .map(({ kind, ...rest }) => aLocal(kind, rest));
const euros = fc.option(fc.integer({ min: 1, max: 9_000_000 }));
const DAYS = [
  '2018-01-01',
  '2019-04-01',
  '2020-12-06',
  '2022-10-20',
  '2026-03-31',
  '2026-04-01',
  '2026-08-22',
  '2029-01-01',
];
const day = fc.constantFrom(...DAYS);

const anyFacts: fc.Arbitrary<AdviceFacts & { local: LocalSupplier[] }> = fc
  .record({
    day,
    buyer: fc.option(fc.constantFrom(...BUYER_TYPES)),
    nature: fc.option(fc.constantFrom('works', 'supplies', 'services' as const)),
    cpv: fc.constantFrom([], ['77310000'], ['85312310'], ['80310000'], ['45442100'], ['98390000']),
    amount: euros,
    yearTotal: euros,
    durationMonths: fc.option(fc.integer({ min: 1, max: 120 })),
    lots: fc.option(fc.integer({ min: 1, max: 9 })),
    chosen: fc.subarray([...LEVERS]),
    local: fc.array(local, { maxLength: 5 }),
    searched: fc.boolean(),
  })
  .map(({ searched, ...facts }) => ({ ...facts, supply: searched ? supplyOf(facts.local, null, facts.day) : null }));

const check = (property: (facts: AdviceFacts & { local: LocalSupplier[] }, advice: Advice) => void) =>
  fc.assert(
    fc.property(anyFacts, (facts) => property(facts, adviseLevers(facts))),
    { numRuns: 150 },
  );

const UNKNOWN: Record<AskedFact, (facts: AdviceFacts) => boolean> = {
  'year-total': ({ yearTotal }) => yearTotal === null,
  buyer: ({ buyer }) => buyer === null,
  nature: ({ nature }) => nature === null,
  amount: ({ amount }) => amount === null,
  cpv: ({ cpv }) => cpv.length === 0,
  duration: ({ durationMonths }) => durationMonths === null,
  suppliers: ({ supply }) => supply === null,
  'labour-share': ({ cpv, amount }) => amount !== null && ['98390000', '80310000', '85312310'].includes(cpv[0]!),
};

const NEARNESS = 'La proximité ne peut pas être un critère d’attribution.';

describe('whatever the facts', () => {
  it('an unknown fact is a question, a known one is none, and the year’s total comes first', () => {
    check((facts, { questions }) => {
      const asked = questions.map(({ fact }) => fact);
      // Before the Code no clause is judged, so no share of labour is asked for its hours
      for (const fact of Object.keys(UNKNOWN) as AskedFact[]) {
        if (fact === 'labour-share' && facts.day < '2019-04-01') continue;
        expect([fact, asked.includes(fact)]).toEqual([fact, UNKNOWN[fact](facts)]);
      }
      if (facts.yearTotal === null) expect(asked[0]).toBe('year-total');
      for (const { options } of questions) expect(options.length).toBeGreaterThan(0);
    });
  });

  it('each lever that waits has its question in the list, and blocks', () => {
    check((_facts, { levers, questions }) => {
      for (const { answer, questions: own } of levers) {
        expect(answer === 'unknown').toBe(own.length > 0);
        for (const fact of own) expect(questions.find((one) => one.fact === fact)?.blocks).toBe(true);
      }
    });
  });

  it('without the year’s total nothing is said to be under a threshold, and nothing is split', () => {
    check((facts, { levers, procedure, justification }) => {
      if (facts.yearTotal !== null) return;
      expect(procedure).toBeNull();
      expect(justification.status).not.toBe('not-required');
      for (const { option, answer, grounds } of levers) {
        if (option === 'direct-purchase' || option === 'small-lot') expect(['unknown', 'no']).toContain(answer);
        if (option === 'reserve-lot' && (facts.lots ?? 1) < 2) expect(['unknown', 'no']).toContain(answer);
        for (const ground of grounds) {
          expect(ground.code === 'value/under' && ground.state === 'held').toBe(false);
          expect(renderGround(ground)).not.toMatch(/[Ss]ous [\d\u202f]+\u00a0€\u00a0HT \(|Total sous/);
        }
      }
    });
  });

  it('nothing is sure on an article that was not read in the law, nor on a doubt', () => {
    check((_facts, { levers, verdict, best }) => {
      for (const { answer, law, grounds } of levers) {
        const doubtful = [...law, ...grounds.flatMap((one) => one.law ?? [])].some(({ toConfirm }) => toConfirm);
        if (doubtful || grounds.some(({ state }) => state === 'to-check')) expect(answer).not.toBe('possible');
        expect(answer === 'no').toBe(grounds.some(({ state }) => state === 'missing'));
      }
      expect(verdict === 'reservation-possible').toBe(best?.answer === 'possible');
    });
  });

  it('a reservation it advises is in force, leaves two in the running or proofs to renew, and is no equivalence', () => {
    check(({ supply, day: today }, { best }) => {
      if (best === null || best.option === 'reserve-lot') return;
      const count = supply!.reserve[best.option as keyof NonNullable<typeof supply>['reserve']];
      expect(count.eligible + count.liftable).toBeGreaterThanOrEqual(2);
      for (const { validFrom } of best.law) expect(validFrom! <= today).toBe(true);
    });
  });

  it('one more supplier never takes a reservation away, one less never gives one', () => {
    fc.assert(
      fc.property(anyFacts, local, (facts, more) => {
        const options = ['reserve-insertion', 'reserve-disability'] as const;
        const held = (suppliers: LocalSupplier[]) =>
          adviseLevers({ ...facts, supply: supplyOf(suppliers, null, facts.day) }).levers.filter(
            ({ option, answer }) => options.some((one) => one === option) && answer !== 'no',
          ).length;
        expect(held([...facts.local, { ...more, capacity: 'held' }])).toBeGreaterThanOrEqual(held(facts.local));
      }),
      { numRuns: 150 },
    );
  });

  it('the same facts give the same bytes, and are left as they were', () => {
    check((facts, advice) => {
      const before = JSON.stringify(facts);
      expect(JSON.stringify(adviseLevers(facts))).toBe(JSON.stringify(advice));
      expect(JSON.stringify(facts)).toBe(before);
    });
  });

  it('all of it can be said in French, and nearness is never told as a criterion', () => {
    check((facts, advice) => {
      const verdict = renderVerdict(advice);
      const said = [
        ...Object.values(verdict).filter((text) => text !== null),
        ...advice.questions.map(({ fact }) => renderQuestion(fact, facts.nature)),
        ...advice.levers.flatMap((lever) => [
          optionName(lever.option),
          ...lever.grounds.map(renderGround),
          ...lever.changes.map(renderChange),
          ...lever.law.map(renderLaw),
          ...(lever.hours ? [renderFormula(lever.hours)] : []),
          textToWrite(lever).text,
          textToWrite(lever).place,
        ]),
      ];
      const wrong = said.filter(
        (text) =>
          !/\S{2}/.test(text) ||
          /undefined|null|NaN|\[object|function|Infinity/.test(text) ||
          /(?<!\u00a0)[;?!%€]|«(?!\u00a0)/.test(text) ||
          (/proximité|local/i.test(text) && text !== NEARNESS),
      );
      expect(wrong).toEqual([]);
    });
  });
});
