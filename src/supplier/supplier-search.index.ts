import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/kernel';
import { statusOf } from '#lib/matching-engine';
import {
  departmentName,
  kindName,
  nafLabel,
  tradeByCode,
  tradesOfName,
  tradesOfNaf,
  tradesOfText,
} from '#lib/nomenclature';
import type { IndexDefinition } from '#lib/search';
import { SUPPLIER_SYNONYMS } from './search-synonyms';
import { readSuppliers, type StandingSupplier } from './supplier-rows';
import { supplierSlug } from './supplier-slug';
import type { SupplierState } from './supplier-state';

/** A supplier as search stores it and gives it back. */
export interface SupplierDocument {
  [field: string]: unknown;
  id: string;
  siret: string;
  /** The name it goes by */
  name: string;
  /** The registered name, when it goes by another; else empty */
  legalName: string;
  slug: string;
  /** Codes of the kinds it has a proof of, whatever the proof's date */
  kinds: string[];
  /** Those that a current proof holds on the day the document was made */
  kindsProven: string[];
  /** Full names of its kinds, to be found by */
  kindNames: string[];
  /** Labels of trades: those it declares, else those that its words, its NAF code or its name tell */
  trades: string[];
  /** False when no trade was declared: the labels are deduced */
  tradesDeclared: boolean;
  /** What it says it does */
  words: string[];
  description: string;
  /** Label of its NAF code, empty when that says nothing */
  naf: string;
  city: string;
  commune: string;
  epci: string;
  department: string;
  departmentName: string;
  /** Day its latest proof was checked, empty when no source says; orders « preuve la plus récente » */
  freshness: string;
  point: { lat: number; lon: number } | null;
}

/** Suppliers in search: found by what they do, who they are and where. Archived ones are not in it. */
@Injectable()
export class SupplierSearchIndex implements IndexDefinition<SupplierDocument> {
  readonly name = 'suppliers';
  readonly searchable: IndexDefinition['searchable'] = [
    { name: 'name', weight: 'A' },
    { name: 'legalName', weight: 'A' },
    { name: 'siret', weight: 'A' },
    { name: 'trades', weight: 'B' },
    { name: 'words', weight: 'B' },
    { name: 'description', weight: 'C' },
    { name: 'kindNames', weight: 'C' },
    { name: 'city', weight: 'C' },
    { name: 'naf', weight: 'D' },
  ];
  readonly facets = ['kinds', 'kindsProven', 'trades', 'commune', 'epci', 'department'];
  readonly ranges = [];
  readonly sorts = ['name', 'freshness'];
  readonly synonyms = SUPPLIER_SYNONYMS;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async load(ids: readonly string[]): Promise<SupplierDocument[]> {
    const today = this.clock.today();
    const standing = await readSuppliers(
      this.db.manager,
      `s.id = any ($1::uuid[]) and s.life <> 'archived' and s.merged_into is null`,
      [ids],
    );
    return standing.map((supplier) => documentOf(supplier, today));
  }

  async count(): Promise<number> {
    const [row]: { n: number }[] = await this.db.query(
      `select count(*)::int as n from supplier where life <> 'archived' and merged_into is null`,
    );
    return row!.n;
  }

  async ids(after: string | null, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query(
      `select id from supplier where life <> 'archived' and merged_into is null and ($1::uuid is null or id > $1) order by id limit $2`,
      [after, limit],
    );
    return rows.map((row) => row.id);
  }
}

/** @param today the day on which proofs are judged */
function documentOf({ id, state }: StandingSupplier, today: string): SupplierDocument {
  const kinds = [...new Set(state.evidence.map((row) => row.kind))];
  const proven = state.evidence.filter((row) => statusOf(row, today) === 'current').map((row) => row.kind);
  const name = state.brand || state.name;
  const declared = declaredTrades(state);
  return {
    id,
    siret: state.siret,
    name,
    legalName: state.brand ? state.name : '',
    slug: supplierSlug(name, state.siret),
    kinds,
    kindsProven: [...new Set(proven)],
    kindNames: kinds.map(kindName),
    trades: declared.length > 0 ? declared : deducedTrades(state),
    tradesDeclared: declared.length > 0,
    words: state.activities.map((activity) => activity.text),
    description: state.description,
    naf: (state.naf && nafLabel(state.naf)) ?? '',
    city: state.city,
    commune: state.commune ?? '',
    epci: state.epci ?? '',
    department: state.department ?? '',
    departmentName: (state.department && departmentName(state.department)) ?? '',
    freshness: state.evidence.reduce((latest, row) => ((row.checkedAt ?? '') > latest ? row.checkedAt! : latest), ''),
    point: state.point,
  };
}

function declaredTrades({ activities }: SupplierState): string[] {
  const labels = activities.flatMap(({ trade, text }) => {
    const known = trade === null ? null : tradeByCode(trade);
    return known ? [known.label] : tradesOfText(text).map((read) => read.label);
  });
  return [...new Set(labels)];
}

function deducedTrades({ naf, name, brand, description }: SupplierState): string[] {
  const hits = [...(naf ? tradesOfNaf(naf) : []), ...tradesOfName(`${brand} ${name}`)];
  const labels = [...hits.map((hit) => hit.trade.label), ...tradesOfText(description).map((trade) => trade.label)];
  return [...new Set(labels)];
}
