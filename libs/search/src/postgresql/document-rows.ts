import type { EntityManager } from 'typeorm';
import type { IndexDefinition, SearchDocument } from '../search-index.port';
import { textOf } from '../document-text';
import { tokensOf } from './words-query';

/** Writes documents with all that a search needs computed once, so that nothing is computed per row at query time. */
export async function writeDocuments<D extends SearchDocument>(
  tx: EntityManager,
  index: IndexDefinition<D>,
  documents: readonly D[],
): Promise<void> {
  if (documents.length === 0) return;
  const textWith = (document: D, weight: string): string =>
    index.searchable
      .filter((field) => field.weight === weight)
      .map((field) => textOf(document, field.name))
      .join(' . ');
  const pick = (document: D, fields: string[]): Record<string, unknown> =>
    Object.fromEntries(fields.map((field) => [field, document[field] ?? null]));
  const rows = documents.map((document) => ({
    id: document.id,
    document,
    a: textWith(document, 'A'),
    b: textWith(document, 'B'),
    c: textWith(document, 'C'),
    d: textWith(document, 'D'),
    trigrams: [...new Set(index.searchable.flatMap((field) => tokensOfField(document, field.name)))].join(' '),
    facets: pick(document, index.facets),
    sorts: pick(document, index.sorts),
    lat: document.point?.lat ?? null,
    lon: document.point?.lon ?? null,
  }));
  await tx.query(
    `insert into search_document (index_name, id, document, words, trigrams, facets, sorts, lat, lon)
     select $1, r.id, r.document,
            setweight(to_tsvector('maillon_french', r.a), 'A') || setweight(to_tsvector('maillon_french', r.b), 'B')
            || setweight(to_tsvector('maillon_french', r.c), 'C') || setweight(to_tsvector('maillon_french', r.d), 'D'),
            r.trigrams, r.facets, r.sorts, r.lat, r.lon
       from jsonb_to_recordset($2::jsonb) as r (id uuid, document jsonb, a text, b text, c text, d text, trigrams text,
            facets jsonb, sorts jsonb, lat double precision, lon double precision)
     on conflict (index_name, id) do update
        set document = excluded.document, words = excluded.words, trigrams = excluded.trigrams,
            facets = excluded.facets, sorts = excluded.sorts, lat = excluded.lat, lon = excluded.lon`,
    [index.name, JSON.stringify(rows)],
  );
}

function tokensOfField(document: SearchDocument, field: string): string[] {
  // A long text would drown its own typos; its first words are enough to be found by
  return textOf(document, field)
    .slice(0, 2_000)
    .split('\n')
    .flatMap((line) => line.match(/\S+/gu) ?? [])
    .flatMap((word) => tokensOf(word))
    .filter((word) => word.length >= 4);
}
