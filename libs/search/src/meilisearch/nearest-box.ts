import type { Meilisearch } from 'meilisearch';
import type { SearchQuery } from '../search-index.port';
import { boxesOf } from './circle';

type Circle = NonNullable<SearchQuery['near']>;

/** Of the radius; from one to the next a sixteenth of the area */
const SHARES = [1 / 128, 1 / 32, 1 / 8, 1 / 2];
/** For more, the box would hold so many that the engine reads all points of the index again. */
const MOST_WANTED = 200;

/**
 * To order by distance more than a thousand documents the engine reads all points of the index. So the nearest are looked for
 * in a box in the circle that surely holds them: one around a smaller circle, which holds enough itself.
 * @param filter what else they must be
 * @returns the box as a filter; null where none of those tried will do
 */
export async function nearestBox(
  engine: Meilisearch,
  uid: string,
  circle: Circle,
  { filter, wanted }: { filter: string[]; wanted: number },
): Promise<string | null> {
  if (wanted > MOST_WANTED) return null;
  const smaller = SHARES.flatMap((share) => boxesOf({ ...circle, km: circle.km * share }) ?? []);
  if (smaller.length < SHARES.length) return null;
  const { results } = await engine.multiSearch({
    queries: smaller.map(({ within }) => ({
      indexUid: uid,
      q: '',
      filter: [...filter, within],
      page: 1,
      hitsPerPage: 0,
    })),
  });
  const enough = results.findIndex((result) => ((result as { totalHits?: number }).totalHits ?? 0) >= wanted);
  return smaller[enough]?.around ?? null;
}
