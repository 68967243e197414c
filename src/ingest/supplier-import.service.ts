import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SupplierService, type UpsertOutcome } from '../supplier/supplier.service';
import { IngestRuns, type RunInProgress } from './ingest-runs';
import { QuarantineService } from './quarantine.service';
import { isSameStructure } from './same-structure';
import { directoryFile } from './sources/directory-file/directory-file.source';
import type { ReadSupplier, RefusedRow, WholeList, WholeListSource } from './sources/directory-file/whole-list';
import type { Repair } from './supplier-source.port';

export interface ImportOptions {
  /** A file's name, as the run and the report show it */
  origin: string;
  /** Day that the list speaks of, `YYYY-MM-DD`; without one no evidence gets a date */
  listDate: string | null;
  /** Does everything, then takes it back: no row stays, not even of the run */
  dryRun: boolean;
  onProgress?: (done: number, total: number) => void;
}

/** What came of an import. Rows read = suppliers created, changed, unchanged, archived + rows joined to another + rows refused. */
export interface ImportReport {
  /** Null for a dry run, which leaves no row */
  runId: string | null;
  origin: string;
  dryRun: boolean;
  listDate: string | null;
  read: number;
  created: number;
  changed: number;
  unchanged: number;
  /** Closed ones, which stay so: what the list says of them was taken in */
  archived: number;
  /** Second rows of a SIRET, taken in as more evidence of the same supplier */
  joined: number;
  refused: number;
  /** Refused rows by code */
  reasons: Record<string, number>;
  /** What was mended or left out, by code */
  repairs: Record<string, number>;
  /** Suppliers that have no point, neither their own nor their commune's: no distance is said of them */
  withoutPoint: number;
  refusals: { record: string; problems: RefusedRow['problems'] }[];
  repaired: Repair[];
}

/** Suppliers that one transaction takes: a batch is whole or absent, and an import that dies is run again for free. */
const BATCH = 500;
const NAMED = 200;

