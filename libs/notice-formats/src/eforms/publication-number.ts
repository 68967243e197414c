/**
 * A publication number of TED (OPP-010, `ojs-notice-id`) as TED itself writes it: `00123456-2025` is `123456-2025`.
 * @returns null when the text is none
 */
export function publicationNumber(text: string): string | null {
  const parts = /^0*([1-9]\d{0,7})-((?:19|20)\d{2})$/.exec(text.trim());
  return parts ? `${parts[1]}-${parts[2]}` : null;
}
