import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';
import type { Link } from '#lib/matching-engine';
import { withToldLinks, type Stored } from '../../matching/matching.service';
import type { OpportunityState } from '../../opportunity/opportunity.service';

/** A purchase that a supplier may answer, or answered. */
export interface OfferedRow {
  opportunityId: string;
  opportunity: OpportunityState;
  links: Link[];
  answer: 'interested' | 'not-for-me' | null;
  answerReason: string | null;
  answeredAt: Date | null;
}

export interface NamedSupplier {
  siret: string;
  name: string;
  city: string;
}

/** Which of a supplier's purchases: still to answer, hours of insertion owed by a holder, by answer, or over. */
export type Tab = 'to-answer' | 'hours' | 'interested' | 'not-for-me' | 'past';

const OPEN = `o.status = 'open' and (o.closes_at is null or o.closes_at > $2)`;

const TABS: Record<Tab, string> = {
  'to-answer': `${OPEN} and a.value is null and o.kind <> 'lead'`,
  hours: `${OPEN} and a.value is null and o.kind = 'lead'`,
  interested: `${OPEN} and a.value = 'interested'`,
  'not-for-me': `${OPEN} and a.value = 'not-for-me'`,
  // Hours that went to others are no purchase it missed
  past: `not (${OPEN}) and (o.kind <> 'lead' or a.value is not null)`,
};

/**
 * What a supplier was told or may be told: public, and accepted for it by a rule or an officer; or answered by it.
 * A match that fell is still listed when the purchase is over.
 */
const OFFERED = `
  from match m
  join opportunity o on o.id = m.opportunity_id and o.visibility = 'public' and o.merged_into is null
  left join answer a on a.opportunity_id = o.id and a.supplier_id = m.supplier_id
 where m.supplier_id = $1
   and (m.state = 'accepted' or a.value is not null or (m.state = 'withdrawn' and m.verdict is distinct from 'rejected' and m.because like 'opportunity/%'))`;

const SHOWN = 50;

@Injectable()
export class OpportunitiesQuery {
  constructor(private readonly db: DataSource) {}

  /** @returns the purchases of a tab, the nearest deadline first, and how many each tab holds */
  async read(supplierId: string, tab: Tab, now: Date): Promise<{ rows: OfferedRow[]; counts: Record<Tab, number> }> {
    return readOnly(this.db, async (tx) => {
      const [counts] = await tx.query<Record<Tab, number>[]>(
        `select ${Object.entries(TABS)
          .map(([name, where]) => `count(*) filter (where ${where})::int as "${name}"`)
          .join(', ')} ${OFFERED}`,
        [supplierId, now],
      );
      const rows = await tx.query<Stored<OfferedRow>[]>(
        `select ${COLUMNS} ${OFFERED} and ${TABS[tab]}
          order by ${tab === 'hours' ? 'm.rank, ' : ''}o.closes_at ${tab === 'past' ? 'desc nulls last' : 'nulls last'}, m.rank, o.id limit ${SHOWN}`,
        [supplierId, now],
      );
      return { rows: rows.map(withToldLinks<OfferedRow>), counts: counts! };
    });
  }

  /** @returns the id of the purchase that another was merged into, or null when it was not merged */
  async keptOf(id: string): Promise<string | null> {
    const [row] = await this.db.query<{ id: string }[]>(
      `with recursive kept as (
         select id, merged_into from opportunity where merged_into is not null and id::text = $1
         union select o.id, o.merged_into from opportunity o join kept on kept.merged_into = o.id)
       select id from kept where merged_into is null`,
      [id],
    );
    return row?.id ?? null;
  }

  /** @returns suppliers by what names them, in the order of these ids */
  async named(ids: readonly string[]): Promise<NamedSupplier[]> {
    return readOnly(this.db, (tx) =>
      tx.query<NamedSupplier[]>(
        `select s.siret, coalesce(nullif(s.brand, ''), s.name) as name, s.city
           from unnest($1::uuid[]) with ordinality w (id, position) join supplier s on s.id = w.id order by w.position`,
        [ids],
      ),
    );
  }

  /** @returns one of a supplier's purchases by its id or a need's ref, or null when it is none of them */
  async one(supplierId: string, ref: string): Promise<OfferedRow | null> {
    const [row] = await readOnly(this.db, (tx) =>
      tx.query<Stored<OfferedRow>[]>(
        `select ${COLUMNS} ${OFFERED} and (o.id::text = $2 or (o.kind = 'need' and o.ref = $2))`,
        [supplierId, ref],
      ),
    );
    return row ? withToldLinks<OfferedRow>(row) : null;
  }
}

const COLUMNS = `o.id as "opportunityId", o.content as opportunity, m.links,
  a.value as answer, a.reason as "answerReason", a.changed_at as "answeredAt"`;
