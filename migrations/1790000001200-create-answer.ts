import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAnswer1790000001200 implements MigrationInterface {
  readonly name = 'CreateAnswer1790000001200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table answer (
        id uuid primary key,
        opportunity_id uuid not null references opportunity (id) on delete cascade,
        supplier_id uuid not null references supplier (id) on delete cascade,
        person_id uuid references person (id) on delete set null,
        value text not null check (value in ('interested', 'not-for-me')),
        reason text,
        answered_at timestamptz not null,
        changed_at timestamptz not null,
        unique (opportunity_id, supplier_id)
      );
      -- One token per purpose; the token itself is derived again when a mail is rendered
      create table answer_link (
        token_hash text primary key,
        delivery_id uuid not null references delivery (id) on delete cascade,
        purpose text not null check (purpose in ('interested', 'not-for-me', 'stop')),
        person_id uuid not null references person (id) on delete cascade,
        supplier_id uuid not null references supplier (id) on delete cascade,
        opportunity_id uuid references opportunity (id) on delete cascade,
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index answer_link_delivery on answer_link (delivery_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table answer_link;
      drop table answer;
    `);
  }
}
