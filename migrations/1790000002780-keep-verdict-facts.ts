import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepVerdictFacts1790000002780 implements MigrationInterface {
  readonly name = 'KeepVerdictFacts1790000002780';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- the facts a verdict was given on: it stands while facts_hash is the same, and waits for another one otherwise
      alter table match add column verdict_hash text;
      update match set verdict_hash = facts_hash where verdict is not null;
      -- a verdict that facts had overtaken stood in the history alone
      update match m set verdict = h.state, verdict_hash = h.facts_hash, decided_by = h.by, decided_at = h.at
        from (select distinct on (match_id) match_id, state, facts_hash, by, at from match_history
               where by is not null and state in ('accepted', 'rejected') order by match_id, at desc, id desc) h
       where h.match_id = m.id and m.verdict is null;
      alter table match add constraint match_verdict_hash check ((verdict is null) = (verdict_hash is null));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table match drop constraint match_verdict_hash;
      -- before, a verdict stood on facts_hash: one that was given on others stays in the history
      update match set verdict = null, decided_by = null, decided_at = null where verdict_hash is distinct from facts_hash;
      alter table match drop column verdict_hash;
    `);
  }
}
