import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateExtensions1790000000100 implements MigrationInterface {
  readonly name = 'CreateExtensions1790000000100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create extension if not exists unaccent;
      create extension if not exists pg_trgm;
      create extension if not exists btree_gin;
      -- unaccent() is only stable; an index or a stored column needs an immutable form bound to one dictionary
      create function immutable_unaccent(text) returns text
        language sql immutable parallel safe strict
        as $$ select public.unaccent('public.unaccent', $1) $$;
      create text search configuration maillon_french (copy = french);
      alter text search configuration maillon_french
        alter mapping for hword, hword_part, word with unaccent, french_stem;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop text search configuration maillon_french;
      drop function immutable_unaccent(text);
      drop extension btree_gin;
      drop extension pg_trgm;
      drop extension unaccent;
    `);
  }
}
