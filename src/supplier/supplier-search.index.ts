import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/kernel';
import { SEARCH_WORDS, sirenOf } from '#lib/nomenclature';
import type { IndexDefinition } from '#lib/search';
import { NoticeService } from '../notice/notice.service';
import { supplierDocument, type SupplierDocument } from './supplier-document';
import { readSuppliers } from './supplier-rows';

/** Those that are found: neither closed nor another's double; one that was removed has no row. On the supplier `s`. */
const LISTED = `s.life <> 'archived' and s.merged_into is null`;

/** Suppliers in search: found by what they do, who they are and where. */
@Injectable()
export class SupplierSearchIndex implements IndexDefinition<SupplierDocument> {
  readonly name = 'suppliers';
  readonly searchable: IndexDefinition['searchable'] = [
    { name: 'name', weight: 'A' },
    { name: 'legalName', weight: 'A' },
    { name: 'siret', weight: 'A' },
    { name: 'siren', weight: 'A' },
    { name: 'words', weight: 'B' },
    { name: 'sectorLabels', weight: 'B' },
    { name: 'tradeLabels', weight: 'C' },
    { name: 'description', weight: 'C' },
    { name: 'kindNames', weight: 'C' },
    { name: 'networks', weight: 'C' },
    { name: 'cpvLabels', weight: 'D' },
    { name: 'cpvAbove', weight: 'D' },
    { name: 'naf', weight: 'D' },
    // A place is asked beside a trade: alone it must not come before it, as Plombières-les-Bains before a plumber
    { name: 'city', weight: 'D' },
    { name: 'postCode', weight: 'D' },
    { name: 'epciName', weight: 'D' },
    { name: 'departmentName', weight: 'D' },
    { name: 'regionName', weight: 'D' },
  ];
  readonly facets = [
    'kinds',
    'kindsProven',
    'levers',
    'proofs',
    'sectors',
    'sectorGroups',
    'trades',
    'references',
    'commune',
    'epci',
    'department',
    'region',
    'serviceTypes',
    'networks',
  ];
  readonly ranges = ['people', 'yearlyAmount'];
  readonly sorts = ['name', 'freshness'];
  readonly synonyms = SEARCH_WORDS.same;
  readonly implied = SEARCH_WORDS.implied;
  readonly apart = SEARCH_WORDS.apart;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly notices: NoticeService,
  ) {}

  async load(ids: readonly string[]): Promise<SupplierDocument[]> {
    const today = this.clock.today();
    const standing = await readSuppliers(this.db.manager, `s.id = any ($1::uuid[]) and ${LISTED}`, [ids]);
    const won = await this.notices.sirensThatWon(standing.map(({ state }) => sirenOf(state.siret)));
    return standing.map((one) => supplierDocument(one, { today, won: won.has(sirenOf(one.state.siret)) }));
  }

  async count(): Promise<number> {
    const [row]: { n: number }[] = await this.db.query(`select count(*)::int as n from supplier s where ${LISTED}`);
    return row!.n;
  }

  async ids(after: string | null, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query(
      `select s.id from supplier s where ${LISTED} and ($1::uuid is null or s.id > $1) order by s.id limit $2`,
      [after, limit],
    );
    return rows.map((row) => row.id);
  }
}
