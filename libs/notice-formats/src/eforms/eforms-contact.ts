import type { ContactPoint } from '../notice';
import type { Place } from '../reading/dates';
import { readUrl } from '../reading/values';
import { plainLine } from '../text/plain-text';
import { type Element, first, frenchAt, textAt } from '../tree/element';
import { type DesignatedBuyer, placeOfAddress } from './eforms-buyer';
import type { Organisation } from './eforms-organisations';

/** Who informs about a lot (OPT-301 AddInfo), else who gives its documents (OPT-301 DocProvider). */
const INFORMING = ['AdditionalInformationParty', 'DocumentProviderParty'];

/** A touch point may be a person, with an address of their own; only one that is called a service is read. */
const SERVICE =
  /\b(?:services?|direction|d[ée]partement|p[ôo]le|bureau|cellule|mairie|greffe|secr[ée]tariat|unit[ée]?|march[ée]s|achats?|commande|department|office|team|procurement|division)\b/i;

/**
 * Reads where to ask about a lot; each organisation is read once. The lot's own party, else the buyer.
 * @returns a reader that takes the element of a lot and gives null when its organisation is not told of
 */
export function contactReader(
  organisations: ReadonlyMap<string, Organisation>,
  buyer: DesignatedBuyer,
  at: Place,
): (lot: Element) => ContactPoint | null {
  const read = new Map<Organisation, ContactPoint>();
  return (lot) => {
    const named = INFORMING.map((party) => textAt(lot, `TenderingTerms/${party}/PartyIdentification/ID`));
    const organisation = named.map((id) => organisations.get(id)).find((each) => each) ?? buyer.organisation;
    if (!organisation) return null;
    const known = read.get(organisation) ?? contactOf(organisation, buyer, at);
    read.set(organisation, known);
    return known;
  };
}

function contactOf({ company, touchPoint }: Organisation, buyer: DesignatedBuyer, at: Place): ContactPoint {
  const name = nameOf(touchPoint ?? undefined);
  const service = SERVICE.test(name) ? (touchPoint ?? undefined) : undefined;
  const place = placeOfAddress(first(service, 'PostalAddress')) ?? placeOfAddress(first(company, 'PostalAddress'));
  const website = textAt(service, 'WebsiteURI') || textAt(company, 'WebsiteURI');
  return {
    organisation: (service ? name : nameOf(company)) || null,
    city: place?.city ?? null,
    postCode: place?.postCode ?? null,
    url: readUrl(website, at) ?? readUrl(textAt(buyer.party, 'BuyerProfileURI'), at),
  };
}

function nameOf(part: Element | undefined): string {
  return plainLine(frenchAt(part, 'PartyName/Name'));
}
