import type { IndexDefinition, SearchDocument, SearchQuery } from './search-index.port';
import { SearchRefused } from './search.errors';

/** Beyond this many characters nobody typed it. */
const MAX_WORDS = 500;
const MAX_PER_PAGE = 100;
/** Deep pages cost the engine all the rows before them, and no one reads them; those ranked by words cost most. */
const MAX_DEPTH = 10_000;
const MAX_RANKED = 2_000;

/**
 * Checks a query against its index, for every adapter alike.
 * @throws SearchRefused naming the field
 */
export function checkQuery<D extends SearchDocument>(index: IndexDefinition<D>, query: SearchQuery): void {
  const refuse = (field: string, message: string): never => {
    throw new SearchRefused(field, message);
  };
  if (query.words.length > MAX_WORDS) refuse('words', `Cherchez avec ${MAX_WORDS} caractères au plus.`);
  const { page, perPage, near, sort } = query;
  if (!Number.isInteger(perPage) || perPage < 1 || perPage > MAX_PER_PAGE) {
    refuse('perPage', `Demandez de 1 à ${MAX_PER_PAGE} résultats par page.`);
  }
  const depth = sort === 'relevance' && query.words.trim() !== '' ? MAX_RANKED : MAX_DEPTH;
  if (!Number.isInteger(page) || page < 1 || (page - 1) * perPage > depth) {
    refuse('page', 'Cette page de résultats n’existe pas : affinez la recherche.');
  }
  for (const facet of [...Object.keys(query.filters), ...query.countFacets]) {
    if (!index.facets.includes(facet)) refuse(facet, `Le filtre « ${facet} » n’existe pas.`);
  }
  for (const [field, { from, to }] of Object.entries(query.ranges ?? {})) {
    if (!index.ranges.includes(field)) refuse(field, `Le filtre « ${field} » n’existe pas.`);
    if ([from, to].some((bound) => bound !== undefined && !Number.isFinite(bound))) {
      refuse(field, 'Donnez un nombre.');
    }
  }
  if (near) {
    const isPoint = Math.abs(near.lat) <= 90 && Math.abs(near.lon) <= 180;
    if (!isPoint) refuse('near', 'Ce lieu n’a pas de coordonnées valables.');
    if (!(near.km > 0 && near.km <= 2_000)) refuse('km', 'Donnez un rayon de 1 à 2 000 km.');
  }
  if (sort === 'distance' && !near) refuse('sort', 'Donnez un lieu pour trier par distance.');
  if (typeof sort === 'object' && !index.sorts.includes(sort.field)) {
    refuse('sort', `Le tri « ${sort.field} » n’existe pas.`);
  }
}
