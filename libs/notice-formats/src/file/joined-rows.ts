import { byMarket, marketOf } from '../decp/decp-rows';
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

/**
 * Joins neighbouring rows of one market (tabular DECP: a row for each holder and modification) into one record of the form
 * that `readDecpRecord` knows, its bytes those of the rows; all else passes as it is.
 */
export async function* joinedRows(
  records: AsyncIterable<OpenedRecord | NoticeRecord>,
): AsyncGenerator<OpenedRecord | NoticeRecord> {
  const uidOf = (record: OpenedRecord | NoticeRecord): string | null =>
    'value' in record ? marketOf(record.value) : null;
  for await (const { uid, items } of byMarket(records, uidOf)) {
    if (uid === null) yield* items;
    else yield oneOf(uid, items as OpenedRecord[]);
  }
}

function oneOf(uid: string, rows: readonly OpenedRecord[]): OpenedRecord {
  const [first] = rows;
  if (rows.length === 1) return first!;
  const parts = rows.flatMap(({ raw }, at) => [Buffer.from(at === 0 ? '' : ','), raw]);
  const raw = Buffer.concat([Buffer.from(`{"uid":${JSON.stringify(uid)},"rows":[`), ...parts, Buffer.from(']}')]);
  const repairs = rows.flatMap((row) => row.repairs);
  return { value: { uid, rows: rows.map(({ value }) => value) }, raw, index: first!.index, repairs };
}
