import type { NoticeBuyer } from '../notice';
import type { Place } from '../reading/dates';
import { isFrenchCountry, placeOf } from '../reading/places';
import { readBuyerSiret } from '../reading/buyer-siret';
import { UNNAMED_BUYER } from '../reading/unnamed';
import { plainLine } from '../text/plain-text';
import { all, codeAt, type Element, first, frenchAt, textAt } from '../tree/element';
import type { Organisation } from './eforms-organisations';
import { EXTENSION } from './eforms-paths';

/** The party that buys (OPT-300) and its organisation, where the notice tells of it. */
export interface DesignatedBuyer {
  party: Element | undefined;
  organisation: Organisation | undefined;
}

/** The lead buyer of a group (OPP-050), else the first; a touch point speaks for the company it stands under. */
export function designatedBuyer(root: Element, organisations: ReadonlyMap<string, Organisation>): DesignatedBuyer {
  const buyers = all(root, 'ContractingParty').map((party) => ({
    party,
    organisation: organisations.get(textAt(party, 'Party/PartyIdentification/ID')),
  }));
  const isLead = ({ party, organisation }: DesignatedBuyer): boolean =>
    textAt(party, `${EXTENSION}/GroupLeadIndicator`) === 'true' || organisation?.isLead === true;
  return buyers.find(isLead) ?? buyers[0] ?? { party: undefined, organisation: undefined };
}

/**
 * The buyer as a notice tells of it. Contact names, telephones and e-mails are never read.
 * @param fallbackName what the source calls the buyer, when the notice itself names none
 */
export function readBuyer(buyer: DesignatedBuyer, fallbackName: string, at: Place): NoticeBuyer {
  const company = buyer.organisation?.company;
  const address = first(company, 'PostalAddress');
  const country = textAt(address, 'Country/IdentificationCode');
  const identifiers = all(company, 'PartyLegalEntity/CompanyID').map((id) => id.text);
  const place = placeOfAddress(address);
  const legalType = codeAt(buyer.party, 'ContractingPartyType/PartyTypeCode', 'buyer-legal-type');
  return {
    name: plainLine(frenchAt(company, 'PartyName/Name')) || fallbackName || UNNAMED_BUYER,
    siret: isFrenchCountry(country) ? readBuyerSiret(identifiers, at) : null,
    legalType: plainLine(legalType, 40) || null,
    city: place?.city ?? null,
    postCode: place?.postCode ?? null,
    nuts: place?.nuts ?? null,
  };
}

/** @returns the place of a `cac:PostalAddress` or `cac:Address`, null when it says none */
export function placeOfAddress(address: Element | undefined): ReturnType<typeof placeOf> {
  return placeOf({
    city: plainLine(textAt(address, 'CityName')),
    postCode: textAt(address, 'PostalZone'),
    nuts: textAt(address, 'CountrySubentityCode'),
    country: textAt(address, 'Country/IdentificationCode'),
  });
}
