import { hashOf, newId } from '#lib/kernel';
import { KEPT_APART, type Contact } from './contact';
import type { StandingSupplier, SupplierWrite } from './supplier-rows';
import { difference, isSame, type SupplierRecord } from './supplier-state';
import type { Origin } from './supplier.entity';
import { takeIn, takesContact } from './take-in';

/**
 * What became of a record. `archived`: its supplier is closed and stays so, though what the record says of it was taken in.
 */
export type UpsertOutcome = 'created' | 'changed' | 'unchanged' | 'archived';

/** What a record comes to: at most one of `write` and `origins`. */
export interface Decided {
  outcome: UpsertOutcome;
  write: SupplierWrite | null;
  /** Who said what, when that alone moved */
  origins: Pick<SupplierWrite, 'id' | 'origins'> | null;
  contact: { supplierId: string; contact: Contact } | null;
}

/** @param contact the one known, apart from the state */
export function decide(
  record: SupplierRecord,
  standing: StandingSupplier | null,
  contact: Contact | null,
  word: Origin,
  { fill = false }: { fill?: boolean },
): Decided {
  const { state, origins } = takeIn(standing, record, word, { fill });
  const id = standing?.id ?? newId();
  const said = record.contact;
  const takes =
    said !== undefined && !(fill && contact) && takesContact(contact, standing?.origins['contact'], said, word);
  if (takes) origins['contact'] = word;

  const contentHash = hashOf(state);
  const moved = standing?.contentHash !== contentHash;
  const isOut = standing?.state.life === 'archived' && state.life === 'archived';
  const unmoved = isOut ? 'archived' : 'unchanged';
  if (!moved && !takes) {
    const isToldAlready = standing !== null && isSame(standing.origins, origins);
    return { outcome: unmoved, write: null, origins: isToldAlready ? null : { id, origins }, contact: null };
  }
  const change = difference(standing?.state ?? null, state);
  if (takes) {
    change.after = { ...change.after, contact: KEPT_APART };
    if (change.before) change.before = { ...change.before, contact: contact ? KEPT_APART : null };
  }
  return {
    outcome: standing === null ? 'created' : isOut ? 'archived' : 'changed',
    write: { id, contentHash, state, origins, change },
    origins: null,
    contact: takes ? { supplierId: id, contact: said } : null,
  };
}
