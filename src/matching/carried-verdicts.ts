import type { EntityManager } from 'typeorm';
import { newId } from '#lib/kernel';
import { IsNull, Not } from 'typeorm';
import type { StandingRow } from './match-set';
import { Match } from './match.entity';

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
  const decided = await tx.getRepository(Match).findBy({ opportunityId: mergedId, verdict: Not(IsNull()) });
  const carried = new Map(standing);
  for (const match of decided) {
    const own = standing.get(match.supplierId);
    const { verdict, factsHash } = match;
    if (own?.verdict) continue;
    carried.set(match.supplierId, own ? { ...own, verdict, factsHash } : { ...match, id: newId(), state: 'withdrawn' });
  }
  return carried;
}

/** Notes on the matches that took a verdict over who gave it, and when. */
export async function noteCarriedVerdicts(tx: EntityManager, opportunityId: string, mergedId: string): Promise<void> {
  await tx.query(
    `update match k set verdict = m.verdict, decided_by = m.decided_by, decided_at = m.decided_at
       from match m
      where k.opportunity_id = $1 and m.opportunity_id = $2 and k.supplier_id = m.supplier_id
        and m.verdict is not null and k.facts_hash = m.facts_hash and k.state = m.verdict and k.decided_by is null`,
    [opportunityId, mergedId],
  );
}
