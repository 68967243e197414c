import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOutbox1790000000200 implements MigrationInterface {
  readonly name = 'CreateOutbox1790000000200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table outbox (
        id uuid primary key,
        event text not null,
        payload jsonb not null,
        correlation_id uuid not null,
        recorded_at timestamptz not null,
        -- When it was last given to the queue, and to whom: those who listened at the first relay, for ever
        relayed_at timestamptz,
        consumers text[],
        -- When each of them was seen to have its receipt
        settled_at timestamptz
      );
      create index outbox_unrelayed on outbox (id) where relayed_at is null;
      create index outbox_unsettled on outbox (relayed_at) where settled_at is null;
      create index outbox_settled on outbox (settled_at);
      create table outbox_receipt (
        outbox_id uuid not null references outbox (id) on delete cascade,
        consumer text not null,
        received_at timestamptz not null,
        primary key (outbox_id, consumer)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table outbox_receipt;
      drop table outbox;
    `);
  }
}
