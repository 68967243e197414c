import { Injectable } from '@nestjs/common';
import { type NoticeRecord, readNoticeBytes } from '#lib/notice-formats';
import { KnownNotices, type NoticeRow } from '../notice/known-notices.service';
import { changedFields } from './changed-fields';
import { IngestRuns, type Reading, type RunInProgress, type RunReport } from './ingest-runs';
import { NoticeIntake, type Take } from './notice-intake';
import { NoticeRehearsal } from './notice-rehearsal';
import { RawRecords } from './raw-records';
import { SecondReading } from './second-reading';

/** Notices that differ are named up to this number; the others are counted. */
const NAMED = 200;

export interface ReparseOptions {
  source?: string | undefined;
  /** Day of publication from which notices are read again, `YYYY-MM-DD` */
  since?: string | undefined;
  dryRun?: boolean | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What today's readers make of what was kept. */
export interface ReparseReport {
  dryRun: boolean;
  /** One for each source */
  runs: RunReport[];
  /** Records in quarantine that were read again, one report for each source they came through */
  refused: RunReport[];
  /** Notices whose bytes are no longer kept: they stay as they were read */
  gone: number;
  /** Of how many notices each field changed */
  fields: Record<string, number>;
  /** The notices that changed, the first 200 */
  changes: { source: string; sourceId: string; fields: string[] }[];
}

/** Reads what is kept again, so that a better reader need not ask the sources. */
@Injectable()
export class ReparseService {
  constructor(
    private readonly known: KnownNotices,
    private readonly runs: IngestRuns,
    private readonly raws: RawRecords,
    private readonly intake: NoticeIntake,
    private readonly rehearsal: NoticeRehearsal,
    private readonly refused: SecondReading,
  ) {}

  /**
   * Reads the kept bytes of notices with today's readers, one notice at a time, under one run for each source, then the
   * records in quarantine. A notice that can no longer be read stays as it was, and its bytes go to quarantine.
   * @throws DomainError `ingest/unknown-source`, `ingest/already-running`, `ingest/stopped`
   */
  async reparse({ source, since, dryRun = false, onProgress }: ReparseOptions): Promise<ReparseReport> {
    const report: ReparseReport = { dryRun, runs: [], refused: [], gone: 0, fields: {}, changes: [] };
    const total = await this.known.count({ source, since });
    const rehearsed = this.rehearsal.begin();
    const take: Take = dryRun ? rehearsed : (arrival, run) => this.intake.take(arrival, run);
    const during = (reading: Reading, work: (run: RunInProgress) => Promise<void>): Promise<RunReport> =>
      dryRun ? this.runs.rehearse(reading, work) : this.runs.during(reading, work);
    // Looked up first: what a reader of today refuses need not be read by it twice
    const waiting = await this.refused.waiting({ source, since });
    const origin = since === undefined ? 'all that is kept' : `since ${since}`;
    let done = 0;
    for (const name of source === undefined ? await this.known.sources() : [source]) {
      const work = async (run: RunInProgress): Promise<void> => {
        run.tally.expected = await this.known.count({ source: name, since });
        for await (const row of this.known.all({ source: name, since })) {
          await this.readAgain(row, take, run, report);
          onProgress?.((done += 1), Math.max(done, total));
        }
      };
      report.runs.push(await during({ source: name, origin, kind: 'reparse' }, work));
    }
    report.refused = dryRun ? await this.refused.rehearse(waiting, take) : await this.refused.again(waiting);
    return report;
  }

  private async readAgain(row: NoticeRow, take: Take, run: RunInProgress, report: ReparseReport): Promise<void> {
    const raw = await this.raws.bytesOf(row.rawHash);
    if (!raw) {
      report.gone += 1;
      return;
    }
    const records = await readNoticeBytes(raw, row.sourceId);
    for (const read of records) {
      // The bytes as they were given, under the key they have, whatever a reader makes of them on its way
      const record = records.length === 1 ? { ...read, raw } : read;
      const fields = await this.changesOf(record);
      const cameIn = await take({ record, origin: 'reparse' }, run);
      if (cameIn && fields.length > 0) noteChange(report, row, fields);
    }
  }

  private async changesOf({ parsed }: NoticeRecord): Promise<string[]> {
    if (!parsed.ok) return [];
    const before = await this.known.find(parsed.notice);
    return before ? changedFields(before.content, parsed.notice) : [];
  }
}

function noteChange(report: ReparseReport, { source, sourceId }: NoticeRow, fields: string[]): void {
  for (const field of fields) report.fields[field] = (report.fields[field] ?? 0) + 1;
  if (report.changes.length < NAMED) report.changes.push({ source, sourceId, fields });
}
