import { Injectable } from '@nestjs/common';
import { createIndex, type MatchingIndex } from '#lib/matching-engine';
import { SupplierService } from '../supplier/supplier.service';

/**
 * The suppliers as matching sees them, in the memory of this process. It holds no truth: it is built from PostgreSQL
 * at first use and brought up to date before each match.
 */
@Injectable()
export class SupplierIndex {
  private readonly index = createIndex();
  private cursor: string | null = null;

  constructor(private readonly suppliers: SupplierService) {}

  /** @returns the index with all that was committed when this was called, and the snapshot it stands at; one call at a time */
  async current(): Promise<{ index: MatchingIndex; cursor: string }> {
    const { profiles, removed, cursor } = await this.suppliers.profilesChangedSince(this.cursor);
    for (const profile of profiles) this.index.put(profile);
    for (const id of removed) this.index.remove(id);
    this.cursor = cursor;
    return { index: this.index, cursor };
  }

  /** @returns the ids with those of the suppliers that merged ones turned out to be */
  async withKept(ids: readonly string[]): Promise<string[]> {
    const known = ids.length === 0 ? [] : await this.suppliers.byIds(null, ids);
    return [...new Set([...ids, ...known.flatMap(({ mergedInto }) => mergedInto ?? [])])].sort();
  }

  /** @returns how many suppliers this process holds */
  size(): number {
    return this.index.size;
  }
}
