import type { IndexDefinition } from '../search-index.port';

export const FACET_VALUES = 100;

export type CountedValue = [value: string, count: number];

/** @returns the column of a facet, named by its place in the definition: no name is ever spliced */
export function facetColumn({ facets }: Pick<IndexDefinition, 'facets'>, facet: string): string {
  return `facet_${facets.indexOf(facet)}`;
}

/** @returns the expression `<hits>_lists`: how many of the hits have each list of each column, gone through once for all columns */
export function listsOf(hits: string, columns: readonly string[]): string {
  const sets = columns.map((column) => `(${column})`).join(', ');
  return `${hits}_lists as materialized (select ${columns.join(', ')}, count(*) as same from ${hits} group by grouping sets (${sets}))`;
}

/** @returns the SQL of the values of one column of `listsOf`, the most common first: lists that are equal are opened once */
export function valuesOf(column: string, hits: string): string {
  return `(select json_agg(json_build_array(v, n)) from (select v, sum(same)::integer as n
    from ${hits}_lists, json_array_elements_text(${column}::json) v where ${column} is not null
    group by v order by n desc, v limit ${FACET_VALUES}) counted)`;
}
