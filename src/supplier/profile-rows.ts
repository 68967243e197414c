import type { EntityManager } from 'typeorm';
import type { Profile, ProfileEvidence } from '#lib/matching-engine';
import { contractsWonByAll } from '../notice/notice.service';
import { profileOf, type ProfileSource } from './supplier-profile';
import { newestFirst } from './supplier-state';

type Row = Omit<ProfileSource, 'evidence' | 'point'> & {
  lat: number | null;
  lon: number | null;
  evidence: (Omit<ProfileEvidence, 'denied'> & { denied: boolean })[];
};

/** What matching asks of a supplier, which is half of what is known. What a job or a merge wrote is not the word of who knows it. */
const MATCHED = `
  select s.id, s.siret, s.name, s.brand, s.naf, s.description, s.post_code as "postCode", s.city, s.commune, s.epci,
         s.department, s.region, s.lat, s.lon, s.people, s.yearly_amount::float8 as "yearlyAmount",
         s.free_from::text as "freeFrom", s.capacities, s.load, s.smallest_order::float8 as "smallestOrder",
         s.largest_order::float8 as "largestOrder", s.life, s.merged_into as "mergedInto",
         (select to_char(max(o.value ->> 'at')::timestamptz at time zone 'Europe/Paris', 'YYYY-MM-DD')
            from jsonb_each(s.origins) o where o.value ->> 'by' !~ '^(job|merge):') as "freshOn",
         coalesce((select json_agg(json_build_object('trade', a.trade, 'sectors', a.sectors, 'cpv', a.cpv, 'text', a.text,
                     'serviceTypes', a.service_types, 'area', a.area) order by a.position)
                     from supplier_activity a where a.supplier_id = s.id), '[]') as activities,
         coalesce((select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'source', e.source,
                     'checkedAt', e.checked_at, 'validUntil', e.valid_until, 'denied', e.denied)
                     order by e.kind collate "C", e.source collate "C")
                     from evidence e where e.supplier_id = s.id), '[]') as evidence,
         coalesce((select json_agg(json_build_object('buyer', r.buyer, 'title', r.title, 'cpv', r.cpv,
                     'year', r.year, 'amount', r.amount))
                     from supplier_reference r where r.supplier_id = s.id), '[]') as "references"
    from supplier s`;

/** How many suppliers are read at once: a megabyte or two. */
const BATCH = 1_000;

/**
 * Reads by batches, in the order of their ids, the profiles of the suppliers that a condition on `s` keeps, with the contracts
 * they won. PostgreSQL reads the next batch while one is being taken in.
 */
export async function* profileBatches(
  tx: EntityManager,
  condition: string,
  parameters: readonly unknown[],
): AsyncGenerator<Profile[]> {
  const read = (after: string): Promise<Row[]> => {
    const next = `(${condition}) and s.id > $${parameters.length + 1} order by s.id limit ${BATCH}`;
    const rows = tx.query<Row[]>(`${MATCHED} where ${next}`, [...parameters, after]);
    // Told where it is waited for; whoever takes may have thrown before
    rows.catch(() => undefined);
    return rows;
  };
  let reading = read('00000000-0000-0000-0000-000000000000');
  for (;;) {
    const rows = await reading;
    const won = await contractsWonByAll(
      tx,
      rows.map(({ siret }) => siret),
    );
    const isLast = rows.length < BATCH;
    if (!isLast) reading = read(rows.at(-1)!.id);
    if (rows.length > 0) yield rows.map((row) => profileOf(sourceOf(row), won.get(row.siret)));
    if (isLast) return;
  }
}

function sourceOf({ lat, lon, evidence, references, ...rest }: Row): ProfileSource {
  return {
    ...rest,
    point: lat === null || lon === null ? null : { lat, lon },
    evidence: evidence.map(({ denied, ...row }) => (denied ? { ...row, denied } : row)),
    references: newestFirst(references),
  };
}
