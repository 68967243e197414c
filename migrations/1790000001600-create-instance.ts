import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInstance1790000001600 implements MigrationInterface {
  readonly name = 'CreateInstance1790000001600';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What the running instance is: territory first shown, sender, whether it is a demo
      create table instance_setting (
        name text primary key,
        value jsonb not null,
        changed_at timestamptz not null
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table instance_setting;
    `);
  }
}
