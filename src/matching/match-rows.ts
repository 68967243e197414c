import type { EntityManager } from 'typeorm';
import { newId } from '#lib/kernel';
import type { MatchWrite, StandingRow } from './match-set';
import { storedLinks } from './stored-links';

/** @returns what stands for an opportunity, by supplier; `lock` keeps it as it is until the transaction ends */
export async function readStanding(
  tx: EntityManager,
  opportunityId: string,
  options: { lock?: boolean } = {},
): Promise<Map<string, StandingRow>> {
  const rows: StandingRow[] = await tx.query(
    `select id, supplier_id as "supplierId", version, weights_version as "weightsVersion", facts_hash as "factsHash", rank,
            score, band, state, because, verdict, verdict_hash as "verdictHash", row_version as "rowVersion"
       from match where opportunity_id = $1${options.lock ? ' for update' : ''}`,
    [opportunityId],
  );
  return new Map(rows.map((row) => [row.supplierId, row]));
}

/** What all rows of a run have in common. */
export interface RunOf {
  opportunityId: string;
  version: number;
  weightsVersion: string;
  now: Date;
}

/**
 * Writes a set and its history in two statements at most, whatever its size.
 * @returns whether all was written: a row that somebody else moved since it was read is left as it now is, without a history
 */
export async function writeMatchSet(tx: EntityManager, run: RunOf, writes: readonly MatchWrite[]): Promise<boolean> {
  const told = writes.filter(({ row }) => row.chain !== null);
  const fallen = writes.filter(({ row }) => row.chain === null);
  const asked =
    (told.length > 0 ? await upsert(tx, run, told) : 0) + (fallen.length > 0 ? await withdraw(tx, run, fallen) : 0);
  return asked === writes.length;
}

async function upsert(tx: EntityManager, run: RunOf, writes: readonly MatchWrite[]): Promise<number> {
  const rows = writes.map(
    ({ moved, row: { chain, id, supplierId, factsHash, rank, score, band, state, because, rowVersion } }) => ({
      id,
      supplierId,
      factsHash,
      rank,
      score,
      band,
      state,
      because,
      rowVersion,
      links: storedLinks(chain!.links),
      eligibility: chain!.eligibility,
      leavesAlone: chain!.leavesAlone,
      noteId: moved ? newId() : null,
    }),
  );
  return written(
    tx,
    `with w as (
       select * from json_to_recordset($1) as w (id uuid, "supplierId" uuid, "factsHash" text, rank integer,
              score double precision, band text, links json, eligibility json, "leavesAlone" boolean, state text,
              because text, "rowVersion" integer, "noteId" uuid)),
     written as (
       insert into match (id, opportunity_id, supplier_id, version, weights_version, facts_hash, rank, score, band, links,
                          eligibility, leaves_alone, state, because, row_version, created_at, changed_at)
       select w.id, $4, w."supplierId", $3, $5, w."factsHash", w.rank, w.score, w.band, w.links,
              w.eligibility, w."leavesAlone", w.state, w.because, w."rowVersion", $2, $2 from w
       on conflict (opportunity_id, supplier_id) do update
          set version = excluded.version, weights_version = excluded.weights_version, facts_hash = excluded.facts_hash,
              rank = excluded.rank, score = excluded.score, band = excluded.band, links = excluded.links,
              eligibility = excluded.eligibility, leaves_alone = excluded.leaves_alone, state = excluded.state,
              because = excluded.because,
              -- a rank that turned is no news to an officer who reads the same facts
              row_version = match.row_version + case
                when (match.state, match.facts_hash, match.version)
                     is distinct from (excluded.state, excluded.facts_hash, excluded.version) then 1 else 0 end,
              changed_at = case
                when (match.state, match.facts_hash) is distinct from (excluded.state, excluded.facts_hash) then excluded.changed_at
                else match.changed_at end
        where match.row_version = excluded.row_version
       returning id, state, because, facts_hash)`,
    [JSON.stringify(rows), run.now, run.version, run.opportunityId, run.weightsVersion],
  );
}

async function withdraw(tx: EntityManager, run: RunOf, writes: readonly MatchWrite[]): Promise<number> {
  const rows = writes.map(({ row: { id, state, because, rowVersion } }) => {
    return { id, state, because, rowVersion, noteId: newId() };
  });
  return written(
    tx,
    `with w as (
       select * from json_to_recordset($1) as w (id uuid, state text, because text, "rowVersion" integer, "noteId" uuid)),
     written as (
       update match set version = $3, state = w.state, because = w.because, row_version = match.row_version + 1, changed_at = $2
         from w where match.id = w.id and match.row_version = w."rowVersion"
       returning match.id, match.state, match.because, match.facts_hash)`,
    [JSON.stringify(rows), run.now, run.version],
  );
}

/**
 * Notes in the history what a statement wrote and moved.
 * @param sql gives `w`, the rows asked for with the id of their note, and `written`, those that were
 * @param values whose second and third are the time and the version
 * @returns how many were written
 */
async function written(tx: EntityManager, sql: string, values: readonly unknown[]): Promise<number> {
  const [row]: { n: number }[] = await tx.query(
    `${sql}, noted as (
       insert into match_history (id, match_id, at, version, state, because, facts_hash)
       select w."noteId", r.id, $2, $3, r.state, r.because, r.facts_hash
         from written r join w on w.id = r.id where w."noteId" is not null)
     select count(*)::int as n from written`,
    [...values],
  );
  return row!.n;
}
