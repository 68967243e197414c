import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNotice1790000000800 implements MigrationInterface {
  readonly name = 'CreateNotice1790000000800';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table procedure (
        id uuid primary key,
        -- BT-04 ContractFolderID, when the source gives one
        folder_id text unique,
        title text not null,
        buyer_name text not null,
        buyer_siret char(14),
        buyer_city text,
        -- planned: announced, no lot is open yet
        status text not null check (status in ('planned', 'open', 'closed', 'cancelled', 'awarded')),
        created_at timestamptz not null,
        changed_at timestamptz not null
      );
      create table notice (
        id uuid primary key,
        procedure_id uuid not null references procedure (id),
        source text not null,
        source_id text not null,
        -- BT-701
        notice_uuid text,
        form text not null,
        published_on date not null,
        issued_at timestamptz,
        url text,
        content jsonb not null,
        content_hash text not null,
        repairs jsonb not null default '[]',
        raw_hash text not null,
        read_at timestamptz not null,
        unique (source, source_id)
      );
      create index notice_procedure on notice (procedure_id);
      create index notice_uuid on notice (notice_uuid);
      -- What a notice says of an earlier one; the target may not have come yet
      create table notice_link (
        notice_id uuid not null references notice (id) on delete cascade,
        relation text not null,
        target text not null,
        primary key (notice_id, relation, target)
      );
      create index notice_link_target on notice_link (target);
      create table procedure_lot (
        id uuid primary key,
        procedure_id uuid not null references procedure (id),
        number text not null,
        title text not null,
        status text not null check (status in ('open', 'closed', 'cancelled', 'awarded')),
        deadline timestamptz,
        content jsonb not null,
        content_hash text not null,
        -- the notice whose words are current
        notice_id uuid not null references notice (id),
        unique (procedure_id, number)
      );
      create index procedure_lot_deadline on procedure_lot (deadline) where status = 'open';
      create index procedure_lot_notice on procedure_lot (notice_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table procedure_lot;
      drop table notice_link;
      drop table notice;
      drop table procedure;
    `);
  }
}
