import { DomainError } from '#lib/kernel';
import type { SupplierLife } from './supplier.entity';

/** What can be done to bring a supplier further, or out. */
export type LifeVerb = 'invite' | 'claim' | 'verify' | 'archive';

interface Move {
  from: readonly SupplierLife[];
  to: SupplierLife;
  /** What to do instead, when it cannot be done */
  otherwise: string;
}

/** How far each has come, the archived apart: those leave the line, and `reopen` puts them back where they were. */
const LINE: readonly SupplierLife[] = ['imported', 'invited', 'claimed', 'verified'];

/** The moves that are allowed; a supplier may come by itself, so it need not have been invited to be claimed. */
export const LIFE_MOVES: Readonly<Record<LifeVerb, Move>> = {
  invite: { from: ['imported'], to: 'invited', otherwise: 'Only one that nobody has taken over yet can be invited.' },
  claim: { from: ['imported', 'invited'], to: 'claimed', otherwise: 'Its people have taken it over already.' },
  verify: { from: ['claimed'], to: 'verified', otherwise: 'Its people must have taken it over before it is verified.' },
  archive: { from: LINE, to: 'archived', otherwise: 'It is archived already.' },
};

/**
 * @returns where a supplier comes by a verb; where it is when it is there already, since saying it twice is no fault
 * @throws DomainError `supplier/life` when the move is not allowed
 */
export function lifeAfter(verb: LifeVerb, life: SupplierLife): SupplierLife {
  const { from, to, otherwise } = LIFE_MOVES[verb];
  if (life === to || from.includes(life)) return to;
  if (life === 'archived') {
    throw new DomainError('supplier/life', 'The supplier is archived: reopen it first.', { status: 409 });
  }
  throw new DomainError('supplier/life', otherwise, { status: 409 });
}

/** @returns whether the second is further on the line than the first; neither may be archived */
export function isFurther(life: SupplierLife, than: SupplierLife): boolean {
  return LINE.indexOf(life) > LINE.indexOf(than) && than !== 'archived';
}
