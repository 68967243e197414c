import type { RankedSupplier, Reason } from '#lib/matching-engine';
import { compareMatchSet, type StandingRow } from '../../../src/matching/match-set';

const ranked = (supplierId: string, score = 50): RankedSupplier => ({
  supplierId,
  score,
  band: 'likely',
  leavesAlone: true,
  eligibility: { answer: 'open', lever: null, article: null, because: 'open', facts: {} },
  links: [
    {
      name: 'trade',
      state: 'held',
      reasons: [{ code: 'trade/naf', link: 'trade', audience: 'everyone', points: 9, facts: { naf: '8122Z' } }],
    },
  ],
});

const computed = (suppliers: RankedSupplier[], version = 1) => ({
  version,
  weightsVersion: '1',
  visibility: 'public' as const,
  ranked: suppliers,
});

/** The rows as the database would hold them after the writes. */
function stored(writes: ReturnType<typeof compareMatchSet>): Map<string, StandingRow> {
  return new Map(writes.map(({ row }) => [row.supplierId, { ...row, id: row.id ?? `of-${row.supplierId}` }]));
}

describe('comparing a run with the matches that stand', () => {
  it('writes every supplier once, then nothing when nothing changed', () => {
    const first = compareMatchSet(computed([ranked('a'), ranked('b')]), new Map(), () => 'x');
    expect(first.map((write) => [write.row.supplierId, write.row.rank, write.row.id === null, write.moved])).toEqual([
      ['a', 1, true, true],
      ['b', 2, true, true],
    ]);
    expect(compareMatchSet(computed([ranked('a'), ranked('b')]), stored(first), () => 'x')).toEqual([]);
  });

  it('follows a rank without noting a new state', () => {
    const first = stored(compareMatchSet(computed([ranked('a'), ranked('b')]), new Map(), () => 'x'));
    const second = compareMatchSet(computed([ranked('b'), ranked('a')]), first, () => 'x');
    expect(second.map((write) => [write.row.supplierId, write.row.rank, write.moved])).toEqual([
      ['b', 1, false],
      ['a', 2, false],
    ]);
  });

  it('moves no match when other weights only turn the order of its reasons', () => {
    const weighed = (near: number, inside: number): RankedSupplier => {
      const reasons = (
        [
          {
            code: 'place/distance',
            link: 'place' as const,
            audience: 'everyone' as const,
            points: near,
            facts: { km: 4 },
          },
          { code: 'place/inside-area', link: 'place', audience: 'everyone', points: inside, facts: { km: 20 } },
        ] satisfies Reason[]
      ).sort((a, b) => b.points - a.points);
      return { ...ranked('a', near + inside), links: [{ name: 'place', state: 'held', reasons }] };
    };
    const first = stored(compareMatchSet(computed([weighed(9, 5)]), new Map(), () => 'x'));
    const again = compareMatchSet({ ...computed([weighed(4, 5)]), weightsVersion: '2' }, first, () => 'x');
    expect(again).toMatchObject([{ moved: false, row: { score: 9, weightsVersion: '2' } }]);
  });

  it('notes the weights that a score now comes from, even when it is equal, and no new state', () => {
    const first = stored(compareMatchSet(computed([ranked('a')]), new Map(), () => 'x'));
    const again = compareMatchSet({ ...computed([ranked('a')]), weightsVersion: '2' }, first, () => 'x');
    expect(again).toMatchObject([{ moved: false, row: { weightsVersion: '2' } }]);
  });

  it('withdraws who is no longer ranked, each with its reason', () => {
    const first = stored(compareMatchSet(computed([ranked('a'), ranked('b'), ranked('c')]), new Map(), () => 'x'));
    const because = (id: string): string => (id === 'a' ? 'area/excludes' : 'facts/no-longer-match');
    const states = compareMatchSet(computed([ranked('c')], 2), first, because).filter(
      (write) => write.row.state === 'withdrawn',
    );
    expect(states.map((write) => [write.row.supplierId, write.row.because, write.row.version])).toEqual([
      ['a', 'area/excludes', 2],
      ['b', 'facts/no-longer-match', 2],
    ]);
  });

  it('leaves a withdrawn match as it is until it is ranked again', () => {
    const first = stored(compareMatchSet(computed([ranked('a')]), new Map(), () => 'x'));
    const gone = stored(compareMatchSet(computed([], 2), first, () => 'opportunity/cancelled'));
    expect(compareMatchSet(computed([], 3), gone, () => 'opportunity/cancelled')).toEqual([]);
    const back = compareMatchSet(computed([ranked('a')], 3), gone, () => 'x');
    expect(back).toMatchObject([{ moved: true, row: { id: 'of-a', state: 'accepted' } }]);
  });
});
