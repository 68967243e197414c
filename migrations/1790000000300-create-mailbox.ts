import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMailbox1790000000300 implements MigrationInterface {
  readonly name = 'CreateMailbox1790000000300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What the mailbox adapter keeps instead of sending; empty in production
      create table mailbox_message (
        id uuid primary key,
        message_id text not null,
        kind text not null,
        sender text not null,
        recipient text not null,
        subject text not null,
        html text not null,
        plain text not null,
        headers jsonb not null,
        received_at timestamptz not null
      );
      create index mailbox_message_received_at on mailbox_message (received_at desc);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table mailbox_message;
    `);
  }
}
