import { Injectable } from '@nestjs/common';
import { Config } from '#lib/config';
import { Clock, DomainError } from '#lib/kernel';
import { normaliseSiret } from '#lib/nomenclature';
import type { ProofCounts } from './checked-record';
import { type DueSupplier, DueSuppliers } from './due-suppliers';
import { IngestRuns, type RunInProgress } from './ingest-runs';
import { SourceRefused, SourceUnavailable } from './source.errors';
import type { Register } from './sources/supplier-sources';
import type { CheckOutcome } from './supplier-check.entity';
import { type CheckedSupplier, SupplierChecker } from './supplier-checker';

export type { CheckedSupplier } from './supplier-checker';

export interface CheckOptions {
  /** Those to look at, due or not; those that are due when absent */
  sirets?: readonly string[] | undefined;
  /** Suppliers that each register is asked about at most */
  limit?: number | undefined;
  /** Only this register; all that can be asked when absent */
  register?: Register | undefined;
  /** Asks, and writes nothing */
  dryRun?: boolean | undefined;
  /** Told after each supplier how many are done, of how many */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What came of asking one register. */
export interface RegisterReport extends Record<CheckOutcome, number> {
  register: Register;
  /** Null for a dry run, which leaves no row */
  runId: string | null;
  /** Suppliers that are due, those that the limit leaves for later too */
  due: number;
  asked: number;
  proofs: ProofCounts;
  /** What was left out of rows, by code */
  repairs: Record<string, number>;
  /** Why it stopped before the end; null when it did not */
  stopped: string | null;
  /** The first 200 suppliers that did not stay as they were, or that nothing could be said of */
  suppliers: CheckedSupplier[];
}

export interface CheckReport {
  dryRun: boolean;
  /** Day of the check, `YYYY-MM-DD` */
  day: string;
  registers: RegisterReport[];
  /** SIRETs that were given and are no supplier here */
  notKnown: string[];
  /** Registers that were left out, and why */
  leftOut: { register: Register; because: string }[];
}

/** A quarter of an hour of the slowest register */
const DEFAULT_LIMIT = 500;
const NAMED = 200;
/** One answer that is refused is that supplier's; so many are the register's */
const REFUSALS_IN_A_ROW = 3;

/** Refreshes what is known of suppliers from the registers that can be asked by SIRET, and closes those that closed. */
@Injectable()
export class SuppliersCheck {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly runs: IngestRuns,
    private readonly due: DueSuppliers,
    private readonly checker: SupplierChecker,
  ) {}

  /**
   * Asks each register about the suppliers that are due, one after the other; a check that dies goes on with those that it had
   * not reached.
   * @throws DomainError `ingest/already-running` when another process asks the register; `check/limit`
   */
  async check(options: CheckOptions = {}): Promise<CheckReport> {
    const { dryRun = false, limit = DEFAULT_LIMIT } = options;
    if (!Number.isSafeInteger(limit) || limit < 1) {
      throw new DomainError('check/limit', 'Give a limit of one supplier or more.', { field: 'limit' });
    }
    const sirets = options.sirets && [...new Set(options.sirets.map(normaliseSiret))];
    const named = sirets && (await this.due.named(sirets));
    const report: CheckReport = { dryRun, day: this.clock.today(), registers: [], notKnown: [], leftOut: [] };
    if (named) report.notKnown = sirets!.filter((siret) => !named.some((one) => one.siret === siret));
    for (const register of options.register
      ? [options.register]
      : (['recherche-entreprises', 'marche-inclusion'] as const)) {
      if (register === 'marche-inclusion' && this.config.marcheInclusionToken === undefined) {
        report.leftOut.push({ register, because: 'It is asked with a token: set MARCHE_INCLUSION_TOKEN.' });
        continue;
      }
      const due = named
        ? { total: named.length, suppliers: named.slice(0, limit) }
        : await this.due.of(register, limit);
      report.registers.push(await this.askAll(register, due, options));
    }
    return report;
  }

  private async askAll(
    register: Register,
    { total, suppliers }: { total: number; suppliers: DueSupplier[] },
    { dryRun, onProgress }: CheckOptions,
  ): Promise<RegisterReport> {
    const report = emptyReport(register, total);
    const reading = { source: register, origin: `check of ${suppliers.length} suppliers`, kind: 'collect' } as const;
    const work = async (run: RunInProgress): Promise<void> => {
      run.tally.expected = suppliers.length;
      let refusals = 0;
      for (const [index, supplier] of suppliers.entries()) {
        try {
          count(report, await this.checker.check(supplier, register, dryRun ? null : run), run);
          refusals = 0;
        } catch (error) {
          const isRefused = error instanceof SourceRefused;
          if (!isRefused && !(error instanceof SourceUnavailable)) throw error;
          if (isRefused) {
            count(report, await this.checker.failed(supplier, register, { error, dryRun }), run);
            refusals += 1;
          }
          if (!isRefused || refusals === REFUSALS_IN_A_ROW) {
            // What was checked is kept; the others are still due
            report.stopped = error.message;
            return run.degrade(error.message);
          }
        }
        onProgress?.(index + 1, suppliers.length);
      }
    };
    // A night on which nobody is due is no reading
    if (suppliers.length === 0) return report;
    const { runId } = await (dryRun ? this.runs.rehearse(reading, work) : this.runs.during(reading, work));
    return { ...report, runId };
  }
}

function emptyReport(register: Register, due: number): RegisterReport {
  const outcomes = { changed: 0, unchanged: 0, archived: 0, unknown: 0, failed: 0 };
  const proofs = { created: 0, renewed: 0, denied: 0 };
  return { register, runId: null, due, asked: 0, ...outcomes, proofs, repairs: {}, stopped: null, suppliers: [] };
}

function count(report: RegisterReport, checked: CheckedSupplier, { tally }: RunInProgress): void {
  const { outcome, proofs, repairs, siret, name, reasons } = checked;
  report.asked += 1;
  report[outcome] += 1;
  for (const kind of ['created', 'renewed', 'denied'] as const) report.proofs[kind] += proofs[kind];
  for (const code of repairs) report.repairs[code] = (report.repairs[code] ?? 0) + 1;
  if ((outcome !== 'unchanged' || reasons.length > 0) && report.suppliers.length < NAMED)
    report.suppliers.push(checked);
  if (outcome === 'failed') tally.refused({ record: `${siret} ${name}`, problems: reasons });
  // One that the register does not know was read all the same: nothing of it is refused
  else
    tally.came(
      outcome === 'unchanged' || outcome === 'unknown' ? 'unchanged' : 'changed',
      repairs.map((code) => ({ code })),
    );
}
