import { clauseCell, type Lever } from '#lib/nomenclature';
import { eligibilityOf } from '../eligibility';
import { provenKinds } from '../evidence-status';
import type { LinkState, ProfileEvidence } from '../types';
import { LEVERS_OF, RESERVE_OPTIONS, type ReserveOption } from './facts';

/** A supplier whose trade and place hold. */
export interface LocalSupplier {
  evidence: readonly ProfileEvidence[];
  /** Whether it is big enough, as the link Capacité says */
  capacity: LinkState;
  /** Euros of work in a year; null when it did not say */
  yearlyAmount: number | null;
}

/** How many suppliers a reservation would leave in the running. */
export interface ReserveSupply {
  eligible: number;
  /** Not counted above: of a right kind, but a proof of it has to be renewed first */
  liftable: number;
  /** Of the eligible: big enough */
  able: number;
  /** Of the eligible and the liftable: may be big enough, not known */
  unsure: number;
  /** Euros of work a year that two of the eligible at least can take, or null when fewer than two said */
  twoCanTake: number | null;
}

export interface LocalSupply {
  reserve: Readonly<Record<ReserveOption, ReserveSupply>>;
  /** Suppliers that can deliver hours of a clause: by their own work, by staff made available */
  hours: { work: number; staff: number };
}

/** Doubts that a newer proof lifts; an equivalence by half of the workers is none of them. */
const LIFTABLE = ['evidence/ends-before-deadline', 'evidence/expired', 'evidence/too-old', 'evidence/undated'];

/**
 * Counts local suppliers by what each reservation would make of them.
 * @param suppliers whose trade and place hold @param closesOn last day to answer, when it is known
 * @param day by which law and evidence are judged, `YYYY-MM-DD`
 */
export function supplyOf(suppliers: readonly LocalSupplier[], closesOn: string | null, day: string): LocalSupply {
  const reserve = Object.fromEntries(
    RESERVE_OPTIONS.map((option) => [option, reserveSupply(LEVERS_OF[option], suppliers, closesOn, day)]),
  ) as Record<ReserveOption, ReserveSupply>;
  const delivering = (modality: 'work' | 'staff'): number =>
    suppliers.filter(({ evidence }) =>
      provenKinds(evidence, day).some((kind) => clauseCell(modality, kind).answer === 'yes'),
    ).length;
  return { reserve, hours: { work: delivering('work'), staff: delivering('staff') } };
}

function reserveSupply(
  levers: readonly Lever[],
  suppliers: readonly LocalSupplier[],
  closesOn: string | null,
  day: string,
): ReserveSupply {
  const judged = suppliers.map((supplier) => ({ supplier, answer: bestAnswer(levers, supplier, closesOn, day) }));
  const eligible = judged.filter(({ answer }) => answer === 'eligible').map(({ supplier }) => supplier);
  const liftable = judged.filter(({ answer }) => answer === 'liftable');
  const yearly = eligible.flatMap(({ yearlyAmount }) => yearlyAmount ?? []).sort((a, b) => b - a);
  return {
    eligible: eligible.length,
    able: eligible.filter(({ capacity }) => capacity === 'held').length,
    unsure:
      eligible.filter(({ capacity }) => capacity === 'to-verify').length +
      liftable.filter(({ supplier }) => supplier.capacity !== 'missing').length,
    liftable: liftable.length,
    twoCanTake: yearly[1] ?? null,
  };
}

/** Each lever is judged alone: whether two may stand together is a ground of its own. */
function bestAnswer(
  levers: readonly Lever[],
  { evidence }: LocalSupplier,
  closesOn: string | null,
  day: string,
): 'eligible' | 'liftable' | null {
  const found = levers.map((lever) => eligibilityOf(evidence, { levers: [{ lever, sure: true }], closesOn }, day));
  if (found.some(({ answer }) => answer === 'eligible')) return 'eligible';
  return found.some(({ because }) => LIFTABLE.includes(because)) ? 'liftable' : null;
}
