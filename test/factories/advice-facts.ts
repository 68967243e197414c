import { supplyOf, type AdviceFacts, type LocalSupplier } from '#lib/matching-engine';
import type { Kind } from '#lib/nomenclature';

export const ADVICE_DAY = '2026-09-22';

/** A supplier whose trade and place hold, proven of one kind until the end of next year, able unless told otherwise. */
export function aLocal(kind: Kind, differing: Partial<LocalSupplier> & { validUntil?: string } = {}): LocalSupplier {
  const { validUntil = '2027-12-31', ...rest } = differing;
  const evidence = [{ id: `${kind}-1`, kind, source: 'test', checkedAt: '2026-09-02', validUntil }];
  return { evidence, capacity: 'held', yearlyAmount: null, ...rest };
}

/** Green spaces of three schools, bought by a town that knows everything; give what differs, and the suppliers by kind. */
export function adviceFacts(differing: Partial<AdviceFacts> = {}, ...kinds: Kind[]): AdviceFacts {
  const day = differing.day ?? ADVICE_DAY;
  const local = kinds.map((kind) => aLocal(kind));
  return {
    day,
    buyer: 'local',
    nature: 'services',
    cpv: ['77310000'],
    amount: 48_000,
    yearTotal: 55_000,
    durationMonths: 12,
    lots: 1,
    supply: supplyOf(local, null, day),
    chosen: [],
    ...differing,
  };
}
