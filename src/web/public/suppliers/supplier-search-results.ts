import { Injectable } from '@nestjs/common';
import {
  SupplierFinder,
  SUPPLIERS_PER_PAGE,
  type FacetParam,
  type FoundSupplier,
  type FoundSuppliers,
  type SearchAsk,
  type SupplierSearchInput,
} from '../../../supplier/supplier.service';
import { SupplierFactsQuery, type ListedSupplier } from './supplier-facts.query';

/** A supplier that a search finds, as pages show it. */
export interface ShownSupplier extends Omit<FoundSupplier, 'id'> {
  supplier: ListedSupplier;
}

export interface SupplierResults extends Omit<FoundSuppliers, 'found'> {
  found: ShownSupplier[];
}

/** @returns the number of the last page that the count tells of */
export function lastPage({ total }: Pick<SupplierResults, 'total'>): number {
  return Math.ceil(total / SUPPLIERS_PER_PAGE);
}

/** What a search finds, read whole. */
@Injectable()
export class SupplierSearchResults {
  constructor(
    private readonly finder: SupplierFinder,
    private readonly facts: SupplierFactsQuery,
  ) {}

  /** @returns the search understood; see `SupplierFinder.understand` @param territory INSEE codes */
  async understand(input: SupplierSearchInput, territory: readonly string[]): Promise<SearchAsk> {
    return this.finder.understand(input, territory);
  }

  /** @param territory INSEE codes @param facets those that are counted */
  async find(ask: SearchAsk, territory: readonly string[], facets: readonly FacetParam[]): Promise<SupplierResults> {
    const page = await this.finder.find(ask, territory, { facets });
    return { ...page, found: await this.whole(page.found) };
  }

  /** @returns how many a search finds, up to what the engine counts */
  async count(ask: SearchAsk, territory: readonly string[]): Promise<{ total: number; totalIsExact: boolean }> {
    return this.finder.count(ask, territory);
  }

  /** Every result of a search, a hundred at a time; none twice, though the index moves between two pages. */
  async *all(ask: SearchAsk, territory: readonly string[]): AsyncGenerator<ShownSupplier[]> {
    const told = new Set<string>();
    for await (const found of this.finder.all(ask, territory)) {
      const fresh = found.filter(({ id }) => !told.has(id));
      for (const { id } of fresh) told.add(id);
      yield await this.whole(fresh);
    }
  }

  private async whole(found: readonly FoundSupplier[]): Promise<ShownSupplier[]> {
    const suppliers = await this.facts.byIds(found.map(({ id }) => id));
    const byId = new Map(found.map((one) => [one.id, one]));
    // A supplier that left since it was indexed is simply not shown
    return suppliers.map((supplier) => {
      const { km, matched } = byId.get(supplier.id)!;
      return { supplier, km, matched };
    });
  }
}
