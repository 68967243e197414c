import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { migrate, pendingMigrations } from '#lib/database';
import { entities } from '../../src/composition/entities';
import { migrations } from '../../src/composition/migrations';
import { aDatabase, type TestDatabase } from '../support/database';

const ROOT = join(__dirname, '../..');

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
}

describe('migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await aDatabase()));
  afterAll(() => database.drop());

  it('are all in the list, in order, each named after its file', () => {
    const files = readdirSync(join(ROOT, 'migrations')).sort();
    const names = files.map((file) => {
      const [, stamp, words] = /^(\d+)-([a-z0-9-]+)\.ts$/.exec(file)!;
      return (
        words!
          .split('-')
          .map((word) => word[0]!.toUpperCase() + word.slice(1))
          .join('') + stamp
      );
    });
    expect(migrations.map((migration) => migration.name)).toEqual(names);
    expect(migrations.map((migration) => new migration().name)).toEqual(names);
  });

  it('find nothing to do the second time', async () => {
    expect(await pendingMigrations(database.source, migrations)).toEqual([]);
    expect(await migrate({ url: database.url, migrations })).toEqual([]);
  });

  it('go down, one by one, to nothing, and up again to the same tables', async () => {
    const before = await columnsOf(database.source);
    for (const migration of migrations.toReversed()) {
      const runner = database.source.createQueryRunner();
      try {
        await new migration().down(runner);
      } finally {
        await runner.release();
      }
    }
    expect(
      (await columnsOf(database.source)).map(({ table }) => table).filter((table) => table !== 'migrations'),
    ).toEqual([]);
    await database.source.query('delete from migrations');
    expect(await migrate({ url: database.url, migrations })).toHaveLength(migrations.length);
    expect(await columnsOf(database.source)).toEqual(before);
  });
});

describe('entities', () => {
  let database: TestDatabase;
  let columns: Column[];
  beforeAll(async () => {
    database = await aDatabase();
    columns = await columnsOf(database.source);
  });
  afterAll(() => database.drop());

  it('are all in the list', () => {
    const files = ['src', 'libs']
      .flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(ROOT, folder, name)),
      )
      .filter((name) => name.endsWith('.entity.ts'));
    const declared = files.flatMap((file) => Object.values(require(file) as Record<string, unknown>));
    const missing = declared.filter((entity) => !entities.includes(entity as (typeof entities)[number]));
    expect(missing.map((entity) => (entity as { name: string }).name)).toEqual([]);
  });

  it.each(entities.map((entity) => [entity.name, entity] as const))(
    '%s has columns that its table has',
    (_, entity) => {
      const { tableName, columns: declared } = database.source.getMetadata(entity);
      const table = columns.filter((column) => column.table === tableName);
      expect(table.length).toBeGreaterThan(0);
      for (const { databaseName, isNullable, isSelect, isArray } of declared) {
        const column = table.find((one) => one.column === databaseName);
        expect({ tableName, databaseName, found: column !== undefined }).toEqual({
          tableName,
          databaseName,
          found: true,
        });
        expect({ databaseName, isNullable }).toEqual({ databaseName, isNullable: column!.nullable });
        expect({ databaseName, isSelect, isArray: column!.type === 'ARRAY' }).toEqual({
          databaseName,
          isSelect,
          isArray,
        });
      }
    },
  );
});

async function columnsOf(source: DataSource): Promise<Column[]> {
  return source.query<Column[]>(
    `select table_name as "table", column_name as "column", data_type as type, is_nullable = 'YES' as nullable
       from information_schema.columns where table_schema = 'public' order by table_name, column_name`,
  );
}
