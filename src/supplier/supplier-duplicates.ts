import type { EntityManager } from 'typeorm';
import type { SupplierLife } from './supplier.entity';

/**
 * Why two rows may be one supplier. `moved`: a closed establishment whose SIREN has one other open one in the department.
 * `same-address`: the same name at the same address under another SIREN. `same-siren`: one SIREN, one commune, names alike.
 */
export type DuplicateReason = 'moved' | 'same-address' | 'same-siren';

interface Twin {
  id: string;
  siret: string;
  name: string;
  city: string;
  life: SupplierLife;
}

/** A pair for a person to look at, put the way it would be merged. */
export interface Duplicate {
  /** The closed one, or the one less is known of */
  from: Twin;
  into: Twin;
  why: DuplicateReason;
  /** How alike their names are, 0 to 1 */
  alike: number;
}

/** Names are alike from this share of common trigrams: « Atelier du Clain » and « Les ateliers du Clain » are. */
const ALIKE = 0.45;

/**
 * Pairs that a person split apart are not proposed again. The closed one goes into the open one; else the one that its
 * people have not taken over, or the younger row, into the other.
 */
const PAIRS = `
  with open as (
    select s.*, left(s.siret, 9) as siren, immutable_unaccent(lower(s.name)) as plain,
           array_position(array['archived', 'imported', 'invited', 'claimed', 'verified'], s.life) as far
      from supplier s where s.merged_into is null
  ), pairs as (
    select a.id as one, b.id as other, 'same-siren' as why from open a join open b on a.siren = b.siren and a.id < b.id
     where a.commune = b.commune and a.life <> 'archived' and b.life <> 'archived' and similarity(a.plain, b.plain) >= $2
    union all
    select a.id, b.id, 'same-address' from open a join open b
        on a.plain = b.plain and immutable_unaccent(lower(a.address)) = immutable_unaccent(lower(b.address))
       and a.commune = b.commune and a.siren <> b.siren and a.id < b.id
     where a.address <> '' and not (a.life = 'archived' and b.life = 'archived')
    union all
    select a.id, b.id, 'moved' from open a join open b on a.siren = b.siren and a.department = b.department
     where a.life = 'archived' and a.closed_on is not null and b.life <> 'archived'
       and not exists (select from open c where c.siren = a.siren and c.department = a.department
                          and c.life <> 'archived' and c.id <> b.id)
  )
  select p.why, similarity(f.plain, i.plain)::float8 as alike,
         json_build_object('id', f.id, 'siret', f.siret, 'name', coalesce(nullif(f.brand, ''), f.name), 'city', f.city, 'life', f.life) as "from",
         json_build_object('id', i.id, 'siret', i.siret, 'name', coalesce(nullif(i.brand, ''), i.name), 'city', i.city, 'life', i.life) as "into"
    from pairs p
    join open x on x.id = p.one
    join open y on y.id = p.other
    join open f on f.id = case when (x.far, y.created_at, y.id) < (y.far, x.created_at, x.id) then x.id else y.id end
    join open i on i.id in (x.id, y.id) and i.id <> f.id
   where not exists (select from supplier_merge m where m.undone_at is not null
                        and ((m.merged_id = f.id and m.into_id = i.id) or (m.merged_id = i.id and m.into_id = f.id)))
   order by array_position(array['moved', 'same-address', 'same-siren'], p.why), 2 desc, f.siret, i.siret
   limit $1`;

/** @returns at most `limit` pairs, by their reason, then the most alike first */
export async function findDuplicates(tx: EntityManager, limit: number): Promise<Duplicate[]> {
  return tx.query(PAIRS, [limit, ALIKE]);
}
