import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAlert1790000001300 implements MigrationInterface {
  readonly name = 'CreateAlert1790000001300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table alert_profile (
        id uuid primary key,
        person_id uuid not null references person (id) on delete cascade,
        supplier_id uuid not null references supplier (id) on delete cascade,
        rhythm text not null default 'daily' check (rhythm in ('daily', 'weekly')),
        paused_until date,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        unique (person_id, supplier_id)
      );
      create table digest (
        id uuid primary key,
        alert_profile_id uuid not null references alert_profile (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        day date not null,
        left_count integer not null default 0,
        composed_at timestamptz not null
      );
      create table digest_item (
        id uuid primary key,
        digest_id uuid not null references digest (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        opportunity_id uuid not null references opportunity (id) on delete cascade,
        version integer not null,
        kind text not null check (kind in ('new', 'correction', 'cancellation')),
        match_id uuid not null references match (id) on delete cascade,
        position integer not null,
        unique (person_id, opportunity_id, version, kind)
      );
      create index digest_item_digest on digest_item (digest_id);
      -- Days whose digests were planned to the end: what comes later in the day waits for the next
      create table digest_round (
        day date primary key,
        planned_at timestamptz not null
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table digest_round;
      drop table digest_item;
      drop table digest;
      drop table alert_profile;
    `);
  }
}
