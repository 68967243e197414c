/** Files of official lists, made up: codes of the right shape, labels that are none's. Each is large enough to pass for whole. */

/** @returns 5,000 lines of CPV as CSV */
export function aCpvFile(label = 'Produit'): string {
  const lines = Array.from({ length: 5_000 }, (_, n) => `0${3_000_000 + n},${label} ${n}`);
  return `code,label_fr\n${lines.join('\n')}\n`;
}

/** @returns 500 codes of the NAF as JSON */
export function aNafFile(): string {
  return JSON.stringify(Object.fromEntries(Array.from({ length: 500 }, (_, n) => [nafCode(n), `Métier ${n}`])));
}

/** @returns 18,000 communes as CSV, all at one point */
export function aCommunesFile(): string {
  const lines = Array.from({ length: 18_000 }, (_, n) => `${10_000 + n},Commune ${n},46.5,0.3`);
  return `insee_code,name,lat,lon\n${lines.join('\n')}\n`;
}

function nafCode(n: number): string {
  const digits = String(1_000 + n);
  return `${digits.slice(0, 2)}.${digits.slice(2)}A`;
}
