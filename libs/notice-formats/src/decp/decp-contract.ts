import type { Award } from '../notice';
import type { Place } from '../reading/dates';
import { type Findings, quoted } from '../reading/findings';
import { type Fields, readMonths, scalar } from '../reading/open-data';
import { holderList, readWinners } from './decp-holders';
import { readModifications } from './decp-modifications';
import { readAwardAmount } from './decp-values';

/** A contract as it stands after its last modification. */
export interface Contract {
  holders: Award['winners'];
  /** Those whom the contract was first made with */
  firstHolders: Award['winners'];
  amount: number | null;
  durationMonths: number | null;
  /** What was modified, told in French; null when nothing was */
  reason: string | null;
}

/** Who holds the contract, for how much and how long. */
export function readContract(fields: Fields, findings: Findings): Contract {
  const at = (path: string): Place => ({ findings, path });
  const { list, member } = holderList(fields);
  const given = scalar(fields['montant']) === '' ? 'valeurGlobale' : 'montant';
  const initial = readAwardAmount(fields[given], at(given));
  const modified = readModifications(fields['modifications'], initial, at('modifications'));
  const holders = readWinners(fields[list], member, 'holder', at(list));
  return {
    holders: modified.holders.length > 0 ? modified.holders : holders,
    firstHolders: holders,
    amount: believed(modified.amount ?? initial, scalar(fields['montantAnomalie']), at('montant')),
    durationMonths: modified.durationMonths ?? readMonths(fields['dureeMois'], at('dureeMois')),
    reason: modified.reason,
  };
}

/** The tabular consolidation says which amounts it doubts; what it puts in their place is a median, so it is not taken. */
function believed(amount: number | null, anomaly: string, at: Place): number | null {
  if (amount === null || anomaly === '') return amount;
  const isWild = /aberrant/i.test(anomaly);
  const end = isWild ? 'non retenu' : 'gardé';
  at.findings.repair('amount-invalid', at.path, `Montant jugé ${quoted(anomaly)} par la source, ${end} : ${amount} €.`);
  return isWild ? null : amount;
}
