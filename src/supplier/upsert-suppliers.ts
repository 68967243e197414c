import type { EntityManager } from 'typeorm';
import { DomainError, withoutContacts, type Clock } from '#lib/kernel';
import type { Outbox } from '#lib/outbox';
import { takeTurn, writeAndAnnounce } from './announce';
import { checkedContact, readContacts, writeContacts } from './contact';
import { decide, type UpsertOutcome } from './decide';
import { readSuppliers, writeOrigins } from './supplier-rows';
import type { SupplierRecord } from './supplier-state';

export interface UpsertOptions {
  /** Take only what is not known: for the second rows of one SIRET in one list, which complete the first */
  fill?: boolean;
}

/** What `SupplierService.upsertMany` does: three readings at most and a handful of statements, whatever the number. */
export async function upsertSuppliers(
  tx: EntityManager,
  outbox: Outbox,
  clock: Clock,
  records: readonly SupplierRecord[],
  { by, ...options }: UpsertOptions & { by: string },
): Promise<UpsertOutcome[]> {
  const sirets = records.map((record) => record.siret);
  if (new Set(sirets).size < sirets.length) {
    throw new DomainError('supplier/twice', 'Two records have the same SIRET: join them before they are taken in.');
  }
  const said = records.map(withContactsApart);
  await takeTurn(tx);
  const found = await readSuppliers(tx, 's.siret = any ($1)', [sirets]);
  const standing = new Map(found.map((supplier) => [supplier.state.siret, supplier]));
  const asked = said.flatMap(({ siret, contact }) => (contact ? (standing.get(siret)?.id ?? []) : []));
  const contacts = await readContacts(tx, asked);

  const now = clock.now();
  const word = { by, at: now.toISOString(), day: clock.today() };
  const decided = said.map((record) => {
    const known = standing.get(record.siret) ?? null;
    return decide(record, known, (known && contacts.get(known.id)) ?? null, word, options);
  });
  const writes = decided.flatMap((one) => one.write ?? []);
  await writeAndAnnounce(tx, outbox, writes, by, now);
  const told = decided.flatMap((one) => one.origins ?? []);
  await writeOrigins(tx, told);
  const reached = decided.flatMap((one) => one.contact ?? []);
  await writeContacts(tx, reached, now);
  return decided.map((one) => one.outcome);
}

/** Free text is shown, exported and searched: an address or a number in it would be shown to everyone, so it goes. */
function withContactsApart(record: SupplierRecord): SupplierRecord {
  const { contact, description, activities } = record;
  return {
    ...record,
    ...(contact ? { contact: checkedContact(contact) } : {}),
    ...(description ? { description: withoutContacts(description) } : {}),
    ...(activities ? { activities: activities.map((one) => ({ ...one, text: withoutContacts(one.text) })) } : {}),
  };
}
