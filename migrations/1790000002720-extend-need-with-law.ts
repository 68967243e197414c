import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExtendNeedWithLaw1790000002720 implements MigrationInterface {
  readonly name = 'ExtendNeedWithLaw1790000002720';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- what advice on levers asks a buyer: the year's total of the homogeneous family, and what the buyer is in law
      alter table need
        add year_total numeric(14, 2) check (year_total >= 0),
        add buyer_category text;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table need drop year_total, drop buyer_category');
  }
}
