import { pairsOf, readLabels, worth } from '../../bench/evaluate/labels.section';

const line = (ref: string, right: boolean, points: Record<string, number>, more: object = {}): string =>
  JSON.stringify({
    opportunity: { ref },
    score: Object.values(points).reduce((sum, one) => sum + one, 0),
    links: [{ reasons: Object.entries(points).map(([code, worthOf]) => ({ code, points: worthOf })) }],
    verdict: { value: right ? 'accepted' : 'rejected' },
    answer: null,
    ...more,
  });

describe('the labelled set of an instance', () => {
  it('tells what each signal is worth, within one opportunity', () => {
    const { known, refused } = readLabels(
      [
        line('A', true, { 'trade/declared': 30, 'place/distance': 5 }),
        line('A', false, { 'trade/declared': 10, 'place/distance': 20 }),
        line('B', false, { 'trade/declared': 34, 'place/distance': 20 }),
      ].join('\n'),
    );
    const pairs = pairsOf(known);
    expect([known.length, refused, pairs.length]).toEqual([3, [], 1]);
    expect(worth(pairs, null)).toBe(1);
    expect(worth(pairs, 'trade/declared')).toBe(0);
    expect(worth(pairs, 'place/distance')).toBe(1);
  });

  it('believes the supplier before the officer', () => {
    const { known } = readLabels(line('A', true, {}, { answer: { value: 'not-for-me' } }));
    expect(known.map(({ isRight }) => isRight)).toEqual([false]);
  });

  it('leaves a broken line out and says which', () => {
    const { known, refused } = readLabels(
      `{"score":\n${line('A', true, {})}\n${line('A', true, {}, { verdict: null })}\n`,
    );
    expect(known).toHaveLength(1);
    expect(refused.map((told) => /line (\d)/.exec(told)?.[1])).toEqual(['1', '3']);
  });
});
