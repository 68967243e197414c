import { runMigrations } from 'bullmq';
import { Client } from 'pg';

/**
 * Brings BullMQ's own schema (`bullmq`) up to the version of the library, under its own lock; run after our migrations.
 * @param databaseUrl a direct connection
 */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
