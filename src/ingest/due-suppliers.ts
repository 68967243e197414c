import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, addMonths, Clock, parisInstant } from '#lib/kernel';
import { evidenceMonths, kindFamily, KINDS, type Kind } from '#lib/nomenclature';
import type { Register } from './sources/supplier-sources';

/** Decided on 2026-11-25: what is looked at again, and how often. No text sets it. */
export const CHECK_AGAIN = {
  /** A proof that ends within so many days is to be refreshed */
  soonDays: 30,
  /** A register that could not refresh a proof is not asked again about it for so many days */
  againDays: 30,
  /** Every supplier is looked at so often at least: it may have closed */
  months: 6,
} as const;

/** A supplier that a register is to be asked about. */
export interface DueSupplier {
  id: string;
  siret: string;
  name: string;
}

/** The kinds that the Marché de l’inclusion knows. */
const INSERTION = KINDS.filter((kind) => kindFamily(kind) !== 'ess');

/** Says whom a register is to be asked about: those never looked at, then the longest ago. */
@Injectable()
export class DueSuppliers {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns at most `limit` of those that are due, and how many are in all */
  async of(register: Register, limit: number): Promise<{ total: number; suppliers: DueSupplier[] }> {
    const today = this.clock.today();
    const rows = await this.db.query<(DueSupplier & { total: number })[]>(
      `with age as (select * from jsonb_to_recordset($2::jsonb) as a (kind text, source text, months integer)),
       proof as (
         select e.supplier_id, e.kind, bool_or(
                  coalesce(e.valid_until, (e.checked_at + age.months * interval '1 month')::date, '-infinity') >= $3::date
                ) filter (where not e.denied) as lasts
           from evidence e join age on age.kind = e.kind and age.source = e.source group by 1, 2),
       short as (select distinct supplier_id from proof where not lasts)
       select s.id, s.siret, s.name, count(*) over ()::int as total
         from supplier s
         left join supplier_check c on c.supplier_id = s.id and c.source = $1
         left join short on short.supplier_id = s.id
        where s.life <> 'archived' and s.merged_into is null
          and ($4::text[] is null or exists (select 1 from evidence e where e.supplier_id = s.id and e.kind = any ($4)))
          and (c.checked_at is null or c.checked_at < $5 or (c.checked_at < $6 and short.supplier_id is not null)
               or (c.outcome = 'failed' and c.checked_at < $7))
        order by c.checked_at nulls first, short.supplier_id is null, s.siret
        limit $8`,
      [
        register,
        JSON.stringify(await this.ages(today)),
        addDays(today, CHECK_AGAIN.soonDays),
        register === 'marche-inclusion' ? INSERTION : null,
        parisInstant(addMonths(today, -CHECK_AGAIN.months)),
        parisInstant(addDays(today, -CHECK_AGAIN.againDays)),
        // What failed may be mended by tomorrow
        parisInstant(today),
        limit,
      ],
    );
    return { total: rows[0]?.total ?? 0, suppliers: rows.map(({ id, siret, name }) => ({ id, siret, name })) };
  }

  /** @returns the suppliers of these SIRETs that are known, due or not: one that is closed here may have opened again */
  async named(sirets: readonly string[]): Promise<DueSupplier[]> {
    return this.db.query(
      `select id, siret, name from supplier where siret = any ($1) and merged_into is null order by siret`,
      [sirets],
    );
  }

  /** For how many months each kind of proof of each source lasts, as the law tables say today. */
  private async ages(today: string): Promise<{ kind: Kind; source: string; months: number }[]> {
    const pairs = await this.db.query<{ kind: Kind; source: string }[]>('select distinct kind, source from evidence');
    return pairs.map(({ kind, source }) => ({ kind, source, months: evidenceMonths(source, kind, today) }));
  }
}
