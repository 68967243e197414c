import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addDays, Clock, DomainError, isDay } from '#lib/kernel';
import { IngestCursor } from './ingest-cursor.entity';
import type { NoticeSource, SourcePosition, SourceWindow } from './notice-source.port';

/** Days of publication to ask for, `YYYY-MM-DD`, both included; what is left out is for the cursor to say. */
export interface AskedWindow {
  since?: string | undefined;
  until?: string | undefined;
}

/** Days before the last one read that are asked for again, unless the source says another number: records appear late. */
const DAYS_READ_AGAIN = 3;

type Overlapping = Pick<NoticeSource, 'name' | 'daysReadAgain'>;

/** How far each source was read. */
@Injectable()
export class SourceCursors {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the window to ask for: by default from some days before the day up to which the source was read whole, until
   *   today; with the position of a reading of the same window that was cut short, if there is one
   * @throws DomainError `ingest/window-invalid`
   */
  async windowOf(source: Overlapping, asked: AskedWindow): Promise<SourceWindow> {
    const cursor = await this.db.getRepository(IngestCursor).findOneBy({ source: source.name });
    const until = day('until', asked.until ?? this.clock.today());
    const since = day('since', asked.since ?? this.defaultSince(source, cursor));
    if (since > until) {
      throw new DomainError('ingest/window-invalid', `${since} is after ${until}: give the earlier day as --since.`);
    }
    const isUnderWay = cursor?.since === since && cursor.until === until;
    return { since, until, position: isUnderWay ? cursor.position : null };
  }

  /** Notes how far a reading has come. */
  async move(tx: EntityManager, source: string, window: SourceWindow, position: SourcePosition): Promise<void> {
    await tx.query(
      `insert into ingest_cursor (source, since, until, position, moved_at) values ($1, $2, $3, $4, $5)
       on conflict (source) do update set since = excluded.since, until = excluded.until, position = excluded.position,
         moved_at = excluded.moved_at`,
      [source, window.since, window.until, JSON.stringify(position), this.clock.now()],
    );
  }

  /** @returns where the last reading of a source that counts by no day stopped; null when it ended, or was never begun */
  async positionOf(source: string): Promise<SourcePosition | null> {
    return (await this.db.getRepository(IngestCursor).findOneBy({ source }))?.position ?? null;
  }

  /** Notes where a source that counts by no day goes on; null once it was read to its end. */
  async keep(tx: EntityManager, source: string, position: SourcePosition | null): Promise<void> {
    await tx.query(
      `insert into ingest_cursor (source, position, moved_at) values ($1, $2, $3)
       on conflict (source) do update set position = excluded.position, moved_at = excluded.moved_at`,
      [source, position && JSON.stringify(position), this.clock.now()],
    );
  }

  /**
   * Ends the reading under way.
   * @param isWhole all the source said there was came: the days of the window need not be asked for again, where no day
   *   is missing before them
   */
  async end({ name: source, daysReadAgain = DAYS_READ_AGAIN }: Overlapping, window: SourceWindow, isWhole: boolean) {
    const { since, until } = window;
    const today = this.clock.today();
    await this.db.transaction(async (tx) => {
      const cursors = tx.getRepository(IngestCursor);
      const cursor = await cursors.findOne({ where: { source }, lock: { mode: 'pessimistic_write' } });
      const known = this.readUntilOf(cursor);
      const joins = known === null ? until >= addDays(today, -daysReadAgain) : since <= addDays(known, 1);
      const reached = until < today ? until : today;
      const readUntil = isWhole && joins && (known === null || reached > known) ? reached : known;
      const ended = { readUntil, since: null, until: null, position: null };
      await cursors.save({ source, ...ended, movedAt: this.clock.now() });
    });
  }

  /** The first reading of all goes on from where it began, whatever the day on which it was cut short. */
  private defaultSince({ daysReadAgain = DAYS_READ_AGAIN }: Overlapping, cursor: IngestCursor | null): string {
    const first = addDays(this.clock.today(), -daysReadAgain);
    const known = this.readUntilOf(cursor);
    if (known !== null) return addDays(known, -daysReadAgain);
    return cursor?.since && cursor.since < first ? cursor.since : first;
  }

  /** No day to come was read: one that stands there was written under a clock that was ahead. */
  private readUntilOf(cursor: IngestCursor | null): string | null {
    const today = this.clock.today();
    return cursor?.readUntil && cursor.readUntil > today ? today : (cursor?.readUntil ?? null);
  }
}

function day(field: string, text: string): string {
  if (isDay(text)) return text;
  throw new DomainError('ingest/window-invalid', `${text} is not a day that exists, YYYY-MM-DD.`, { field });
}
