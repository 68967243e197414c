import type { EntityManager } from 'typeorm';
import { newId } from '#lib/kernel';
import type { MatchWrite, StandingRow } from './match-set';

/** @returns what stands for an opportunity, by supplier, locked until the transaction ends */
export async function lockStanding(tx: EntityManager, opportunityId: string): Promise<Map<string, StandingRow>> {
  const rows: StandingRow[] = await tx.query(
    `select id, supplier_id as "supplierId", version, weights_version as "weightsVersion", facts_hash as "factsHash", rank,
            score, band, state, because, verdict, verdict_hash as "verdictHash"
       from match where opportunity_id = $1 for update`,
    [opportunityId],
  );
  return new Map(rows.map((row) => [row.supplierId, row]));
}

/** Writes a set and its history in three statements at most, whatever its size. */
export async function writeMatchSet(
  tx: EntityManager,
  opportunityId: string,
  writes: readonly MatchWrite[],
  now: Date,
): Promise<void> {
  const rows = writes.map(({ row: { chain, ...row } }) => ({ ...row, ...chain }));
  const told = rows.filter((_, at) => writes[at]!.row.chain !== null);
  const fallen = rows.filter((_, at) => writes[at]!.row.chain === null);
  if (told.length > 0) await upsert(tx, opportunityId, told, now);
  if (fallen.length > 0) await withdraw(tx, fallen, now);
  const moved = writes.filter((write) => write.moved).map(({ row }) => row);
  if (moved.length === 0) return;
  const history = moved.map(({ id, version, state, because, factsHash }) => {
    return { historyId: newId(), id, version, state, because, factsHash };
  });
  await tx.query(
    `insert into match_history (id, match_id, at, version, state, because, facts_hash)
     select w."historyId", w.id, $2, w.version, w.state, w.because, w."factsHash"
       from jsonb_to_recordset($1::jsonb) as w ("historyId" uuid, id uuid, version integer, state text, because text, "factsHash" text)`,
    [JSON.stringify(history), now],
  );
}

async function upsert(tx: EntityManager, opportunityId: string, rows: readonly object[], now: Date): Promise<void> {
  await tx.query(
    `insert into match (id, opportunity_id, supplier_id, version, weights_version, facts_hash, rank, score, band, links, eligibility,
                        state, because, created_at, changed_at)
     select w.id, $2, w."supplierId", w.version, w."weightsVersion", w."factsHash", w.rank, w.score, w.band, w.links, w.eligibility,
            w.state, w.because, $3, $3
       from jsonb_to_recordset($1::jsonb) as w (id uuid, "supplierId" uuid, version integer, "weightsVersion" text, "factsHash" text,
            rank integer, score double precision, band text, links jsonb, eligibility jsonb, state text, because text)
     on conflict (opportunity_id, supplier_id) do update
        set version = excluded.version, weights_version = excluded.weights_version, facts_hash = excluded.facts_hash,
            rank = excluded.rank, score = excluded.score, band = excluded.band, links = excluded.links,
            eligibility = excluded.eligibility, state = excluded.state, because = excluded.because,
            -- a rank that turned is no news to an officer who reads the same facts
            row_version = match.row_version + case
              when (match.state, match.facts_hash, match.version)
                   is distinct from (excluded.state, excluded.facts_hash, excluded.version) then 1 else 0 end,
            changed_at = case
              when (match.state, match.facts_hash) is distinct from (excluded.state, excluded.facts_hash) then excluded.changed_at
              else match.changed_at end`,
    [JSON.stringify(rows), opportunityId, now],
  );
}

async function withdraw(tx: EntityManager, rows: readonly object[], now: Date): Promise<void> {
  await tx.query(
    `update match set version = w.version, facts_hash = w."factsHash", state = w.state, because = w.because,
            row_version = match.row_version + 1, changed_at = $2
       from jsonb_to_recordset($1::jsonb) as w (id uuid, version integer, "factsHash" text, state text, because text)
      where match.id = w.id`,
    [JSON.stringify(rows), now],
  );
}
