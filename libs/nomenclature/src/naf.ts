import { NAF_LABELS } from './naf-labels';
import { officialLists } from './official';

/** Codes that say how a structure was registered, not what it does: most inclusion structures hold one of them. */
const SILENT = new Set([
  '8899B',
  '9499Z',
  '8411Z',
  '8412Z',
  '8413Z',
  '7010Z',
  '8299Z',
  '9609Z',
  '8810B',
  '8810C',
  '8790B',
  '9900Z',
]);

/** Reads `8122Z`, `81.22Z` or `81.22z` @returns `8122Z`, or null when it is not a NAF code of revision 2 */
export function normaliseNaf(text: string): string | null {
  const code = text.replace(/[\s.]/g, '').toUpperCase();
  return /^\d{4}[A-Z]$/.test(code) ? code : null;
}

/** @returns the French label of a code: ours, else the official one once it is loaded, else its division's; null for no known division */
export function nafLabel(code: string): string | null {
  const naf = normaliseNaf(code);
  if (naf === null) return null;
  return NAF_LABELS[naf] ?? officialLists().naf.get(naf) ?? NAF_LABELS[naf.slice(0, 2)] ?? null;
}

/** @returns whether the code says nothing of what its holder sells (8899B and 9499Z are half of the directory) */
export function nafSaysNothing(code: string): boolean {
  return SILENT.has(normaliseNaf(code) ?? code);
}
