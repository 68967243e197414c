import { Injectable } from '@nestjs/common';
import { readNotices } from '#lib/notice-formats';
import { IngestRuns, type Reading, type RunInProgress, type RunReport } from './ingest-runs';
import { NoticeIntake, type Take } from './notice-intake';
import { NoticeRehearsal } from './notice-rehearsal';
import { RunJudgement } from './run-judgement';
import { type CollectProgress, SourceCollector } from './source-collector';
import type { AskedWindow } from './source-cursors';
import { NoticeSources } from './sources/notice-sources';

export type { RunReport } from './ingest-runs';
export type { ImportReport } from './import-report';
export { SupplierImport } from './supplier-import.service';
export { readMapping } from './sources/supplier-file/mapping/read-mapping';
export type { ColumnProposal } from './sources/supplier-file/mapping/propose-mapping';
export { proposeColumns } from './sources/supplier-file/supplier-file.source';
export { LIST_ENCODINGS, type ColumnMapping, type ListEncoding } from './supplier-source.port';
export { isRegister, REGISTERS, SupplierSources } from './sources/supplier-sources';
export type { SupplierAsk, SupplierSearch } from './supplier-source.port';

/** Bytes as they come: read as a stream, never held whole. */
type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** A file to be read. */
export interface NoticeFile {
  /** Its name, as quarantine shows it */
  origin: string;
  bytes: Uint8Array | Bytes;
}

interface ReadOptions {
  /** Says what would come in, and writes nothing: no row, not even of the run */
  dryRun?: boolean | undefined;
  /** Told after each record how many are done */
  onProgress?: ((done: number) => void) | undefined;
}

export interface CollectOptions extends AskedWindow {
  dryRun?: boolean | undefined;
  onProgress?: CollectProgress | undefined;
}

/** Reads public sources into notices, once, whatever is wrong in them. */
@Injectable()
export class IngestService {
  constructor(
    private readonly runs: IngestRuns,
    private readonly intake: NoticeIntake,
    private readonly rehearsal: NoticeRehearsal,
    private readonly judgement: RunJudgement,
    private readonly collector: SourceCollector,
    private readonly sources: NoticeSources,
  ) {}

  /**
   * Asks a source for what it published in a window, by default since it was last read whole and some days before.
   * @returns the counts of the run, its refused records and why
   * @throws DomainError `ingest/unknown-source`, `ingest/window-invalid`, `ingest/already-running`, `ingest/stopped`
   * @throws SourceUnavailable, SourceRefused; what was read before stays
   */
  async collect(name: string, { since, until, dryRun, onProgress }: CollectOptions = {}): Promise<RunReport> {
    const source = this.sources.named(name);
    const window = await this.collector.windowOf(source, { since, until });
    const reading = { source: name, origin: `${window.since} – ${window.until}`, kind: 'collect' } as const;
    return this.during(reading, dryRun, async (run, take) => {
      const collection = { source, window, run, take, onProgress };
      await (dryRun ? this.collector.rehearse(collection) : this.collector.collect(collection));
      if (since === undefined && until === undefined) await this.judgement.judgeSilence(run);
    });
  }

  /**
   * Reads files of notices of any format under one run: each record with all it brings about, or in quarantine with its
   * reasons; the same files again add nothing.
   * @param origin what stands in the run's row, e.g. the folder's name
   * @returns the counts of the run, its refused records and why
   * @throws DomainError `ingest/unknown-source`, `ingest/already-running`, `ingest/stopped`
   */
  async ingestFiles(
    {
      source,
      origin,
      files,
    }: { source: string; origin: string; files: AsyncIterable<NoticeFile> | Iterable<NoticeFile> },
    { dryRun, onProgress }: ReadOptions = {},
  ): Promise<RunReport> {
    this.sources.named(source);
    return this.during({ source, origin, kind: 'file' }, dryRun, async (run, take) => {
      for await (const file of files) {
        const chunks = file.bytes instanceof Uint8Array ? [file.bytes] : file.bytes;
        for await (const record of readNotices(chunks, file.origin)) {
          await take({ record, origin: file.origin }, run);
          onProgress?.(run.tally.read);
        }
      }
    });
  }

  /** As `ingestFiles`, for one. @throws as it does */
  async ingestNotices({
    source,
    origin,
    bytes,
    ...options
  }: NoticeFile & { source: string } & ReadOptions): Promise<RunReport> {
    return this.ingestFiles({ source, origin, files: [{ origin, bytes }] }, options);
  }

  private async during(
    reading: Reading,
    dryRun: boolean | undefined,
    work: (run: RunInProgress, take: Take) => Promise<void>,
  ): Promise<RunReport> {
    const rehearsed = this.rehearsal.begin();
    const take: Take = dryRun ? rehearsed : (arrival, run) => this.intake.take(arrival, run);
    const judged = async (run: RunInProgress): Promise<void> => {
      await work(run, take);
      await this.judgement.judge(run);
    };
    return dryRun ? this.runs.rehearse(reading, judged) : this.runs.during(reading, judged);
  }
}
