import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rows of matches take half the bytes: see `src/matching/stored-links.ts`. */
export class SlimMatch1790000002800 implements MigrationInterface {
  readonly name = 'SlimMatch1790000002800';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- trade and place held, and no doubt by law: counted in lists without opening the links
      alter table match add column leaves_alone boolean;
      update match set leaves_alone = links @> '[{"name":"trade","state":"held"},{"name":"place","state":"held"}]'
        and eligibility ->> 'answer' in ('open', 'eligible');
      alter table match alter column leaves_alone set not null;
      create function pg_temp.slim_links (links jsonb) returns json language sql as $$
        select coalesce(json_agg(case when link ? 'buyerState'
                 then json_build_array(link ->> 'name', link ->> 'state', reasons, link ->> 'buyerState')
                 else json_build_array(link ->> 'name', link ->> 'state', reasons) end order by n), '[]')
          from jsonb_array_elements(links) with ordinality as l (link, n)
         cross join lateral (
           select coalesce(json_agg(case when reason ->> 'audience' = 'everyone'
                    then json_build_array(reason -> 'code', reason -> 'points', reason -> 'facts')
                    else json_build_array(reason -> 'code', reason -> 'points', reason -> 'facts', reason -> 'audience') end order by m), '[]') as reasons
             from jsonb_array_elements(link -> 'reasons') with ordinality as r (reason, m)) told
      $$;
      -- nobody searches inside, so nothing is gained by taking them apart at each write
      alter table match alter column links type json using pg_temp.slim_links(links),
                        alter column eligibility type json using eligibility::json;
      drop function pg_temp.slim_links;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create function pg_temp.told_links (links json) returns jsonb language sql as $$
        select coalesce(jsonb_agg(jsonb_build_object('name', link -> 0, 'state', link -> 1, 'reasons', reasons)
                 || case when link -> 3 is null then '{}' else jsonb_build_object('buyerState', link -> 3) end order by n), '[]')
          from jsonb_array_elements(links::jsonb) with ordinality as l (link, n)
         cross join lateral (
           select coalesce(jsonb_agg(jsonb_build_object('code', reason -> 0, 'link', link -> 0, 'points', reason -> 1, 'facts', reason -> 2,
                    'audience', coalesce(reason -> 3, '"everyone"')) order by m), '[]') as reasons
             from jsonb_array_elements(link -> 2) with ordinality as r (reason, m)) told
      $$;
      alter table match alter column links type jsonb using pg_temp.told_links(links),
                        alter column eligibility type jsonb using eligibility::jsonb,
                        drop column leaves_alone;
      drop function pg_temp.told_links;
    `);
  }
}
