import type { DataSource, EntityManager } from 'typeorm';
import type { InstanceSettings, Territory } from '#lib/config';

/** Every setting, by its name in `instance_setting`. */
export interface StoredSettings {
  territory: Territory;
  /** `Name <name@domain>` */
  sender: string;
  publicUrl: string;
  /** `loading` while a start fills the database: one that was killed is taken up again */
  demo: 'loading' | 'loaded';
  /** The day that the demo's dates count from, `YYYY-MM-DD` */
  demoDay: string;
}

/** @returns the settings that are written */
export async function readSettings(db: DataSource | EntityManager): Promise<Partial<StoredSettings>> {
  const rows = await db.query<{ name: string; value: unknown }[]>('select name, value from instance_setting');
  return Object.fromEntries(rows.map((row) => [row.name, row.value]));
}

/** Writes one setting in place of what it was. */
export async function writeSetting<N extends keyof StoredSettings>(
  tx: DataSource | EntityManager,
  name: N,
  value: StoredSettings[N],
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into instance_setting (name, value, changed_at) values ($1, $2::jsonb, $3)
     on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [name, JSON.stringify(value), now],
  );
}

/** @returns what the rooms know of the instance */
export function instanceSettings(stored: Partial<StoredSettings>): InstanceSettings {
  return { territory: stored.territory ?? null, isDemo: stored.demo !== undefined };
}
