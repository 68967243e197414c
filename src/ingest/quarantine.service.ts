import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { Clock, DomainError, newId } from '#lib/kernel';
import { AuditService } from '../audit/audit.service';
import { IngestRuns, type RunInProgress, type RunReport } from './ingest-runs';
import { QuarantinedRecord, type RefusalReason } from './quarantined-record.entity';
import { RawRecords } from './raw-records';

export type { RefusalReason } from './quarantined-record.entity';

/** A record that cannot be read, as the source's reader hands it over. */
export interface RefusedRecord {
  source: string;
  /** What the record calls itself, else its place in the file */
  record: string;
  /** A file's name, or the address that was asked */
  origin: string;
  raw: Uint8Array;
  problems: RefusalReason[];
  parserVersion: string;
  runId: string;
}

/** A record in quarantine, with the bytes its source gave. */
export interface KeptRecord {
  record: string;
  origin: string;
  raw: Buffer;
  problems: RefusalReason[];
}

/** Reads a kept record with today's parser, counts it on the run, and lets in what it can. @returns whether the kept record is settled by it */
export type ReadAgain = (kept: KeptRecord, run: RunInProgress) => Promise<boolean>;

/** Who decides on a page. */
interface Officer {
  personId: string;
}

/** The records that were refused: kept whole, shown, read again, or set aside with a reason. */
@Injectable()
export class QuarantineService {
  private readonly readings = new Map<string, ReadAgain>();

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly raws: RawRecords,
    private readonly runs: IngestRuns,
    private readonly audit: AuditService,
  ) {}

  /** Says how kept records of a source are read again; each source does so once, when its module starts. */
  readAgainWith(source: string, reading: ReadAgain): void {
    this.readings.set(source, reading);
  }

  /**
   * Keeps a refused record. The same bytes again are the same row, seen once more with today's reasons.
   * @returns `set-aside` when a person has already decided to ignore these bytes, else `kept`
   */
  async put(tx: EntityManager, refused: RefusedRecord): Promise<'kept' | 'set-aside'> {
    const { source, record, origin, problems, parserVersion, runId } = refused;
    const now = this.clock.now();
    const rawHash = await this.raws.keepWhole(tx, source, refused.raw);
    const repository = tx.getRepository(QuarantinedRecord);
    const known = await repository.findOne({ where: { source, rawHash }, lock: { mode: 'pessimistic_write' } });
    if (!known) {
      const seen = { firstRunId: runId, seenCount: 1, firstSeenAt: now, lastSeenAt: now };
      const open = { resolvedAt: null, resolution: null };
      const read = { source, record, origin, rawHash, problems, parserVersion };
      await repository.insert({ id: newId(), ...read, ...seen, ...open });
      return 'kept';
    }
    const ignored = known.resolution !== null && known.resolution !== 'came-in';
    const seen = { problems, parserVersion, seenCount: known.seenCount + 1, lastSeenAt: now };
    await repository.update({ id: known.id }, ignored ? seen : { ...seen, resolvedAt: null, resolution: null });
    return ignored ? 'set-aside' : 'kept';
  }

  /**
   * What was refused needs no one any more: these bytes came in, or later words of the record.
   * @param record its name; null when what came in may be older than what was refused of it
   */
  async settle(tx: EntityManager, source: string, record: string | null, rawHash: string): Promise<void> {
    await tx.query(
      `update quarantine set resolved_at = $4, resolution = 'came-in'
        where source = $1 and (record = $2 or raw_hash = $3) and resolved_at is null`,
      [source, record, rawHash, this.clock.now()],
    );
  }

  /** @returns the records that wait, oldest first; with `all`, those resolved too */
  async list(filter: { source?: string; all?: boolean; since?: Date } = {}): Promise<QuarantinedRecord[]> {
    return this.db.getRepository(QuarantinedRecord).find({
      where: {
        ...(filter.source ? { source: filter.source } : {}),
        ...(filter.since ? { firstSeenAt: MoreThanOrEqual(filter.since) } : {}),
        ...(filter.all ? {} : { resolvedAt: IsNull() }),
      },
      order: { firstSeenAt: 'asc', id: 'asc' },
    });
  }

  /** @returns how many records wait for each reason and source; a record with two reasons counts for its first */
  async countsByCode(): Promise<{ source: string; code: string; count: number }[]> {
    return this.db.query(
      `select source, problems -> 0 ->> 'code' as code, count(*)::int as count from quarantine
        where resolved_at is null group by 1, 2 order by 3 desc, 1, 2`,
    );
  }

  /** @returns a record, with its bytes while they are kept. @throws DomainError `quarantine/unknown` */
  async find(id: string): Promise<{ kept: QuarantinedRecord; raw: Buffer | null }> {
    const kept = await this.byId(id);
    return { kept, raw: await this.raws.bytesOf(kept.rawHash) };
  }

  /** @returns a record with its bytes. @throws DomainError `quarantine/unknown`, `quarantine/raw-gone` */
  async show(id: string): Promise<{ kept: QuarantinedRecord; raw: Buffer }> {
    const { kept, raw } = await this.find(id);
    if (raw) return { kept, raw };
    throw new DomainError('quarantine/raw-gone', `The bytes of ${id} are no longer kept: read its source again.`);
  }

  /**
   * Reads kept records again with today's parsers, under one run per source.
   * @param ids those to read; all that wait when absent
   * @param by the officer who wants it, for the journal
   * @throws DomainError `quarantine/unknown`, `quarantine/resolved`, `quarantine/no-reader`
   */
  async retry(ids?: readonly string[], by?: Officer): Promise<RunReport[]> {
    const waiting: QuarantinedRecord[] = [];
    for (const id of ids ?? []) waiting.push(await this.waiting(id));
    if (!ids) waiting.push(...(await this.list()));
    if (by) for (const kept of waiting) await this.note(this.db.manager, 'quarantine.retried', kept, by);
    return this.again(waiting);
  }

  /** As `retry`, and passes over those that were settled since they were listed. */
  async again(waiting: readonly QuarantinedRecord[]): Promise<RunReport[]> {
    const reports: RunReport[] = [];
    for (const source of new Set(waiting.map((kept) => kept.source))) {
      const records = waiting.filter((kept) => kept.source === source);
      const reading = this.readings.get(source);
      if (!reading) throw new DomainError('quarantine/no-reader', `Nothing here reads records of ${source} again.`);
      reports.push(
        await this.runs.during({ source, origin: 'quarantine', kind: 'retry' }, async (run) => {
          for (const kept of records) await this.readAgain(kept, reading, run);
        }),
      );
    }
    return reports;
  }

  /**
   * Sets a record aside.
   * @param by the officer who decides; a command when absent
   * @throws DomainError `quarantine/unknown`, `quarantine/resolved`, `quarantine/reason-missing`
   */
  async ignore(id: string, because: string, by?: Officer): Promise<void> {
    const reason = because.trim();
    if (reason === '')
      throw new DomainError('quarantine/reason-missing', 'Say why it is set aside.', { field: 'because' });
    const kept = await this.waiting(id);
    await this.db.transaction(async (tx) => {
      await tx
        .getRepository(QuarantinedRecord)
        .update({ id, resolvedAt: IsNull() }, { resolvedAt: this.clock.now(), resolution: `ignored: ${reason}` });
      await this.note(tx, 'quarantine.ignored', kept, by);
    });
  }

  private note(tx: EntityManager, action: string, { id, source, record }: QuarantinedRecord, by: Officer | undefined) {
    const who = by ? ({ personId: by.personId, channel: 'web' } as const) : ({ channel: 'cli' } as const);
    const facts = { source, record };
    return this.audit.record(tx, { ...who, action, subjectType: 'quarantine', subjectId: id, facts });
  }

  private async readAgain(kept: QuarantinedRecord, reading: ReadAgain, run: RunInProgress): Promise<void> {
    const { kept: current, raw } = await this.show(kept.id);
    if (current.resolvedAt) return;
    const { record, origin, problems } = kept;
    if (!(await reading({ record, origin, raw, problems }, run))) return;
    await this.db
      .getRepository(QuarantinedRecord)
      .update({ id: kept.id, resolvedAt: IsNull() }, { resolvedAt: this.clock.now(), resolution: 'came-in' });
  }

  private async waiting(id: string): Promise<QuarantinedRecord> {
    const kept = await this.byId(id);
    if (kept.resolvedAt) throw new DomainError('quarantine/resolved', `${id} is settled already (${kept.resolution}).`);
    return kept;
  }

  private async byId(id: string): Promise<QuarantinedRecord> {
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
    const kept = isId ? await this.db.getRepository(QuarantinedRecord).findOneBy({ id }) : null;
    if (kept) return kept;
    throw new DomainError(
      'quarantine/unknown',
      `No record in quarantine has the id ${id}: see \`maillon quarantine list\`.`,
      {
        status: 404,
      },
    );
  }
}
