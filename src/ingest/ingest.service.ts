import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '#lib/kernel';
import { IngestRuns, type RunReport } from './ingest-runs';
import { NoticeIntake } from './notice-intake';
import type { NoticeSource } from './notice-source.port';
import { QuarantineService } from './quarantine.service';
import { boampSource } from './sources/boamp/boamp.source';

export type { RunReport } from './ingest-runs';
export { SupplierImport, type ImportReport } from './supplier-import.service';

const NOTICE_SOURCES: readonly NoticeSource[] = [boampSource];

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
      this.quarantine.readAgainWith(source.name, async ({ record, raw }, run) => {
        let allIn = true;
        for (const each of source.read(raw, record)) allIn = (await this.intake.take(source, each, run)) && allIn;
        return allIn;
      });
    }
  }

  /**
   * Reads a file of notices: each record with all it brings about, or in quarantine with its reasons; the same file again adds nothing.
   * @returns the counts of the run, its refused records and why
   * @throws DomainError `ingest/unknown-source`, `ingest/already-running`, `ingest/stopped`
   */
  async ingestNotices({ source: name, bytes, origin, onProgress }: NoticeFile): Promise<RunReport> {
    const source = NOTICE_SOURCES.find((each) => each.name === name);
    if (!source) {
      const known = NOTICE_SOURCES.map((each) => each.name).join(', ');
      throw new DomainError('ingest/unknown-source', `No source of notices is called ${name}: ${known}.`);
    }
    return this.runs.during(name, origin, async (run) => {
      const records = source.read(bytes, origin);
      for (const [index, record] of records.entries()) {
        await this.intake.take(source, record, run);
        onProgress?.(index + 1, records.length);
      }
    });
  }
}
