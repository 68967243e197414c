import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { Turns } from '#lib/kernel';
import { createIndex, type MatchingIndex, type OpportunityFacts } from '#lib/matching-engine';
import type { OpportunityState } from '../opportunity/opportunity.service';
import { SupplierService } from '../supplier/supplier.service';
import { factsOf } from './opportunity-facts';

/**
 * The suppliers as matching sees them, in the memory of this process. It holds no truth: it is built from PostgreSQL
 * at first use and brought up to date before each match.
 */
@Injectable()
export class SupplierIndex implements OnModuleInit {
  private readonly index = createIndex();
  private cursor: string | null = null;
  /** Readings take turns: an older one that ended last would put back what a newer one replaced */
  private readonly turns = new Turns();

  constructor(
    private readonly suppliers: SupplierService,
    private readonly metrics: Registry,
  ) {}

  onModuleInit(): void {
    this.gauge('maillon_matching_suppliers', 'Suppliers in the matching index of this process', () => this.index.size);
    this.gauge('maillon_matching_index_bytes', 'Memory it takes, estimated', () => this.index.bytes);
  }

  /** @returns the index with all that was committed when this was called, and the snapshot it stands at */
  async current(): Promise<{ index: MatchingIndex; cursor: string }> {
    return this.turns.take(() => this.refresh());
  }

  /** @returns what matching asks of an opportunity: one that was excluded and turned out to be another excludes that other too */
  async factsOf(state: OpportunityState): Promise<OpportunityFacts> {
    const facts = factsOf(state);
    return facts.excluded ? { ...facts, excluded: await this.withKept(facts.excluded) } : facts;
  }

  /** @returns the ids with those of the suppliers that merged ones turned out to be */
  private async withKept(ids: readonly string[]): Promise<string[]> {
    const known = ids.length === 0 ? [] : await this.suppliers.byIds(null, ids);
    return [...new Set([...ids, ...known.flatMap(({ mergedInto }) => mergedInto ?? [])])].sort();
  }

  private async refresh(): Promise<{ index: MatchingIndex; cursor: string }> {
    const { removed, cursor } = await this.suppliers.takeProfilesChangedSince(this.cursor, (profiles) =>
      this.index.putAll(profiles),
    );
    for (const id of removed) this.index.remove(id);
    this.cursor = cursor;
    return { index: this.index, cursor };
  }

  private gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.metrics],
      collect() {
        this.set(read());
      },
    });
  }
}
