import { Injectable } from '@nestjs/common';
import { type Register, SupplierSources } from './sources/supplier-sources';
import { SupplierImport } from './supplier-import.service';
import { SuppliersCheck } from './suppliers-check.service';

/** Suppliers that one night looks at: a quarter of an hour of Recherche d’entreprises at most, and France's inclusive suppliers in a week */
const NIGHTLY = 2_000;

/** Reads a register on its schedule: all of it, or for the one that can only be looked up, the suppliers that are due. */
@Injectable()
export class SupplierCollect {
  constructor(
    private readonly sources: SupplierSources,
    private readonly imports: SupplierImport,
    private readonly checks: SuppliersCheck,
  ) {}

  /** @throws SourceUnavailable, SourceRefused, DomainError `ingest/already-running`, `source/no-token` */
  async collect(register: Register): Promise<void> {
    if (register === 'recherche-entreprises') {
      await this.checks.check({ register, limit: NIGHTLY });
      return;
    }
    const source = this.sources.named(register);
    const position = await this.imports.positionOf(source);
    await this.imports.run(source, { position }, { origin: 'the whole register', kind: 'collect', dryRun: false });
  }
}
