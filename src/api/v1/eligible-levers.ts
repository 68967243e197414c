import { eligibilityOf, type ProfileEvidence } from '#lib/matching-engine';
import { RESERVATIONS, type Lever } from '#lib/nomenclature';

/** @returns the reservations that a proof, current on that day, lets a supplier answer */
export function eligibleLevers(evidence: readonly Omit<ProfileEvidence, 'id'>[], today: string): Lever[] {
  const rows = evidence.map((row, index) => ({ ...row, id: String(index) }));
  return RESERVATIONS.filter(
    (lever) => eligibilityOf(rows, { levers: [{ lever, sure: true }], closesOn: null }, today).answer === 'eligible',
  );
}
