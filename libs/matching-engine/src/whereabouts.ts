import { coverageOf } from './area';
import type { Ask } from './ask';
import type { Candidate } from './candidate';
import { cosineOf, unitVector } from './geo';
import type { Area, Place } from './types';
import { NEAR_KM, SET_ASIDE_KM } from './weights';

const FIRST_ROOM = 64;
const CLOSED = 1;
const POINT = 2;
const UNSAID = 4;
const COUNTRY = 8;
/** Lets in who stands on the edge, however its distance is computed. */
const EDGE_KM = 0.1;
const NOWHERE: Place = {
  commune: null,
  communeName: null,
  postCode: null,
  epci: null,
  department: null,
  region: null,
  point: null,
};

/** Where suppliers stand and work, in columns by slot: says without any object who is surely out of reach. */
export class Whereabouts {
  private flags = new Uint8Array(FIRST_ROOM);
  private commune = new Uint32Array(FIRST_ROOM);
  private epci = new Uint32Array(FIRST_ROOM);
  private department = new Uint32Array(FIRST_ROOM);
  private region = new Uint32Array(FIRST_ROOM);
  /** Unit vectors, three numbers a slot */
  private vectors = new Float64Array(3 * FIRST_ROOM);
  /** Cosine of the widest radius declared; above 1 without any */
  private radius = new Float64Array(FIRST_ROOM);
  /** Number of the areas declared that are neither a radius nor the country; 0 without any */
  private listed = new Uint32Array(FIRST_ROOM);
  private readonly areas: (readonly Area[])[] = [[]];
  private readonly numbers = new Map<string, number>();

  /** Bytes of the columns. */
  get bytes(): number {
    return [
      this.flags,
      this.commune,
      this.epci,
      this.department,
      this.region,
      this.vectors,
      this.radius,
      this.listed,
    ].reduce((sum, column) => sum + column.byteLength, 0);
  }

  set(slot: number, { profile, activities }: Candidate): void {
    if (slot >= this.flags.length) this.grow();
    const { place } = profile;
    const areas = activities.map(({ source }) => source.area).filter((area) => area !== null);
    const said = place.commune ?? place.epci ?? place.department ?? place.point;
    this.flags[slot] =
      (profile.closed ? CLOSED : 0) |
      (place.point ? POINT : 0) |
      (said === null ? UNSAID : 0) |
      (areas.some(({ type }) => type === 'country') ? COUNTRY : 0);
    this.listed[slot] = this.numberOfAreas(areas.filter(({ type }) => type !== 'country' && type !== 'radius'));
    this.commune[slot] = this.numberOf(place.commune);
    this.epci[slot] = this.numberOf(place.epci);
    this.department[slot] = this.numberOf(place.department);
    this.region[slot] = this.numberOf(place.region);
    this.vectors.set(place.point ? unitVector(place.point) : [0, 0, 0], 3 * slot);
    const widest = Math.max(-1, ...areas.map((area) => (area.type === 'radius' ? area.km : -1)));
    this.radius[slot] = widest < 0 ? 2 : cosineOf(widest + EDGE_KM);
  }

  /** @returns whether whoever is in a slot may be within reach: false only when `evaluate` surely answers null */
  within(ask: Ask): (slot: number) => boolean {
    const tests = ask.places.map(({ place }) => this.near(place, ask));
    const [first, ...others] = tests;
    return (slot) => (this.flags[slot]! & CLOSED) === 0 && (first!(slot) || others.some((test) => test(slot)));
  }

  private near(asked: Place, ask: Ask): (slot: number) => boolean {
    if ((asked.commune ?? asked.epci ?? asked.department ?? asked.point) === null) return () => true;
    const [commune, epci, department, region] = [asked.commune, asked.epci, asked.department, asked.region].map(
      // A division where nobody stands is nobody's
      (code) => (code === null ? -1 : (this.numbers.get(code) ?? -1)),
    );
    const [x, y, z] = asked.point ? unitVector(asked.point) : [0, 0, 0];
    const far = cosineOf(Math.max(SET_ASIDE_KM, NEAR_KM, 2 * ask.halfDistanceKm) + EDGE_KM);
    const covering = new Uint8Array(this.areas.length);
    const covers = (areas: number): boolean => {
      // Whoever stands in the commune asked was let in already, so that its home plays no part
      if (covering[areas] === 0)
        covering[areas] = this.areas[areas]!.some((area) => coverageOf(area, NOWHERE, asked) === 'inside') ? 1 : 2;
      return covering[areas] === 1;
    };
    const { flags, vectors, radius, listed } = this;
    return (slot) => {
      if (this.department[slot] === department || this.epci[slot] === epci || this.commune[slot] === commune)
        return true;
      const flag = flags[slot]!;
      if ((flag & (UNSAID | COUNTRY)) !== 0) return true;
      if ((flag & POINT) !== 0 && asked.point) {
        const cosine = vectors[3 * slot]! * x + vectors[3 * slot + 1]! * y + vectors[3 * slot + 2]! * z;
        if (cosine >= far || cosine >= radius[slot]!) return true;
      } else if (this.region[slot] === region) return true;
      return listed[slot] !== 0 && covers(listed[slot]!);
    };
  }

  private numberOfAreas(areas: readonly Area[]): number {
    if (areas.length === 0) return 0;
    const key = JSON.stringify(areas);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.areas.push(areas);
    this.numbers.set(key, this.areas.length - 1);
    return this.areas.length - 1;
  }

  /** 0 for a code that is not told, else a number of its own */
  private numberOf(code: string | null): number {
    if (code === null) return 0;
    const known = this.numbers.get(code);
    if (known !== undefined) return known;
    const made = this.numbers.size + 1;
    this.numbers.set(code, made);
    return made;
  }

  private grow(): void {
    this.flags = doubled(this.flags);
    this.commune = doubled(this.commune);
    this.epci = doubled(this.epci);
    this.department = doubled(this.department);
    this.region = doubled(this.region);
    this.vectors = doubled(this.vectors);
    this.radius = doubled(this.radius);
    this.listed = doubled(this.listed);
  }
}

function doubled<T extends Uint8Array | Uint32Array | Float64Array>(column: T): T {
  const Column = column.constructor as new (length: number) => T;
  const grown = new Column(column.length * 2);
  grown.set(column);
  return grown;
}
