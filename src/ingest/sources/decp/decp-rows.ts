type Row = Record<string, unknown>;

/** @returns what an award is called across all buyers; empty when the row does not say */
export function uidOf(row: Row | undefined): string {
  const { uid, acheteur_id: buyer, id } = row ?? {};
  if (typeof uid === 'string' && uid !== '') return uid;
  return typeof buyer === 'string' && typeof id === 'string' ? `${buyer}${id}` : '';
}

/** @returns how many rows at the end are of one award, which the next page may go on with */
export function rowsOfLastAward(rows: readonly Row[]): number {
  const last = uidOf(rows.at(-1));
  if (last === '') return 0;
  const other = rows.findLastIndex((row) => uidOf(row) !== last);
  return rows.length - 1 - other;
}

/** @returns whether a page holds what the one before it held; an empty one repeats nothing */
export function areSameRows(rows: readonly Row[], before: readonly Row[]): boolean {
  return rows.length > 0 && JSON.stringify(rows) === JSON.stringify(before);
}
