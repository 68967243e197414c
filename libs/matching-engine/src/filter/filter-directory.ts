import { kmApart, type UnitVector, unitVector } from '../geo';
import type { Point } from '../types';
import { isWithin } from './within';

/** A place by which suppliers say where they work: a commune with its post codes, a department or a region. */
export interface FilterPlace {
  kind: 'commune' | 'department' | 'region';
  /** INSEE, or the post code where a list knows its communes so: `86194`, `86`, `75` */
  code: string;
  name: string;
  postCodes: readonly string[];
  /** Of a commune */
  department: string | null;
  /** Code of the region of a commune or a department */
  region: string | null;
  point: Point | null;
}

/** @returns the name of a place among all kinds of places */
export function placeKey(place: Pick<FilterPlace, 'kind' | 'code'>): string {
  return `${place.kind} ${place.code}`;
}

/** Where an activity is offered; places by their keys. */
export type FilterArea =
  { type: 'country' } | { type: 'radius'; km: number } | { type: 'places'; keys: string[] } | null;

export interface FilterActivity {
  sector: string;
  serviceTypes: readonly string[];
  area: FilterArea;
}

/** What boolean rules look at in a supplier. */
export interface FilterSupplier {
  id: string;
  kind: string;
  postCode: string;
  department: string;
  /** Name of its region */
  region: string;
  point: Point | null;
  /** May be proposed at all */
  isLive: boolean;
  canBeWrittenTo: boolean;
  activities: readonly FilterActivity[];
}

const AREAS = { none: 0, country: 1, radius: 2, places: 3 } as const;

/** Numbers for texts, in the order they come. */
class Numbers {
  private readonly known = new Map<string, number>();

  of(text: string): number {
    let number = this.known.get(text);
    if (number === undefined) this.known.set(text, (number = this.known.size));
    return number;
  }

  /** @returns the number of a text, or −1 for one that was never met */
  find(text: string): number {
    return this.known.get(text) ?? -1;
  }
}

/**
 * A directory as boolean rules see it: its activities in flat arrays, sorted by sector, so that a rule reads numbers one
 * after the other. Built once; the predicates of `filter-predicates.ts` read it, a policy is made of them.
 */
export class FilterDirectory {
  readonly suppliers: readonly FilterSupplier[];
  readonly kinds: Int32Array;
  readonly postCodes: Int32Array;
  readonly departments: Int32Array;
  readonly regions: Int32Array;

  /** Activity → its supplier */
  readonly owner: Int32Array;
  /** Activity → a bit for each service type */
  readonly serviceTypes: Int32Array;
  readonly area: Uint8Array;
  readonly km: Float64Array;
  /** Activity → from where to where its places stand in `zones` */
  readonly zonesFrom: Int32Array;
  readonly zones: Int32Array;

  private readonly vectors: (UnitVector | null)[];
  private readonly sectors = new Map<string, [from: number, to: number]>();
  private readonly numbers = {
    kind: new Numbers(),
    postCode: new Numbers(),
    department: new Numbers(),
    region: new Numbers(),
    serviceType: new Numbers(),
    place: new Numbers(),
  };

  constructor(suppliers: readonly FilterSupplier[]) {
    this.suppliers = suppliers;
    const { numbers } = this;
    const each = (read: (supplier: FilterSupplier) => number): Int32Array => Int32Array.from(suppliers, read);
    this.kinds = each(({ kind }) => numbers.kind.of(kind));
    this.postCodes = each(({ postCode }) => numbers.postCode.of(postCode));
    this.departments = each(({ department }) => numbers.department.of(department));
    this.regions = each(({ region }) => numbers.region.of(region));
    this.vectors = suppliers.map(({ point }) => point && unitVector(point));

    const rows = suppliers.flatMap(({ activities }, at) => activities.map((activity) => ({ at, ...activity })));
    rows.sort((a, b) => (a.sector < b.sector ? -1 : a.sector > b.sector ? 1 : a.at - b.at));
    this.owner = Int32Array.from(rows, ({ at }) => at);
    this.serviceTypes = Int32Array.from(rows, ({ serviceTypes }) =>
      serviceTypes.reduce((bits, type) => bits | (1 << numbers.serviceType.of(type)), 0),
    );
    this.area = Uint8Array.from(rows, ({ area }) => AREAS[area?.type ?? 'none']);
    this.km = Float64Array.from(rows, ({ area }) => (area?.type === 'radius' ? area.km : 0));
    const places = rows.map(({ area }) =>
      area?.type === 'places' ? area.keys.map((key) => numbers.place.of(key)) : [],
    );
    this.zones = Int32Array.from(places.flat());
    this.zonesFrom = new Int32Array(rows.length + 1);
    places.forEach((one, at) => (this.zonesFrom[at + 1] = this.zonesFrom[at]! + one.length));
    rows.forEach(({ sector }, at) => this.sectors.set(sector, [this.sectors.get(sector)?.[0] ?? at, at + 1]));
  }

  /** @returns the ranges of activities of these sectors; the whole directory for none */
  rangesOf(sectors: readonly string[]): [from: number, to: number][] {
    if (sectors.length === 0) return [[0, this.owner.length]];
    return [...new Set(sectors)].map((sector) => this.sectors.get(sector)).filter((range) => range !== undefined);
  }

  /** @returns a bit for each of these service types that an activity has; at most 32 kinds of them are told apart */
  serviceBits(types: readonly string[]): number {
    const known = types.map((type) => this.numbers.serviceType.find(type)).filter((number) => number >= 0);
    return known.reduce((bits, number) => bits | (1 << number), 0);
  }

  /** @returns the number that a column holds for a text, −1 when no supplier has it */
  numberOf(column: 'kind' | 'postCode' | 'department' | 'region' | 'place', text: string): number {
    return this.numbers[column].find(text);
  }

  /** @returns whether a supplier stands at most `km` from a point; never without a point of its own */
  isNear(supplier: number, point: Point, vector: UnitVector, km: number): boolean {
    const own = this.vectors[supplier];
    return own != null && isWithin(this.suppliers[supplier]!.point!, point, km, kmApart(own, vector));
  }
}

export const isCountry = (area: number): boolean => area === AREAS.country;
export const isRadius = (area: number): boolean => area === AREAS.radius;
export const isPlaces = (area: number): boolean => area === AREAS.places;
