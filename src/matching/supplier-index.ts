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
  private refreshing: Promise<void> = Promise.resolve();

  constructor(private readonly suppliers: SupplierService) {}

  /** @returns the index with all that was committed when this was called, and the snapshot it stands at */
  async current(): Promise<{ index: MatchingIndex; cursor: string }> {
    // One refresh at a time: each reads from the cursor that the one before left
    this.refreshing = this.refreshing.then(
      () => this.refresh(),
      () => this.refresh(),
    );
    await this.refreshing;
    return { index: this.index, cursor: this.cursor! };
  }

  /** @returns how many suppliers this process holds */
  size(): number {
    return this.index.size;
  }

  private async refresh(): Promise<void> {
    const { profiles, removed, cursor } = await this.suppliers.profilesChangedSince(this.cursor);
    for (const profile of profiles) this.index.put(profile);
    for (const id of removed) this.index.remove(id);
    this.cursor = cursor;
  }
}
