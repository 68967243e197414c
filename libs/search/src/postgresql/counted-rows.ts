/** Counts, facets and ranks look at this many hits: a reader does not tell 2 000 from 40 000, and to look at all costs more than the page. */
export const LOOKED_AT = 2_000;

/** @returns an expression that names some rows, and one that counts them, once for all who ask */
export function withSize(name: string, rows: string): string[] {
  return [
    `${name} as materialized (${rows})`,
    `${name}_size as materialized (select count(*)::integer as n from ${name})`,
  ];
}

/** @returns the SQL that tells whether rows counted by `withSize` are more than so many */
export function isMore(hits: string, than = LOOKED_AT): string {
  return `(select n > ${than} from ${hits}_size)`;
}
