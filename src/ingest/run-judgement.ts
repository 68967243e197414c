import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/kernel';
import type { RunInProgress } from './ingest-runs';
import { DROP, type Drop, dropsOf, type Shapes } from './source-shapes';

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
    const since = new Date(this.clock.now().getTime() - DROP.pastDays * DAY_MS);
    const past = await this.db.query<{ shapes: Shapes }[]>(
      `select shapes from ingest_run where source = $1 and kind in ('collect', 'file') and state in ('done', 'degraded')
          and read_count > 0 and drops = '[]' and started_at >= $2`,
      [source, since],
    );
    const drops = dropsOf(
      past.map(({ shapes }) => shapes),
      tally.shapes,
    );
    if (drops.length > 0)
      noteDrops(drops, `Rarer than in the past ${DROP.pastDays} days: ${drops.map(told).join(', ')}.`);
  }
}

function told({ format, field, before, now }: Drop): string {
  const what = field === 'record' ? 'records that can be read' : `${field} of ${format}`;
  return `${what} (${percent(before)}, now ${percent(now)})`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
