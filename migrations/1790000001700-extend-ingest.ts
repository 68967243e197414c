import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExtendIngest1790000001700 implements MigrationInterface {
  readonly name = 'ExtendIngest1790000001700';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table ingest_run
        -- collect: the source was asked; file: bytes were handed over; reparse, retry: kept bytes were read again
        add column kind text not null default 'file' check (kind in ('collect', 'file', 'reparse', 'retry')),
        -- how many records the source said there were; null when it said nothing
        add column expected_count integer,
        -- per format: records, refused, and of how many each field was filled
        add column shapes jsonb not null default '{}',
        -- fields that this run found filled far more rarely than the source's past runs
        add column drops jsonb not null default '[]';
      update ingest_run set kind = 'retry' where origin = 'quarantine';

      -- The day up to which a source is read whole, and the reading under way, if one was cut short
      drop table ingest_cursor;
      create table ingest_cursor (
        source text primary key,
        read_until date,
        since date,
        until date,
        position jsonb,
        moved_at timestamptz not null
      );

      alter table raw_record
        add column encoding text not null default 'plain' check (encoding in ('plain', 'brotli')),
        add column purged_at timestamptz,
        alter column bytes drop not null,
        add constraint raw_record_kept_or_purged check ((bytes is null) = (purged_at is not null)),
        -- What is compressed already is not compressed again
        alter column bytes set storage external;
      create index raw_record_kept on raw_record (hash) where bytes is not null;
      create index notice_raw on notice (raw_hash);

      alter table quarantine add column origin text not null default '';
      update quarantine q set origin = r.origin from ingest_run r where r.id = q.first_run_id;
      create index quarantine_run on quarantine (first_run_id);
      create index quarantine_raw on quarantine (raw_hash);
    `);
  }

  /** Raw bytes that were compressed cannot be read by what stood before, and are lost; so is how far sources were read. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index quarantine_raw;
      drop index quarantine_run;
      alter table quarantine drop column origin;
      drop index notice_raw;
      drop index raw_record_kept;
      delete from quarantine where raw_hash in (select hash from raw_record where encoding <> 'plain' or bytes is null);
      delete from raw_record where encoding <> 'plain' or bytes is null;
      alter table raw_record
        drop constraint raw_record_kept_or_purged,
        drop column encoding,
        drop column purged_at,
        alter column bytes set not null,
        alter column bytes set storage extended;
      drop table ingest_cursor;
      create table ingest_cursor (
        source text primary key,
        position jsonb not null,
        moved_at timestamptz not null
      );
      alter table ingest_run drop column kind, drop column expected_count, drop column shapes, drop column drops;
    `);
  }
}
