import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WidenNeedPlace1790000002830 implements MigrationInterface {
  readonly name = 'WidenNeedPlace1790000002830';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- where a need is asked for: 'commune:86194', 'epci:200069854', 'department:86', 'region:75'; empty until its answers are whole
      alter table need add places text[] not null default '{}';
      update need set places = array['commune:' || commune] where commune is not null;
      alter table need drop constraint need_check, drop commune;
      alter table need add constraint need_whole
        check (state in ('draft', 'archived') or (typed is null and places <> '{}' and published_at is not null));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    // A need over an EPCI or a department has no commune to go back to: its row is kept as it is, and not checked
    await db.query(`
      alter table need add commune char(5);
      update need set commune = (select substr(p, 9) from unnest(places) with ordinality as each (p, n) where p like 'commune:%' order by n limit 1);
      alter table need drop constraint need_whole, drop places;
      alter table need add constraint need_check
        check (state in ('draft', 'archived') or (typed is null and commune is not null and published_at is not null)) not valid;
    `);
  }
}
