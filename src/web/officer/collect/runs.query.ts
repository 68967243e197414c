import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';
import { Clock } from '#lib/kernel';

/** A reading of a source, as its page lists it. */
export interface RunRow {
  id: string;
  kind: 'collect' | 'file' | 'reparse' | 'retry';
  state: 'running' | 'done' | 'degraded' | 'failed';
  origin: string;
  startedAt: Date;
  endedAt: Date | null;
  read: number;
  new: number;
  changed: number;
  quarantined: number;
  expected: number | null;
  drops: { format: string; field: string; before: number; now: number }[];
  message: string | null;
}

const DAYS = 30;
const DAY_MS = 24 * 3_600_000;
/** A watched folder is looked at every five minutes: what brought nothing is counted, not listed. */
const SHOWN = 100;

/** The readings of a source in the last thirty days. */
@Injectable()
export class RunsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns the readings that brought something or did not go well, the latest first, and how many there were in all */
  async of(source: string): Promise<{ total: number; rows: RunRow[] }> {
    const since = new Date(this.clock.now().getTime() - DAYS * DAY_MS);
    return readOnly(this.db, async (tx) => {
      const [count] = await tx.query<{ total: number }[]>(
        'select count(*)::int as total from ingest_run where source = $1 and started_at >= $2',
        [source, since],
      );
      const rows = await tx.query<RunRow[]>(
        `select id, kind, state, origin, started_at as "startedAt", ended_at as "endedAt", read_count as read,
                new_count as new, changed_count as changed, quarantined_count as quarantined,
                expected_count as expected, drops, message
           from ingest_run
          where source = $1 and started_at >= $2
            and (new_count + changed_count + quarantined_count > 0 or state <> 'done'
                 or id = (select id from ingest_run l where l.source = $1 order by l.started_at desc limit 1))
          order by started_at desc, id limit ${SHOWN}`,
        [source, since],
      );
      return { total: count!.total, rows };
    });
  }
}
