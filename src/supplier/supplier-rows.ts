import type { EntityManager } from 'typeorm';
import { newId } from '#lib/kernel';
import type { Origin, SupplierLife } from './supplier.entity';
import { newestFirst, type EvidenceState, type SupplierState } from './supplier-state';

/** A supplier as it stands in the tables. */
export interface StandingSupplier {
  id: string;
  contentHash: string;
  /** Who said what stands in each member */
  origins: Record<string, Origin>;
  /** The supplier that it turned out to be */
  mergedInto: string | null;
  /** Where it was on its line before it was archived; null when it is not */
  lifeBefore: SupplierLife | null;
  state: SupplierState;
  evidenceIds: string[];
}

/** A supplier to write: the whole of what it now is, who said so, and what moved. */
export interface SupplierWrite {
  id: string;
  contentHash: string;
  state: SupplierState;
  origins: Record<string, Origin>;
  change: { before: Record<string, unknown> | null; after: Record<string, unknown> };
}

interface Row extends Omit<SupplierState, 'point' | 'evidence'> {
  id: string;
  contentHash: string;
  lat: number | null;
  lon: number | null;
  origins: Record<string, Origin>;
  mergedInto: string | null;
  lifeBefore: SupplierLife | null;
  evidence: (Omit<EvidenceState, 'denied'> & { id: string; denied: boolean })[];
}

/** One row per supplier with its children as JSON; dates as text, since `pg` would make instants of them. */
const WHOLE = `
  select s.id, s.siret, s.name, s.brand, s.naf, s.legal_form as "legalForm", s.description, s.website, s.address,
         s.post_code as "postCode", s.city, s.commune, s.epci, s.department, s.region, s.lat, s.lon,
         s.point_origin as "pointOrigin", s.people, s.yearly_amount::float8 as "yearlyAmount",
         s.free_from::text as "freeFrom", s.office, s.networks, s.capacities, s.load,
         s.smallest_order::float8 as "smallestOrder", s.largest_order::float8 as "largestOrder", s.life, s.closed_on::text as "closedOn", s.content_hash as "contentHash",
         s.origins, s.merged_into as "mergedInto",
         case when s.life = 'archived'
              then (select c.before ->> 'life' from supplier_change c
                     where c.supplier_id = s.id and c.after ->> 'life' = 'archived' order by c.at desc, c.id desc limit 1)
         end as "lifeBefore",
         coalesce((select jsonb_agg(jsonb_build_object('trade', a.trade, 'sectors', a.sectors, 'cpv', a.cpv, 'text', a.text,
                     'serviceTypes', a.service_types, 'area', a.area) order by a.position)
                     from supplier_activity a where a.supplier_id = s.id), '[]') as activities,
         coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'source', e.source,
                     'sourceRef', e.source_ref, 'checkedAt', e.checked_at, 'validUntil', e.valid_until, 'denied', e.denied)
                     order by e.kind collate "C", e.source collate "C")
                     from evidence e where e.supplier_id = s.id), '[]') as evidence,
         coalesce((select jsonb_agg(jsonb_build_object('buyer', r.buyer, 'title', r.title, 'cpv', r.cpv,
                     'year', r.year, 'amount', r.amount))
                     from supplier_reference r where r.supplier_id = s.id), '[]') as "references"
    from supplier s`;

/** Reads the suppliers that a condition on `s` keeps, in the order of their ids. */
export async function readSuppliers(
  tx: EntityManager,
  condition: string,
  parameters: readonly unknown[],
): Promise<StandingSupplier[]> {
  const rows: Row[] = await tx.query(`${WHOLE} where ${condition} order by s.id`, [...parameters]);
  return rows.map(({ id, contentHash, origins, mergedInto, lifeBefore, lat, lon, evidence, ...rest }) => ({
    id,
    contentHash,
    origins,
    mergedInto,
    lifeBefore,
    evidenceIds: evidence.map((row) => row.id),
    state: {
      ...rest,
      references: newestFirst(rest.references),
      point: lat === null || lon === null ? null : { lat, lon },
      evidence: evidence.map(({ kind, source, sourceRef, checkedAt, validUntil, denied }) => ({
        kind,
        source,
        sourceRef,
        checkedAt,
        validUntil,
        ...(denied ? { denied } : {}),
      })),
    },
  }));
}

