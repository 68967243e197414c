const EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}(?:@| ?[([] ?(?:at|arobase) ?[)\]] ?)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/giu;
const FRENCH_NUMBER = /(?<![\d,.])(?:\+33[ .-]?(?:\(0\)[ .-]?)?|0033[ .-]?|0)[1-9](?:[ .-]?\d{2}){4}(?!\d)/g;
const NAMED_PERSON =
  /\b(MM?\.|Mr\.?|Mmes?\.?|MME|Mlle|Monsieur|MONSIEUR|Madame|MADAME|Mademoiselle) (?!le |la |l['’]|Le |La |L['’]|LE |LA )(\p{Lu}[\p{L}'’-]{1,30}\.?(?: (?:(?:de|du|des|le|la) ){0,2}\p{Lu}[\p{L}'’-]{1,30}){0,2})/gu;

/** Takes out of a text the e-mail addresses, the French telephone numbers and the persons introduced by a title. */
export function withoutContacts(text: string): string {
  let clean = text;
  if (/@|\b(?:at|arobase)\b/i.test(clean)) clean = clean.replace(EMAIL, '[adresse retirée]');
  clean = clean.replace(FRENCH_NUMBER, '[numéro retiré]');
  return clean.replace(NAMED_PERSON, '$1 [nom retiré]');
}
