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
        commune char(5),
        place_typed text not null default '',
        starts_on date,
        closes_on date,
        amount numeric(14, 2),
        duration_months integer,
        buyer_type text not null check (buyer_type in ('public', 'private')),
        created_at timestamptz not null,
        changed_at timestamptz not null,
        published_at timestamptz,
        row_version integer not null default 1
      );
      create index need_organisation on need (organisation_id, changed_at desc);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table need;
      drop sequence need_ref_seq;
    `);
  }
}
