import { isSiret, normaliseSiret } from '#lib/nomenclature';
import type { NoticeBuyer } from '../notice';
import type { Place } from '../reading/dates';
import { quoted } from '../reading/findings';
import { isFrenchCountry, placeOf } from '../reading/places';
import { plainLine } from '../text/plain-text';
import { all, codeAt, type Element, first, frenchAt, textAt } from '../tree/element';
import { EXTENSION } from './eforms-paths';

/**
 * The buyer that a notice designates (OPT-300), looked up among its organisations (OPT-200): the lead one of a group
 * (OPP-050) else the first. Contact names, telephones and e-mails are never read.
 * @param fallbackName what the source calls the buyer, when the notice itself names none
 */
export function readBuyer(root: Element, fallbackName: string, at: Place): NoticeBuyer {
  const parties = all(root, 'ContractingParty');
  const lead = parties.find((party) => textAt(party, `${EXTENSION}/GroupLeadIndicator`) === 'true') ?? parties[0];
  const company = designated(root, textAt(lead, 'Party/PartyIdentification/ID'));
  const address = first(company, 'PostalAddress');
  const country = textAt(address, 'Country/IdentificationCode');
  const identifiers = all(company, 'PartyLegalEntity/CompanyID').map((id) => id.text);
  const place = placeOf({
    city: plainLine(textAt(address, 'CityName')),
    postCode: textAt(address, 'PostalZone'),
    nuts: textAt(address, 'CountrySubentityCode'),
    country,
  });
  return {
    name: plainLine(frenchAt(company, 'PartyName/Name')) || fallbackName,
    siret: isFrenchCountry(country) ? readSiret(identifiers, at) : null,
    legalType: codeAt(lead, 'ContractingPartyType/PartyTypeCode', 'buyer-legal-type').slice(0, 40) || null,
    city: place?.city ?? null,
    postCode: place?.postCode ?? null,
    nuts: place?.nuts ?? null,
  };
}

/** @returns the first valid SIRET among the identifiers given (BT-501); when all are something else, null and a repair */
function readSiret(identifiers: readonly string[], at: Place): string | null {
  const given = identifiers.filter((id) => id !== '');
  const siret = given.find(isSiret);
  if (siret !== undefined) return normaliseSiret(siret);
  if (given.length > 0) {
    at.findings.repair('buyer-siret-invalid', at.path, `Pas un SIRET valide : ${quoted(given[0]!)}.`);
  }
  return null;
}

/** A touch point (TPO-…) speaks for the company it stands under. */
function designated(root: Element, id: string): Element | undefined {
  if (id === '') return undefined;
  const organisations = all(root, `${EXTENSION}/Organizations/Organization`);
  const bears = (part: Element): boolean => all(part, 'PartyIdentification/ID').some((each) => each.text === id);
  const match =
    organisations.find((each) => all(each, 'Company').some(bears)) ??
    organisations.find((each) => all(each, 'TouchPoint').some(bears));
  return first(match, 'Company');
}
