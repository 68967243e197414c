import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSearch1790000001500 implements MigrationInterface {
  readonly name = 'CreateSearch1790000001500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- One table for every index of the PostgreSQL adapter; truth stays in the rooms' tables
      create table search_document (
        index_name text not null,
        id uuid not null,
        document jsonb not null,
        words tsvector not null,
        -- unaccented words for typos, one text
        trigrams text not null,
        facets jsonb not null default '{}',
        sorts jsonb not null default '{}',
        lat double precision,
        lon double precision,
        primary key (index_name, id)
      );
      create index search_document_words on search_document using gin (index_name, words);
      create index search_document_trigrams on search_document using gin (trigrams gin_trgm_ops);
      create index search_document_facets on search_document using gin (facets jsonb_path_ops);
      create index search_document_lat on search_document (index_name, lat, lon);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table search_document;
    `);
  }
}
