import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#lib/config';
import { Clock } from '#lib/kernel';
import type { CollectedSource } from './collect-source.job';
import type { IngestRunKind, IngestRunState } from './ingest-run.entity';
import type { SourcePosition } from './notice-source.port';
import type { Drop } from './source-shapes';
import { NoticeSources } from './sources/notice-sources';
import { isRegister, LISTS, REGISTERS } from './sources/supplier-sources';

/**
 * How a source does. `reading`: a reading is under way; `by-hand`: it is read when somebody asks for it only; `never`: it was not
 * read yet; `late`: no reading has gone well for too long.
 */
export type SourceHealth = 'up-to-date' | 'reading' | 'late' | 'degraded' | 'failed' | 'never' | 'by-hand';

/** What the last reading brought. */
export interface LastRun {
  id: string;
  kind: IngestRunKind;
  state: IngestRunState;
  startedAt: Date;
  endedAt: Date | null;
  read: number;
  new: number;
  changed: number;
  quarantined: number;
  expected: number | null;
  drops: Drop[];
  message: string | null;
}

export interface SourceState {
  source: string;
  health: SourceHealth;
  /** Read by itself, on a schedule */
  isCollected: boolean;
  /** When a reading last came to its end, degraded or not */
  lastSuccess: Date | null;
  lastRun: LastRun | null;
  /** Every day up to this one was read whole, `YYYY-MM-DD` */
  readUntil: string | null;
  /** Where the reading under way, or the one that was cut short, goes on */
  position: SourcePosition | null;
  /** What it tells of */
  gives: 'notices' | 'suppliers';
  /** A file that somebody imports: nothing is asked, and nothing is late */
  isList: boolean;
  /** Notices of this source that are kept, whatever they came through; for a register or a list, suppliers that it proves something of */
  kept: number;
  /** Records in quarantine that wait */
  waiting: number;
}

/** Hours without a good reading after which a source is late: several of its turns were missed, or a day and a half. */
const LATE_AFTER_HOURS: Record<CollectedSource, number> = {
  boamp: 6,
  ted: 36,
  decp: 36,
  approch: 36,
  folder: 1,
  'recherche-entreprises': 36,
  'marche-inclusion': 9 * 24,
  finess: 33 * 24,
};

/** Tells how each source does, from its runs. */
@Injectable()
export class SourceStates {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly sources: NoticeSources,
  ) {}

  /** @returns every source of notices, then the registers of suppliers, then the lists of suppliers, in the order of each */
  async all(): Promise<SourceState[]> {
    const counts = await this.db.query<{ source: string; notices: number; suppliers: number; waiting: number }[]>(
      `select s.source, (select count(*)::int from notice n where n.source = s.source) as notices,
              (select count(distinct e.supplier_id)::int from evidence e where e.source = s.source and not e.denied) as suppliers,
              (select count(*)::int from quarantine q where q.source = s.source and q.resolved_at is null) as waiting
         from unnest($1::text[]) as s (source)`,
      [this.names()],
    );
    return (await this.states()).map((state) => {
      const { notices, suppliers, waiting } = counts.find(({ source }) => source === state.source)!;
      return { ...state, kept: state.gives === 'notices' ? notices : suppliers, waiting };
    });
  }

  /** @returns the sources whose notices may be missing or empty, by name; asked at every look at the house's health */
  async troubled(): Promise<Record<string, SourceHealth>> {
    const bad = (await this.states()).filter(
      ({ isList, health }) => !isList && ['late', 'degraded', 'failed'].includes(health),
    );
    return Object.fromEntries(bad.map(({ source, health }) => [source, health]));
  }

  private async states(): Promise<Omit<SourceState, 'kept' | 'waiting'>[]> {
    const rows = await this.db.query<
      Omit<SourceState, 'health' | 'isCollected' | 'gives' | 'isList' | 'kept' | 'waiting'>[]
    >(
      `select s.source, to_jsonb(r) as "lastRun", c.read_until::text as "readUntil", c.position,
              (select max(ended_at) from ingest_run ok where ok.source = s.source and ok.kind in ('collect', 'file')
                  and ok.state in ('done', 'degraded')) as "lastSuccess"
         from unnest($1::text[]) with ordinality as s (source, place)
         left join ingest_cursor c on c.source = s.source
         left join lateral (
           select id, kind, state, started_at as "startedAt", ended_at as "endedAt", read_count as read, new_count as new,
                  changed_count as changed, quarantined_count as quarantined, expected_count as expected, drops, message
             from ingest_run where source = s.source and kind in ('collect', 'file')
            order by kind = 'collect' desc, started_at desc limit 1) r on true
        order by s.place`,
      [this.names()],
    );
    return rows.map((row) => {
      const lastRun = row.lastRun && withDates(row.lastRun);
      const isCollected = this.config.collect.includes(row.source);
      const isList = LISTS.includes(row.source);
      const gives = isList || isRegister(row.source) ? 'suppliers' : 'notices';
      return { ...row, lastRun, isCollected, gives, isList, health: this.healthOf({ ...row, lastRun }, isCollected) };
    });
  }

  private names(): string[] {
    return [...this.sources.all.map(({ name }) => name), ...REGISTERS, ...LISTS];
  }

  private healthOf(
    { source, lastRun, lastSuccess }: Pick<SourceState, 'source' | 'lastRun' | 'lastSuccess'>,
    isCollected: boolean,
  ): SourceHealth {
    if (!lastRun) return isCollected ? 'never' : 'by-hand';
    if (lastRun.drops.length > 0) return 'degraded';
    if (!isCollected) return 'by-hand';
    if (lastRun.state === 'failed' || lastRun.state === 'degraded') return lastRun.state;
    const hours = (this.clock.now().getTime() - (lastSuccess ?? lastRun.startedAt).getTime()) / 3_600_000;
    if (hours > LATE_AFTER_HOURS[source as CollectedSource]) return 'late';
    return lastRun.state === 'running' ? 'reading' : 'up-to-date';
  }
}

function withDates(run: LastRun): LastRun {
  return { ...run, startedAt: new Date(run.startedAt), endedAt: run.endedAt && new Date(run.endedAt) };
}
