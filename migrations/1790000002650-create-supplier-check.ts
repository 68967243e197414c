import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSupplierCheck1790000002650 implements MigrationInterface {
  readonly name = 'CreateSupplierCheck1790000002650';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- When each register was last asked about a supplier, and what came of it: who is asked next
      create table supplier_check (
        supplier_id uuid not null references supplier (id) on delete cascade,
        source text not null,
        checked_at timestamptz not null,
        outcome text not null check (outcome in ('changed', 'unchanged', 'archived', 'unknown', 'failed')),
        primary key (supplier_id, source)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table supplier_check');
  }
}
