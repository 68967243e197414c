import type { SupplierRecord } from '../../src/supplier/supplier.service';
import { proposeColumns, supplierFile } from '../../src/ingest/sources/supplier-file/supplier-file.source';
import { SupplierBatch } from '../../src/ingest/supplier-batch';
import type { SupplierList, SupplierSource } from '../../src/ingest/supplier-source.port';
import type { SourceClient } from '../../src/ingest/source-client.port';

/** Lists ask nobody. */
export const NOBODY: SourceClient = { ask: () => Promise.reject(new Error('a list asks nobody')) };

/** @returns what a list of suppliers holds, all in one batch, its columns mapped as it is proposed unless told otherwise */
export async function readList(
  content: Buffer | Uint8Array[],
  told: Partial<Omit<SupplierList, 'bytes'>> = {},
  source: SupplierSource = supplierFile,
) {
  const bytes = Array.isArray(content) ? content : [content];
  const mapping = told.mapping ?? (source === supplierFile ? await proposedMapping(bytes, told.opening) : {});
  const batch = new SupplierBatch(new Set());
  const remarks: string[] = [];
  const list: SupplierList = { name: 'liste', day: null, ...told, bytes, mapping };
  for await (const page of source.ask({ list, position: null }, NOBODY)) {
    for await (const row of page.rows) batch.add(row);
    if (page.remark !== undefined) remarks.push(page.remark);
  }
  const suppliers = [...batch.first.values()];
  const records: SupplierRecord[] = suppliers.map(({ record }) => record);
  const repairs = suppliers.flatMap((supplier) => supplier.repairs.map(({ code, path }) => `${code} ${path}`));
  const refused = batch.refused.map(({ problems }) => problems[0]!);
  return { rows: batch.rows, suppliers, records, repairs, refused, kept: batch.refused, units: batch.units, remarks };
}

async function proposedMapping(bytes: Uint8Array[], opening: SupplierList['opening']) {
  const proposal = await proposeColumns({ bytes, ...(opening ? { opening } : {}) });
  return proposal.mapping;
}
