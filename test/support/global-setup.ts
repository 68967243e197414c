import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../src/composition/migrations';
import { asAdmin, withDatabase } from './database';

/**
 * One PostgreSQL for the whole run: the server `MAILLON_TEST_POSTGRES` names, else the embedded one, started here.
 * The template carries a hash of the migrations, so it is built again only when they change.
 */
export default async function globalSetup(): Promise<void> {
  const admin = process.env['MAILLON_TEST_POSTGRES'];
  if (!admin) throw new Error('Set MAILLON_TEST_POSTGRES.');
  const folder = join(__dirname, '../../migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  const template = `maillon_template_${hash.digest('hex').slice(0, 12)}`;
  process.env['MAILLON_TEST_TEMPLATE'] = template;

  // Two runs may start together: one builds, the other waits for the lock and finds it built
  const lock = new Client({ connectionString: admin });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock(1790000)');
    const { rowCount } = await lock.query('select 1 from pg_database where datname = $1', [template]);
    if (rowCount) return;
    await asAdmin(admin, `drop database if exists ${template}_new`);
    await asAdmin(admin, `create database ${template}_new`);
    const source = new DataSource({ type: 'postgres', url: withDatabase(admin, `${template}_new`), migrations });
    await source.initialize();
    await source.runMigrations({ transaction: 'each' });
    await source.destroy();
    await asAdmin(admin, `alter database ${template}_new rename to ${template}`);
  } finally {
    await lock.end();
  }
}
