import type { IndexDefinition, SearchDocument, SearchQuery } from '../search-index.port';
import { isMore, LOOKED_AT, withSize } from './counted-rows';
import { facetColumn, listsOf, valuesOf, type CountedValue } from './facet-lists';
import { IN_PART, PARTS, type IndexTable } from './index-table';
import { cellsOfCircle, clean, exactName, facetValue, quoted } from './lexeme';
import { chordOf, cubeOf } from './sphere';
import { answering, anyWay, asTypedQuery, otherwiseQuery, type Among, type WordsAsked } from './term-queries';

/** So many hits of one part of the rows are a sample of all: where all are no more than are looked at, a part has 250 and never 500. */
const SAMPLE = 500;
/** More of them tell hardly more. */
const LARGEST_SAMPLE = 1_000;
/** So many of one part tell that all are more than are looked at: of 2 000 a part has 250, and 350 not once in a billion searches. */
const TELLS_MORE = 350;
/** So many are ranked at once: to rank a row costs five times what finding it does, and who reads page 50 asks for the next. */
const RANKED = 500;

/** A place or a filter beside words leaves one in so many of their hits, or fewer: a part is then looked at for commoner words only. */
const NARROWS = 4;

/** A name that is the query comes before all that ranks otherwise. */
const NAMED_SO = 1_000;

/** How much more a word counts that the index's tables hold: of « élagage d’un chêne », who prunes answers, not who is called Chêne. */
const KNOWN = 2;

export type Statement = [sql: string, values: unknown[]];

export interface FoundRow<D> {
  document: D;
  /** Straight distance through the unit sphere, where there is a place */
  chord: number | null;
}

/** What the first statement of a search answers. */
export interface LookedAt<D> {
  total: number;
  hits: FoundRow<D>[] | null;
  /** By the places of the facets in the definition; null when no hit has any */
  facets: Record<string, CountedValue[]> | null;
  /** True when a facet was counted among the first hits only */
  isSample: boolean;
}

/** The SQL of one search. Values are bound, always; what is spliced is made here: columns by their place, numbers, names of tables. */
export class SearchStatement {
  private readonly values: unknown[] = [];

  constructor(
    private readonly index: IndexDefinition<never> | IndexDefinition<SearchDocument>,
    private readonly table: IndexTable,
    private readonly query: SearchQuery,
    private readonly words: WordsAsked | null,
  ) {}

  /**
   * Looks at the first `LOOKED_AT` hits and one more: how many, a page, and facets, each without its own filter. Where there
   * are more, a page in another order than by relevance must be asked for by `walk`.
   * @param counted facets to count by this statement
   */
  look(counted: readonly string[]): Statement {
    const { filters } = this.query;
    const others = counted.filter((facet) => (filters[facet] ?? []).length > 0);
    const shared = counted.filter((facet) => !others.includes(facet));
    const columns = this.columns();
    const pages = shared.map((facet) => `, ${this.facetColumn(facet)}`).join('');
    // So few that all are ranked in any case
    const isFew = this.isRanked && this.expected('most') <= RANKED;
    const isRankedAtOnce = this.isRanked && (isFew || this.expected() <= RANKED * 2 * this.narrows(filters));
    const score = isRankedAtOnce
      ? `, 0 as part, case when keys @@ ${this.bind(this.nameAsked())}::tsquery then ${NAMED_SO} else 0 end + ${this.rank()} as score`
      : '';
    const ctes = [
      ...this.found('hit', `d.id, ${columns}${pages}${score}`, filters, this.isRanked ? this.lastRanked() : 0),
      ...others.flatMap((facet) => {
        const { [facet]: _own, ...rest } = filters;
        const column = this.facetColumn(facet);
        return this.found(`${column}_hit`, column, rest);
      }),
    ];
    if (this.isRanked && !isRankedAtOnce) ctes.push(...this.ranked(columns));
    const lists = [
      ...(shared.length > 0 ? [{ hits: 'hit', facets: shared }] : []),
      ...others.map((facet) => ({ hits: `${this.facetColumn(facet)}_hit`, facets: [facet] })),
    ];
    ctes.push(
      ...lists.map(({ hits, facets }) =>
        listsOf(
          hits,
          facets.map((facet) => this.index.facets.indexOf(facet)),
        ),
      ),
    );
    const samples = ['hit', ...others.map((facet) => `${this.facetColumn(facet)}_hit`)].map((hits) => isMore(hits));
    const sql = `with ${ctes.join(',\n')}
      select (select n from hit_size) as total,
             (select json_agg(json_build_object('document', ${this.document()}, 'chord', p.chord) order by p.place)
                from (select id, chord, row_number() over () as place
                        from (select id, chord from ${this.isRanked && !isRankedAtOnce ? 'ranked' : 'hit'} order by ${this.order()} ${this.page()}) o) p
                join ${this.table.rows} d using (id)) as hits,
             ${lists.length > 0 ? valuesOf(lists.map(({ hits }) => hits)) : 'null'} as facets,
             ${samples.join(' or ')} as "isSample"`;
    return [sql, this.values];
  }

