import { isEmail, type Contact } from '../../../../supplier/supplier.service';
import type { RowReading } from './row-reading';

/** Said of professional contact data that a public list gives, where the list says nothing else (RGPD, article 6, 1, f) */
const LEGAL_BASIS = 'Intérêt légitime, donnée professionnelle publique';

/** @returns the professional contact of a row; null when it gives neither an address nor a number that is one */
export function readContact(row: RowReading, saidBy: string): Contact | null {
  const email = row.words('contact.email').replace(/^mailto:/i, '');
  const phone = row.words('contact.phone');
  const hasEmail = isEmail(email);
  const digits = phone.replace(/\D/g, '').length;
  const isPhone = /^\+?[\d\s.()/-]{4,30}$/.test(phone) && digits >= 9 && digits <= 15;
  if (email !== '' && !hasEmail) row.mend('email-dropped', 'contact.email');
  if (phone !== '' && !isPhone) row.mend('phone-dropped', 'contact.phone');
  if (!hasEmail && !isPhone) return null;
  return {
    email: hasEmail ? email.toLowerCase() : null,
    // A spreadsheet that made a number of it took its first zero
    phone: isPhone ? (/^[1-9]\d{8}$/.test(phone) ? `0${phone}` : phone) : null,
    name: row.words('contact.name'),
    source: row.words('contact.source') || saidBy,
    legalBasis: row.words('contact.legalBasis') || LEGAL_BASIS,
  };
}
