import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '#lib/kernel';
import { readMoved, readNames, SupplierService, type SupplierRecord } from '../supplier/supplier.service';
import {
  emptyReport,
  noteMoved,
  noteOutcome,
  noteRefusal,
  noteRepairs,
  noteUnknownUnit,
  type ImportReport,
} from './import-report';
import type { IngestRunKind } from './ingest-run.entity';
import { IngestRuns, type RunInProgress } from './ingest-runs';
import { QuarantineService } from './quarantine.service';
import { SourceClient } from './source-client.port';
import { SourceCursors } from './source-cursors';
import { differs, namesDiffer, SupplierBatch, type RefusedRow } from './supplier-batch';
import type { SourcePosition } from './notice-source.port';
import type { SupplierAsk, SupplierPage, SupplierSource } from './supplier-source.port';

export interface ImportOptions {
  /** A file's name or what is asked, as the run and the report show it */
  origin: string;
  kind: IngestRunKind;
  /** Does everything, then takes it back: no row stays, not even of the run */
  dryRun: boolean;
  /** Told after each batch how many rows are done, and of how many when the source says it */
  onProgress?: (done: number, total: number | null) => void;
}

type Transaction = <T>(work: (tx: EntityManager) => Promise<T>) => Promise<T>;

/** One asking of a source under way. */
interface Session {
  source: SupplierSource;
  ask: SupplierAsk;
  options: ImportOptions;
  report: ImportReport;
  /** Null for a dry run */
  run: RunInProgress | null;
  seen: Set<number>;
  inTransaction: Transaction;
}

/** Rows that one transaction takes: a batch is whole or absent, and an import that dies is run again for free. */
const BATCH = 500;

/** Takes sources of suppliers in, batch by batch as their rows arrive; the refused rows go to quarantine. */
@Injectable()
export class SupplierImport {
  constructor(
    private readonly db: DataSource,
    private readonly runs: IngestRuns,
    private readonly quarantine: QuarantineService,
    private readonly suppliers: SupplierService,
    private readonly client: SourceClient,
    private readonly cursors: SourceCursors,
  ) {}

  /**
   * Asks a source and takes in what it gives: the same twice changes nothing.
   * @throws DomainError `import/…` when the rest of a list cannot be read: the batches before it stay, and its message says how many rows
   * @throws DomainError `ingest/already-running`, SourceUnavailable, SourceRefused
   */
  async run(source: SupplierSource, ask: SupplierAsk, options: ImportOptions): Promise<ImportReport> {
    return options.dryRun ? this.rehearse(source, ask, options) : this.perform(source, ask, options);
  }

  /** @returns where the last asking of a source stopped, to go on from there; null when it reached its end */
  async positionOf(source: SupplierSource): Promise<SourcePosition | null> {
    return this.cursors.positionOf(source.name);
  }

  private async perform(source: SupplierSource, ask: SupplierAsk, options: ImportOptions): Promise<ImportReport> {
    let report: ImportReport | undefined;
    await this.runs.during({ source: source.name, origin: options.origin, kind: options.kind }, async (run) => {
      report = begun(source, ask, options, run.id);
      const inTransaction: Transaction = (work) => this.db.transaction(work);
      try {
        await this.read({ source, ask, options, report, run, seen: new Set(), inTransaction });
      } catch (error) {
        throw howFar(error, report);
      }
    });
    return report!;
  }

