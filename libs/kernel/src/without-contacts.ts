const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
/** French numbers, spaced by pairs or not, with 0, +33 or 0033 in front; not the digits inside a longer number. */
const TELEPHONE = /(?<!\d)(?:(?:\+|00)33[\s.-]?(?:\(0\)[\s.-]?)?|0)[1-9](?:[\s.-]?\d{2}){4}(?!\d)/g;

/** @returns a text with its e-mail addresses and telephone numbers taken out, `[…]` in their place */
export function withoutContacts(text: string): string {
  return text.replace(EMAIL, '[…]').replace(TELEPHONE, '[…]');
}
