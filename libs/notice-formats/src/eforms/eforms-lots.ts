import type { NoticeLot } from '../notice';
import type { Place } from '../reading/dates';
import type { Findings } from '../reading/findings';
import { plainLine } from '../text/plain-text';
import { all, type Element, first, listOf, textAt } from '../tree/element';

/** Where a lot is read from: its element, which is the whole notice when the notice does not describe the lot. */
export interface LotPlace {
  /** As the notice writes it, `LOT-0001`; empty when the notice has no lot */
  id: string;
  number: string;
  element: Element;
  /** The notice has this lot only */
  isOnly: boolean;
  path: string;
}

/** A lot as it was read, and where from. */
export interface ReadLot extends LotPlace {
  lot: NoticeLot;
}

/** What a lot is described by, which a notice has too. */
const OF_LOT: ReadonlySet<string> = new Set(['ProcurementProject', 'TenderingTerms', 'TenderingProcess']);

/** Most lots read of one notice. */
export const MOST_LOTS = 2_000;

/**
 * The lots of a notice (BT-137), or the parts of a prior information notice; groups of lots are none. A lot that only the
 * results name is one too, described by the notice. A notice without lots is one lot.
 * @param inResults identifiers of the lots that the results name (BT-13713)
 */
export function lotPlaces(root: Element, inResults: readonly string[], findings: Findings, path: string): LotPlace[] {
  const whole = { ...root, children: root.children.filter((child) => OF_LOT.has(child.name)) };
  const described = all(root, 'ProcurementProjectLot').filter(isLot);
  const ids = new Set(described.map((element) => textAt(element, 'ID')));
  const named = inResults.filter((id) => !ids.has(id)).map((id) => ({ id, element: whole }));
  const found = [...described.map((element) => ({ id: textAt(element, 'ID'), element })), ...named].slice(0, MOST_LOTS);
  if (found.length === 0) return [{ id: '', number: '1', element: whole, isOnly: true, path }];
  const taken = new Set<string>();
  return found.map(({ id, element }, index) => {
    const lotPath = element === whole ? path : `${path}/cac:ProcurementProjectLot[${index + 1}]`;
    const isOnly = found.length === 1;
    const number = numberOf(id, index, isOnly, taken, { findings, path: `${lotPath}/cbc:ID` });
    return { id, number, element, isOnly, path: lotPath };
  });
}

function isLot(element: Element): boolean {
  const id = first(element, 'ID');
  const scheme = id ? listOf(id) : '';
  return scheme === '' ? !/^GLO-/i.test(id?.text ?? '') : /^(Lot|Part)$/i.test(scheme);
}

function numberOf(id: string, index: number, isOnly: boolean, taken: Set<string>, at: Place): string {
  const bare = plainLine(id, 48).replace(/^(?:LOT|PAR)-0*(?=\d)/i, '');
  // eForms writes the lot of a notice that has one as LOT-0000 or LOT-0001
  if (bare === '0' && isOnly) return '1';
  const isFree = bare !== '' && !taken.has(bare);
  const number = isFree ? bare : nextFree(index + 1, taken);
  if (!isFree)
    at.findings.repair('lot-number-missing', at.path, `Numéro de lot absent ou répété, remplacé par ${number}.`);
  taken.add(number);
  return number;
}

function nextFree(from: number, taken: Set<string>): string {
  let number = from;
  while (taken.has(String(number))) number++;
  return String(number);
}
