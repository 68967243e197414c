import type { LinkState, RankedSupplier } from '#lib/matching-engine';
import { nextState } from '../../../src/matching/match-state';

const ranked = (more: { leavesAlone?: boolean; trade?: LinkState; place?: LinkState } = {}): RankedSupplier => ({
  supplierId: 's',
  score: 50,
  band: 'likely',
  leavesAlone: more.leavesAlone ?? false,
  eligibility: {
    answer: 'to-verify',
    lever: 'reserved-insertion',
    article: 'L2113-13',
    because: 'evidence/undated',
    facts: {},
  },
  links: [
    { name: 'trade', state: more.trade ?? 'held', reasons: [] },
    { name: 'place', state: more.place ?? 'held', reasons: [] },
    { name: 'capacity', state: 'to-verify', reasons: [] },
    { name: 'status', state: 'to-verify', reasons: [] },
    { name: 'references', state: 'to-verify', reasons: [] },
  ],
});

describe('the state of a match, by rule', () => {
  it('leaves alone when Métier and Lieu hold and the status is no obstacle', () => {
    expect(nextState(ranked({ leavesAlone: true }), ['h'], 'public', null)).toEqual({
      state: 'accepted',
      because: 'rule/leaves-alone',
    });
  });

  it('waits for an officer when only the status is in doubt, and says which doubt', () => {
    expect(nextState(ranked(), ['h'], 'public', null)).toMatchObject({
      state: 'to-review',
      because: 'evidence/undated',
    });
  });

  it.each([
    ['trade', { trade: 'to-verify' as const }, 'trade/doubt'],
    ['place', { place: 'to-verify' as const }, 'place/doubt'],
  ])('stays for the buyer’s eyes when the %s is in doubt', (_link, more, because) => {
    expect(nextState(ranked(more), ['h'], 'public', null)).toMatchObject({ state: 'proposed', because });
  });

  it('tells no one of a private need, however good the match', () => {
    expect(nextState(ranked({ leavesAlone: true }), ['h'], 'private', null).state).toBe('proposed');
  });
});

describe('a proof that ended', () => {
  const ended = (): RankedSupplier => {
    const match = ranked();
    return { ...match, eligibility: { ...match.eligibility, because: 'evidence/expired' } };
  };

  it('lets the match of a reserved lot fall', () => {
    expect(nextState(ended(), ['h'], 'public', null)).toMatchObject({
      state: 'withdrawn',
      because: 'evidence/expired',
    });
  });

  it('stays before the eyes of the buyer of a draft, who may ask for a new one', () => {
    expect(nextState(ended(), ['h'], 'private', null).state).toBe('proposed');
  });
});

describe('an officer’s verdict', () => {
  const refused = { verdict: 'rejected' as const, verdictHash: 'h' };

  it('stands while the facts are equal, against the rule', () => {
    expect(nextState(ranked({ leavesAlone: true }), ['h'], 'public', refused)).toEqual({
      state: 'rejected',
      because: 'officer/verdict',
    });
  });

  it('holds neither what is private nor a proof that ended', () => {
    const accepted = { verdict: 'accepted' as const, verdictHash: 'h' };
    expect(nextState(ranked(), ['h'], 'private', accepted).state).toBe('proposed');
    const match = ranked();
    const ended = { ...match, eligibility: { ...match.eligibility, because: 'evidence/expired' as const } };
    expect(nextState(ended, ['other'], 'public', accepted)).toEqual({
      state: 'withdrawn',
      because: 'evidence/expired',
    });
  });

  it('goes back to review when the facts changed', () => {
    expect(nextState(ranked({ leavesAlone: true }), ['other'], 'public', refused)).toEqual({
      state: 'to-review',
      because: 'facts/changed',
    });
  });
});
