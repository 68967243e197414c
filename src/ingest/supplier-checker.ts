import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '#lib/kernel';
import { SupplierService } from '../supplier/supplier.service';
import { checkedRecord, proofsOf, type ProofCounts } from './checked-record';
import type { DueSupplier } from './due-suppliers';
import type { RunInProgress } from './ingest-runs';
import type { RefusalReason } from './quarantined-record.entity';
import { QuarantineService } from './quarantine.service';
import { SourceClient } from './source-client.port';
import type { SourceRefused } from './source.errors';
import { type Register, SupplierSources } from './sources/supplier-sources';
import { SupplierBatch } from './supplier-batch';
import type { CheckOutcome } from './supplier-check.entity';
import type { SupplierRow } from './supplier-source.port';

/** What came of asking a register about one supplier. */
export interface CheckedSupplier {
  siret: string;
  name: string;
  outcome: CheckOutcome;
  /** Why it is unknown, or could not be read; empty otherwise */
  reasons: RefusalReason[];
  proofs: ProofCounts;
  /** What was left out of its row, by code */
  repairs: string[];
}

const NO_PROOFS: ProofCounts = { created: 0, renewed: 0, denied: 0 };

/** Asks a register about one supplier, and writes what it says with the fact that it was asked. */
@Injectable()
export class SupplierChecker {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly client: SourceClient,
    private readonly sources: SupplierSources,
    private readonly suppliers: SupplierService,
    private readonly quarantine: QuarantineService,
  ) {}

  /**
   * @param run null for a dry run: all is written, then taken back
   * @throws SourceUnavailable, SourceRefused: nothing is written of this supplier
   */
  async check(due: DueSupplier, register: Register, run: RunInProgress | null): Promise<CheckedSupplier> {
    const rows = await this.rowsOf(due.siret, register);
    if (run) return this.db.transaction((tx) => this.take(tx, due, register, { rows, run }));
    const runner = this.db.createQueryRunner();
    try {
      await runner.startTransaction();
      return await this.take(runner.manager, due, register, { rows, run });
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }

  /** Notes a supplier that the register gives no answer about that can be read, so that it does not keep the others waiting. */
  async failed(
    due: DueSupplier,
    register: Register,
    { error, dryRun = false }: { error: SourceRefused; dryRun?: boolean | undefined },
  ): Promise<CheckedSupplier> {
    if (!dryRun) await this.note(this.db.manager, due, register, 'failed');
    const reasons = [{ code: 'answer-refused', path: '', message: error.message }];
    return { siret: due.siret, name: due.name, outcome: 'failed', reasons, proofs: { ...NO_PROOFS }, repairs: [] };
  }

  private async rowsOf(siret: string, register: Register): Promise<SupplierRow[]> {
    const rows: SupplierRow[] = [];
    const ask = { sirets: [siret], position: null };
    for await (const page of this.sources.named(register).ask(ask, this.client)) {
      for await (const row of page.rows) rows.push(row);
    }
    return rows;
  }

  private async take(
    tx: EntityManager,
    due: DueSupplier,
    register: Register,
    { rows, run }: { rows: SupplierRow[]; run: RunInProgress | null },
  ): Promise<CheckedSupplier> {
    const batch = new SupplierBatch(new Set());
    for (const row of rows) batch.add(row);
    const joined = batch.first.get(due.siret);
    const checked = joined
      ? await this.write(tx, due, {
          register,
          record: joined.record,
          raws: rows.map(({ raw }) => raw),
          isWhole: batch.refused.length === 0,
        })
      : refusedBy(due, batch);
    if (joined) checked.repairs = joined.repairs.map(({ code }) => code);
    if (joined) checked.reasons = batch.refused.flatMap(({ problems }) => problems);
    if (run && (joined || checked.outcome === 'failed')) await this.keep(tx, batch, register, run);
    await this.note(tx, due, register, checked.outcome);
    return checked;
  }

  private async write(
    tx: EntityManager,
    { id, siret }: DueSupplier,
    said: Pick<Parameters<typeof checkedRecord>[1], 'register' | 'record' | 'raws' | 'isWhole'>,
  ): Promise<CheckedSupplier> {
    const known = await this.suppliers.byId(tx, id);
    const state = known!.state;
    const record = checkedRecord(state, { ...said, day: this.clock.today() });
    const outcome = await this.suppliers.upsert(tx, record, `import:${said.register}`);
    const isArchived = record.life === 'archived' && state.life !== 'archived';
    return {
      siret,
      name: record.name,
      // One that is closed already stays so
      outcome: isArchived ? 'archived' : outcome === 'unchanged' || outcome === 'archived' ? 'unchanged' : 'changed',
      reasons: [],
      proofs: proofsOf(state, record),
      repairs: [],
    };
  }

  private async keep(tx: EntityManager, { refused }: SupplierBatch, register: Register, run: RunInProgress) {
    const { name, parserVersion } = this.sources.named(register);
    for (const { record, raw, problems } of refused) {
      const row = { record, origin: 'check', problems, raw: Buffer.from(JSON.stringify(raw) ?? 'null') };
      await this.quarantine.put(tx, { ...row, source: name, parserVersion, runId: run.id });
    }
  }

  /** In the transaction of what was written: a check that dies goes on with the next supplier. */
  private async note(tx: EntityManager, { id }: DueSupplier, register: Register, outcome: CheckOutcome): Promise<void> {
    await tx.query(
      `insert into supplier_check (supplier_id, source, checked_at, outcome) values ($1, $2, $3, $4)
       on conflict (supplier_id, source) do update set checked_at = excluded.checked_at, outcome = excluded.outcome`,
      [id, register, this.clock.now(), outcome],
    );
  }
}

/** What is absent of a register proves nothing (a unit that is not diffusible is): such a supplier stays as it is. */
function refusedBy({ siret, name }: DueSupplier, { refused }: SupplierBatch): CheckedSupplier {
  const other = { code: 'siret-differs', path: 'siret', message: 'The register answered about another establishment.' };
  const reasons = refused[0]?.problems ?? [other];
  const outcome = reasons.some(({ code }) => code === 'siret-unknown') ? 'unknown' : 'failed';
  return { siret, name, outcome, reasons, proofs: { ...NO_PROOFS }, repairs: [] };
}
