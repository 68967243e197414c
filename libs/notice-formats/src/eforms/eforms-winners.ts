import { isSiren, isSiret, normaliseSiret, sirenOf } from '#lib/nomenclature';
import type { Winner } from '../notice';
import type { Place } from '../reading/dates';
import { quoted } from '../reading/findings';
import { isFrenchCountry } from '../reading/places';
import { UNNAMED_WINNER } from '../reading/unnamed';
import { plainLine } from '../text/plain-text';
import { all, type Element, first, frenchAt, textAt } from '../tree/element';
import { placeOfAddress } from './eforms-buyer';
import type { Organisation } from './eforms-organisations';

const MOST_PARTIES = 200;

/**
 * Reads who stands behind a tender, by the identifier of its tendering party (OPT-210): its tenderers (OPT-300), then its
 * subcontractors (OPT-301). Each party is read once.
 * @param result the `efac:NoticeResult`
 */
export function winnersReader(
  result: Element,
  organisations: ReadonlyMap<string, Organisation>,
  at: Place,
): (partyId: string) => Winner[] {
  const parties = new Map(all(result, 'TenderingParty').map((party) => [textAt(party, 'ID'), party]));
  const read = new Map<string, Winner[]>();
  return (partyId) => {
    const known = read.get(partyId) ?? winnersOf(parties.get(partyId), organisations, at);
    read.set(partyId, known);
    return known;
  };
}

function winnersOf(party: Element | undefined, organisations: ReadonlyMap<string, Organisation>, at: Place): Winner[] {
  const named = (path: string, role: Winner['role']): Winner[] =>
    [...new Set(all(party, path).map((id) => id.text))]
      .slice(0, MOST_PARTIES)
      .flatMap((id) => organisations.get(id) ?? [])
      .map(({ company }) => winnerOf(company, role, at));
  return [...named('Tenderer/ID', 'holder'), ...named('SubContractor/ID', 'subcontractor')];
}

function winnerOf(company: Element, role: Winner['role'], at: Place): Winner {
  const address = first(company, 'PostalAddress');
  const identifiers = all(company, 'PartyLegalEntity/CompanyID').flatMap((id) => id.text || []);
  const isFrench = isFrenchCountry(textAt(address, 'Country/IdentificationCode'));
  const siret = isFrench ? identifiers.find(isSiret) : undefined;
  const siren = siret === undefined && isFrench ? identifiers.map(sirenIn).find((each) => each !== null) : null;
  if (isFrench && identifiers.length > 0 && siret === undefined && !siren) {
    at.findings.repair('winner-siret-invalid', at.path, `Ni SIRET ni SIREN valide : ${quoted(identifiers[0]!)}.`);
  }
  const place = placeOfAddress(address);
  return {
    name: plainLine(frenchAt(company, 'PartyName/Name')) || UNNAMED_WINNER,
    siret: siret === undefined ? null : normaliseSiret(siret),
    siren: siret === undefined ? (siren ?? null) : sirenOf(siret),
    city: place?.city ?? null,
    postCode: place?.postCode ?? null,
    role,
  };
}

/** A French VAT number is FR, two check characters and the SIREN (CGI annexe II, article 242 nonies A; INSEE). */
function sirenIn(identifier: string): string | null {
  const digits = normaliseSiret(identifier).replace(/^FR[0-9A-Z]{2}(?=\d{9}$)/i, '');
  return isSiren(digits) ? digits : null;
}
