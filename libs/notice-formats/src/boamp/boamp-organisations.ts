import { isSiren, isSiret, normaliseSiret, sirenOf } from '#lib/nomenclature';
import type { Winner } from '../notice';
import type { Place } from '../reading/dates';
import { quoted } from '../reading/findings';
import { placeOf } from '../reading/places';
import { plainLine } from '../text/plain-text';

/** What a notice says of a holder; never a person to write to. */
interface GivenWinner {
  name: string;
  identifier?: string;
  city?: string;
  postCode?: string;
}

/** @returns a holder, its identifier kept as SIRET or SIREN when its check digit holds; null when it has no name */
export function winnerOf(given: GivenWinner, at: Place): Winner | null {
  const name = nameOfWinner(given.name);
  if (name === '') return null;
  const digits = normaliseSiret(given.identifier ?? '');
  const siret = isSiret(digits) ? digits : null;
  const siren = siret !== null ? sirenOf(siret) : isSiren(digits) ? digits : null;
  if (digits !== '' && siren === null) {
    at.findings.repair('winner-siret-invalid', at.path, `Pas un SIRET valide : ${quoted(given.identifier ?? '')}.`);
  }
  const place = placeOf({
    city: plainLine(given.city ?? ''),
    postCode: given.postCode ?? '',
    nuts: '',
    country: '',
  });
  return { name, siret, siren, city: place?.city ?? null, postCode: place?.postCode ?? null, role: 'holder' };
}

const ROLE = /\s*\((?:(?:co-?|sous-?)?traitant|mandataire|membre|rang|n[°o])[^()]{0,60}\)/gi;

/** @returns a name without the role that a buyer writes behind it: `(mandataire)`, `(co-traitant)`, `(Rang 2)` */
function nameOfWinner(text: string): string {
  return plainLine(text).replace(ROLE, '').trim();
}

/** @returns whether names say that they answered together: a leader and those who share its contract */
export function areTogether(names: readonly string[]): boolean {
  return names.length > 1 && names.some((name) => /co-?traitant|mandataire|groupement/i.test(name));
}
