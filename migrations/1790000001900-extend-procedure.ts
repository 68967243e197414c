import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExtendProcedure1790000001900 implements MigrationInterface {
  readonly name = 'ExtendProcedure1790000001900';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- APProch dates nothing
      alter table notice alter column published_on drop not null;
      -- The rule that made this notice one with an earlier one of its procedure; null for the first
      alter table notice add column joined_by text
        check (joined_by in ('same-notice', 'link', 'folder-id', 'reference', 'title', 'officer'));
      -- A notice that an officer set apart keeps its BT-04
      alter table procedure drop constraint procedure_folder_id_key;
      -- What two notices of one procedure have in common at least once: names, BT-04, buyer with reference or title
      create table procedure_key (
        key text not null,
        notice_id uuid not null references notice (id) on delete cascade,
        primary key (key, notice_id)
      );
      create index procedure_key_notice on procedure_key (notice_id);
      -- Buyer with reference or title is folded by the code: it comes when the notice is read again
      insert into procedure_key (key, notice_id)
        select 'name:' || source_id, id from notice
        union select 'name:' || notice_uuid, id from notice where notice_uuid is not null
        union select 'name:' || target, notice_id from notice_link
        union select 'folder:' || (content ->> 'procedureId'), id from notice where content ->> 'procedureId' is not null;
      -- What officers said of two notices; one decision may speak of several pairs
      create table procedure_decision (
        id uuid not null,
        notice_id uuid not null references notice (id),
        other_id uuid not null references notice (id),
        kind text not null check (kind in ('apart', 'together')),
        reason text,
        decided_by uuid not null references person (id),
        decided_at timestamptz not null,
        undone_by uuid references person (id),
        undone_at timestamptz,
        primary key (id, notice_id, other_id)
      );
      create index procedure_decision_notice on procedure_decision (notice_id) where undone_at is null;
      create index procedure_decision_other on procedure_decision (other_id) where undone_at is null;
      -- Contracts made, as the notices that tell of them say it: one row per contract and winner
      create table award (
        notice_id uuid not null references notice (id) on delete cascade,
        position integer not null,
        lot_number text not null,
        title text not null,
        cpv text[] not null,
        buyer_name text not null,
        buyer_siret char(14),
        winner_name text not null,
        winner_siret char(14),
        winner_siren char(9),
        role text not null check (role in ('holder', 'subcontractor')),
        -- before tax; of the whole contract, whatever the number of its winners
        amount numeric,
        currency text,
        decided_on date,
        contract_id text,
        bids integer,
        primary key (notice_id, position)
      );
      create index award_siren on award (winner_siren) where winner_siren is not null;
      -- The opportunity that this one turned out to be
      alter table opportunity add column merged_into uuid references opportunity (id);
      create index opportunity_merged on opportunity (merged_into) where merged_into is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index opportunity_merged;
      alter table opportunity drop column merged_into;
      drop table award;
      drop table procedure_decision;
      drop table procedure_key;
      update procedure p set folder_id = null
        where exists (select 1 from procedure o where o.folder_id = p.folder_id and o.id < p.id);
      alter table procedure add constraint procedure_folder_id_key unique (folder_id);
      alter table notice drop column joined_by;
      update notice set published_on = coalesce(issued_at, read_at)::date where published_on is null;
      alter table notice alter column published_on set not null;
    `);
  }
}
