import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIngest1790000001400 implements MigrationInterface {
  readonly name = 'CreateIngest1790000001400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table ingest_run (
        id uuid primary key,
        source text not null,
        origin text not null,
        started_at timestamptz not null,
        ended_at timestamptz,
        state text not null check (state in ('running', 'done', 'degraded', 'failed')),
        read_count integer not null default 0,
        new_count integer not null default 0,
        changed_count integer not null default 0,
        unchanged_count integer not null default 0,
        quarantined_count integer not null default 0,
        repairs jsonb not null default '{}',
        message text
      );
      create index ingest_run_source on ingest_run (source, started_at desc);
      create table ingest_cursor (
        source text primary key,
        position jsonb not null,
        moved_at timestamptz not null
      );
      -- Raw bytes, once per content; TOAST compresses them
      create table raw_record (
        hash text primary key,
        source text not null,
        bytes bytea not null,
        first_seen_at timestamptz not null
      );
      create table quarantine (
        id uuid primary key,
        source text not null,
        -- what the record calls itself, else its place in the file
        record text not null,
        raw_hash text not null references raw_record (hash),
        problems jsonb not null,
        parser_version text not null,
        first_run_id uuid not null references ingest_run (id),
        seen_count integer not null default 1,
        first_seen_at timestamptz not null,
        last_seen_at timestamptz not null,
        resolved_at timestamptz,
        resolution text,
        unique (source, raw_hash)
      );
      create index quarantine_open on quarantine (source) where resolved_at is null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table quarantine;
      drop table raw_record;
      drop table ingest_cursor;
      drop table ingest_run;
    `);
  }
}
