import { Injectable, Logger } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { Clock, newId } from '#lib/kernel';
import { WEIGHTS_VERSION } from '#lib/matching-engine';
import { MatchingService } from './matching.service';
import { RematchRow, type RematchScope } from './rematch.entity';

export type { RematchScope } from './rematch.entity';

export interface RematchReport {
  scope: RematchScope;
  total: number;
  done: number;
  failed: number;
  /** It went on from where it had stopped */
  resumed: boolean;
  isOver: boolean;
}

interface Stretch {
  onProgress?: (done: number, total: number) => void;
  forMs?: number;
}

/** What a worker that is killed does again at most; doing it again writes nothing. */
const BATCH = 50;

/**
 * Matches every open opportunity again, by the order of ids, and notes how far it came: whoever goes on after a stop begins
 * there. What was told to somebody stays told, since a digest tells an opportunity once to a person, whatever runs again.
 */
@Injectable()
export class RematchService {
  private readonly logger = new Logger('Rematch');

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly matching: MatchingService,
  ) {}

  /**
   * Asks for one, unless one is under way: that one goes on, from the first opportunity again where more is now asked of it
   * or the weights changed since.
   * @param askedBy `cli` or `start`
   * @returns whether there is something to do
   */
  async ask(scope: RematchScope, askedBy: string): Promise<boolean> {
    const total = await this.waiting(scope);
    if (total === 0) return this.isUnderWay();
    await this.db.query(
      `insert into rematch (id, scope, weights_version, asked_by, asked_at, total) values ($1, $2, $3, $4, $5, $6)
       on conflict ((true)) where ended_at is null do update
          set scope = case when 'all' in (rematch.scope, excluded.scope) then 'all' else 'outdated' end,
              weights_version = excluded.weights_version, asked_by = excluded.asked_by, total = excluded.total,
              done = 0, failed = 0, reached = null
        where rematch.weights_version <> excluded.weights_version
           or (rematch.scope = 'outdated' and excluded.scope = 'all')`,
      [newId(), scope, WEIGHTS_VERSION, askedBy, this.clock.now(), total],
    );
    return true;
  }

  /** @returns whether one was begun, or asked for, and has not ended */
  async isUnderWay(): Promise<boolean> {
    return this.db.getRepository(RematchRow).existsBy({ endedAt: IsNull() });
  }

  /**
   * Does what was asked for, from where it stands, to its end. Several processes may: they take turns, batch by batch.
   * @param options.onProgress told after each batch
   * @param options.forMs how long at most, a batch included or not; to its end by default
   * @returns how far it is, or null when none was under way
   */
  async goOn({ onProgress, forMs = Infinity }: Stretch = {}): Promise<RematchReport | null> {
    const until = performance.now() + forMs;
    const first = await this.db.getRepository(RematchRow).findOneBy({ endedAt: IsNull() });
    if (!first) return null;
    const resumed = first.reached !== null;
    for (;;) {
      const { row, isOver } = await this.batch(first.id);
      onProgress?.(row.done, Math.max(row.done, row.total));
      if (!isOver && performance.now() < until) continue;
      const { scope, total, done, failed } = row;
      if (isOver) this.logger.log({ id: first.id, scope, done, failed, msg: 'Open opportunities were matched again.' });
      return { scope, total, done, failed, resumed, isOver };
    }
  }

  /** The row is locked while its batch runs: a second process waits, then takes the next. */
  private async batch(id: string): Promise<{ row: RematchRow; isOver: boolean }> {
    return this.db.transaction(async (tx) => {
      const rows = tx.getRepository(RematchRow);
      const row = await rows.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (row.endedAt !== null) return { row, isOver: true };
      const next: { id: string }[] = await this.db.query(
        `select o.id ${FROM} and ($2::uuid is null or o.id > $2) order by o.id limit ${BATCH}`,
        [row.scope === 'outdated' ? WEIGHTS_VERSION : null, row.reached],
      );
      const ids = next.map(({ id: opportunityId }) => opportunityId);
      // One that cannot be matched is told, and its own event or the daily run tries again
      await this.matching.runEach(ids, (opportunityId, error) => {
        row.failed += 1;
        this.logger.error({ opportunityId, err: error as Error, msg: 'An opportunity could not be matched again.' });
      });
      row.done += next.length;
      row.reached = next.at(-1)?.id ?? row.reached;
      row.endedAt = next.length < BATCH ? this.clock.now() : null;
      await rows.save(row);
      return { row, isOver: row.endedAt !== null };
    });
  }

  private async waiting(scope: RematchScope): Promise<number> {
    const [row]: { n: number }[] = await this.db.query(`select count(*)::int as n ${FROM}`, [
      scope === 'outdated' ? WEIGHTS_VERSION : null,
    ]);
    return row!.n;
  }
}

/** Open ones; with a version of weights as first parameter, only those whose last run had another. */
const FROM = `from opportunity o left join match_run r on r.opportunity_id = o.id
   where o.status = 'open' and ($1::text is null or r.weights_version <> $1)`;
