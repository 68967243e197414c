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

/** @returns one value per award, of its rows, which the DECP reader takes; rows come sorted by award */
export async function* decpRowsToRecords(rows: Iterable<Row>): AsyncGenerator<unknown> {
  let open: { uid: string; rows: Row[] } | null = null;
  for (const row of rows) {
    const uid = uidOf(row);
    if (open && open.uid === uid) {
      open.rows.push(row);
      continue;
    }
    if (open) yield open;
    open = uid === '' ? null : { uid, rows: [row] };
    if (!open) yield row;
  }
  if (open) yield open;
}
