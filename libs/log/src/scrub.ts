const ADDRESS = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const CREDENTIALS = /\/\/[^\s/@"]+@/g;

/** @returns a text without e-mail addresses nor the credentials of URLs: an error's sentence may quote them */
export function scrub(text: string): string {
  return text.replace(CREDENTIALS, '//(hidden)@').replace(ADDRESS, '(address)');
}
