import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAudit1790000000400 implements MigrationInterface {
  readonly name = 'CreateAudit1790000000400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table audit_entry (
        id uuid primary key,
        at timestamptz not null,
        -- null when the product acted by itself
        person_id uuid,
        -- how it came: web, cli, mail link, job
        channel text not null,
        action text not null,
        subject_type text not null,
        subject_id text not null,
        facts jsonb not null default '{}',
        correlation_id uuid
      );
      create index audit_entry_at on audit_entry (at desc);
      create index audit_entry_subject on audit_entry (subject_type, subject_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table audit_entry;
    `);
  }
}
