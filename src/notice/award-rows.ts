import type { EntityManager } from 'typeorm';
import type { Notice } from '#lib/notice-formats';
import type { Award } from './award.entity';
import { placeOfLot } from './lot-place';

/** @returns the contracts a notice tells of, one row per contract and winner; none for a notice that is no result */
export function awardRowsOf(notice: Notice): Omit<Award, 'noticeId'>[] {
  if (notice.form !== 'result' && notice.form !== 'modification') return [];
  const { buyer } = notice;
  const rows = notice.lots.flatMap(({ number, title, cpv, places, result }) => {
    const { commune, department } = placeOfLot(places, buyer);
    return (result?.awards ?? []).flatMap(({ winners, amount, decidedOn, contractId }) =>
      winners.map(({ name, siret, siren, role }) => ({
        lotNumber: number,
        title: title || notice.title,
        cpv,
        place: commune ?? department,
        buyerName: buyer.name,
        buyerSiret: buyer.siret,
        winnerName: name,
        winnerSiret: siret,
        winnerSiren: siren ?? siret?.slice(0, 9) ?? null,
        role,
        amount: amount === null ? null : String(amount.value),
        currency: amount?.currency ?? null,
        decidedOn,
        contractId,
        bids: result!.bids,
      })),
    );
  });
  return rows.map((row, position) => ({ position, ...row }));
}

/** Writes anew the contracts that a notice tells of. @param isKnown whether the notice had been read before */
export async function writeAwards(
  tx: EntityManager,
  noticeId: string,
  notice: Notice,
  isKnown: boolean,
): Promise<void> {
  if (isKnown) await tx.query('delete from award where notice_id = $1', [noticeId]);
  const rows = awardRowsOf(notice);
  if (rows.length === 0) return;
  await tx.query(
    `insert into award (notice_id, position, lot_number, title, cpv, place, buyer_name, buyer_siret, winner_name, winner_siret,
                        winner_siren, role, amount, currency, decided_on, contract_id, bids)
     select $1, w.position, w."lotNumber", w.title, w.cpv, w.place, w."buyerName", w."buyerSiret", w."winnerName", w."winnerSiret",
            w."winnerSiren", w.role, w.amount, w.currency, w."decidedOn", w."contractId", w.bids
       from jsonb_to_recordset($2::jsonb) as w (position integer, "lotNumber" text, title text, cpv text[], place text, "buyerName" text,
            "buyerSiret" text, "winnerName" text, "winnerSiret" text, "winnerSiren" text, role text, amount numeric,
            currency text, "decidedOn" date, "contractId" text, bids integer)`,
    [noticeId, JSON.stringify(rows)],
  );
}
