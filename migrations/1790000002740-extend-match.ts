import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExtendMatch1790000002740 implements MigrationInterface {
  readonly name = 'ExtendMatch1790000002740';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- what turned equal scores, and the weights it was computed with: the order can be computed again
      alter table match_run add column seed text, add column weights_version text;
      update match_run set seed = opportunity_id::text, weights_version = '';
      alter table match_run alter column seed set not null, alter column weights_version set not null;
      alter table match add column weights_version text;
      update match set weights_version = '';
      alter table match alter column weights_version set not null;
      create index match_run_weights on match_run (weights_version);
      create table rematch (
        id uuid primary key,
        -- all open opportunities, or those whose last run had other weights
        scope text not null check (scope in ('all', 'outdated')),
        weights_version text not null,
        asked_by text not null,
        asked_at timestamptz not null,
        total integer not null,
        done integer not null default 0,
        failed integer not null default 0,
        -- the last opportunity it went past, in the order of ids
        reached uuid,
        ended_at timestamptz
      );
      create unique index rematch_under_way on rematch ((true)) where ended_at is null;
      create table need_exclusion (
        need_id uuid not null references need (id) on delete cascade,
        supplier_id uuid not null references supplier (id) on delete cascade,
        motive text not null check (motive in ('tried', 'holder', 'conflict', 'size', 'other')),
        precision text not null default '',
        excluded_by uuid not null references person (id),
        excluded_at timestamptz not null,
        primary key (need_id, supplier_id)
      );
      create index need_exclusion_supplier on need_exclusion (supplier_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table need_exclusion;
      drop table rematch;
      alter table match drop column weights_version;
      drop index match_run_weights;
      alter table match_run drop column seed, drop column weights_version;
    `);
  }
}
