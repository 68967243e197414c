import { readFileSync } from 'node:fs';
import { shared } from './shared';

/** @returns the official CPV of the shared data, as `completeNomenclature` takes it */
export function officialCpv(): Map<string, string> {
  const lines = readFileSync(shared('data/reference/cpv_fr.csv'), 'utf8').split(/\r?\n/).slice(1);
  return new Map(
    lines.filter(Boolean).map((line) => [line.slice(0, 8), line.slice(9).replace(/^"|"$/g, '').replaceAll('""', '"')]),
  );
}
