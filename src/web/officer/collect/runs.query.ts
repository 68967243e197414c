import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';
import { addDays, Clock, parisInstant } from '#lib/kernel';
import type { LastRun } from '../../../ingest/source-states.service';
import { BAR_DAYS, type DayOfRuns } from './run-bars.view';

/** A reading of a source, as its page lists it. */
export interface RunRow extends LastRun {
  origin: string;
}

/** A watched folder is looked at every five minutes: what brought nothing is counted, not listed. */
const SHOWN = 100;

/** The readings of a source in the last thirty days. */
@Injectable()
export class RunsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns the readings that brought something, did not go well, or were asked for again, the latest first, and how many there were in all */
  async of(source: string): Promise<{ total: number; rows: RunRow[] }> {
    const since = this.firstDay();
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
            and (new_count + changed_count + quarantined_count > 0 or state <> 'done' or kind = 'reparse'
                 or id = (select id from ingest_run l where l.source = $1 order by l.started_at desc limit 1))
          order by started_at desc, id limit ${SHOWN}`,
        [source, since],
      );
      return { total: count!.total, rows };
    });
  }

  /** @returns what each of the last thirty days brought, in Paris; what was kept and is read again brings nothing */
  async byDay(source: string): Promise<DayOfRuns[]> {
    return this.db.query(
      `select (started_at at time zone 'Europe/Paris')::date::text as day, sum(read_count)::int as read,
              sum(new_count + changed_count)::int as entered, sum(quarantined_count)::int as refused,
              bool_or(state in ('failed', 'degraded')) as "isBad"
         from ingest_run where source = $1 and started_at >= $2 and kind in ('collect', 'file') group by 1 order by 1`,
      [source, this.firstDay()],
    );
  }

  private firstDay(): Date {
    return parisInstant(addDays(this.clock.today(), 1 - BAR_DAYS));
  }
}
