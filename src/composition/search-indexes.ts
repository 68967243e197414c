import type { INestApplicationContext } from '@nestjs/common';
import { buildMissing, SearchIndex, type IndexDefinition } from '#lib/search';
import { OpportunitySearchIndex } from '../opportunity/opportunity.service';
import { SupplierSearchIndex } from '../supplier/supplier.service';

/** @returns every search index of the house */
export function searchIndexes(app: INestApplicationContext): IndexDefinition[] {
  return [app.get(SupplierSearchIndex, { strict: false }), app.get(OpportunitySearchIndex, { strict: false })];
}

/** Builds the indexes that a release defines otherwise than the one before, or that were never built: one after the other. */
export async function buildMissingIndexes(app: INestApplicationContext): Promise<void> {
  const search = app.get(SearchIndex, { strict: false });
  for (const index of searchIndexes(app)) await buildMissing(search, index);
}