  /** One page of more hits than are looked at, walked in the order of an index: by distance or by a field. */
  walk(): Statement {
    const { near, sort } = this.query;
    const isByDistance = sort === 'distance' && near !== undefined;
    const column =
      typeof sort === 'object'
        ? `sort_${this.index.sorts.indexOf(sort.field)}`
        : this.index.sorts.length > 0
          ? 'sort_0'
          : 'id';
    const direction = typeof sort === 'object' && sort.direction === 'desc' ? 'desc nulls last' : '';
    const chord = near ? `d.place <-> ${this.bind(cubeOf(near))}::cube` : 'null::double precision';
    const order = isByDistance ? `${chord}, id` : column === 'id' ? 'id' : `${column} ${direction}, id`;
    return [
      `select ${this.document()} as document, ${chord} as chord from ${this.table.rows} d where ${this.where(this.query.filters, 'fields', true)} order by ${order} ${this.page()}`,
      this.values,
    ];
  }

  /**
   * The hits of this page and their score, `RANKED` at a time: first those whose name is the query, those whose name answers,
   * those who say that they do it, then the first met. Each is a look-up of the index, made when there are more than are ranked.
   */
  private ranked(columns: string): string[] {
    const { filters, page, perPage } = this.query;
    const first = Math.floor(((page - 1) * perPage) / RANKED) * RANKED;
    const last = this.lastRanked();
    const rank = `(${this.rank()})::double precision`;
    const rows = (among: Among | 'named so', also: string): string =>
      `select d.id, ${columns}, ${among === 'named so' ? `${NAMED_SO} + ` : ''}${rank} as score from ${this.table.rows} d where ${this.where(filters, among)}${also} limit ${last}`;
    const many = isMore('hit', RANKED);
    const not = (...others: string[]): string =>
      others.map((other) => ` and id not in (select id from ${other})`).join('');
    return [
      `exact as materialized (${rows('named so', '')})`,
      ...withSize('named', rows('names', ` and ${many}${not('exact')}`)),
      `said as materialized (${rows('said', ` and ${many} and not ${isMore('named', RANKED / 2)}${not('exact', 'named')}`)})`,
      `pool as (select *, (row_number() over () - 1) / ${RANKED} as part from (select * from exact
        union all select * from named union all select * from said
        union all select id, at, chord, sorted, null from hit where true${not('exact', 'named', 'said')}
        limit ${last - first} offset ${first}) pooled)`,
      `ranked as (select id, chord, sorted, part, coalesce(score, (select ${rank} from ${this.table.rows} d where d.ctid = at)) as score from pool)`,
    ];
  }

  /**
   * @param last how many of them a page by relevance needs
   * @returns the expressions that name the first hits: those of the part of the rows that an index of its own knows, where they
   * are a sample; then those of all rows, up to what is looked at
   */
  private found(name: string, columns: string, filters: SearchQuery['filters'], last = 0): string[] {
    const where = this.where(filters, 'fields');
    const rows = `select ${columns} from ${this.table.rows} d where ${where}`;
    if (!this.isCommon(filters)) return withSize(name, `${rows} limit ${LOOKED_AT + 1}`);
    const part = `${name}_of_part`;
    const sample = Math.max(LARGEST_SAMPLE, last);
    const isEnough = isMore(part, Math.max(SAMPLE, last) - 1);
    const isSample = isMore(part, TELLS_MORE - 1);
    return [
      ...withSize(part, `${rows} and ${IN_PART} limit ${sample}`),
      // The part comes first, enough or not: pages of one search follow each other
      `${name} as materialized (select * from ${part} union all (${rows} and not ${isEnough} and not ${IN_PART})
        limit (select case when ${isSample} then ${sample} else ${LOOKED_AT + 1} end))`,
      `${name}_size as materialized (select case when ${isSample} then ${LOOKED_AT + 1} else count(*)::integer end as n from ${name})`,
    ];
  }

  /** Whether so many may answer that a part of the rows is enough; none is told of without words. */
  private isCommon(filters: SearchQuery['filters']): boolean {
    const narrows = this.narrows(filters);
    return this.words ? this.expected() > SAMPLE * PARTS * narrows : narrows > 1;
  }

  private narrows(filters: SearchQuery['filters']): number {
    const isNarrowed = this.query.near !== undefined || Object.values(filters).some((values) => values.length > 0);
    return isNarrowed ? NARROWS : 1;
  }

  /** How many documents have the words, about and at most. */
  private expected(counted: 'documents' | 'most' = 'documents'): number {
    const { terms, least } = this.words!;
    const documents = terms.map((term) => term[counted]);
    return least < terms.length ? documents.reduce((sum, one) => sum + one, 0) : Math.min(...documents);
  }

