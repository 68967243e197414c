import { withoutContacts } from '#lib/kernel';

const NAMED_PERSON =
  /\b(MM?\.|Mr\.?|Mmes?\.?|MME|Mlle|Monsieur|MONSIEUR|Madame|MADAME|Mademoiselle) (?!le |la |l['’]|Le |La |L['’]|LE |LA )(\p{Lu}[\p{L}'’-]{1,30}\.?(?: (?:(?:de|du|des|le|la) ){0,2}\p{Lu}[\p{L}'’-]{1,30}){0,2})/gu;
const REMOVED = { address: '[adresse retirée]', number: '[numéro retiré]' };

/** Takes out of a text the e-mail addresses, the French telephone numbers and the persons introduced by a title. */
export function withoutPeople(text: string): string {
  return withoutContacts(text, REMOVED).replace(NAMED_PERSON, '$1 [nom retiré]');
}
