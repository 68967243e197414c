import { isSiret, normaliseSiret } from '#lib/nomenclature';
import type { Place } from './dates';
import { quoted } from './findings';

/** @returns the first valid SIRET among the identifiers given (BT-501); when all are something else, null and a repair */
export function readBuyerSiret(identifiers: readonly string[], at: Place): string | null {
  const given = identifiers.filter((id) => id !== '');
  const siret = given.find(isSiret);
  if (siret !== undefined) return normaliseSiret(siret);
  if (given.length > 0) {
    at.findings.repair('buyer-siret-invalid', at.path, `Pas un SIRET valide : ${quoted(given[0]!)}.`);
  }
  return null;
}
