import { canonicalJson } from '#lib/kernel';
import type { NoticeLot, NoticePlace } from '#lib/notice-formats';
import type { Mark } from '#lib/nomenclature';

/** One thing that became otherwise in one lot, as data; pages word it. */
export type LotDifference = { lot: string } & (
  | { code: 'lot-added' | 'lot-removed' }
  | { code: 'deadline-moved'; from: string | null; to: string | null }
  | { code: 'amount-changed'; from: NoticeLot['amount']; to: NoticeLot['amount'] }
  | { code: 'title-changed'; from: string; to: string }
  | { code: 'cpv-changed'; from: string[]; to: string[] }
  | { code: 'place-changed'; from: NoticePlace[]; to: NoticePlace[] }
  | { code: 'duration-changed'; from: number | null; to: number | null }
  | { code: 'mark-added' | 'mark-removed'; lever: Mark['lever'] }
  | { code: 'mark-changed'; lever: Mark['lever'] }
  | { code: 'text-changed' | 'criteria-changed' | 'conditions-changed' | 'documents-moved' | 'details-changed' }
);

type Change = LotDifference extends infer D ? (D extends { lot: string } ? Omit<D, 'lot'> : never) : never;

/**
 * What became otherwise between two states of the lots of a procedure, in the order of the lots as they now are, those that
 * are no more at the end. Empty exactly when nothing of any lot changed.
 */
export function lotDifferences(before: readonly NoticeLot[], after: readonly NoticeLot[]): LotDifference[] {
  const known = new Map(before.map((lot) => [lot.number, lot]));
  const now = new Set(after.map(({ number }) => number));
  const changed = after.flatMap((lot): LotDifference[] => {
    const old = known.get(lot.number);
    const changes: Change[] = old ? changesOf(old, lot) : [{ code: 'lot-added' }];
    return changes.map((change) => ({ lot: lot.number, ...change }) as LotDifference);
  });
  const gone = before.filter(({ number }) => !now.has(number));
  return [...changed, ...gone.map(({ number }): LotDifference => ({ lot: number, code: 'lot-removed' }))];
}

/** Fields that a code of their own tells; what is left is `details-changed`. */
const TOLD = [
  'number',
  'deadline',
  'amount',
  'title',
  'cpv',
  'places',
  'durationMonths',
  'marks',
  'text',
  'criteria',
  'performanceConditions',
  'documentsUrl',
] as const;

function changesOf(old: NoticeLot, lot: NoticeLot): Change[] {
  if (same(old, lot)) return [];
  const changes: Change[] = [];
  const tell = (key: keyof NoticeLot, change: Change): void => {
    if (!same(old[key] ?? null, lot[key] ?? null)) changes.push(change);
  };
  tell('deadline', { code: 'deadline-moved', from: old.deadline, to: lot.deadline });
  tell('amount', { code: 'amount-changed', from: old.amount, to: lot.amount });
  tell('title', { code: 'title-changed', from: old.title, to: lot.title });
  tell('cpv', { code: 'cpv-changed', from: old.cpv, to: lot.cpv });
  tell('places', { code: 'place-changed', from: old.places, to: lot.places });
  tell('durationMonths', { code: 'duration-changed', from: old.durationMonths, to: lot.durationMonths });
  changes.push(...markChanges(old.marks ?? [], lot.marks ?? []));
  tell('text', { code: 'text-changed' });
  tell('criteria', { code: 'criteria-changed' });
  tell('performanceConditions', { code: 'conditions-changed' });
  tell('documentsUrl', { code: 'documents-moved' });
  if (!same(untold(old), untold(lot))) changes.push({ code: 'details-changed' });
  return changes;
}

function markChanges(old: readonly Mark[], now: readonly Mark[]): Change[] {
  const of = (marks: readonly Mark[], lever: Mark['lever']): Mark | undefined =>
    marks.find((one) => one.lever === lever);
  return [
    ...now.flatMap((mark): Change[] => {
      const before = of(old, mark.lever);
      if (!before) return [{ code: 'mark-added', lever: mark.lever }];
      return same(before, mark) ? [] : [{ code: 'mark-changed', lever: mark.lever }];
    }),
    ...old.flatMap(({ lever }): Change[] => (of(now, lever) ? [] : [{ code: 'mark-removed', lever }])),
  ];
}

function untold(lot: NoticeLot): Partial<NoticeLot> {
  return Object.fromEntries(Object.entries(lot).filter(([key]) => !(TOLD as readonly string[]).includes(key)));
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
