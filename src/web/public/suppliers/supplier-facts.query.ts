import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readPrepared, type PreparedRead } from '#lib/database';
import type { Origin, SupplierCapacity, SupplierOffice } from '../../../supplier/supplier.service';
import type { Point, ProfileActivity, ProfileEvidence, ProfileReference } from '#lib/matching-engine';

/** What pages show of a supplier, as it stands. */
export interface SupplierFacts {
  id: string;
  siret: string;
  /** The one it goes by: its brand, else its registered name */
  name: string;
  legalName: string;
  naf: string | null;
  description: string;
  website: string | null;
  postCode: string | null;
  city: string;
  commune: string | null;
  point: Point | null;
  people: number | null;
  yearlyAmount: number | null;
  freeFrom: string | null;
  office: SupplierOffice | null;
  networks: string[];
  capacities: SupplierCapacity[];
  /** Percent of its capacity */
  load: number | null;
  smallestOrder: number | null;
  largestOrder: number | null;
  /** Who said what, by member; `place` for all that says where it is */
  origins: Record<string, Origin>;
  /** SIRET of the supplier that it was merged into */
  mergedInto: string | null;
  life: string;
  closedOn: string | null;
  activities: ProfileActivity[];
  evidence: (ProfileEvidence & { sourceRef: string })[];
  references: ProfileReference[];
}

/** What a list shows of a supplier. */
export interface ListedSupplier extends Pick<
  SupplierFacts,
  | 'id'
  | 'siret'
  | 'name'
  | 'naf'
  | 'postCode'
  | 'city'
  | 'point'
  | 'people'
  | 'freeFrom'
  | 'life'
  | 'closedOn'
  | 'evidence'
> {
  activities: Pick<ProfileActivity, 'trade' | 'text'>[];
  references: Pick<ProfileReference, 'buyer' | 'year'>[];
}

/** Another establishment of the same legal unit. */
export interface SiblingRow {
  name: string;
  siret: string;
  city: string;
  office: SupplierOffice | null;
}

const NAME = `coalesce(nullif(s.brand, ''), s.name)`;
const POINT = `case when s.lat is null then null else json_build_object('lat', s.lat, 'lon', s.lon) end`;
const EVIDENCE = `
         coalesce((select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'source', e.source,
                     'sourceRef', e.source_ref, 'checkedAt', e.checked_at, 'validUntil', e.valid_until, 'denied', e.denied) order by e.kind, e.source)
                     from evidence e where e.supplier_id = s.id), '[]')`;

/** Days as text: the driver would make instants of them. */
const FACTS = `
  select s.id, s.siret, ${NAME} as name, s.name as "legalName", s.naf, s.description, s.website, s.post_code as "postCode", s.city, s.commune,
         ${POINT} as point,
         s.people, s.yearly_amount::float8 as "yearlyAmount", s.free_from::text as "freeFrom", s.office, s.networks,
         s.capacities, s.load, s.smallest_order::float8 as "smallestOrder", s.largest_order::float8 as "largestOrder",
         s.origins, (select i.siret from supplier i where i.id = s.merged_into) as "mergedInto", s.life,
         s.closed_on::text as "closedOn",
         coalesce((select json_agg(json_build_object('trade', a.trade, 'sectors', a.sectors, 'cpv', a.cpv, 'text', a.text,
                     'serviceTypes', a.service_types, 'area', a.area) order by a.position)
                     from supplier_activity a where a.supplier_id = s.id), '[]') as activities,
         ${EVIDENCE} as evidence,
         coalesce((select json_agg(json_build_object('buyer', r.buyer, 'title', r.title, 'cpv', r.cpv, 'year', r.year,
                     'amount', r.amount) order by r.year desc, r.title)
                     from supplier_reference r where r.supplier_id = s.id), '[]') as "references"
    from supplier s`;

/** Less than `FACTS`, as one JSON text: the driver takes twice as long over rows and their columns. */
const LISTED: PreparedRead = {
  name: 'suppliers-listed',
  text: `
  select coalesce(json_agg(listed), '[]') as suppliers from (
  select s.id, s.siret, ${NAME} as name, s.naf, s.post_code as "postCode", s.city, ${POINT} as point,
         s.people, s.free_from as "freeFrom", s.life, s.closed_on as "closedOn",
         coalesce((select json_agg(json_build_object('trade', a.trade, 'text', a.text) order by a.position)
                     from supplier_activity a where a.supplier_id = s.id), '[]') as activities,
         ${EVIDENCE} as evidence,
         coalesce((select json_agg(json_build_object('buyer', r.buyer, 'year', r.year) order by r.year desc, r.title)
                     from supplier_reference r where r.supplier_id = s.id), '[]') as "references"
    from supplier s where s.id = any ($1::uuid[])) listed`,
};
const BY_SIRET: PreparedRead = { name: 'supplier-facts-by-siret', text: `${FACTS} where s.siret = $1` };

/** Suppliers as pages show them, whole. */
@Injectable()
export class SupplierFactsQuery {
  constructor(private readonly db: DataSource) {}

  /** @returns those of the ids that exist, in the order of the ids */
  async byIds(ids: readonly string[]): Promise<ListedSupplier[]> {
    if (ids.length === 0) return [];
    const [row] = await readPrepared<{ suppliers: ListedSupplier[] }>(this.db, LISTED, [ids]);
    const byId = new Map(row!.suppliers.map((supplier) => [supplier.id, supplier]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async bySiret(siret: string): Promise<SupplierFacts | null> {
    const rows = await readPrepared<SupplierFacts>(this.db, BY_SIRET, [siret]);
    return rows[0] ?? null;
  }

  /** @returns the other establishments of its SIREN that are in the directory and open, by city, at most 20 */
  async siblings({ id, siret }: Pick<SupplierFacts, 'id' | 'siret'>): Promise<SiblingRow[]> {
    return this.db.query(
      `select coalesce(nullif(brand, ''), name) as name, siret, city, office from supplier
        where left(siret, 9) = left($1, 9) and id <> $2 and life <> 'archived' and merged_into is null
        order by city, siret limit 20`,
      [siret, id],
    );
  }

  /** @returns suppliers whose name is near a text, the nearest first */
  async namedLike(text: string, limit: number): Promise<{ name: string; siret: string; city: string }[]> {
    return this.db.query(
      `select coalesce(nullif(brand, ''), name) as name, siret, city from supplier
        where life <> 'archived' and merged_into is null and similarity(immutable_unaccent(lower(name || ' ' || brand)), immutable_unaccent(lower($1))) > 0.25
        order by similarity(immutable_unaccent(lower(name || ' ' || brand)), immutable_unaccent(lower($1))) desc, name limit $2`,
      [text, limit],
    );
  }
}
