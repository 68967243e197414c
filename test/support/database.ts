import { randomBytes } from 'node:crypto';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { entities } from '../../src/composition/entities';
import { asAdmin, withDatabase } from './admin';

export { asAdmin, withDatabase };

/** A database of its own for one test file, copied from the migrated template. */
export interface TestDatabase {
  url: string;
  source: DataSource;
  drop(): Promise<void>;
}

/** @returns a fresh, migrated, empty database on the cluster that the whole run shares */
export async function aDatabase(options: Partial<DataSourceOptions> = {}): Promise<TestDatabase> {
  const admin = process.env['MAILLON_TEST_POSTGRES']!;
  const name = `maillon_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(admin, `create database ${name} template ${process.env['MAILLON_TEST_TEMPLATE']!}`);
  const url = withDatabase(admin, name);
  const source = new DataSource({ type: 'postgres', url, entities, ...options } as DataSourceOptions);
  await source.initialize();
  return {
    url,
    source,
    drop: async () => {
      if (source.isInitialized) await source.destroy();
      await asAdmin(admin, `drop database ${name} with (force)`);
    },
  };
}
