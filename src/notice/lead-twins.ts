import type { EntityManager } from 'typeorm';
import type { Notice } from '#lib/notice-formats';
import { DECISION_DAYS, STANDS } from './contracts-won';

/** A contract of DECP that another notice tells of, in a procedure of its own since nothing joins the two. */
const TWINS = `
  award a
  join notice n on n.id = a.notice_id
  join award d on d.winner_siren = a.winner_siren and d.amount = a.amount and d.role = 'holder'
   and left(d.buyer_siret, 9) = left(a.buyer_siret, 9)
   and abs(coalesce(d.decided_on, n.published_on) - coalesce(a.decided_on, n.published_on)) <= ${DECISION_DAYS}
  join notice m on m.id = d.notice_id and m.source = 'decp' and m.procedure_id <> n.procedure_id
   and (n.source <> 'decp' or (a.contract_id = d.contract_id and n.source_id < m.source_id))`;
/** Told by who holds it, in a notice that nothing corrects or takes back. */
const COUNTS = `a.role = 'holder' and ${STANDS}`;

/**
 * @returns whether another procedure has a lead of what an award of DECP tells: of the same buyer, holder, amount and days, or
 * the same contract again
 */
export async function isToldElsewhere(tx: EntityManager, { source, sourceId }: Notice): Promise<boolean> {
  if (source !== 'decp') return false;
  const [row]: { told: boolean }[] = await tx.query(
    `select exists (
       select from ${TWINS} join procedure_lot l on l.procedure_id = n.procedure_id
         join opportunity o on o.kind = 'lead' and o.ref = l.procedure_id || '/' || l.number and o.status = 'open'
        where ${COUNTS} and m.source_id = $1) as told`,
    [sourceId],
  );
  return row!.told;
}

/** @returns where leads stand that DECP alone told of contracts which a procedure tells: the refs of its lots, and the notice */
export async function toldAgain(
  tx: EntityManager,
  procedureId: string,
): Promise<{ ref: string; notice: Pick<Notice, 'source' | 'sourceId'> }[]> {
  return tx.query(
    `select distinct l.procedure_id || '/' || l.number as ref, jsonb_build_object('source', m.source, 'sourceId', m.source_id) as notice
       from ${TWINS} join procedure_lot l on l.procedure_id = m.procedure_id
      where ${COUNTS} and n.procedure_id = $1 order by 1`,
    [procedureId],
  );
}
