import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNeed1790000000900 implements MigrationInterface {
  readonly name = 'CreateNeed1790000000900';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create sequence need_ref_seq;
      create table need (
        id uuid primary key,
        -- what a person reads and types: B-2026-0001
        ref text not null unique,
        organisation_id uuid not null references organisation (id),
        written_by uuid not null references person (id),
        state text not null check (state in ('draft', 'published', 'closed', 'archived')),
        title text not null,
        details text not null default '',
        cpv text[] not null default '{}',
        nature text check (nature in ('works', 'supplies', 'services')),
        -- 'proposed' by the words of the title, or 'chosen' by who wrote it
        cpv_origin text not null default 'proposed' check (cpv_origin in ('proposed', 'chosen')),
        commune char(5),
        starts_on date,
        closes_on date,
        amount numeric(14, 2),
        duration_months integer,
        buyer_type text not null check (buyer_type in ('public', 'private')),
        -- the reservation it sets, when it sets one
        reserved_for text check (reserved_for like 'reserved-%'),
        -- the form as it was typed, while a draft still has answers missing or wrong
        typed jsonb,
        check (state in ('draft', 'archived') or (typed is null and commune is not null and published_at is not null)),
        created_at timestamptz not null,
        changed_at timestamptz not null,
        published_at timestamptz,
        row_version integer not null default 1
      );
      create index need_organisation on need (organisation_id, changed_at desc);
      create index need_closes_on on need (closes_on) where state = 'published';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table need;
      drop sequence need_ref_seq;
    `);
  }
}
