import { hashOf } from '#lib/kernel';
import type { Notice } from '#lib/notice-formats';

/**
 * @returns the fields in which two readings of a notice differ, by name: `buyer.siret`, `lots.cpv`; `lots` when their number
 *   or their numbers differ
 */
export function changedFields(before: Notice, after: Notice): string[] {
  const { lots: lotsBefore, buyer: buyerBefore, ...restBefore } = before;
  const { lots: lotsAfter, buyer: buyerAfter, ...restAfter } = after;
  const changed = new Set([
    ...differing(restBefore, restAfter),
    ...prefixed('buyer', differing(buyerBefore, buyerAfter)),
  ]);
  const numbers = (lots: Notice['lots']): string => lots.map(({ number }) => number).join('\n');
  if (numbers(lotsBefore) !== numbers(lotsAfter)) changed.add('lots');
  for (const lot of lotsAfter) {
    const known = lotsBefore.find(({ number }) => number === lot.number);
    if (known) for (const field of prefixed('lots', differing(known, lot))) changed.add(field);
  }
  return [...changed].sort();
}

function differing(before: object, after: object): string[] {
  const [one, other] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields].filter((field) => hashOf(one[field] ?? null) !== hashOf(other[field] ?? null));
}

function prefixed(prefix: string, fields: readonly string[]): string[] {
  return fields.map((field) => `${prefix}.${field}`);
}
