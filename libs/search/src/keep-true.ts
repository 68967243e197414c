import { Logger } from '@nestjs/common';
import type { IndexDefinition, SearchDocument, SearchIndex } from './search-index.port';
import { SearchDocumentsRefused } from './search.errors';

const logger = new Logger('SearchIndex');

/**
 * Refreshes what several events told, each id once. Documents that an engine refuses are told in the log, by id, and not tried
 * again until they change: all others are in.
 * @throws SearchUnavailable (to retry)
 */
export async function refreshGathered<D extends SearchDocument>(
  search: SearchIndex,
  index: IndexDefinition<D>,
  ids: readonly string[],
): Promise<void> {
  await toldRefused(index, () => search.refresh(index, [...new Set(ids)]));
}

/** Builds an index that a new release, or a house moved here, does not have; what fails is told in the log. */
export async function buildMissing<D extends SearchDocument>(
  search: SearchIndex,
  index: IndexDefinition<D>,
): Promise<void> {
  try {
    await toldRefused(index, () => search.ensure(index));
  } catch (error) {
    logger.error({
      msg: `The index ${index.name} could not be built: the next search, or the night, tries again`,
      err: error,
    });
  }
}

/** Compares an index with the rooms' tables, mends it and tells what differed. */
export async function reconcileNightly<D extends SearchDocument>(
  search: SearchIndex,
  index: IndexDefinition<D>,
): Promise<void> {
  const told = await toldRefused(index, () => search.reconcile(index));
  if (told && told.mended + told.removed > 0) {
    logger.warn(
      `The index ${index.name} was not as the tables: ${told.mended} written, ${told.removed} removed, of ${told.checked}.`,
    );
  } else if (told) logger.log(`The index ${index.name} is as the tables: ${told.checked} documents.`);
}

async function toldRefused<D extends SearchDocument, T>(
  index: IndexDefinition<D>,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SearchDocumentsRefused)) throw error;
    logger.error({
      msg: `The search engine refuses documents of ${index.name}; all others are in`,
      refused: error.refused,
    });
    return null;
  }
}
