import type { EntityManager } from 'typeorm';
import type { Outbox } from '#lib/outbox';
import { writeSuppliers, type SupplierWrite } from './supplier-rows';
import { SUPPLIERS_PER_EVENT, suppliersChanged } from './supplier.events';

/** One list, one merge, one move at a time: row by row writers would wait for each other, and a SIRET not known yet has no row to lock. */
export async function takeTurn(tx: EntityManager): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('supplier.upsert', 0))`);
}

/** Says that suppliers are not what they were, in the transaction that changed them. */
export async function announce(tx: EntityManager, outbox: Outbox, supplierIds: readonly string[]): Promise<void> {
  for (let from = 0; from < supplierIds.length; from += SUPPLIERS_PER_EVENT) {
    await outbox.record(tx, suppliersChanged({ supplierIds: supplierIds.slice(from, from + SUPPLIERS_PER_EVENT) }));
  }
  // It only wakes who listens: what changed is read through the cursor
  await tx.query(`select pg_notify('supplier', '')`);
}

/** Writes suppliers, what moved of them and who said so, with the event, in the caller's transaction. */
export async function writeAndAnnounce(
  tx: EntityManager,
  outbox: Outbox,
  writes: SupplierWrite[],
  by: string,
  now: Date,
): Promise<void> {
  if (writes.length === 0) return;
  await writeSuppliers(tx, writes, by, now);
  const ids = writes.map((write) => write.id);
  await announce(tx, outbox, ids);
}
