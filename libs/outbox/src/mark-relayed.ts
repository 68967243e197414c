import type { EntityManager } from 'typeorm';
import type { ConsumerRegistry } from './consumer-registry';

/**
 * Marks rows as given to those who listen now, and only to them: a consumer that a later release adds
 * does not wake up to a month of old events.
 */
export async function markRelayed(
  tx: EntityManager,
  rows: readonly { id: string; event: string }[],
  consumers: ConsumerRegistry,
  now: Date,
): Promise<void> {
  for (const event of new Set(rows.map((row) => row.event))) {
    const ids = rows.filter((row) => row.event === event).map(({ id }) => id);
    const names = consumers.consumersOf(event).map(({ name }) => name);
    await tx.query(
      `update outbox set relayed_at = $2, consumers = $3::text[],
              settled_at = case when cardinality($3::text[]) = 0 then $2::timestamptz end
        where id = any ($1::uuid[])`,
      [ids, now, names],
    );
  }
}
