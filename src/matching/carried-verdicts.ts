import type { EntityManager } from 'typeorm';
import { readStanding } from './match-rows';
import type { StandingRow } from './match-set';

/**
 * What stands for an opportunity, with the verdicts that officers gave on one that was merged into it, for the suppliers on
 * whom none was given here. A verdict comes with the facts it was given on, so it stands only if they are the same here.
 * @param standing by supplier
 */
export async function withCarriedVerdicts(
  tx: EntityManager,
  standing: ReadonlyMap<string, StandingRow>,
  mergedId: string,
): Promise<Map<string, StandingRow>> {
  const carried = new Map(standing);
  // Locked: an officer may be deciding on one of them
  for (const [supplierId, match] of await readStanding(tx, mergedId, { lock: true })) {
    const own = standing.get(supplierId);
    const { verdict, verdictHash } = match;
    if (!verdict || own?.verdict) continue;
    const unseen = { ...match, id: null, state: 'withdrawn' as const };
    carried.set(supplierId, own ? { ...own, verdict, verdictHash } : unseen);
  }
  return carried;
}

/** Writes on the matches of an opportunity the verdicts that it was given so, with who gave them, when, and on which facts. */
export async function noteCarriedVerdicts(tx: EntityManager, opportunityId: string, mergedId: string): Promise<void> {
  await tx.query(
    `update match k set verdict = m.verdict, verdict_hash = m.verdict_hash, decided_by = m.decided_by, decided_at = m.decided_at
       from match m
      where k.opportunity_id = $1 and m.opportunity_id = $2 and k.supplier_id = m.supplier_id
        and m.verdict is not null and k.verdict is null`,
    [opportunityId, mergedId],
  );
}
