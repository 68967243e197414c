import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSupplier1790000001000 implements MigrationInterface {
  readonly name = 'CreateSupplier1790000001000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table supplier (
        id uuid primary key,
        siret char(14) not null unique,
        name text collate "fr-x-icu" not null,
        brand text collate "fr-x-icu" not null default '',
        naf text,
        legal_form text not null default '',
        description text not null default '',
        website text,
        address text not null default '',
        post_code text,
        city text collate "fr-x-icu" not null default '',
        commune char(5),
        epci text,
        department text,
        region text,
        lat double precision,
        lon double precision,
        -- where the point comes from: source, commune, none
        point_origin text not null default 'none' check (point_origin in ('source', 'commune', 'none')),
        people integer,
        yearly_amount numeric(14, 2),
        free_from date,
        life text not null default 'imported' check (life in ('imported', 'invited', 'claimed', 'verified', 'archived')),
        closed_on date,
        content_hash text not null,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        xid xid8 not null default pg_current_xact_id()
      );
      create index supplier_xid on supplier (xid);
      create index supplier_commune on supplier (commune);
      create table supplier_activity (
        id uuid primary key,
        supplier_id uuid not null references supplier (id) on delete cascade,
        position integer not null,
        trade text,
        cpv text[] not null default '{}',
        text text not null default '',
        service_types text[] not null default '{}',
        -- { "type": "radius", "km": 30 }, { "type": "communes", "codes": [...] }…
        area jsonb,
        unique (supplier_id, position)
      );
      create table evidence (
        id uuid primary key,
        supplier_id uuid not null references supplier (id) on delete cascade,
        kind text not null,
        source text not null,
        source_ref text not null default '',
        checked_at date,
        valid_until date,
        recorded_at timestamptz not null,
        unique (supplier_id, kind, source)
      );
      -- One row: the last day on which proofs that end were noted
      create table evidence_watch (
        id integer primary key check (id = 1),
        day date not null
      );
      create table supplier_reference (
        id uuid primary key,
        supplier_id uuid not null references supplier (id) on delete cascade,
        buyer text not null,
        title text not null,
        cpv text,
        year integer not null,
        amount numeric(14, 2)
      );
      create index supplier_reference_supplier on supplier_reference (supplier_id);
      create table supplier_change (
        id uuid primary key,
        supplier_id uuid not null references supplier (id) on delete cascade,
        at timestamptz not null,
        -- import:<source>, person:<id>, job:<name>
        by text not null,
        before jsonb,
        after jsonb not null
      );
      create index supplier_change_supplier on supplier_change (supplier_id, at);
      -- A removed supplier leaves a tombstone so that every index forgets it
      create table supplier_tombstone (
        supplier_id uuid primary key,
        siret char(14) not null,
        at timestamptz not null,
        xid xid8 not null default pg_current_xact_id()
      );
      alter table membership add constraint membership_supplier foreign key (supplier_id) references supplier (id) on delete cascade;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table membership drop constraint membership_supplier;
      drop table supplier_tombstone;
      drop table supplier_change;
      drop table supplier_reference;
      drop table evidence_watch;
      drop table evidence;
      drop table supplier_activity;
      drop table supplier;
    `);
  }
}
