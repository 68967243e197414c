import type { EntityManager } from 'typeorm';
import type { MatchRun } from './match-run.entity';
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
 * Writes a set and its history in two statements at most, whatever its size. The row of the opportunity is locked, so nobody
 * else writes new ones.
 * @returns whether all was written: a row that somebody else moved since it was read is left as it now is, without a history
 */
export async function writeMatchSet(tx: EntityManager, run: RunOf, writes: readonly MatchWrite[]): Promise<boolean> {
  const fresh = writes.filter(isNew);
  const standing = writes.filter((write) => !isNew(write));
  if (fresh.length > 0) await insert(tx, run, fresh);
  return standing.length === 0 || (await update(tx, run, standing)) === standing.length;
}

/** Has no history: until it moves, the row says it all. */
async function insert(tx: EntityManager, run: RunOf, writes: readonly MatchWrite[]): Promise<void> {
  await tx.query(
    `insert into match (id, opportunity_id, supplier_id, version, weights_version, facts_hash, rank, score, band, links,
                        eligibility, leaves_alone, state, because, row_version, created_at, changed_at)
     select uuidv7(), $14, w.supplier_id, $2, $3, w.facts_hash, w.rank, w.score, w.band, w.links, w.eligibility,
            w.leaves_alone, w.state, w.because, 1, $1, $1
       from unnest(${CHAIN}, ${column(13, 'uuid')}) as w (${CHAIN_NAMES}, supplier_id)`,
    [...valuesOf(run, writes), lines(writes, ({ row }) => row.supplierId), run.opportunityId],
  );
}

/** @returns how many were as they had been read, and are written */
async function update(tx: EntityManager, run: RunOf, writes: readonly MatchWrite[]): Promise<number> {
  const [row]: { n: number }[] = await tx.query(
    `with written as (
       update match
          set version = $2, weights_version = case when w.links is null then match.weights_version else $3 end,
              facts_hash = w.facts_hash, rank = w.rank, score = w.score, band = w.band,
              links = coalesce(w.links, match.links), eligibility = coalesce(w.eligibility, match.eligibility),
              leaves_alone = coalesce(w.leaves_alone, match.leaves_alone), state = w.state, because = w.because,
              -- a rank that turned is no news to an officer who reads the same facts
              row_version = match.row_version + case
                when (match.state, match.facts_hash, match.version) is distinct from (w.state, w.facts_hash, $2) then 1 else 0 end,
              changed_at = case
                when (match.state, match.facts_hash) is distinct from (w.state, w.facts_hash) then $1 else match.changed_at end
         from unnest(${CHAIN}, ${column(13, 'uuid')}, ${column(14, 'integer')}) as w (${CHAIN_NAMES}, id, row_version)
        where match.id = w.id and match.row_version = w.row_version
       returning new.id, new.state, new.because, new.facts_hash,
                 (old.state, old.facts_hash) is distinct from (new.state, new.facts_hash) as moved),
     noted as (
       ${FIRST_NOTE} where m.id in (select id from written where moved) and ${HAS_NO_NOTE}
       union all
       select uuidv7(), id, $1, $2, state, because, facts_hash from written where moved)
     select count(*)::int as n from written`,
    [...valuesOf(run, writes), lines(writes, ({ row }) => row.id), lines(writes, ({ row }) => row.rowVersion)],
  );
  return row!.n;
}

/** Notes how a match came to be, before it moves for the first time. */
export async function noteFirstState(tx: EntityManager, matchId: string): Promise<void> {
  await tx.query(`${FIRST_NOTE} where m.id = $1 and ${HAS_NO_NOTE}`, [matchId]);
}

const FIRST_NOTE = `insert into match_history (id, match_id, at, version, state, because, facts_hash)
  select uuidv7(), m.id, m.created_at, m.version, m.state, m.because, m.facts_hash from match m`;
const HAS_NO_NOTE = 'not exists (select from match_history h where h.match_id = m.id)';

/** Notes an opportunity's last run in place of the one before. */
export async function noteRun(tx: EntityManager, run: MatchRun): Promise<void> {
  await tx.query(
    `insert into match_run (opportunity_id, version, index_cursor, seed, weights_version, ranked, ran_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (opportunity_id) do update
        set version = excluded.version, index_cursor = excluded.index_cursor, seed = excluded.seed,
            weights_version = excluded.weights_version, ranked = excluded.ranked, ran_at = excluded.ran_at`,
    [run.opportunityId, run.version, run.indexCursor, run.seed, run.weightsVersion, run.ranked, run.ranAt],
  );
}

/** Columns that new rows and others have, from the fourth parameter on. */
const COLUMNS: readonly (readonly [name: string, type: string, value: (row: MatchWrite['row']) => unknown])[] = [
  ['facts_hash', 'text', ({ factsHash }) => factsHash],
  ['rank', 'integer', ({ rank }) => rank],
  ['score', 'double precision', ({ score }) => score],
  ['band', 'text', ({ band }) => band],
  ['links', 'json', ({ chain }) => chain && JSON.stringify(storedLinks(chain.links))],
  ['eligibility', 'json', ({ chain }) => chain && JSON.stringify(chain.eligibility)],
  ['leaves_alone', 'boolean', ({ chain }) => chain && chain.leavesAlone],
  ['state', 'text', ({ state }) => state],
  ['because', 'text', ({ because }) => because],
];
const CHAIN = COLUMNS.map(([, type], index) => column(index + 4, type)).join(', ');
const CHAIN_NAMES = COLUMNS.map(([name]) => name).join(', ');

function valuesOf({ now, version, weightsVersion }: RunOf, writes: readonly MatchWrite[]): unknown[] {
  return [now, version, weightsVersion, ...COLUMNS.map(([, , value]) => lines(writes, ({ row }) => value(row)))];
}

/**
 * One column of rows, a line each: neither codes nor JSON hold a line break. PostgreSQL takes that apart in half the time that
 * it needs for JSON, and it is shorter.
 */
function lines(writes: readonly MatchWrite[], value: (write: MatchWrite) => unknown): string {
  return writes.map(value).join('\n');
}

/** The column that `lines` wrote, an empty line read as null. */
function column(parameter: number, type: string): string {
  return `string_to_array($${parameter}, E'\\n', '')::${type}[]`;
}

function isNew({ row }: MatchWrite): boolean {
  return row.id === null;
}
