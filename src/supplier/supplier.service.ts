import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, DomainError, hashOf, newId } from '#lib/kernel';
import type { Profile } from '#lib/matching-engine';
import { Outbox } from '#lib/outbox';
import { profileOf } from './supplier-profile';
import { readSuppliers, writeSuppliers, type StandingSupplier, type SupplierWrite } from './supplier-rows';
import { difference, merge, type SupplierRecord, type SupplierState } from './supplier-state';
import { SUPPLIERS_PER_EVENT, suppliersChanged } from './supplier.events';

export type { SupplierLife } from './supplier.entity';
export type { EvidenceState, SupplierRecord } from './supplier-state';
export type { ProofState, SupplierDocument } from './supplier-document';
export { SupplierSearchIndex } from './supplier-search.index';
export { supplierSlug } from './supplier-slug';
export { readPoint } from './french-ground';
export { placeOfAddress } from './supplier-place';

export type UpsertOutcome = 'created' | 'changed' | 'unchanged';

/** A supplier as other rooms see it. */
export interface KnownSupplier {
  id: string;
  state: SupplierState;
}

export interface ChangedProfiles {
  /** Suppliers created or changed since the cursor; all of them without one */
  profiles: Profile[];
  /** Ids of suppliers removed since the cursor */
  removed: string[];
  /** The snapshot this answer stands at, to be given back at the next call */
  cursor: string;
}

/** Who can supply: what they do, where, how much they can take, and the dated proofs of what they are. */
@Injectable()
export class SupplierService {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes in what a source says of one supplier, found by its SIRET. Saying the same twice writes nothing.
   * @param by `import:<source>`, `person:<id>`, `job:<name>` or `demo`
   */
  async upsert(tx: EntityManager, record: SupplierRecord, by: string): Promise<UpsertOutcome> {
    return (await this.upsertMany(tx, [record], by))[0]!;
  }

  /**
   * As `upsert`, for many suppliers at once: a few statements whatever their number, some 500 being a good one.
   * @param records one per SIRET
   * @returns the outcome of each record, in their order
   * @throws DomainError `supplier/twice` when two records have the same SIRET
   */
  async upsertMany(tx: EntityManager, records: readonly SupplierRecord[], by: string): Promise<UpsertOutcome[]> {
    const sirets = records.map((record) => record.siret);
    if (new Set(sirets).size < sirets.length) {
      throw new DomainError('supplier/twice', 'Two records have the same SIRET: join them before they are taken in.');
    }
    // Two writers of one list take turns: row by row they would wait for each other, and a SIRET not known yet has no row to lock
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('supplier.upsert', 0))`);
    const standing = new Map(
      (await readSuppliers(tx, 's.siret = any ($1)', [sirets])).map((supplier) => [supplier.state.siret, supplier]),
    );
    const decided = records.map((record) => decide(record, standing.get(record.siret) ?? null));
    await this.write(
      tx,
      decided.flatMap((one) => one.write ?? []),
      by,
    );
    return decided.map((one) => one.outcome);
  }

  /**
   * Forgets a supplier for good, with all that hangs on it; a tombstone tells the indexes. A closed establishment is
   * archived instead (`life: 'archived'`), so that it stays in history.
   * @returns whether it existed
   */
  async remove(tx: EntityManager, supplierId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `with gone as (delete from supplier where id = $1 returning id, siret)
       insert into supplier_tombstone (supplier_id, siret, at) select id, siret, $2 from gone returning supplier_id`,
      [supplierId, this.clock.now()],
    );
    if (rows.length === 0) return false;
    await this.announce(tx, [supplierId]);
    return true;
  }

  /** @returns the supplier of a SIRET, or null */
  async bySiret(tx: EntityManager | null, siret: string): Promise<KnownSupplier | null> {
    return this.one(tx, 's.siret = $1', siret);
  }

  /** @returns the supplier of an id, or null */
  async byId(tx: EntityManager | null, id: string): Promise<KnownSupplier | null> {
    return this.one(tx, 's.id = $1', id);
  }

  /** @returns how many suppliers are known, the archived ones too */
  async count(): Promise<number> {
    const [row]: { n: number }[] = await this.db.query('select count(*)::int as n from supplier');
    return row!.n;
  }

  /**
   * What an index must take in to be as the tables are. The cursor is a snapshot, not a sequence: a supplier whose
   * transaction was open when the cursor was taken is found at the next call, however late it commits.
   * @param cursor of the last answer, or null to read everything
   */
  async profilesChangedSince(cursor: string | null): Promise<ChangedProfiles> {
    // One snapshot for the three readings: the cursor says exactly what the profiles hold
    return this.db.transaction('REPEATABLE READ', async (tx) => {
      const [now]: { cursor: string }[] = await tx.query('select pg_current_snapshot()::text as cursor');
      const unseen = (table: string): string =>
        `${table}.xid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(${table}.xid, $1::pg_snapshot)`;
      if (cursor === null) {
        return { profiles: (await readSuppliers(tx, 'true', [])).map(profileOf), removed: [], cursor: now!.cursor };
      }
      const profiles = (await readSuppliers(tx, unseen('s'), [cursor])).map(profileOf);
      const removed: { id: string }[] = await tx.query(
        `select t.supplier_id as id from supplier_tombstone t where ${unseen('t')}`,
        [cursor],
      );
      return { profiles, removed: removed.map((row) => row.id), cursor: now!.cursor };
    });
  }

  /**
   * Says that suppliers are not what they were though no source spoke: a proof ended. Indexes read them again.
   * @param supplierIds any number
   */
  async touch(tx: EntityManager, supplierIds: readonly string[]): Promise<void> {
    if (supplierIds.length === 0) return;
    await tx.query('update supplier set xid = pg_current_xact_id() where id = any ($1::uuid[])', [supplierIds]);
    await this.announce(tx, supplierIds);
  }

  private async one(tx: EntityManager | null, condition: string, value: string): Promise<KnownSupplier | null> {
    const [found] = await readSuppliers(tx ?? this.db.manager, condition, [value]);
    return found ? { id: found.id, state: found.state } : null;
  }

  private async write(tx: EntityManager, writes: SupplierWrite[], by: string): Promise<void> {
    if (writes.length === 0) return;
    await writeSuppliers(tx, writes, by, this.clock.now());
    await this.announce(
      tx,
      writes.map((write) => write.id),
    );
  }

  private async announce(tx: EntityManager, supplierIds: readonly string[]): Promise<void> {
    for (let from = 0; from < supplierIds.length; from += SUPPLIERS_PER_EVENT) {
      await this.outbox.record(
        tx,
        suppliersChanged({ supplierIds: supplierIds.slice(from, from + SUPPLIERS_PER_EVENT) }),
      );
    }
    // It only wakes who listens: what changed is read through the cursor
    await tx.query(`select pg_notify('supplier', '')`);
  }
}

function decide(
  record: SupplierRecord,
  standing: StandingSupplier | null,
): { outcome: UpsertOutcome; write: SupplierWrite | null } {
  const state = merge(standing?.state ?? null, record);
  const contentHash = hashOf(state);
  if (standing?.contentHash === contentHash) return { outcome: 'unchanged', write: null };
  const write = { id: standing?.id ?? newId(), contentHash, state, change: difference(standing?.state ?? null, state) };
  return { outcome: standing ? 'changed' : 'created', write };
}
