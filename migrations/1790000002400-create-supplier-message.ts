import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSupplierMessage1790000002400 implements MigrationInterface {
  readonly name = 'CreateSupplierMessage1790000002400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table supplier_message (
        id uuid primary key,
        supplier_id uuid not null references supplier (id) on delete cascade,
        aim text not null check (aim in ('contact', 'mistake', 'claim')),
        from_name text not null,
        from_organisation text not null default '',
        from_email text not null,
        -- who wrote it, when signed in
        person_id uuid references person (id) on delete set null,
        text text not null,
        sent_at timestamptz not null,
        -- waiting: an officer decides; forwarded: a mail to the supplier is planned; closed: nothing more to do
        state text not null check (state in ('waiting', 'forwarded', 'closed')),
        decided_at timestamptz,
        decided_by uuid references person (id) on delete set null,
        note text not null default ''
      );
      create index supplier_message_waiting on supplier_message (sent_at) where state = 'waiting';
      create index supplier_message_supplier on supplier_message (supplier_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table supplier_message;`);
  }
}
