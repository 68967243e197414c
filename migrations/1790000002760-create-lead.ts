import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLead1790000002760 implements MigrationInterface {
  readonly name = 'CreateLead1790000002760';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table award add column place text;
      alter table opportunity drop constraint opportunity_kind_check,
        add constraint opportunity_kind_check check (kind in ('lot', 'need', 'lead'));
      create index opportunity_leads on opportunity (closes_at) where kind = 'lead' and status = 'open';
      -- Who asked for open purchases did not ask for these
      alter table alert_profile add column leads boolean not null default false;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table alert_profile drop column leads;
      drop index opportunity_leads;
      delete from opportunity where kind = 'lead';
      alter table opportunity drop constraint opportunity_kind_check,
        add constraint opportunity_kind_check check (kind in ('lot', 'need'));
      alter table award drop column place;
    `);
  }
}