/**
 * Writes suppliers whole, with their children and what moved, in a handful of statements whatever their number.
 * Every supplier written carries the transaction's id, so an index that saw an earlier snapshot reads it again.
 */
export async function writeSuppliers(tx: EntityManager, writes: SupplierWrite[], by: string, now: Date): Promise<void> {
  const ids = writes.map((write) => write.id);
  await tx.query(
    `insert into supplier (id, siret, name, brand, naf, legal_form, description, website, address, post_code, city,
            commune, epci, department, region, lat, lon, point_origin, people, yearly_amount, free_from, office, networks, capacities,
            load, smallest_order, largest_order, life, closed_on, content_hash, origins, created_at, changed_at)
     select w.id, w.siret, w.name, w.brand, w.naf, w."legalForm", w.description, w.website, w.address, w."postCode", w.city,
            w.commune, w.epci, w.department, w.region, w.lat, w.lon, w."pointOrigin", w.people, w."yearlyAmount",
            w."freeFrom", w.office, w.networks, w.capacities, w.load, w."smallestOrder", w."largestOrder", w.life, w."closedOn", w."contentHash", w.origins, $2, $2
       from jsonb_to_recordset($1::jsonb) as w (id uuid, siret text, name text, brand text, naf text, "legalForm" text,
            description text, website text, address text, "postCode" text, city text, commune text, epci text,
            department text, region text, lat double precision, lon double precision, "pointOrigin" text, people integer,
            "yearlyAmount" numeric, "freeFrom" date, office text, networks text[], capacities jsonb, load integer,
            "smallestOrder" numeric, "largestOrder" numeric, life text, "closedOn" date, "contentHash" text, origins jsonb)
     on conflict (id) do update set
            name = excluded.name, brand = excluded.brand, naf = excluded.naf, legal_form = excluded.legal_form,
            description = excluded.description, website = excluded.website, address = excluded.address,
            post_code = excluded.post_code, city = excluded.city, commune = excluded.commune, epci = excluded.epci,
            department = excluded.department, region = excluded.region, lat = excluded.lat, lon = excluded.lon,
            point_origin = excluded.point_origin, people = excluded.people, yearly_amount = excluded.yearly_amount,
            free_from = excluded.free_from, office = excluded.office, networks = excluded.networks,
            capacities = excluded.capacities, load = excluded.load, smallest_order = excluded.smallest_order,
            largest_order = excluded.largest_order, life = excluded.life, closed_on = excluded.closed_on,
            content_hash = excluded.content_hash, origins = excluded.origins, changed_at = excluded.changed_at, xid = pg_current_xact_id()`,
    [JSON.stringify(writes.map(supplierRow)), now],
  );
  await writeActivities(tx, writes, ids);
  await writeReferences(tx, writes, ids);
  await writeEvidence(tx, writes, ids, now);
  await writeChanges(tx, writes, by, now);
}

