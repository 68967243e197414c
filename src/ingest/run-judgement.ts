import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/kernel';
import type { RunInProgress } from './ingest-runs';
import { DROP, type Drop, dropsOf, type Shapes, SILENCE } from './source-shapes';

const DAY_MS = 24 * 3_600_000;

/** Holds a reading against the source's own past: a source that changes its format does not say so. */
@Injectable()
export class RunJudgement {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Degrades the run when fields that the source used to fill came empty. Runs already found so are no part of the past. */
  async judge({ source, tally, noteDrops }: RunInProgress): Promise<void> {
    const past = await this.db.query<{ shapes: Shapes }[]>(
      `select shapes from ingest_run where source = $1 and kind in ('collect', 'file') and state in ('done', 'degraded')
          and read_count > 0 and drops = '[]' and started_at >= $2`,
      [source, this.pastSince()],
    );
    const drops = dropsOf(
      past.map(({ shapes }) => shapes),
      tally.shapes,
    );
    if (drops.length > 0)
      noteDrops(drops, `Rarer than in the past ${DROP.pastDays} days: ${drops.map(told).join(', ')}.`);
  }

  /**
   * Degrades a reading of the days that are due, when it brought nothing though the source's readings hardly ever do: it was
   * moved, or renamed what it is asked by. One that is asked whether it changed brings nothing most of the time.
   */
  async judgeSilence({ source, tally, noteDrops }: RunInProgress): Promise<void> {
    if (tally.read > 0) return;
    const [past] = await this.db.query<{ runs: number; spoke: number }[]>(
      `select count(*)::int as runs, count(*) filter (where read_count > 0)::int as spoke from ingest_run
        where source = $1 and kind = 'collect' and state in ('done', 'degraded') and drops = '[]' and started_at >= $2`,
      [source, this.pastSince()],
    );
    const { runs, spoke } = past!;
    if (runs < SILENCE.runsBefore || spoke < runs * SILENCE.usualShare) return;
    const drop: Drop = { format: '', field: 'record', before: spoke / runs, now: 0 };
    noteDrops(
      [drop],
      `Nothing came; ${spoke} of the ${runs} readings of the past ${DROP.pastDays} days brought something.`,
    );
  }

  private pastSince(): Date {
    return new Date(this.clock.now().getTime() - DROP.pastDays * DAY_MS);
  }
}

function told({ format, field, before, now }: Drop): string {
  const what = field === 'record' ? 'records that can be read' : `${field} of ${format}`;
  return `${what} (${percent(before)}, now ${percent(now)})`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
