import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Official lists, as an instance loaded them; without a row our own tables answer alone. */
export class CreateReferenceList1790000002500 implements MigrationInterface {
  readonly name = 'CreateReferenceList1790000002500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table reference_list (
        name text primary key check (name in ('cpv', 'communes', 'naf')),
        -- a file's name, or the address that was asked
        origin text not null,
        content_hash text not null,
        row_count integer not null check (row_count > 0),
        refused_count integer not null default 0,
        -- the first lines that could not be read, as they were, with their reasons
        refused jsonb not null default '[]',
        loaded_at timestamptz not null,
        -- moves with every load: what processes compare
        version integer not null
      );
      create table reference_row (
        list text not null references reference_list (name) on delete cascade,
        code text not null,
        label text not null,
        lat double precision,
        lon double precision,
        primary key (list, code),
        check ((lat is null) = (lon is null)),
        check (list <> 'communes' or lat is not null)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table reference_row;
      drop table reference_list;
    `);
  }
}
