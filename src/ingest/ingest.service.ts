import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '#lib/kernel';
import { type NoticeRecord, type ParsedNotice, readNoticeBytes } from '#lib/notice-formats';
import { IngestRuns, type RunReport } from './ingest-runs';
import { NoticeIntake } from './notice-intake';
import { QuarantineService, type RefusalReason } from './quarantine.service';

export type { RunReport } from './ingest-runs';
export { SupplierImport, type ImportReport } from './supplier-import.service';

const NOTICE_SOURCES: readonly string[] = ['boamp'];

/** What is to be read. */
export interface NoticeFile {
  /** Name of a notice source: `boamp` */
  source: string;
  bytes: Uint8Array;
  /** Where the bytes come from, e.g. the file's name; it stands in the run's row */
  origin: string;
  /** Told after each record how many are done, of how many */
  onProgress?: (done: number, total: number) => void;
}

/** Reads public sources into notices, once, whatever is wrong in them. */
@Injectable()
export class IngestService implements OnModuleInit {
  constructor(
    private readonly runs: IngestRuns,
    private readonly intake: NoticeIntake,
    private readonly quarantine: QuarantineService,
  ) {}

  onModuleInit(): void {
    for (const source of NOTICE_SOURCES) {
      this.quarantine.readAgainWith(source, async (kept, run) => {
        let isSettled = true;
        for (const each of await recordsOf(kept)) {
          const cameIn = await this.intake.take(source, each, run);
          // A part that is refused has a row of its own now: what holds all parts need not wait for it
          if (!cameIn && kept.raw.equals(each.raw)) isSettled = false;
        }
        return isSettled;
      });
    }
  }

  /**
   * Reads a file of notices: each record with all it brings about, or in quarantine with its reasons; the same file again adds nothing.
   * @returns the counts of the run, its refused records and why
   * @throws DomainError `ingest/unknown-source`, `ingest/already-running`, `ingest/stopped`
   */
  async ingestNotices({ source: name, bytes, origin, onProgress }: NoticeFile): Promise<RunReport> {
    if (!NOTICE_SOURCES.includes(name)) {
      const known = NOTICE_SOURCES.join(', ');
      throw new DomainError('ingest/unknown-source', `No source of notices is called ${name}: ${known}.`);
    }
    return this.runs.during(name, origin, async (run) => {
      const records = await readNoticeBytes(bytes, origin);
      for (const [index, record] of records.entries()) {
        await this.intake.take(name, record, run);
        onProgress?.(index + 1, records.length);
      }
    });
  }
}

type Unread = Extract<ParsedNotice, { ok: false }>;

/**
 * What kept bytes hold today. They may be a whole file of records; but when nothing of them can be read they stay the one
 * record they were, and are not taken to pieces.
 */
async function recordsOf({
  record,
  raw,
  problems,
}: {
  record: string;
  raw: Buffer;
  problems: RefusalReason[];
}): Promise<readonly NoticeRecord[]> {
  const records = await readNoticeBytes(raw, record);
  if (records.some(({ parsed }) => parsed.ok)) return records;
  const [only, ...others] = records;
  const known = { ok: false as const, format: null, problems: problems as Unread['problems'] };
  const parsed = only && others.length === 0 ? only.parsed : known;
  return [{ record, raw, parsed }];
}
