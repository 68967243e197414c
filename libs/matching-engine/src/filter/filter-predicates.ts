import { unitVector } from '../geo';
import type { Point } from '../types';
import { isCountry, isPlaces, isRadius, placeKey, type FilterDirectory, type FilterPlace } from './filter-directory';

/** A boolean rule over one activity of a directory, by its number. */
export type Rule = (activity: number) => boolean;

/** A place asked, its numbers in the directory looked up once. */
interface AskedPlace {
  kind: FilterPlace['kind'];
  /** The place itself, its department and its region, as activities name them */
  covering: readonly number[];
  postCodes: readonly number[];
  department: number;
  region: number;
}

/** @returns the rule that all of these hold; the cheap ones first */
export function every(rules: readonly Rule[]): Rule {
  return (activity) => rules.every((rule) => rule(activity));
}

/** @returns the rule that one of these holds */
export function some(rules: readonly Rule[]): Rule {
  return (activity) => rules.some((rule) => rule(activity));
}

/** The supplier is of one of these kinds; any, when none is given. */
export function ofKind(directory: FilterDirectory, kinds: readonly string[]): Rule {
  const wanted = new Set(kinds.map((kind) => directory.numberOf('kind', kind)));
  return (activity) => wanted.size === 0 || wanted.has(directory.kinds[directory.owner[activity]!]!);
}

/** The activity, not its supplier elsewhere, sells one of these; any, when none is given. */
export function selling(directory: FilterDirectory, types: readonly string[]): Rule {
  const bits = directory.serviceBits(types);
  return (activity) => types.length === 0 || (directory.serviceTypes[activity]! & bits) !== 0;
}

/** The activity is offered in the whole country. */
export function nationwide(directory: FilterDirectory): Rule {
  return (activity) => isCountry(directory.area[activity]!);
}

/** The supplier's own address is at most `km` from a point, whatever area it declares. */
export function standingWithin(directory: FilterDirectory, point: Point, km: number): Rule {
  const vector = unitVector(point);
  return (activity) => directory.isNear(directory.owner[activity]!, point, vector, km);
}

/** The area of the activity names one of these places, or a department or region that holds it. */
export function servingPlace(directory: FilterDirectory, places: readonly FilterPlace[]): Rule {
  const covering = new Set(places.flatMap((place) => askedPlace(directory, place).covering));
  return (activity) => {
    if (!isPlaces(directory.area[activity]!)) return false;
    const to = directory.zonesFrom[activity + 1]!;
    for (let at = directory.zonesFrom[activity]!; at < to; at++) if (covering.has(directory.zones[at]!)) return true;
    return false;
  };
}

/** The radius of the activity, drawn around its supplier, reaches the point of one of these communes. */
export function reaching(directory: FilterDirectory, places: readonly FilterPlace[]): Rule {
  const points = places.flatMap(({ kind, point }) => (kind === 'commune' && point ? [point] : []));
  const vectors = points.map(unitVector);
  if (points.length === 0) return () => false;
  return (activity) => {
    if (!isRadius(directory.area[activity]!)) return false;
    const owner = directory.owner[activity]!;
    for (let at = 0; at < points.length; at++) {
      if (directory.isNear(owner, points[at]!, vectors[at]!, directory.km[activity]!)) return true;
    }
    return false;
  };
}

/** The supplier's own address is in one of these places: by post code, department or region. */
export function standingIn(directory: FilterDirectory, places: readonly FilterPlace[]): Rule {
  const isThere = addressIn(directory, places);
  return (activity) => isThere(directory.owner[activity]!);
}

/** As `standingIn`, of a supplier by its number: one without any activity has an address too. */
export function addressIn(directory: FilterDirectory, places: readonly FilterPlace[]): (supplier: number) => boolean {
  const asked = places.map((place) => askedPlace(directory, place));
  const of = (kind: FilterPlace['kind']): AskedPlace[] => asked.filter((place) => place.kind === kind);
  // Sets, for a rule asks this of every activity of a directory
  const postCodes = new Set(of('commune').flatMap((place) => place.postCodes));
  const departments = new Set(of('department').map((place) => place.department));
  const regions = new Set(of('region').map((place) => place.region));
  return (supplier) =>
    postCodes.has(directory.postCodes[supplier]!) ||
    departments.has(directory.departments[supplier]!) ||
    regions.has(directory.regions[supplier]!);
}

/** A radius that could only be drawn: the supplier has no point, and stands in the department of one of these places. */
export function radiusOfDepartment(directory: FilterDirectory, places: readonly FilterPlace[]): Rule {
  const departments = new Set(
    places.map(({ kind, code, department }) =>
      directory.numberOf('department', (kind === 'department' ? code : department) ?? ''),
    ),
  );
  return (activity) => {
    const owner = directory.owner[activity]!;
    return (
      isRadius(directory.area[activity]!) &&
      directory.suppliers[owner]!.point === null &&
      departments.has(directory.departments[owner]!)
    );
  };
}

function askedPlace(directory: FilterDirectory, place: FilterPlace): AskedPlace {
  const { kind, code, department, region } = place;
  const keys = [placeKey(place)];
  if (department !== null) keys.push(placeKey({ kind: 'department', code: department }));
  if (region !== null) keys.push(placeKey({ kind: 'region', code: region }));
  return {
    kind,
    covering: keys.map((key) => directory.numberOf('place', key)).filter((number) => number >= 0),
    postCodes: place.postCodes.map((one) => directory.numberOf('postCode', one)),
    department: directory.numberOf('department', kind === 'department' ? code : (department ?? '')),
    region: directory.numberOf('region', place.name),
  };
}

/**
 * Runs a rule over a directory.
 * @param isOpen the gates of a supplier, by its number
 * @returns the suppliers, by number, of whom an activity of these sectors passes; each once, in the order of the directory
 */
export function suppliersBy(
  directory: FilterDirectory,
  sectors: readonly string[],
  isOpen: (supplier: number) => boolean,
  rule: Rule,
): number[] {
  const found = new Uint8Array(directory.suppliers.length);
  const numbers: number[] = [];
  for (const [from, to] of directory.rangesOf(sectors)) {
    for (let activity = from; activity < to; activity++) {
      const owner = directory.owner[activity]!;
      if (found[owner] === 1 || !isOpen(owner) || !rule(activity)) continue;
      found[owner] = 1;
      numbers.push(owner);
    }
  }
  return numbers.sort((a, b) => a - b);
}
