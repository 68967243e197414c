import './source-imports.cjs';
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { EmbeddedCluster } from '#lib/database';
import { migrations } from '../../src/composition/migrations';
import { asAdmin, withDatabase } from './admin';

declare global {
  var maillonTestCluster: EmbeddedCluster | undefined;
}

/**
 * One PostgreSQL for the whole run: the server `MAILLON_TEST_POSTGRES` names, else an embedded one, started here and
 * stopped by the teardown. Its files stay, so that the next run finds the template, which carries a hash of the
 * migrations and is built again only when they change.
 */
export default async function globalSetup(): Promise<void> {
  const admin = process.env['MAILLON_TEST_POSTGRES'] ?? (await embedded());
  process.env['MAILLON_TEST_POSTGRES'] = admin;
  const template = templateName();
  process.env['MAILLON_TEST_TEMPLATE'] = template;

  // Two runs may start together: one builds, the other waits for the lock and finds it built
  const lock = new Client({ connectionString: admin });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock(1790000)');
    const { rowCount } = await lock.query('select 1 from pg_database where datname = $1', [template]);
    if (!rowCount) await build(admin, template);
  } finally {
    await lock.end();
  }
}

async function embedded(): Promise<string> {
  globalThis.maillonTestCluster = await EmbeddedCluster.open(join(__dirname, '../../.data/test'), {
    database: 'postgres',
    // Rows of a test need not survive a power cut
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '150' },
  });
  return globalThis.maillonTestCluster.url;
}

function templateName(): string {
  const folder = join(__dirname, '../../migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  return `maillon_template_${hash.digest('hex').slice(0, 12)}`;
}

async function build(admin: string, template: string): Promise<void> {
  await asAdmin(admin, `drop database if exists ${template}_new`);
  await asAdmin(admin, `create database ${template}_new`);
  const source = new DataSource({ type: 'postgres', url: withDatabase(admin, `${template}_new`), migrations });
  await source.initialize();
  await source.runMigrations({ transaction: 'each' });
  await source.destroy();
  await asAdmin(admin, `alter database ${template}_new rename to ${template}`);
}
