import { marketOf } from '../decp/decp-rows';
import type { Repair } from '../notice';
import type { NoticeRecord } from './notice-record';

/** A record whose JSON was parsed. */
export interface OpenedRecord {
  value: unknown;
  raw: Uint8Array;
  /** Place in the file, from 0 */
  index: number;
  repairs: Repair[];
}

/** A market of a thousand holders and modifications is none. */
const MOST_ROWS = 2_000;

/**
 * Joins neighbouring rows of one market (tabular DECP: a row for each holder and modification) into one record of the form
 * that `readDecpRecord` knows, its bytes those of the rows; all else passes as it is.
 */
export async function* joinedRows(
  records: AsyncIterable<OpenedRecord | NoticeRecord>,
): AsyncGenerator<OpenedRecord | NoticeRecord> {
  let market: { uid: string; rows: OpenedRecord[] } | null = null;
  for await (const record of records) {
    const uid = 'value' in record ? marketOf(record.value) : null;
    if (market && uid === market.uid && market.rows.length < MOST_ROWS) {
      market.rows.push(record as OpenedRecord);
      continue;
    }
    if (market) yield oneOf(market);
    market = uid === null ? null : { uid, rows: [record as OpenedRecord] };
    if (!market) yield record;
  }
  if (market) yield oneOf(market);
}

function oneOf({ uid, rows }: { uid: string; rows: OpenedRecord[] }): OpenedRecord {
  const [first] = rows;
  if (rows.length === 1) return first!;
  const parts = rows.flatMap(({ raw }, at) => [Buffer.from(at === 0 ? '' : ','), raw]);
  const raw = Buffer.concat([Buffer.from(`{"uid":${JSON.stringify(uid)},"rows":[`), ...parts, Buffer.from(']}')]);
  const repairs = rows.flatMap((row) => row.repairs);
  return { value: { uid, rows: rows.map(({ value }) => value) }, raw, index: first!.index, repairs };
}
