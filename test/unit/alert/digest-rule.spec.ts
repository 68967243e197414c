import { inOrder, isDue, type Candidate } from '../../../src/alert/digest-rule';

const candidate = (opportunityId: string, score: number, answer: 'open' | 'eligible' | 'to-verify'): Candidate => ({
  matchId: opportunityId,
  opportunityId,
  version: 1,
  score,
  eligibility: { answer, lever: null, article: null, because: '', facts: {} },
  isLead: false,
});

describe('the order of a digest', () => {
  it('puts lots reserved to the supplier first, then the best', () => {
    const told = inOrder([candidate('a', 90, 'open'), candidate('b', 10, 'eligible'), candidate('c', 95, 'open')]);
    expect(told.map((item) => item.opportunityId)).toEqual(['b', 'c', 'a']);
  });

  it('is the same whatever the order it was given in', () => {
    const items = [candidate('a', 50, 'open'), candidate('b', 50, 'open'), candidate('c', 50, 'open')];
    expect(inOrder(items.toReversed())).toEqual(inOrder(items));
  });
});

describe('when a digest is due', () => {
  const daily = { rhythm: 'daily' as const, pausedUntil: null };
  const weekly = { rhythm: 'weekly' as const, pausedUntil: null };

  it.each([
    ['the first one at once', daily, null, '2026-11-24', true],
    ['not twice the same day', daily, '2026-11-24', '2026-11-24', false],
    ['the day after', daily, '2026-11-24', '2026-11-25', true],
    ['not before a week when weekly', weekly, '2026-11-24', '2026-11-30', false],
    ['after a week when weekly', weekly, '2026-11-24', '2026-12-01', true],
    ['not on the last day of a pause', { ...daily, pausedUntil: '2026-11-25' }, null, '2026-11-25', false],
    ['the day after a pause', { ...daily, pausedUntil: '2026-11-25' }, null, '2026-11-26', true],
  ])('%s', (_case, profile, last, today, due) => {
    expect(isDue(profile, last, today)).toBe(due);
  });
});
