import type { IndexDefinition, SearchQuery } from '../search-index.port';
import { wordsQuery } from './words-query';

/** `none`: no word asked · `and`: all words · `or`: some · `typos`: words that look alike. */
export type WordsMode = 'none' | 'and' | 'or' | 'typos';

/** How alike two words must be for one to be a typo of the other, by `pg_trgm`: "nettoiage" and "nettoyage" give 0.5. */
const WORD_SIMILARITY = 0.45;
const KM_PER_DEGREE = 111.2;

type Statement = [sql: string, values: unknown[]];

/** The SQL of one search: hits, count and facets share the same conditions. Values are always bound, never spliced. */
export class SearchStatement {
  constructor(
    private readonly index: IndexDefinition<never> | IndexDefinition,
    readonly query: SearchQuery,
    private readonly tokens: readonly string[],
    private readonly mode: WordsMode,
  ) {}

  hits(): Statement {
    const { values, where, words, distance } = this.conditions(this.query.filters);
    const { sort, page, perPage } = this.query;
    let order = 'km asc';
    if (typeof sort === 'object') {
      values.push(sort.field);
      order = `sorts -> $${values.length} ${sort.direction === 'desc' ? 'desc nulls last' : 'asc nulls last'}`;
    } else if (sort === 'relevance' && !(this.mode === 'none' && this.query.near)) {
      // Only here: PostgreSQL refuses a bound value that its statement does not use
      order = `${this.relevance(words, values)} desc`;
    }
    values.push(perPage, (page - 1) * perPage);
    return [
      `select document, ${distance} as km from search_document where ${where}
        order by ${order}, id limit $${values.length - 1} offset $${values.length}`,
      values,
    ];
  }

  /** Counts up to a limit, then stops. */
  count(limit: number): Statement {
    const { values, where } = this.conditions(this.query.filters);
    values.push(limit);
    return [
      `select count(*) as total from (select 1 from search_document where ${where} limit $${values.length}) t`,
      values,
    ];
  }

  /** Counts the values of a facet among what is found without that facet's own filter. */
  facet(facet: string): Statement {
    const { [facet]: _own, ...others } = this.query.filters;
    const { values, where } = this.conditions(others);
    values.push(facet);
    return [
      `select v.value, count(*)::integer as count
         from search_document cross join lateral jsonb_array_elements_text(
              case jsonb_typeof(facets -> $${values.length}) when 'array' then facets -> $${values.length}
                   when 'string' then jsonb_build_array(facets -> $${values.length}) else '[]' end) as v (value)
        where ${where} group by v.value order by count desc, v.value limit 100`,
      values,
    ];
  }

  private conditions(filters: SearchQuery['filters']): {
    values: unknown[];
    where: string;
    words: string;
    distance: string;
  } {
    const values: unknown[] = [this.index.name];
    const where = ['index_name = $1'];
    let words = '';
    if (this.mode === 'and' || this.mode === 'or') {
      const query = wordsQuery(this.tokens, this.index.synonyms, this.mode, values.length + 1);
      values.push(...query.values);
      words = `(${query.sql})`;
      where.push(`words @@ ${words}`);
    } else if (this.mode === 'typos') {
      const alike = this.tokens.filter((token) => token.length >= 4);
      for (const token of alike) {
        values.push(token);
        where.push(`word_similarity($${values.length}, trigrams) >= ${WORD_SIMILARITY}`);
      }
      if (alike.length === 0) where.push('false');
    }
    for (const [facet, wanted] of Object.entries(filters)) {
      if (wanted.length === 0) continue;
      const anyOf = wanted.map((value) => {
        values.push(JSON.stringify({ [facet]: [value] }), JSON.stringify({ [facet]: value }));
        return `facets @> $${values.length - 1}::jsonb or facets @> $${values.length}::jsonb`;
      });
      where.push(`(${anyOf.join(' or ')})`);
    }
    const distance = this.place(values, where);
    return { values, where: where.join(' and '), words, distance };
  }

  /** Adds the radius: a box first, which the index serves, then the circle. */
  private place(values: unknown[], where: string[]): string {
    const { near } = this.query;
    if (!near) return 'null::double precision';
    const lats = near.km / KM_PER_DEGREE;
    const lons = near.km / (KM_PER_DEGREE * Math.max(0.01, Math.cos((near.lat * Math.PI) / 180)));
    values.push(near.lat, near.lon, near.lat - lats, near.lat + lats, near.lon - lons, near.lon + lons, near.km);
    const n = values.length;
    const [lat, lon, south, north, west, east, km] = [n - 6, n - 5, n - 4, n - 3, n - 2, n - 1, n].map(
      (i) => `$${i}::double precision`,
    );
    const distance = `(6371 * 2 * asin(least(1, sqrt(power(sin(radians(lat - ${lat}) / 2), 2)
      + cos(radians(${lat})) * cos(radians(lat)) * power(sin(radians(lon - ${lon}) / 2), 2)))))`;
    where.push(`lat between ${south} and ${north}`, `lon between ${west} and ${east}`, `${distance} <= ${km}`);
    return distance;
  }

  private relevance(words: string, values: unknown[]): string {
    if (words !== '') return `ts_rank_cd(words, ${words})`;
    if (this.mode !== 'typos') return '1';
    values.push(this.tokens.join(' '));
    return `word_similarity($${values.length}, trigrams)`;
  }
}
