import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readNames, SupplierService, type SupplierRecord } from '../supplier/supplier.service';
import type { RunInProgress } from './ingest-runs';
import { QuarantineService } from './quarantine.service';
import { differs, NAMELESS, nameOf, namesDiffer } from './supplier-batch';
import { SupplierSources } from './sources/supplier-sources';
import type { SupplierSource } from './supplier-source.port';

/** Reads the refused rows of sources of suppliers again, with today's readers. */
@Injectable()
export class SupplierSecondReading implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly quarantine: QuarantineService,
    private readonly suppliers: SupplierService,
    private readonly sources: SupplierSources,
  ) {}

  onModuleInit(): void {
    for (const source of this.sources.all) {
      this.quarantine.readAgainWith(source.name, (kept, run) => this.readAgain(source, kept.raw, run));
    }
  }

  /** A kept row is read alone: the names are compared with those of the supplier that its SIRET has by now, whom it only completes. */
  private async readAgain(source: SupplierSource, raw: Buffer, run: RunInProgress): Promise<boolean> {
    const row = source.readAgain(JSON.parse(raw.toString('utf8')));
    if (!row.ok) {
      run.tally.refused({ record: row.record, problems: row.problems });
      return false;
    }
    const by = `import:${source.name}`;
    return this.db.transaction(async (tx) => {
      const records: SupplierRecord[] = [];
      if ('siren' in row) {
        const known = await readNames(tx, { sirens: [row.siren] });
        for (const { siret } of known) records.push({ siret, name: '', evidence: row.evidence });
      } else {
        const { record } = row;
        const [known] = await readNames(tx, { sirets: [record.siret] });
        const problem = known ? differs(known, record) && namesDiffer(known.name) : record.name === '' && NAMELESS;
        if (problem) {
          run.tally.refused({ record: nameOf(record), problems: [problem] });
          return false;
        }
        records.push(record);
      }
      const outcomes = await this.suppliers.upsertMany(tx, records, by, { fill: true });
      const told = (['created', 'changed'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'unchanged';
      run.tally.came(told === 'created' ? 'new' : told, row.repairs);
      return true;
    });
  }
}
