import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMatching1790000001100 implements MigrationInterface {
  readonly name = 'CreateMatching1790000001100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table match_run (
        opportunity_id uuid primary key references opportunity (id) on delete cascade,
        version integer not null,
        -- cursor of the supplier index it was computed from
        index_cursor text not null,
        ranked integer not null,
        ran_at timestamptz not null
      );
      create table match (
        id uuid primary key,
        opportunity_id uuid not null references opportunity (id) on delete cascade,
        supplier_id uuid not null references supplier (id) on delete cascade,
        version integer not null,
        facts_hash text not null,
        rank integer not null,
        score double precision not null,
        band text not null,
        links jsonb not null,
        eligibility jsonb not null,
        state text not null check (state in ('proposed', 'to-review', 'accepted', 'rejected', 'withdrawn')),
        -- why it stands as it does: rule/leaves-alone, officer, a rule that withdrew it
        because text not null,
        -- an officer's word; it stands while facts_hash does
        verdict text check (verdict in ('accepted', 'rejected')),
        decided_by uuid references person (id),
        decided_at timestamptz,
        row_version integer not null default 1,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        unique (opportunity_id, supplier_id)
      );
      create index match_supplier on match (supplier_id, state);
      create index match_review on match (state) where state = 'to-review';
      create table match_history (
        id uuid primary key,
        match_id uuid not null references match (id) on delete cascade,
        at timestamptz not null,
        version integer not null,
        state text not null,
        because text not null,
        by uuid,
        facts_hash text not null
      );
      create index match_history_match on match_history (match_id, at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table match_history;
      drop table match;
      drop table match_run;
    `);
  }
}
