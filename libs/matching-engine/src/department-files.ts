import { departmentOf, regionOfDepartment } from '#lib/nomenclature';
import { departmentsOfEpci } from './area';
import type { Ask } from './ask';
import type { Candidate } from './candidate';
import { EARTH_KM, RADIANS } from './geo';
import { Postings } from './postings';
import { isRegion } from './signal-place';
import type { Area, Place, Point } from './types';
import { NEAR_KM, SET_ASIDE_KM } from './weights';

interface File {
  postings: Postings;
  /** Regions of those it holds */
  regions: Set<string | null>;
  south: number;
  north: number;
  west: number;
  east: number;
}

/** As `Whereabouts` lets in who stands on the edge. */
const EDGE_KM = 0.2;

/**
 * Suppliers filed by the department where they stand, so that an opportunity opens the files around it and no other. Those
 * who work beyond their own, or of whom no point is known, are in one that is always opened.
 */
export class DepartmentFiles {
  private readonly wide = new Postings();
  private readonly files = new Map<string, File>();
  /** Departments where suppliers of an EPCI stand */
  private readonly ofEpci = new Map<string, Set<string>>();

  /** Bytes of all of them, estimated. */
  get bytes(): number {
    let sum = this.wide.bytes;
    for (const { postings } of this.files.values()) sum += postings.bytes;
    return sum;
  }

  /** @returns the file of a supplier, the same as long as it is the same; the file then reaches as far as it stands */
  of(candidate: Candidate): Postings {
    const { place } = candidate.profile;
    const { department, point, epci, region } = place;
    if (department === null || point === null || !candidate.activities.every(({ source }) => stays(source.area, place)))
      return this.wide;
    const file = this.file(department);
    file.regions.add(region);
    file.south = Math.min(file.south, point.lat);
    file.north = Math.max(file.north, point.lat);
    file.west = Math.min(file.west, point.lon);
    file.east = Math.max(file.east, point.lon);
    if (epci !== null) this.departmentsOf(epci).add(department);
    return file.postings;
  }

  /** @returns the files of all who may be within reach of an opportunity */
  opened(ask: Ask): Postings[] {
    const tests = ask.places.map(({ place }) => this.test(place, ask));
    const near = [...this.files].filter(([department, file]) => tests.some((test) => test(department, file)));
    return [this.wide, ...near.map(([, { postings }]) => postings)];
  }

  private test(place: Place, ask: Ask): (department: string, file: File) => boolean {
    const { commune, epci, department, region, point } = place;
    // An area of departments covers all of their region where no department is told
    if (region !== null && isRegion(place))
      return (code, file) => file.regions.has(region) || regionOfDepartment(code) === region;
    if (department === null) return () => true;
    const named = new Set([department, commune && departmentOf(commune)]);
    if (epci !== null) for (const one of [...departmentsOfEpci(epci), ...this.departmentsOf(epci)]) named.add(one);
    const farKm = Math.max(SET_ASIDE_KM, NEAR_KM, 2 * ask.halfDistanceKm) + EDGE_KM;
    return (code, file) =>
      named.has(code) || (point === null ? file.regions.has(region) : isWithin(file, point, farKm));
  }

  private file(department: string): File {
    const known = this.files.get(department);
    if (known) return known;
    const [postings, regions] = [new Postings(), new Set<string>()];
    const made = { postings, regions, south: Infinity, north: -Infinity, west: Infinity, east: -Infinity };
    this.files.set(department, made);
    return made;
  }

  private departmentsOf(epci: string): Set<string> {
    const known = this.ofEpci.get(epci);
    if (known) return known;
    const made = new Set<string>();
    this.ofEpci.set(epci, made);
    return made;
  }
}

/** Whether an area leads nowhere that is not opened with its home's department. */
function stays(area: Area | null, { department, epci }: Place): boolean {
  if (area === null) return true;
  switch (area.type) {
    case 'radius':
      return area.km <= SET_ASIDE_KM;
    case 'departments':
      return area.codes.every((code) => code === department);
    case 'communes':
      return area.codes.every((code) => departmentOf(code) === department);
    case 'epcis':
      return area.codes.every((code) => code === epci && isAllIn(code, department));
    case 'country':
    case 'regions':
      break;
  }
  return false;
}

function isAllIn(epci: string, department: string | null): boolean {
  const all = departmentsOfEpci(epci);
  return all.length === 1 && all[0] === department;
}

/** Whether the box of a file comes within some kilometres of a point: by its parallels, then by its meridians. */
function isWithin({ south, north, west, east }: File, { lat, lon }: Point, km: number): boolean {
  const byLat = Math.max(0, south - lat, lat - north) * RADIANS;
  if (EARTH_KM * byLat > km) return false;
  const byLon = Math.max(0, west - lon, lon - east) * RADIANS;
  if (byLon >= Math.PI / 2) return false;
  return EARTH_KM * Math.asin(Math.cos(lat * RADIANS) * Math.sin(byLon)) <= km;
}
