import type { DataSource } from 'typeorm';
import type { Clock } from '#lib/kernel';
import { SourceUnavailable } from '../source.errors';
import type { Waiting } from './waiting';

/** Between two requests to one host, from all processes together: the sources ask for one or two a second at most, or say more. */
const GAP_MS = 1_000;
/** What is waited for in place; a host that is held for longer is asked by a later run */
const LONGEST_WAIT_MS = 120_000;
/** A turn later than this was written under another clock (`--now`) */
const STRANGE_MS = 86_400_000;

/** The pace at which each host is asked, one row each in PostgreSQL, so that every process keeps it together. */
export class HostPace {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly waiting: Waiting,
    /** Milliseconds between two requests to the hosts that allow another pace */
    private readonly gaps: ReadonlyMap<string, number> = new Map(),
  ) {}

  /**
   * Takes the next turn at a host, and waits for it.
   * @throws SourceUnavailable when the host is held for longer than is waited in place
   */
  async turn(host: string, signal?: AbortSignal): Promise<void> {
    const now = this.clock.now();
    const [taken] = await this.db.query<{ at: Date }[]>(
      `insert into source_pace as pace (host, next_at) values ($1, $2::timestamptz + $3 * interval '1 ms')
       on conflict (host) do update
         set next_at = case when pace.next_at > $2::timestamptz + $5 * interval '1 ms' then $2
                            else greatest(pace.next_at, $2) end + $3 * interval '1 ms'
         where pace.next_at <= $2::timestamptz + $4 * interval '1 ms'
            or pace.next_at > $2::timestamptz + $5 * interval '1 ms'
       returning next_at - $3 * interval '1 ms' as at`,
      [host, now, this.gaps.get(host) ?? GAP_MS, LONGEST_WAIT_MS, STRANGE_MS],
    );
    if (!taken) throw await this.held(host, now);
    const wait = taken.at.getTime() - now.getTime();
    if (wait > 0) await this.waiting.sleep(wait, signal);
  }

  /** Keeps every process from asking a host for so many seconds, a day at most. */
  async hold(host: string, seconds: number): Promise<void> {
    const ms = Math.min(seconds * 1000, STRANGE_MS);
    await this.db.query(
      `insert into source_pace as pace (host, next_at) values ($1, $2::timestamptz + $3 * interval '1 ms')
       on conflict (host) do update set next_at = greatest(pace.next_at, excluded.next_at)`,
      [host, this.clock.now(), ms],
    );
  }

  private async held(host: string, now: Date): Promise<SourceUnavailable> {
    const [row] = await this.db.query<{ until: Date }[]>('select next_at as until from source_pace where host = $1', [
      host,
    ]);
    const seconds = row ? Math.max(1, Math.ceil((row.until.getTime() - now.getTime()) / 1000)) : 1;
    return new SourceUnavailable(host, 'asked us to wait', { retryAfter: seconds });
  }
}
