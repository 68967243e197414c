import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLearntWord1790000002700 implements MigrationInterface {
  readonly name = 'CreateLearntWord1790000002700';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- How often words stood in objects of a CPV group, in the notices that carry a code; built anew as a whole, at most 50,000 rows
      create table learnt_word (
        term text not null,
        cpv_group text not null check (cpv_group ~ '^[0-9]{3}$'),
        count real not null check (count > 0),
        primary key (term, cpv_group)
      );

      -- When they were last built, and from what: one row
      create table word_learning (
        one boolean primary key default true check (one),
        learnt_at timestamptz not null,
        notices integer not null,
        objects integer not null,
        version integer not null
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table word_learning');
    await db.query('drop table learnt_word');
  }
}
