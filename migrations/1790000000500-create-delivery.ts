import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDelivery1790000000500 implements MigrationInterface {
  readonly name = 'CreateDelivery1790000000500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table delivery (
        id uuid primary key,
        recipient_id uuid not null,
        kind text not null,
        subject_type text not null,
        subject_id uuid not null,
        version integer not null,
        state text not null check (state in ('created', 'sending', 'sent', 'failed', 'suppressed', 'uncertain')),
        state_reason text,
        message_id text not null unique,
        attempts integer not null default 0,
        correlation_id uuid not null,
        outbox_id uuid not null,
        created_at timestamptz not null,
        sending_since timestamptz,
        settled_at timestamptz,
        unique (recipient_id, subject_type, subject_id, version, kind)
      );
      create index delivery_unsettled on delivery (state, sending_since) where state in ('created', 'sending', 'uncertain');
      -- May we write? One row per purpose, never updated but to note the withdrawal
      create table consent (
        id uuid primary key,
        person_id uuid not null,
        purpose text not null,
        basis text not null,
        source text not null,
        given_at timestamptz not null,
        withdrawn_at timestamptz,
        withdrawn_by text
      );
      create unique index consent_current on consent (person_id, purpose) where withdrawn_at is null;
      -- Addresses that must never be written to again, kept as a keyed hash
      create table suppression (
        address_hash text primary key,
        reason text not null,
        since timestamptz not null
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table suppression;
      drop table consent;
      drop table delivery;
    `);
  }
}
