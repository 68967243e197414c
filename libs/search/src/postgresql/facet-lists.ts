import type { IndexDefinition } from '../search-index.port';

export const FACET_VALUES = 100;

export type CountedValue = [value: string, count: number];

/** @returns the column of a facet, named by its place in the definition: no name is ever spliced */
export function facetColumn({ facets }: Pick<IndexDefinition, 'facets'>, facet: string): string {
  return `facet_${facets.indexOf(facet)}`;
}

/**
 * @param facets their places in the definition
 * @returns the expression `<hits>_lists`: each list of values, of which facet, and how many hits have it; the hits are gone through once
 */
export function listsOf(hits: string, facets: readonly number[]): string {
  const columns = facets.map((place) => `facet_${place}`);
  const facet = facets.map((place) => `when grouping(facet_${place}) = 0 then ${place}`).join(' ');
  return `${hits}_lists as materialized (select case ${facet} end as facet, coalesce(${columns.join(', ')}) as list, count(*) as same
    from ${hits} group by grouping sets (${columns.map((column) => `(${column})`).join(', ')}))`;
}

/** @returns the SQL of the values of all facets of some `listsOf`, by their places, the most common first: lists that are equal are opened once */
export function valuesOf(hits: readonly string[]): string {
  const lists = hits.map((name) => `select * from ${name}_lists`).join(' union all ');
  return `(select json_object_agg(facet, counts) from (select facet, json_agg(json_build_array(v, n)) as counts
    from (select facet, v, n, row_number() over (partition by facet order by n desc, v) as place
            from (select facet, v, sum(same)::integer as n from (${lists}) lists, json_array_elements_text(list::json) v group by facet, v) summed) placed
   where place <= ${FACET_VALUES} group by facet) counted)`;
}
