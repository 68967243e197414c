import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { DomainError } from '#lib/kernel';

/** How to write to a supplier: professional only. */
export interface Contact {
  email: string | null;
  phone: string | null;
  /** Who it leads to, or empty when it is everybody's (`contact@…`) */
  name: string;
  /** Where it was found: `directory-file`, `person`… */
  source: string;
  /** Why it may be kept, in words (RGPD, article 6): a named address asks for more than a generic one */
  legalBasis: string;
}

/** What stands in a change in place of a contact: that it moved, never what it is. */
export const KEPT_APART = 'kept apart';

const address = z.email().max(254);
/** Digits with their usual signs, as people write them: +33 5 49 00 00 00, 05.49.00.00.00 */
const PHONE = /^\+?[\d\s.()/-]{4,30}$/;

/** @returns whether a text has the form of an e-mail address */
export function isEmail(text: string): boolean {
  return address.safeParse(text).success;
}

/**
 * @returns the contact with its ends trimmed
 * @throws DomainError `supplier/contact` naming the field, when it holds neither address nor number, a wrong one, or
 * does not say where it was found and why it may be kept
 */
export function checkedContact(contact: Contact): Contact {
  const email = contact.email?.trim() || null;
  const phone = contact.phone?.trim() || null;
  const [name, source, legalBasis] = [contact.name.trim(), contact.source.trim(), contact.legalBasis.trim()];
  const refuse = (field: keyof Contact, message: string): never => {
    throw new DomainError('supplier/contact', message, { status: 422, field });
  };
  if (email === null && phone === null) refuse('email', 'A contact needs an e-mail address or a phone number.');
  if (email !== null && !isEmail(email)) refuse('email', 'The e-mail address is not one: give name@domain.');
  if (phone !== null && !PHONE.test(phone)) refuse('phone', 'The phone number holds something else than a number.');
  if (source === '') refuse('source', 'Say where the contact was found.');
  if (legalBasis === '') refuse('legalBasis', 'Say why the contact may be kept (RGPD, article 6).');
  return { email, phone, name, source, legalBasis };
}

/** @returns contacts by the id of their supplier; none for those that have none */
export async function readContacts(tx: EntityManager, supplierIds: readonly string[]): Promise<Map<string, Contact>> {
  if (supplierIds.length === 0) return new Map();
  const rows: (Contact & { id: string })[] = await tx.query(
    `select supplier_id as id, email, phone, name, source, legal_basis as "legalBasis"
       from supplier_contact where supplier_id = any ($1::uuid[])`,
    [supplierIds],
  );
  return new Map(rows.map(({ id, ...contact }) => [id, contact]));
}

/** Writes contacts in place of those known, in one statement. */
export async function writeContacts(
  tx: EntityManager,
  contacts: readonly { supplierId: string; contact: Contact }[],
  now: Date,
): Promise<void> {
  if (contacts.length === 0) return;
  await tx.query(
    `insert into supplier_contact (supplier_id, email, phone, name, source, legal_basis, recorded_at)
     select w."supplierId", w.email, w.phone, w.name, w.source, w."legalBasis", $2
       from jsonb_to_recordset($1::jsonb) as w ("supplierId" uuid, email text, phone text, name text, source text,
            "legalBasis" text)
     on conflict (supplier_id) do update set email = excluded.email, phone = excluded.phone, name = excluded.name,
            source = excluded.source, legal_basis = excluded.legal_basis, recorded_at = excluded.recorded_at`,
    [JSON.stringify(contacts.map(({ supplierId, contact }) => ({ supplierId, ...contact }))), now],
  );
}