  private get isRanked(): boolean {
    return this.words !== null && this.query.sort === 'relevance';
  }

  /** How many hits are ranked up to this page, a whole number of times `RANKED`. */
  private lastRanked(): number {
    const { page, perPage } = this.query;
    return Math.min(LOOKED_AT, (Math.floor((page * perPage - 1) / RANKED) + 1) * RANKED);
  }

  private columns(): string {
    const { near, sort } = this.query;
    const chord = near ? `d.place <-> ${this.bind(cubeOf(near))}::cube` : 'null::double precision';
    const sorted = typeof sort === 'object' ? `sort_${this.index.sorts.indexOf(sort.field)}` : this.firstSort();
    return `d.ctid as at, ${chord} as chord, ${sorted} as sorted`;
  }

  private order(): string {
    const { near, sort } = this.query;
    if (sort === 'distance' && near) return 'chord, id';
    if (typeof sort === 'object') return `sorted ${sort.direction === 'desc' ? 'desc' : ''} nulls last, id`;
    return `${this.words ? 'part, score desc, ' : ''}sorted nulls last, id`;
  }

  /** With words the texts are wanted, to tell where they answer; each document is read from beside its row. */
  private document(): string {
    return this.query.idsOnly && !this.words ? `json_build_object('id', d.id)` : 'd.document';
  }

  private firstSort(): string {
    return this.index.sorts.length > 0 ? 'sort_0' : 'null::text';
  }

  private page(): string {
    const { page, perPage } = this.query;
    return `limit ${perPage} offset ${(page - 1) * perPage}`;
  }

  /** By how many of the terms answer, the rare counting more; then where they stand. */
  private rank(): string {
    const { terms, least } = this.words!;
    const parts = ['0'];
    if (least < terms.length) {
      for (const term of terms) {
        const rarity = (10 * KNOWN ** Number(term.isKnown) * Math.log(1 + 1e6 / (1 + term.documents))).toFixed(3);
        parts.push(`case when keys @@ ${this.bind(anyWay(term, 'fields'))}::tsquery then ${rarity} else 0 end`);
      }
    }
    const typed = asTypedQuery(terms);
    if (typed) parts.push(`ts_rank('{0.05,0.2,0.5,1}', keys, ${this.bind(typed)}::tsquery)`);
    const otherwise = otherwiseQuery(terms);
    if (otherwise) parts.push(`0.5 * ts_rank('{0.05,0.2,0.5,1}', keys, ${this.bind(otherwise)}::tsquery)`);
    return parts.join(' + ');
  }

  /** @param isWalked the words are then a check of each row on the way, never a reason to read the GIN index instead */
  private where(filters: SearchQuery['filters'], among: Among | 'named so', isWalked = false): string {
    const { near, ranges } = this.query;
    const asked = this.keys(filters, among);
    const where = asked.map((keys) => {
      const query = `${this.bind(keys)}::tsquery`;
      // What is asked by a subquery is unknown to the planner: it uses the index, and reads no table whole
      return isWalked ? `coalesce(keys @@ ${query}, false)` : `keys @@ (select ${query})`;
    });
    if (near) {
      const [centre, chord] = [`${this.bind(cubeOf(near))}::cube`, `${this.bind(chordOf(near.km))}::double precision`];
      // A place alone is a box of the GiST index; with words or filters its squares stand in `keys`
      if (asked.length === 0 && !isWalked) where.push(`d.place <@ cube_enlarge(${centre}, ${chord}, 3)`);
      where.push(`d.place <-> ${centre} <= ${chord}`);
    }
    for (const [field, { from, to }] of Object.entries(ranges ?? {})) {
      const column = `range_${this.index.ranges.indexOf(field)}`;
      if (from !== undefined) where.push(`${column} >= ${this.bind(from)}::double precision`);
      if (to !== undefined) where.push(`${column} <= ${this.bind(to)}::double precision`);
    }
    return where.length === 0 ? 'true' : where.join(' and ');
  }

  /** Words, facets and place, a `tsquery` each, which one index answers together; as one they would take three times as long. */
  private keys(filters: SearchQuery['filters'], among: Among | 'named so'): string[] {
    const parts: string[] = [];
    if (this.words) parts.push(among === 'named so' ? this.nameAsked() : answering(this.words, among));
    for (const [facet, wanted] of Object.entries(filters)) {
      if (wanted.length === 0) continue;
      const place = this.index.facets.indexOf(facet);
      parts.push(wanted.map((value) => quoted(facetValue(place, clean(value)))).join(' | '));
    }
    const cells = this.query.near && parts.length > 0 ? cellsOfCircle(this.query.near) : null;
    if (cells) parts.push(cells.map(quoted).join(' | '));
    return parts;
  }

  private nameAsked(): string {
    return quoted(exactName(clean(this.words!.whole)));
  }

  private facetColumn(facet: string): string {
    return facetColumn(this.index, facet);
  }

  private bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
