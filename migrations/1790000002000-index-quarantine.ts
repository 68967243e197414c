import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each record that comes in settles what waits under its name, so that look-up must not read all that waits. */
export class IndexQuarantine1790000002000 implements MigrationInterface {
  readonly name = 'IndexQuarantine1790000002000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index quarantine_open;
      create index quarantine_open on quarantine (source, record) where resolved_at is null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index quarantine_open;
      create index quarantine_open on quarantine (source) where resolved_at is null;
    `);
  }
}
