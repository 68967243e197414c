import type { IndexTable } from './index-table';
import { FACET_VALUES } from './facet-lists';
import type { Statement } from './search-statement';

/** @returns the SQL of the counts of facets named by their places, the last value; and of a page beside, whose values come first */
export function countsStatement({ counts }: IndexTable, walk: Statement | null): string {
  const hits = walk === null ? 'null' : `(select json_agg(walked) from (${walk[0]}) walked)`;
  return `select json_object_agg(place, (select json_agg(json_build_array(value, n)) from (
                select value, sum(documents)::integer as n from ${counts} where facet = place
                 group by value having sum(documents) > 0 order by n desc, value limit ${FACET_VALUES}) counted)) as counts,
               ${hits} as hits
            from unnest($${(walk?.[1].length ?? 0) + 1}::smallint[]) as place`;
}
