import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSourceValidator1790000001800 implements MigrationInterface {
  readonly name = 'CreateSourceValidator1790000001800';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What the kept answers of public sources said of themselves, by hash of address and body
      create table source_validator (
        request_hash text primary key,
        etag text,
        last_modified text,
        kept_at timestamptz not null
      );
      create index source_validator_kept on source_validator (kept_at);
      -- When each host may be asked next, by whichever process
      create table source_pace (
        host text primary key,
        next_at timestamptz not null
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table source_pace;
      drop table source_validator;
    `);
  }
}
