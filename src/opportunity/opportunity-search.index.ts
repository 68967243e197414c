import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SEARCH_WORDS } from '#lib/nomenclature';
import type { IndexDefinition } from '#lib/search';
import { opportunityDocument, type OpportunityDocument } from './opportunity-document';
import type { OpportunityState } from './opportunity-state';

/** Those that are found: public, and not merged into another; a lead is no purchase to answer, and is told to whom it suits. */
const LISTED = `visibility = 'public' and merged_into is null and kind <> 'lead'`;

/** Public opportunities in search: found by what is asked, by whom and where, whatever their state. */
@Injectable()
export class OpportunitySearchIndex implements IndexDefinition<OpportunityDocument> {
  readonly name = 'opportunities';
  readonly searchable: IndexDefinition['searchable'] = [
    { name: 'title', weight: 'A' },
    { name: 'numbers', weight: 'A' },
    { name: 'buyer', weight: 'B' },
    { name: 'cpvLabels', weight: 'C' },
    { name: 'tradeLabels', weight: 'C' },
    { name: 'city', weight: 'C' },
    { name: 'text', weight: 'D' },
    { name: 'epciName', weight: 'D' },
    { name: 'departmentName', weight: 'D' },
  ];
  readonly facets = ['state', 'kind', 'levers', 'trades', 'sectors', 'commune', 'epci', 'department'];
  readonly ranges = ['deadline', 'amount'];
  readonly sorts = ['deadline', 'published'];
  readonly synonyms = SEARCH_WORDS.same;
  readonly implied = SEARCH_WORDS.implied;
  readonly apart = SEARCH_WORDS.apart;

  constructor(private readonly db: DataSource) {}

  async load(ids: readonly string[]): Promise<OpportunityDocument[]> {
    const rows: { id: string; content: OpportunityState; publishedAt: Date }[] = await this.db.query(
      `select id, content, published_at as "publishedAt" from opportunity where id = any ($1::uuid[]) and ${LISTED} order by id`,
      [ids],
    );
    return rows.map(({ id, content, publishedAt }) => opportunityDocument(id, content, publishedAt));
  }

  async count(): Promise<number> {
    const [row]: { n: number }[] = await this.db.query(`select count(*)::int as n from opportunity where ${LISTED}`);
    return row!.n;
  }

  async ids(after: string | null, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query(
      `select id from opportunity where ${LISTED} and ($1::uuid is null or id > $1) order by id limit $2`,
      [after, limit],
    );
    return rows.map((row) => row.id);
  }
}
