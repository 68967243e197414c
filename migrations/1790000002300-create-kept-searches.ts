import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateKeptSearches1790000002300 implements MigrationInterface {
  readonly name = 'CreateKeptSearches1790000002300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Suppliers that a person keeps, in lists of its own
      create table supplier_list (
        id uuid primary key,
        person_id uuid not null references person (id) on delete cascade,
        name text not null check (length(name) between 1 and 120),
        created_at timestamptz not null,
        changed_at timestamptz not null,
        -- kept ten minutes, to be given back
        deleted_at timestamptz
      );
      create index supplier_list_person on supplier_list (person_id, changed_at desc);
      create table supplier_list_item (
        list_id uuid not null references supplier_list (id) on delete cascade,
        supplier_id uuid not null references supplier (id) on delete cascade,
        note text not null default '' check (length(note) <= 500),
        added_at timestamptz not null,
        primary key (list_id, supplier_id)
      );
      create index supplier_list_item_supplier on supplier_list_item (supplier_id);
      create table saved_search (
        id uuid primary key,
        person_id uuid not null references person (id) on delete cascade,
        name text not null check (length(name) between 1 and 120),
        -- the search as its address writes it: q=tonte&ou=Poitiers
        query text not null check (length(query) <= 2000),
        created_at timestamptz not null,
        -- when its results were last opened, and how many they were
        seen_at timestamptz not null,
        seen_total integer not null,
        -- false: "more than"
        seen_is_exact boolean not null,
        deleted_at timestamptz
      );
      create unique index saved_search_once on saved_search (person_id, query) where deleted_at is null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table saved_search;
      drop table supplier_list_item;
      drop table supplier_list;
    `);
  }
}