  private async rehearse(source: SupplierSource, ask: SupplierAsk, options: ImportOptions): Promise<ImportReport> {
    const report = begun(source, ask, options, null);
    const runner = this.db.createQueryRunner();
    try {
      await runner.startTransaction();
      const inTransaction: Transaction = (work) => work(runner.manager);
      await this.read({ source, ask, options, report, run: null, seen: new Set(), inTransaction });
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
    return report;
  }

  private async read(session: Session): Promise<void> {
    const { source, ask, options, report, run } = session;
    let position: SourcePosition | null = null;
    for await (const page of source.ask(ask, this.client)) {
      position = page.position;
      if (run) run.tally.expected = page.expected ?? run.tally.expected;
      let batch = new SupplierBatch(session.seen);
      for await (const row of page.rows) {
        batch.add(row);
        if (batch.rows < BATCH) continue;
        await this.write(session, page, batch, null);
        options.onProgress?.(report.read, page.expected);
        batch = new SupplierBatch(session.seen);
      }
      await this.write(session, page, batch, position);
      options.onProgress?.(report.read, page.expected);
      if (page.remark !== undefined) {
        report.remarks.push(page.remark);
        run?.remark(page.remark);
      }
      if (!run) continue;
      await page.after?.();
      await run.save();
    }
    if (run && position !== null) await this.cursors.keep(this.db.manager, source.name, null);
  }

  /** A batch in one transaction: its suppliers, what was refused of it, and where to go on: a row is never passed over unkept. */
  private async write(session: Session, page: SupplierPage, batch: SupplierBatch, position: SourcePosition | null) {
    const { source, report, run, inTransaction } = session;
    await inTransaction(async (tx) => {
      await this.take(tx, session, batch);
      if (!run) return;
      await this.keepRefused(tx, source, batch.refused, run.id, page.origin);
      if (position !== null) await this.cursors.keep(tx, source.name, position);
    });
    for (const { record, problems } of batch.refused) noteRefusal(report, record, problems);
    report.read += batch.rows;
    if (run) count(run, report);
  }

  private async take(tx: EntityManager, session: Session, batch: SupplierBatch): Promise<void> {
    const { source, ask, report } = session;
    const by = `import:${ask.list?.saidBy ?? source.name}`;
    const sirets = [...batch.first.keys(), ...batch.further.keys()];
    const standing = await readNames(tx, { sirets, sirens: batch.units.map(({ siren }) => siren) });
    const known = new Map(standing.map((supplier) => [supplier.siret, supplier]));
    const first: SupplierRecord[] = [];
    for (const joined of batch.first.values()) {
      const { record, repairs, raws } = joined;
      if (record.name === '' && !known.has(record.siret)) {
        batch.refuseNameless(joined);
        continue;
      }
      noteRepairs(report, repairs);
      report.joined += raws.length - 1;
      first.push(record);
    }
    const further: SupplierRecord[] = [];
    for (const joined of batch.further.values()) {
      const { record, repairs, raws } = joined;
      const supplier = known.get(record.siret);
      if (supplier && differs(supplier, record)) {
        batch.refuse(joined, namesDiffer(supplier.name));
        continue;
      }
      noteRepairs(report, repairs);
      report.joined += raws.length;
      further.push(record);
    }
    const units = ofUnits(batch, standing, report);
    for (const records of [first, units]) {
      if (records.length === 0) continue;
      const outcomes = await this.suppliers.upsertMany(tx, records, by);
      for (const [n, outcome] of outcomes.entries()) noteOutcome(report, outcome, records[n]!.siret);
    }
    // What an earlier row of the list said stands; a further one fills what it left out, and proves more
    if (further.length > 0) await this.suppliers.upsertMany(tx, further, by, { fill: true });
    const located = new Set(standing.filter(({ hasPoint }) => hasPoint).map(({ siret }) => siret));
    report.withoutPoint += first.filter(({ siret, point }) => !point && !located.has(siret)).length;
    if (report.diff) {
      noteMoved(report, await readMoved(tx, [...sirets, ...units.map(({ siret }) => siret)]));
    }
  }

  private async keepRefused(
    tx: EntityManager,
    { name, parserVersion }: SupplierSource,
    refused: readonly RefusedRow[],
    runId: string,
    origin: string,
  ): Promise<void> {
    for (const { record, raw, problems } of refused) {
      const row = { record, origin, problems, raw: Buffer.from(JSON.stringify(raw) ?? 'null') };
      await this.quarantine.put(tx, { ...row, source: name, parserVersion, runId });
    }
  }
}

function begun(source: SupplierSource, ask: SupplierAsk, options: ImportOptions, runId: string | null): ImportReport {
  const { origin, dryRun } = options;
  return emptyReport({ runId, source: source.name, origin, dryRun, listDate: ask.list?.day ?? null });
}

/** What rows of legal units say of each of their establishments that is known. */
function ofUnits(batch: SupplierBatch, standing: readonly Standing[], report: ImportReport): SupplierRecord[] {
  const evidence = new Map<string, SupplierRecord['evidence'] & {}>();
  for (const unit of batch.units) {
    noteRepairs(report, unit.repairs);
    evidence.set(unit.siren, [...(evidence.get(unit.siren) ?? []), ...unit.evidence]);
  }
  const isKnown = new Set(standing.map(({ siret }) => siret.slice(0, 9)));
  for (const { siren } of batch.units) {
    if (isKnown.has(siren)) report.units += 1;
    else noteUnknownUnit(report, siren);
  }
  return standing.flatMap(({ siret }) => {
    const said = evidence.get(siret.slice(0, 9));
    return said ? [{ siret, name: '', evidence: said }] : [];
  });
}

type Standing = Awaited<ReturnType<typeof readNames>>[number];

/** Says of a list whose rest cannot be read what had come in by then. */
function howFar(error: unknown, { read }: ImportReport): unknown {
  if (!(error instanceof DomainError) || !error.code.startsWith('import/') || read === 0) return error;
  const { code, message, status, level, field, cause } = error;
  const details = { status, level, cause, ...(field === undefined ? {} : { field }) };
  return new DomainError(
    code,
    `${message} The ${read} rows before it came in; run it again once it is mended: they are free.`,
    details,
  );
}

/** The run counts rows: one that joined another came in with it, as unchanged, and one of a legal unit counts once, however many of its establishments changed. */
function count({ tally }: RunInProgress, report: ImportReport): void {
  tally.read = report.read;
  tally.new = report.created;
  tally.changed = Math.min(report.changed, report.read - report.created - report.refused);
  tally.unchanged = report.read - report.created - tally.changed - report.refused;
  tally.quarantined = report.refused;
  Object.assign(tally.repairs, report.repairs);
}
