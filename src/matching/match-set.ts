import type { RankedSupplier } from '#lib/matching-engine';
import { factsHashOf, groundsHashOf } from './match-facts';
import { nextState } from './match-state';
import type { Match } from './match.entity';

/** A match that stands, as far as a run compares; its chain, which is large, is not read. */
export type StandingRow = Pick<
  Match,
  | 'supplierId'
  | 'version'
  | 'weightsVersion'
  | 'factsHash'
  | 'rank'
  | 'score'
  | 'band'
  | 'state'
  | 'because'
  | 'verdict'
  | 'verdictHash'
  | 'rowVersion'
> & {
  /** Null when there is no row yet: a verdict that comes with a merge is known before */
  id: string | null;
};

/** One row to write: a match as it must now be, and whether its state or facts moved (then history notes it). */
export interface MatchWrite {
  /** `chain` is null for one that falls: its links and eligibility stay as they are */
  row: StandingRow & { chain: Pick<Match, 'links' | 'eligibility' | 'leavesAlone'> | null };
  moved: boolean;
}

interface Computed {
  version: number;
  /** Of the weights that the scores come from */
  weightsVersion: string;
  visibility: 'private' | 'public';
  ranked: readonly RankedSupplier[];
}

/**
 * Compares what a run computed with the rows that stand.
 * @param withdrawnBecause why the match of a supplier that is no longer ranked falls
 * @returns only the rows that must change; running twice on equal facts returns none
 */
export function compareMatchSet(
  computed: Computed,
  standing: ReadonlyMap<string, StandingRow>,
  withdrawnBecause: (supplierId: string) => string,
): MatchWrite[] {
  const writes: MatchWrite[] = [];
  const seen = new Set<string>();
  computed.ranked.forEach((ranked, position) => {
    seen.add(ranked.supplierId);
    const current = standing.get(ranked.supplierId);
    const factsHash = factsHashOf(ranked);
    // One from before grounds were told apart was noted by all its facts
    const grounds = current?.verdict ? [groundsHashOf(ranked), factsHash] : [];
    const next = nextState(ranked, grounds, computed.visibility, current ?? null);
    if (!current && next.state === 'withdrawn') return;
    const moved = current?.state !== next.state || current.factsHash !== factsHash;
    const rank = position + 1;
    const { version, weightsVersion } = computed;
    const isSame =
      current?.rank === rank &&
      current.version === version &&
      current.score === ranked.score &&
      current.weightsVersion === weightsVersion;
    if (!moved && isSame) return;
    const { supplierId, score, band, links, eligibility, leavesAlone } = ranked;
    writes.push({
      row: {
        id: current?.id ?? null,
        supplierId,
        version,
        weightsVersion,
        factsHash,
        rank,
        score,
        band,
        chain: { links, eligibility, leavesAlone },
        verdict: current?.verdict ?? null,
        verdictHash: current?.verdictHash ?? null,
        rowVersion: current?.rowVersion ?? 1,
        ...next,
      },
      moved,
    });
  });
  for (const [supplierId, current] of standing) {
    if (seen.has(supplierId) || current.state === 'withdrawn') continue;
    const because = withdrawnBecause(supplierId);
    const row = { ...current, version: computed.version, state: 'withdrawn' as const, because, chain: null };
    writes.push({ row, moved: true });
  }
  return writes;
}
