/** @returns a website's address as it can be linked to, `https` when none is said; null when it is none */
export function webAddress(text: string): string | null {
  if (text === '') return null;
  const given = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (given.length > 500 || !URL.canParse(given)) return null;
  const url = new URL(given);
  return url.hostname.includes('.') && url.username === '' ? url.href : null;
}
