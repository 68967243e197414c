/** Also as people hide it, « moi (at) brumeval.fr »; bounded, so that a text of any length is read once. */
const EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}(?:@| ?[([] ?(?:at|arobase) ?[)\]] ?)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/giu;
/** French numbers, spaced by pairs or not, with 0, +33 or 0033 in front; not the digits inside a longer number. */
const TELEPHONE =
  /(?<![\d,.])(?:(?:\+|00)33[ \u00a0\u202f.-]?(?:\(0\)[ \u00a0\u202f.-]?)?|0)[1-9](?:[ \u00a0\u202f.-]?\d{2}){4}(?!\d)/g;

/**
 * @param inPlace what stands where something was
 * @returns a text with its e-mail addresses and telephone numbers taken out
 */
export function withoutContacts(text: string, inPlace = { address: '[…]', number: '[…]' }): string {
  const clean = /@|\b(?:at|arobase)\b/i.test(text) ? text.replace(EMAIL, inPlace.address) : text;
  return clean.replace(TELEPHONE, inPlace.number);
}
