import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parisInstant } from '#lib/kernel';
import { type NoticeRecord, type ParsedNotice, readNoticeBytes } from '#lib/notice-formats';
import { IngestRuns, type RunInProgress, type RunReport } from './ingest-runs';
import { NoticeIntake, type Take } from './notice-intake';
import { type KeptRecord, QuarantineService } from './quarantine.service';
import type { QuarantinedRecord } from './quarantined-record.entity';
import { NoticeSources } from './sources/notice-sources';

/** Reads the refused records of the sources of notices again, with today's readers. */
@Injectable()
export class SecondReading implements OnModuleInit {
  constructor(
    private readonly intake: NoticeIntake,
    private readonly quarantine: QuarantineService,
    private readonly sources: NoticeSources,
    private readonly runs: IngestRuns,
  ) {}

  onModuleInit(): void {
    for (const { name } of this.sources.all) {
      this.quarantine.readAgainWith(name, (kept, run) => this.readAgain(kept, run));
    }
  }

  /**
   * @param since day on which they were first refused, `YYYY-MM-DD`
   * @returns the refused records of sources of notices that wait, oldest first
   * @throws DomainError `ingest/unknown-source`
   */
  async waiting({ source, since }: { source?: string | undefined; since?: string | undefined }) {
    if (source !== undefined) this.sources.named(source);
    const names = this.sources.all.map(({ name }) => name);
    const waiting = await this.quarantine.list({
      ...(source === undefined ? {} : { source }),
      ...(since === undefined ? {} : { since: parisInstant(since) }),
    });
    return waiting.filter((kept) => names.includes(kept.source));
  }

  /** Reads refused records again, and lets in what can be read. @throws as `QuarantineService.retry` */
  async again(waiting: readonly QuarantinedRecord[]): Promise<RunReport[]> {
    return this.quarantine.again(waiting);
  }

  /** Says what would become of refused records, and writes nothing. */
  async rehearse(waiting: readonly QuarantinedRecord[], take: Take): Promise<RunReport[]> {
    if (waiting.length === 0) return [];
    const report = await this.runs.rehearse(
      { source: 'quarantine', origin: 'quarantine', kind: 'retry' },
      async (run) => {
        for (const { id, record, origin, problems } of waiting) {
          const { raw } = await this.quarantine.show(id);
          for (const each of await recordsOf({ record, raw, problems })) await take({ record: each, origin }, run);
        }
      },
    );
    return [report];
  }

  private async readAgain(kept: KeptRecord, run: RunInProgress): Promise<boolean> {
    let isSettled = true;
    for (const record of await recordsOf(kept)) {
      const cameIn = await this.intake.take({ record, origin: kept.origin }, run);
      // A part that is refused has a row of its own now: what holds all parts need not wait for it
      if (!cameIn && kept.raw.equals(record.raw)) isSettled = false;
    }
    return isSettled;
  }
}

type Unread = Extract<ParsedNotice, { ok: false }>;

/**
 * @returns what kept bytes hold today. They may be a whole file of records; but when nothing of them can be read they stay
 *   the one record they were, and are not taken to pieces
 */
async function recordsOf({ record, raw, problems }: Omit<KeptRecord, 'origin'>): Promise<readonly NoticeRecord[]> {
  const records = await readNoticeBytes(raw, record);
  if (records.some(({ parsed }) => parsed.ok)) return records;
  const [only, ...others] = records;
  const known = { ok: false as const, format: null, problems: problems as Unread['problems'] };
  const parsed = only && others.length === 0 ? only.parsed : known;
  return [{ record, raw, parsed }];
}
