import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addMonths, Clock, parisInstant } from '#lib/kernel';
import { KnownNotices } from '../notice/known-notices.service';

/**
 * How long what was read is kept, decided on 2026-11-24. No text sets it: sources keep their own archives for ten years and
 * more, what was read of a notice stays, and two years of bytes are more than a reader is ever mended for.
 */
export const RAW_RETENTION = {
  /** Months after the last sign of life of a procedure: its publication, its last deadline, its last change */
  rawMonths: 24,
  /** Runs older than this go, unless a refused record names them */
  runMonths: 13,
} as const;

const BATCH = 500;

/** Lets go of raw bytes that no one will read again. */
@Injectable()
export class RawRetention {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly known: KnownNotices,
  ) {}

  /**
   * Lets go of the bytes of procedures that are long over, and of old runs. What waits in quarantine is never let go, nor are
   * the bytes of a procedure that is open or announced. The row of the bytes stays: their key is known, so that the same
   * bytes are not kept again.
   */
  async purge(): Promise<{ raws: number; runs: number }> {
    const day = addMonths(this.clock.today(), -RAW_RETENTION.rawMonths);
    let raws = 0;
    for (let after = ''; ;) {
      const { last, purged } = await this.db.transaction((tx) => this.purgeBatch(tx, after, day));
      raws += purged;
      if (last === null) break;
      after = last;
    }
    return { raws, runs: await this.purgeRuns() };
  }

  private async purgeBatch(tx: EntityManager, after: string, day: string) {
    const rows = await tx.query<{ hash: string }[]>(
      `select hash from raw_record r where hash > $1 and bytes is not null and first_seen_at < $2
          and not exists (select 1 from quarantine q where q.raw_hash = r.hash
                             and (q.resolved_at is null or q.last_seen_at >= $2))
        order by hash limit ${BATCH}`,
      [after, parisInstant(day)],
    );
    const hashes = rows.map(({ hash }) => hash);
    if (hashes.length === 0) return { last: null, purged: 0 };
    const live = await this.known.liveSince(tx, hashes, day);
    const past = hashes.filter((hash) => !live.has(hash));
    await tx.query(`update raw_record set bytes = null, purged_at = $2 where hash = any($1)`, [past, this.clock.now()]);
    return { last: hashes.at(-1)!, purged: past.length };
  }

  private async purgeRuns(): Promise<number> {
    const before = parisInstant(addMonths(this.clock.today(), -RAW_RETENTION.runMonths));
    const [, count] = await this.db.query<[unknown, number]>(
      `delete from ingest_run r where started_at < $1 and state <> 'running'
          and not exists (select 1 from quarantine q where q.first_run_id = r.id)`,
      [before],
    );
    return count;
  }
}