/** Notes what moved, by whom. */
export async function writeChanges(
  tx: EntityManager,
  writes: readonly Pick<SupplierWrite, 'id' | 'change'>[],
  by: string,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into supplier_change (id, supplier_id, at, by, before, after)
     select w.id, w."supplierId", $2, $3, w.before, w.after
       from jsonb_to_recordset($1::jsonb) as w (id uuid, "supplierId" uuid, before jsonb, after jsonb)`,
    [JSON.stringify(writes.map(({ id, change }) => ({ id: newId(), supplierId: id, ...change }))), now, by],
  );
}

/** Writes who said what stands where nothing else moved: no change, no event, since nobody reads otherwise for it. */
export async function writeOrigins(
  tx: EntityManager,
  writes: readonly Pick<SupplierWrite, 'id' | 'origins'>[],
): Promise<void> {
  if (writes.length === 0) return;
  await tx.query(
    `update supplier set origins = w.origins
       from jsonb_to_recordset($1::jsonb) as w (id uuid, origins jsonb) where supplier.id = w.id`,
    [JSON.stringify(writes.map(({ id, origins }) => ({ id, origins })))],
  );
}

async function writeActivities(tx: EntityManager, writes: SupplierWrite[], ids: string[]): Promise<void> {
  await tx.query('delete from supplier_activity where supplier_id = any ($1::uuid[])', [ids]);
  const rows = writes.flatMap(({ id, state }) =>
    state.activities.map((activity, position) => ({ ...activity, id: newId(), supplierId: id, position })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into supplier_activity (id, supplier_id, position, trade, sectors, cpv, text, service_types, area)
     select w.id, w."supplierId", w.position, w.trade, w.sectors, w.cpv, w.text, w."serviceTypes", w.area
       from jsonb_to_recordset($1::jsonb) as w (id uuid, "supplierId" uuid, position integer, trade text, sectors text[], cpv text[],
            text text, "serviceTypes" text[], area jsonb)`,
    [JSON.stringify(rows)],
  );
}

async function writeReferences(tx: EntityManager, writes: SupplierWrite[], ids: string[]): Promise<void> {
  await tx.query('delete from supplier_reference where supplier_id = any ($1::uuid[])', [ids]);
  const rows = writes.flatMap(({ id, state }) =>
    state.references.map((reference) => ({ ...reference, id: newId(), supplierId: id })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into supplier_reference (id, supplier_id, buyer, title, cpv, year, amount)
     select w.id, w."supplierId", w.buyer, w.title, w.cpv, w.year, w.amount
       from jsonb_to_recordset($1::jsonb) as w (id uuid, "supplierId" uuid, buyer text, title text, cpv text,
            year integer, amount numeric)`,
    [JSON.stringify(rows)],
  );
}

async function writeEvidence(tx: EntityManager, writes: SupplierWrite[], ids: string[], now: Date): Promise<void> {
  const rows = writes.flatMap(({ id, state }) =>
    state.evidence.map((row) => ({ ...row, id: newId(), supplierId: id })),
  );
  // Rows keep their ids, which matches name; only a split takes one away
  await tx.query(
    `delete from evidence e where e.supplier_id = any ($2::uuid[]) and not exists (
       select from jsonb_to_recordset($1::jsonb) as w ("supplierId" uuid, kind text, source text)
        where w."supplierId" = e.supplier_id and w.kind = e.kind and w.source = e.source)`,
    [JSON.stringify(rows), ids],
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into evidence (id, supplier_id, kind, source, source_ref, checked_at, valid_until, denied, recorded_at)
     select w.id, w."supplierId", w.kind, w.source, w."sourceRef", w."checkedAt", w."validUntil",
            coalesce(w.denied, false), $2
       from jsonb_to_recordset($1::jsonb) as w (id uuid, "supplierId" uuid, kind text, source text, "sourceRef" text,
            "checkedAt" date, "validUntil" date, denied boolean)
     on conflict (supplier_id, kind, source) do update set
            source_ref = excluded.source_ref, checked_at = excluded.checked_at, valid_until = excluded.valid_until,
            denied = excluded.denied, recorded_at = excluded.recorded_at
      where (evidence.source_ref, evidence.checked_at, evidence.valid_until, evidence.denied)
            is distinct from (excluded.source_ref, excluded.checked_at, excluded.valid_until, excluded.denied)`,
    [JSON.stringify(rows), now],
  );
}

function supplierRow({ id, contentHash, origins, state }: SupplierWrite): Record<string, unknown> {
  const { point, activities: _a, evidence: _e, references: _r, ...columns } = state;
  return { ...columns, id, contentHash, origins, lat: point?.lat ?? null, lon: point?.lon ?? null };
}
