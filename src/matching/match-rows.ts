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
  const asked = (told.length > 0 ? await upsert(tx, run, told) : 0) + (fallen.length > 0 ? await withdraw(tx, run, fallen) : 0);
  return asked === writes.length;
}

/** Columns as arrays: PostgreSQL takes them in for half of what taking one JSON document apart costs it. */
async function upsert(tx: EntityManager, run: RunOf, writes: readonly MatchWrite[]): Promise<number> {
  const rows = writes.map(({ row }) => row);
  const moved = writes.filter((write) => write.moved).map(({ row }) => row);
  const [written]: { n: number }[] = await tx.query(
    `with written as (
       insert into match (id, opportunity_id, supplier_id, version, weights_version, facts_hash, rank, score, band, links,
                          eligibility, leaves_alone, state, because, row_version, created_at, changed_at)
       select w.id, $1, w.supplier_id, $2, $3, w.facts_hash, w.rank, w.score, w.band, w.links,
              w.eligibility, w.leaves_alone, w.state, w.because, w.row_version, $4, $4
         from unnest($5::uuid[], $6::uuid[], $7::text[], $8::int[], $9::float8[], $10::text[], $11::json[], $12::json[],
                     $13::bool[], $14::text[], $15::text[], $16::int[])
              as w (id, supplier_id, facts_hash, rank, score, band, links, eligibility, leaves_alone, state, because, row_version)
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
       returning id), ${NOTED}
       select noted.id, written.id, $4, $2, noted.state, noted.because, noted.facts_hash
         from unnest($17::uuid[], $18::uuid[], $19::text[], $20::text[], $21::text[]) as noted (id, match_id, state, because, facts_hash)
         join written on written.id = noted.match_id)
     select count(*)::int as n from written`,
    [
      run.opportunityId,
      run.version,
      run.weightsVersion,
      run.now,
      rows.map(({ id }) => id),
      rows.map(({ supplierId }) => supplierId),
      rows.map(({ factsHash }) => factsHash),
      rows.map(({ rank }) => rank),
      rows.map(({ score }) => score),
      rows.map(({ band }) => band),
      rows.map(({ chain }) => JSON.stringify(storedLinks(chain!.links))),
      rows.map(({ chain }) => JSON.stringify(chain!.eligibility)),
      rows.map(({ chain }) => chain!.leavesAlone),
      rows.map(({ state }) => state),
      rows.map(({ because }) => because),
      rows.map(({ rowVersion }) => rowVersion),
      moved.map(() => newId()),
      moved.map(({ id }) => id),
      moved.map(({ state }) => state),
      moved.map(({ because }) => because),
      moved.map(({ factsHash }) => factsHash),
    ],
  );
  return written!.n;
}

async function withdraw(tx: EntityManager, run: RunOf, writes: readonly MatchWrite[]): Promise<number> {
  const rows = writes.map(({ row }) => row);
  const [written]: { n: number }[] = await tx.query(
    `with written as (
       update match set version = $1, state = w.state, because = w.because, row_version = match.row_version + 1, changed_at = $2
         from unnest($3::uuid[], $4::text[], $5::text[], $6::int[], $7::uuid[])
              as w (id, state, because, row_version, history_id)
        where match.id = w.id and match.row_version = w.row_version
       returning match.id, match.state, match.because, match.facts_hash, w.history_id), ${NOTED}
       select history_id, id, $2, $1, state, because, facts_hash from written)
     select count(*)::int as n from written`,
    [
      run.version,
      run.now,
      rows.map(({ id }) => id),
      rows.map(({ state }) => state),
      rows.map(({ because }) => because),
      rows.map(({ rowVersion }) => rowVersion),
      rows.map(() => newId()),
    ],
  );
  return written!.n;
}

const NOTED = `noted as (
       insert into match_history (id, match_id, at, version, state, because, facts_hash)`;