/** Takes lists of suppliers in: the whole list is read first, then written in batches, the refused rows in quarantine. */
@Injectable()
export class SupplierImport implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly runs: IngestRuns,
    private readonly quarantine: QuarantineService,
    private readonly suppliers: SupplierService,
  ) {}

  onModuleInit(): void {
    this.quarantine.readAgainWith(directoryFile.name, (kept, run) => this.readAgain(directoryFile, kept.raw, run));
  }

  /** Imports the JSON directory of insertion structures. @throws see `run` */
  async directory(bytes: Uint8Array, options: ImportOptions): Promise<ImportReport> {
    return this.run(directoryFile, bytes, options);
  }

  /**
   * Imports a list: the same one twice changes nothing.
   * @throws DomainError `import/…` when the list as a whole cannot be read: nothing is written but the failed run
   * @throws DomainError `ingest/already-running`
   */
  async run(source: WholeListSource, bytes: Uint8Array, options: ImportOptions): Promise<ImportReport> {
    return options.dryRun ? this.rehearse(source, bytes, options) : this.perform(source, bytes, options);
  }

  private async perform(source: WholeListSource, bytes: Uint8Array, options: ImportOptions): Promise<ImportReport> {
    let report: ImportReport | undefined;
    await this.runs.during({ source: source.name, origin: options.origin, kind: 'file' }, async (run) => {
      const list = source.read(bytes, options.listDate);
      report = reportOf(list, run.id, options);
      await this.write(source, list, report, options, (work) => this.db.transaction(work));
      await this.keepRefused(source, list.refused, run.id, options.origin);
      count(run, report);
    });
    return report!;
  }

  private async rehearse(source: WholeListSource, bytes: Uint8Array, options: ImportOptions): Promise<ImportReport> {
    const list = source.read(bytes, options.listDate);
    const report = reportOf(list, null, options);
    const runner = this.db.createQueryRunner();
    try {
      await runner.startTransaction();
      await this.write(source, list, report, options, (work) => work(runner.manager));
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
    return report;
  }

  private async write(
    source: WholeListSource,
    list: WholeList,
    report: ImportReport,
    options: ImportOptions,
    inTransaction: (work: (tx: EntityManager) => Promise<UpsertOutcome[]>) => Promise<UpsertOutcome[]>,
  ): Promise<void> {
    for (let from = 0; from < list.suppliers.length; from += BATCH) {
      const records = list.suppliers.slice(from, from + BATCH).map((supplier) => supplier.record);
      const outcomes = await inTransaction((tx) => this.suppliers.upsertMany(tx, records, `import:${source.name}`));
      for (const outcome of outcomes) report[outcome] += 1;
      options.onProgress?.(Math.min(from + BATCH, list.suppliers.length), list.suppliers.length);
    }
  }

  private async keepRefused(
    source: WholeListSource,
    refused: RefusedRow[],
    runId: string,
    origin: string,
  ): Promise<void> {
    if (refused.length === 0) return;
    await this.db.transaction(async (tx) => {
      for (const { record, raw, problems } of refused) {
        const row = { record, origin, problems, raw: Buffer.from(JSON.stringify(raw) ?? 'null') };
        await this.quarantine.put(tx, { ...row, source: source.name, parserVersion: source.parserVersion, runId });
      }
    });
  }

  /** A kept row is read alone, so the names are compared with those of the supplier that its SIRET has by now. */
  private async readAgain(source: WholeListSource, raw: Buffer, run: RunInProgress): Promise<boolean> {
    const list = source.read(Buffer.from(`[${raw.toString('utf8')}]`), null);
    const [refused] = list.refused;
    if (refused) {
      run.tally.refused(refused);
      return false;
    }
    const { record, repairs } = list.suppliers[0]!;
    return this.db.transaction(async (tx) => {
      const known = await this.suppliers.bySiret(tx, record.siret);
      const { name, brand = '' } = record;
      if (known && !isSameStructure(known.state, { name, brand })) {
        const message = `The supplier of this SIRET is called « ${known.state.name} »: the names share no word.`;
        run.tally.refused({ record: record.siret, problems: [{ code: 'names-differ', path: 'name', message }] });
        return false;
      }
      const said = known ? { siret: record.siret, name: known.state.name, evidence: record.evidence } : record;
      const outcome = await this.suppliers.upsert(tx, said, `import:${source.name}`);
      run.tally.came(outcome === 'created' ? 'new' : outcome === 'archived' ? 'unchanged' : outcome, repairs);
      return true;
    });
  }
}

function reportOf(list: WholeList, runId: string | null, { origin, dryRun, listDate }: ImportOptions): ImportReport {
  const repaired = list.suppliers.flatMap((supplier) => supplier.repairs);
  return {
    runId,
    origin,
    dryRun,
    listDate,
    read: list.read,
    created: 0,
    changed: 0,
    unchanged: 0,
    archived: 0,
    joined: list.suppliers.reduce((sum, supplier) => sum + supplier.rows - 1, 0),
    refused: list.refused.length,
    reasons: tallied(list.refused.map((row) => row.problems[0]!.code)),
    repairs: tallied(repaired.map((repair) => repair.code)),
    withoutPoint: list.suppliers.filter(hasNoPoint).length,
    refusals: list.refused.slice(0, NAMED).map(({ record, problems }) => ({ record, problems })),
    repaired: repaired.slice(0, NAMED),
  };
}

function hasNoPoint({ record }: ReadSupplier): boolean {
  return !record.point;
}

function tallied(codes: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** The run counts rows; a row that joined another one came in with it, as unchanged, and so does one that stays archived. */
function count({ tally }: RunInProgress, report: ImportReport): void {
  tally.read = report.read;
  tally.new = report.created;
  tally.changed = report.changed;
  tally.unchanged = report.unchanged + report.archived + report.joined;
  tally.quarantined = report.refused;
  tally.refusals.push(...report.refusals);
  Object.assign(tally.repairs, report.repairs);
}
