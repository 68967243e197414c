import {
  addressIn,
  every,
  FilterDirectory,
  nationwide,
  ofKind,
  radiusOfDepartment,
  reaching,
  selling,
  servingPlace,
  some,
  standingIn,
  standingWithin,
  suppliersBy,
  type FilterPlace,
  type Rule,
} from '#lib/matching-engine';

/** A need as the Marché de l'inclusion asks it; an empty list filters nothing. */
export interface PeerNeed {
  sectors: readonly string[];
  serviceTypes: readonly string[];
  kinds: readonly string[];
  places: readonly FilterPlace[];
  location: FilterPlace | null;
  /** Around the location, when it is a commune */
  km: number | null;
  includeCountry: boolean;
  isCountry: boolean;
}

export type Policy = (directory: FilterDirectory, need: PeerNeed) => number[];

/**
 * Who the Marché de l'inclusion writes to: one activity passes all of service type, sector and place. A need for the whole
 * country asks for nationwide activities; else a radius around a commune asks the supplier's address and sets the places
 * aside; else the places. Read from its source, commit 05043031.
 */
export const peerPolicy: Policy = (directory, need) => {
  const isOpen = (supplier: number): boolean => {
    const { isLive, canBeWrittenTo } = directory.suppliers[supplier]!;
    return isLive && canBeWrittenTo;
  };
  const rule = every([
    ofKind(directory, need.kinds),
    selling(directory, need.serviceTypes),
    ...peerPlace(directory, need),
  ]);
  return suppliersBy(directory, need.sectors, isOpen, rule);
};

function peerPlace(directory: FilterDirectory, need: PeerNeed): Rule[] {
  const country = nationwide(directory);
  if (need.isCountry) return [country];
  const point = need.location?.kind === 'commune' ? need.location.point : null;
  if (point && need.km !== null && need.km > 0) {
    const near = standingWithin(directory, point, need.km);
    return [need.includeCountry ? some([country, near]) : near];
  }
  if (need.places.length === 0) return need.includeCountry ? [country] : [];
  const served = peerServed(directory, need.places);
  return [need.includeCountry ? some([country, served]) : every([(activity) => !country(activity), served])];
}

function peerServed(directory: FilterDirectory, places: readonly FilterPlace[]): Rule {
  return some([standingIn(directory, places), servingPlace(directory, places), reaching(directory, places)]);
}

/** What its public directory shows: live suppliers, by one activity; nationwide ones always serve a place. */
export function peerSearch(
  directory: FilterDirectory,
  sectors: readonly string[],
  places: readonly FilterPlace[],
): number[] {
  const rules = places.length === 0 ? [] : [some([nationwide(directory), peerServed(directory, places)])];
  return suppliersBy(directory, sectors, (supplier) => directory.suppliers[supplier]!.isLive, every(rules));
}

/** Its filter by address alone. */
export function peerAddresses(directory: FilterDirectory, places: readonly FilterPlace[]): number[] {
  const isThere = addressIn(directory, places);
  return directory.suppliers.map((_, number) => number).filter((number) => isThere(number));
}

/**
 * Our own hard rules in the same form, for the blind spots of the above: a supplier of the commune, or within the radius
 * asked, is not lost because it works in the whole country, lacks a point or has no address to write to, and a radius of
 * which no centre is known counts in its department.
 */
export const ownPolicy: Policy = (directory, need) => {
  const rules = [ofKind(directory, need.kinds), selling(directory, need.serviceTypes)];
  const point = need.location?.kind === 'commune' ? need.location.point : null;
  const asked = need.location && point && need.km ? [...need.places, need.location] : need.places;
  if (need.isCountry || asked.length > 0) {
    rules.push(
      some([
        nationwide(directory),
        peerServed(directory, asked),
        radiusOfDepartment(directory, asked),
        ...(point && need.km ? [standingWithin(directory, point, need.km)] : []),
      ]),
    );
  }
  return suppliersBy(directory, need.sectors, (supplier) => directory.suppliers[supplier]!.isLive, every(rules));
};
