import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each index has tables of its own, made by the adapter in their schema: nothing of them is truth, all is built anew from the rooms. */
export class SplitSearchTables1790000002200 implements MigrationInterface {
  readonly name = 'SplitSearchTables1790000002200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table search_document;
      create extension if not exists cube;
      create schema search;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop schema search cascade;
      drop extension cube;
      create table search_document (
        index_name text not null,
        id uuid not null,
        document jsonb not null,
        words tsvector not null,
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
}
