import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '#lib/kernel';
import { statusOf, type ProfileEvidence } from '#lib/matching-engine';
import { takeTurn } from './announce';
import { SupplierService } from './supplier.service';

/** Proofs that share all that their status depends on; what a source denies it denies on any day. */
interface ProofGroup extends Omit<ProfileEvidence, 'id' | 'denied'> {
  /** Day they were last judged on */
  since: string;
}

/** Time is a change too: says so when a proof, by its end or by its age, is no longer what it was. */
@Injectable()
export class EvidenceWatch {
  constructor(
    private readonly db: DataSource,
    private readonly suppliers: SupplierService,
    private readonly clock: Clock,
  ) {}

  /**
   * Touches every supplier one of whose proofs changed status since the last day this ran, however long ago, then notes
   * today. Twice in a day does nothing the second time.
   * @returns how many suppliers were touched
   */
  async noteExpired(): Promise<number> {
    const today = this.clock.today();
    return this.db.transaction(async (tx) => {
      await takeTurn(tx);
      const last = await lastDay(tx);
      if (last !== null && last >= today) return 0;
      const changed = (await groupsThatMayEnd(tx, last, today)).filter(
        (group) => statusOf(group, group.since) !== statusOf(group, today),
      );
      const touched = await suppliersOf(tx, changed, last);
      await this.suppliers.touch(tx, touched);
      await tx.query(`insert into evidence_watch (id, day) values (1, $1) on conflict (id) do update set day = $1`, [
        today,
      ]);
      return touched.length;
    });
  }
}

async function lastDay(tx: EntityManager): Promise<string | null> {
  const [row]: { day: string }[] = await tx.query('select day::text from evidence_watch');
  return row?.day ?? null;
}

/** Proofs were right on the day they were recorded, so those recorded since the last look are judged from that day on. */
const SINCE = `greatest($1::date, (e.recorded_at at time zone 'Europe/Paris')::date)`;

async function groupsThatMayEnd(tx: EntityManager, last: string | null, today: string): Promise<ProofGroup[]> {
  return tx.query(
    `select distinct e.kind, e.source, e.checked_at::text as "checkedAt", e.valid_until::text as "validUntil",
            ${SINCE}::text as since
       from evidence e
      where not e.denied
        and ((e.valid_until >= ${SINCE} and e.valid_until < $2::date)
          or (e.valid_until is null and e.checked_at is not null))`,
    [last, today],
  );
}

async function suppliersOf(tx: EntityManager, groups: ProofGroup[], last: string | null): Promise<string[]> {
  if (groups.length === 0) return [];
  const rows: { id: string }[] = await tx.query(
    `select distinct e.supplier_id as id
       from evidence e
       join jsonb_to_recordset($2::jsonb) as g (kind text, source text, "checkedAt" date, "validUntil" date, since date)
         on g.kind = e.kind and g.source = e.source and g.since = ${SINCE}
        and not e.denied and g."checkedAt" is not distinct from e.checked_at and g."validUntil" is not distinct from e.valid_until
      order by 1`,
    [last, JSON.stringify(groups)],
  );
  return rows.map((row) => row.id);
}
