/**
 * What a notice or a supplier gives as an address is hostile until shown otherwise.
 * @param options.hosts hosts that may be linked to, their subdomains included; any public name when absent
 * @returns the address when it is a plain `https:` or `http:` one, else null (so `javascript:`, `data:`, credentials and
 *   names without a dot never become a link)
 */
export function safeUrl(text: string | null | undefined, options: { hosts?: readonly string[] } = {}): string | null {
  if (!text || text.length > 2_000 || !URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.username !== '' || url.password !== '' || !url.hostname.includes('.')) return null;
  const { hosts } = options;
  if (hosts && !hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))) return null;
  return url.href;
}
