import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExtendSupplier1790000002100 implements MigrationInterface {
  readonly name = 'ExtendSupplier1790000002100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table supplier
        add column office text check (office in ('head-office', 'antenna')),
        add column networks text[] not null default '{}',
        -- [{ "unit": "m2", "amount": 1200 }]: what a trade measures in its own unit, beside people and euros
        add column capacities jsonb not null default '[]',
        -- share of the capacity that is taken, in percent
        add column load integer check (load between 0 and 100),
        add column smallest_order numeric(14, 2),
        add column largest_order numeric(14, 2),
        -- per member, who said what stands there and when: { "name": { "by": "import:directory-file", "at": "…" } };
        -- "place" stands for all that says where it is, "contact" for how to write to it
        add column origins jsonb not null default '{}',
        add column merged_into uuid references supplier (id) on delete set null;
      -- A day of closing says the same as the end of its life, so one never stands without the other
      update supplier set life = 'archived' where closed_on is not null and life <> 'archived';
      alter table supplier add constraint supplier_closed_is_archived check (closed_on is null or life = 'archived');
      -- Who spoke last of each member, as the changes tell it
      update supplier s set origins = told.origins
        from (select supplier_id, jsonb_object_agg(member, jsonb_build_object('by', by,
                       'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) as origins
                from (select distinct on (c.supplier_id, member) c.supplier_id, member, c.by, c.at
                        from supplier_change c, jsonb_each(c.after) as said (key, value),
                             lateral (select case when key in ('address', 'postCode', 'city', 'commune', 'epci', 'department',
                                        'region', 'point') then 'place' else key end as member)
                       where key not in ('siret', 'life', 'evidence', 'pointOrigin')
                         and value not in ('null', '""', '[]')
                       order by c.supplier_id, member, c.at desc, c.id desc) spoken
               group by supplier_id) told
       where told.supplier_id = s.id;
      create index supplier_siren on supplier (left(siret, 9));
      create index supplier_merged_into on supplier (merged_into) where merged_into is not null;
      alter table supplier_activity add column sectors text[] not null default '{}';
      -- A source that says that a supplier is not of a kind, or no longer
      alter table evidence add column denied boolean not null default false;
      -- How to write to a supplier: professional only, with where it was found and why it may be kept
      create table supplier_contact (
        supplier_id uuid primary key references supplier (id) on delete cascade,
        email text,
        phone text,
        name text not null default '',
        source text not null,
        legal_basis text not null,
        recorded_at timestamptz not null
      );
      create table supplier_merge (
        id uuid primary key,
        merged_id uuid not null references supplier (id) on delete cascade,
        into_id uuid not null references supplier (id) on delete cascade,
        at timestamptz not null,
        -- person:<id>, cli
        by text not null,
        reason text not null,
        -- what the survivor took from the other, so that it can be given back
        carried jsonb not null,
        undone_at timestamptz,
        undone_by text
      );
      create unique index supplier_merge_standing on supplier_merge (merged_id) where undone_at is null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table supplier_merge;
      drop table supplier_contact;
      alter table evidence drop column denied;
      alter table supplier_activity drop column sectors;
      drop index supplier_siren;
      alter table supplier
        drop constraint supplier_closed_is_archived,
        drop column merged_into,
        drop column origins,
        drop column largest_order,
        drop column smallest_order,
        drop column load,
        drop column capacities,
        drop column networks,
        drop column office;
    `);
  }
}
