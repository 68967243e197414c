import type { NoticeBuyer, NoticePlace } from '#lib/notice-formats';
import {
  commonPlace,
  communeByCode,
  communesByPostCode,
  departmentOfPostCode,
  epciByCode,
  findCommune,
  isDepartment,
  NOWHERE,
  nutsToDepartment,
  nutsToRegion,
  type Place,
  placeOfCommune,
  placeOfDepartment,
} from '#lib/nomenclature';

/**
 * Where a lot is carried out. A ladder: commune named with its post code or department → the only commune of a post code →
 * the buyer's own territory, when the buyer is a commune or an EPCI and the lot's department is not another → department →
 * region → the buyer's seat, when the lot says nothing. Several places give what they have in common, never one of them.
 */
export function placeOfLot(places: readonly NoticePlace[], buyer: NoticeBuyer): Place {
  const said = precise(
    places.map(placeSaid).filter(({ region, department }) => region !== null || department !== null),
  );
  if (said.length === 0) return placeOfBuyer(buyer);
  const place = commonPlace(said);
  const own = territoryOfBuyer(buyer);
  if (own === null || said.some(({ commune }) => commune !== null)) return place;
  if (place.postCode !== null) return isServedBy(place.postCode, own) ? { ...own, postCode: place.postCode } : place;
  return place.department !== null && own.department === place.department ? own : place;
}

/** Beyond, a list of communes is a territory: what they have in common says it. */
const MOST_PLACES = 10;

/** @returns each place of a lot that is carried out in several, two to ten; none where they are one, or more */
export function placesOfLot(places: readonly NoticePlace[]): Place[] {
  const said = precise(places.map(placeSaid).filter(({ department }) => department !== null));
  const key = ({ commune, postCode, department }: Place): string => `${commune} ${postCode} ${department}`;
  const apart = [...new Map(said.map((place) => [key(place), place])).values()];
  return apart.length >= 2 && apart.length <= MOST_PLACES ? apart : [];
}

function isServedBy(postCode: string, { commune }: Place): boolean {
  return commune !== null && communesByPostCode(postCode).some(({ code }) => code === commune);
}

/** What one place of a notice says, without looking elsewhere. */
function placeSaid({ city, postCode, department, nuts }: NoticePlace): Place {
  const said = department !== null && isDepartment(department) ? department : null;
  // A post code says its department better than the NUTS code, which is often the one of the platform
  const within = said ?? (postCode ? departmentOfPostCode(postCode) : null) ?? (nuts ? nutsToDepartment(nuts) : null);
  const named = city ? findCommune(city, { department: within, postCode }) : null;
  if (named && (within !== null || postCode)) return placeOfCommune(named.code, postCode);
  const sharing = postCode ? communesByPostCode(postCode) : [];
  if (sharing.length === 1) return placeOfCommune(sharing[0]!.code, postCode);
  if (sharing.length > 1)
    return { ...commonPlace(sharing.map(({ code }) => placeOfCommune(code, postCode))), postCode };
  if (within !== null) return placeOfDepartment(within);
  return { ...NOWHERE, region: nuts ? nutsToRegion(nuts) : null };
}

/** The buyer's seat: where it is, not always where the work is, so it speaks only when the lot says nothing. */
function placeOfBuyer(buyer: NoticeBuyer): Place {
  const own = territoryOfBuyer(buyer);
  if (own) return own;
  return placeSaid({ city: buyer.city, postCode: buyer.postCode, department: null, nuts: buyer.nuts });
}

/** The SIREN of a commune holds its INSEE code (`21` 92 `0` 062 → 92062); the one of an EPCI is its key in the national table. */
function territoryOfBuyer({ siret }: NoticeBuyer): Place | null {
  if (siret === null) return null;
  const commune = siret.startsWith('21') ? communeByCode(siret.slice(2, 4) + siret.slice(5, 8)) : null;
  if (commune) return placeOfCommune(commune.code);
  const epci = epciByCode(siret.slice(0, 9));
  return epci ? { ...commonPlace(epci.communes.map((code) => placeOfCommune(code))), epci: epci.code } : null;
}

/** Drops what is only a coarser saying of another place. */
function precise(places: readonly Place[]): Place[] {
  return places.filter((place) => !places.some((other) => isWithin(other, place)));
}

function isWithin(inner: Place, outer: Place): boolean {
  const depth = (place: Place): number => [place.commune, place.postCode, place.department].filter(Boolean).length;
  if (depth(inner) <= depth(outer)) return false;
  if (outer.commune !== null) return false;
  if (outer.department !== null) return inner.department === outer.department;
  return inner.region === outer.region;
}
