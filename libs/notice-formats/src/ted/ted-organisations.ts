import { isSiren, isSiret, normaliseSiret, sirenOf } from '#lib/nomenclature';
import type { ContactPoint, NoticeBuyer, NoticePlace, Winner } from '../notice';
import type { Place } from '../reading/dates';
import { quoted } from '../reading/findings';
import { isFrenchCountry, placeOf } from '../reading/places';
import { readUrl } from '../reading/values';
import { plainLine } from '../text/plain-text';
import { first, type Element } from '../tree/element';
import { BUYER_TYPES } from './ted-content';
import { firstWithin, lineOf } from './ted-text';

/** Words that make a contact point a service: TED has one field for a service and for a person. */
const SERVICE =
  /(?<!\p{L})(?:service|direction|d[ée]partement|division|p[ôo]le|bureau|cellule|mission|unit[ée]|secr[ée]tariat|agence|mairie|ville|commune|centre|h[ôo]pital|achats?|march[ée]s?|commande|juridique|technique|travaux|accueil|syndicat|groupement)(?!\p{L})/iu;

const PARTS = /\s*[,;:/–—]\s*|\s+-\s+/;

/** A first name and a name in capitals, as services write who answers for them. */
const NAME_AFTER = /\s+\p{Lu}\p{Ll}{1,20}(?:-\p{Lu}\p{Ll}{1,20})?\s+\p{Lu}{2,30}(?:[ -]\p{Lu}{2,30})?\s*$/u;

/** @returns the buyer of a form; a number that is no SIRET is named and left out, a code of type that says two things gives none */
export function tedBuyer(element: Element | undefined, type: string, fallbackName: string, at: Place): NoticeBuyer {
  const place = addressOf(element);
  return {
    name: nameOf(element) || fallbackName,
    siret: siretOf(element, 'buyer-siret-invalid', at),
    legalType: BUYER_TYPES[type.toUpperCase()] ?? null,
    city: place?.city ?? null,
    postCode: place?.postCode ?? null,
    nuts: place?.nuts ?? null,
  };
}

/** @returns a firm that won a contract, or null when it is not named */
export function tedWinner(element: Element | undefined, at: Place): Winner | null {
  const name = nameOf(element);
  if (name === '') return null;
  const siret = siretOf(element, 'winner-siret-invalid', at);
  const place = addressOf(element);
  return {
    name,
    siret,
    siren: siret === null ? sirenIn(element) : sirenOf(siret),
    city: place?.city ?? null,
    postCode: place?.postCode ?? null,
    role: 'holder',
  };
}

/** The services that a contact point names; what stands beside them, or after them, may be a person. */
function serviceIn(point: string): string {
  const parts = point.replace(/(?:à|a) l['’]attention.*$/i, '').split(PARTS);
  const services = parts.filter((part) => SERVICE.test(part));
  return services.map((part) => part.replace(NAME_AFTER, '')).join(', ');
}

/** An organisation without the person that some write after it. */
function organisationIn(name: string): string {
  const [own, ...after] = name.split(PARTS);
  return [own, ...after.filter((part) => SERVICE.test(part))].map((part) => part!.replace(NAME_AFTER, '')).join(', ');
}

/** Where to ask: the service when one is named, else the organisation. */
export function tedContact(element: Element | undefined, urls: readonly string[], at: Place): ContactPoint | null {
  if (!element) return null;
  const point = lineOf(firstWithin(element, 'CONTACT_POINT'));
  const place = addressOf(element);
  const url = urls.find((each) => each !== '');
  return {
    organisation: serviceIn(point) || organisationIn(nameOf(element)) || null,
    city: place?.city ?? null,
    postCode: place?.postCode ?? null,
    url: url === undefined ? null : readUrl(url, at),
  };
}

/** Until 2014 the name stood in `ORGANISATION` itself. */
function nameOf(element: Element | undefined): string {
  return lineOf(firstWithin(element, 'OFFICIALNAME')) || plainLine(firstWithin(element, 'ORGANISATION')?.text ?? '');
}

function addressOf(element: Element | undefined): NoticePlace | null {
  return placeOf({
    city: plainLine(first(element, 'TOWN')?.text ?? ''),
    postCode: first(element, 'POSTAL_CODE')?.text ?? '',
    nuts: first(element, 'NUTS')?.attributes.get('CODE') ?? '',
    country: countryOf(element),
  });
}

function countryOf(element: Element | undefined): string {
  return first(element, 'COUNTRY')?.attributes.get('VALUE') ?? '';
}

function siretOf(
  element: Element | undefined,
  code: 'buyer-siret-invalid' | 'winner-siret-invalid',
  at: Place,
): string | null {
  const given = nationalId(element);
  if (given === '' || !isFrenchCountry(countryOf(element))) return null;
  if (isSiret(given)) return normaliseSiret(given);
  const isWinnersSiren = code === 'winner-siret-invalid' && sirenIn(element) !== null;
  if (!isWinnersSiren) at.findings.repair(code, at.path, `Pas un SIRET valide : ${quoted(given)}.`);
  return null;
}

/** A SIREN, alone or in a French VAT number. */
function sirenIn(element: Element | undefined): string | null {
  if (!isFrenchCountry(countryOf(element))) return null;
  const bare = normaliseSiret(nationalId(element)).replace(/^FR\d{2}(?=\d{9}$)/i, '');
  return isSiren(bare) ? bare : null;
}

function nationalId(element: Element | undefined): string {
  return firstWithin(element, 'NATIONALID')?.text ?? '';
}
