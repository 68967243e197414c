import type { NoticePlace } from '../notice';
import { placeOf, townNamed } from '../reading/places';

const MOST = 200;
/** A post code and the name of a town, as an address writes them; a name is up to six words. */
const TOWN = /(?<!\d)(\d{5})[ \t]+(\p{Lu}[\p{L}'’-]{1,30}(?:[ -](?:\p{L}[\p{L}'’-]{0,30})){0,5})/gu;

/**
 * The places of a lot: one by NUTS code, and the town that the words of the site give with its post code. When both are one
 * department, or when there is one code, they are one place.
 */
export function placesOf(codes: readonly string[], site: string): NoticePlace[] {
  const byCode = [...new Set(codes.map((code) => code.trim().toUpperCase()))]
    .slice(0, MOST)
    .flatMap((nuts) => placeOf({ city: '', postCode: '', nuts, country: nuts.slice(0, 2) }) ?? []);
  const town = townIn(site);
  if (!town) return withTown(byCode, townNamed(site));
  const home = byCode.find((place) => place.department !== null && place.department === town.department);
  const host = home ?? (byCode.length === 1 && byCode[0]!.department === null ? byCode[0] : undefined);
  const named = { ...town, nuts: host?.nuts ?? null };
  return host ? byCode.map((place) => (place === host ? named : place)) : [named, ...byCode];
}

/** A town without its post code is known within its department only. */
function withTown(byCode: readonly NoticePlace[], city: string | null): NoticePlace[] {
  const [only, ...others] = byCode;
  if (city === null || !only || others.length > 0 || only.department === null) return [...byCode];
  return [{ ...only, city }];
}

/** Two towns are a list of sites, which says no more than the codes do. */
function townIn(site: string): NoticePlace | null {
  const found = [...site.slice(0, 2_000).matchAll(TOWN)].slice(0, 2);
  if (found.length !== 1) return null;
  const place = placeOf({ city: found[0]![2]!, postCode: found[0]![1]!, nuts: '', country: 'FR' });
  return place?.department ? place : null;
}
