import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOpportunity1790000000700 implements MigrationInterface {
  readonly name = 'CreateOpportunity1790000000700';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table opportunity (
        id uuid primary key,
        kind text not null check (kind in ('lot', 'need')),
        ref text not null,
        version integer not null,
        content_hash text not null,
        visibility text not null check (visibility in ('private', 'public')),
        status text not null check (status in ('open', 'closed', 'cancelled', 'awarded')),
        title text not null,
        buyer_name text not null,
        commune char(5),
        department text,
        epci text,
        closes_at timestamptz,
        content jsonb not null,
        published_at timestamptz not null,
        changed_at timestamptz not null,
        correlation_id uuid,
        unique (kind, ref)
      );
      create index opportunity_open on opportunity (closes_at) where status = 'open' and visibility = 'public';
      create table opportunity_version (
        opportunity_id uuid not null references opportunity (id) on delete cascade,
        version integer not null,
        content_hash text not null,
        content jsonb not null,
        status text not null,
        at timestamptz not null,
        primary key (opportunity_id, version)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table opportunity_version;
      drop table opportunity;
    `);
  }
}
