import { NOWHERE } from '#lib/nomenclature';
import { coverageOf } from './area';
import type { Ask } from './ask';
import type { Candidate } from './candidate';
import { keyOfArea } from './compact';
import { cosineOf, EARTH_KM, nearness, unitVector } from './geo';
import type { Area, Place } from './types';
import { isSaid } from './signal-place';
import { saysNoTrade } from './tie-keys';
import { NEAR_KM, NEARNESS_WITHOUT_POINT, PLAUSIBLE_KM, SET_ASIDE_KM, type Weights } from './weights';

/** Slots that a column has room for at first. */
export const FIRST_ROOM = 64;
const CLOSED = 1;
const POINT = 2;
const UNSAID = 4;
const COUNTRY = 8;
const AREA = 16;
/** Whom a place is weighed for. */
export interface Sought {
  mayHold: boolean;
  isNamed: boolean;
}

/** Said of who is surely out of reach, in place of points. */
export const OUT_OF_REACH = -1;
/** Lets in who stands on the edge, however its distance is computed. */
const EDGE_KM = 0.1;

/** Columns of a row of codes, by their place in it; `LISTED` numbers the areas that are neither a radius nor the country, 0 without any. */
const [FLAGS, COMMUNE, EPCI, DEPARTMENT, REGION, LISTED] = [0, 1, 2, 3, 4, 5];
const CODES = 8;
/** Behind a unit vector, the cosine of the widest radius declared; above 1 without any. */
const RADIUS = 3;
const NUMBERS = 4;

/**
 * Where suppliers stand and work, in rows of numbers by slot: says without any object who is surely out of reach, and what the
 * place of the others brings them at most. A row fits a line of the processor's cache, since slots are met in no order.
 */
export class Whereabouts {
  private codes = new Uint32Array(CODES * FIRST_ROOM);
  private points = new Float64Array(NUMBERS * FIRST_ROOM);
  private readonly areas: (readonly Area[])[] = [[]];
  private readonly numbers = new Map<string, number>();

  /** Bytes of the rows. */
  get bytes(): number {
    return this.codes.byteLength + this.points.byteLength;
  }

  set(slot: number, { profile, activities }: Candidate): void {
    if (CODES * slot >= this.codes.length) [this.codes, this.points] = [doubled(this.codes), doubled(this.points)];
    const { place } = profile;
    const areas = activities.map(({ source }) => source.area).filter((area) => area !== null);
    const said = place.commune ?? place.epci ?? place.department ?? place.point;
    const flags =
      (profile.closed ? CLOSED : 0) |
      (place.point ? POINT : 0) |
      (said === null ? UNSAID : 0) |
      (areas.length > 0 ? AREA : 0) |
      (areas.some(({ type }) => type === 'country') ? COUNTRY : 0);
    const row = CODES * slot;
    this.codes[row + FLAGS] = flags;
    this.codes[row + COMMUNE] = this.numberOf(place.commune);
    this.codes[row + EPCI] = this.numberOf(place.epci);
    this.codes[row + DEPARTMENT] = this.numberOf(place.department);
    this.codes[row + REGION] = this.numberOf(place.region);
    this.codes[row + LISTED] = this.numberOfAreas(areas.filter(({ type }) => type !== 'country' && type !== 'radius'));
    const widest = Math.max(-1, ...areas.map((area) => (area.type === 'radius' ? area.km : -1)));
    const radius = widest < 0 ? 2 : cosineOf(widest + EDGE_KM);
    this.points.set([...(place.point ? unitVector(place.point) : [0, 0, 0]), radius], NUMBERS * slot);
  }

  /**
   * @param sought whether a trade may be held, so that « the whole country » reaches; whether one that is too far is to be named,
   * so that it is looked for farther
   * @returns the most points that the place of whoever is in a slot can bring, rounding aside; `OUT_OF_REACH` only when
   * `evaluate` surely answers null, or names one that is not to be named
   */
  most(ask: Ask, sought: Sought): (slot: number) => number {
    const [first, ...others] = ask.places.map(({ place }) => this.mostAt(place, ask, sought));
    return (slot) => {
      if ((this.codes[CODES * slot + FLAGS]! & CLOSED) !== 0) return OUT_OF_REACH;
      let best = first!(slot);
      for (const other of others) best = Math.max(best, other(slot));
      return best;
    };
  }

  private mostAt(asked: Place, ask: Ask, { mayHold, isNamed }: Sought): (slot: number) => number {
    if (!isSaid(asked)) return () => 0;
    const W = withoutCosts(ask.weights.place);
    const sameCommune = W.sameCommune * (ask.servesWide ? W.wideCommune : 1);
    const isAnywhere = (asked.commune ?? asked.epci ?? asked.department) === null;
    const { commune, epci, department, region } = this.numbersOf(asked);
    const cosineTo = this.cosineTo(asked);
    const farKm = isNamed ? SET_ASIDE_KM : PLAUSIBLE_KM;
    // A doubt about the trade is not worth a question from there
    const farReaching = mayHold || ask.isWide || saysNoTrade(ask) ? UNSAID | COUNTRY : UNSAID;
    const far = cosineOf(Math.max(farKm, NEAR_KM, 2 * ask.halfDistanceKm) + EDGE_KM);
    const covers = this.covering(asked);
    const { codes, points } = this;
    return (slot) => {
      const row = CODES * slot;
      const flags = codes[row + FLAGS]!;
      const listed = codes[row + LISTED]!;
      const cosine = (flags & POINT) === 0 ? NaN : cosineTo(slot);
      const inCommune = codes[row + COMMUNE] === commune;
      const inEpci = inCommune || codes[row + EPCI] === epci;
      const inDepartment = codes[row + DEPARTMENT] === department;
      const inRegion = codes[row + REGION] === region;
      const isReached =
        inDepartment ||
        inEpci ||
        (flags & farReaching) !== 0 ||
        (inRegion && (isAnywhere || (isNamed && Number.isNaN(cosine)))) ||
        cosine >= far ||
        cosine >= points[NUMBERS * slot + RADIUS]! ||
        (listed !== 0 && covers(listed));
      if (!isReached) return OUT_OF_REACH;
      const tier = inCommune ? 'commune' : inEpci ? 'epci' : inDepartment ? 'department' : inRegion ? 'region' : 'none';
      const near = Number.isNaN(cosine) ? NEARNESS_WITHOUT_POINT[tier] : nearness(kmOf(cosine), ask.decayKm);
      return (
        W.near * near +
        (inCommune ? sameCommune : 0) +
        (inCommune || inDepartment ? W.sameDepartment : 0) +
        ((flags & AREA) === 0 ? 0 : W.insideArea)
      );
    };
  }

  /** A division where nobody stands is nobody's. */
  private numbersOf(asked: Place): Record<'commune' | 'epci' | 'department' | 'region', number> {
    const numberOf = (code: string | null): number => (code === null ? -1 : (this.numbers.get(code) ?? -1));
    const { commune, epci, department, region } = asked;
    return {
      commune: numberOf(commune),
      epci: numberOf(epci),
      department: numberOf(department),
      region: numberOf(region),
    };
  }

  /** @returns the cosine of the angle to a place; NaN where it has no point */
  private cosineTo({ point }: Place): (slot: number) => number {
    const [x, y, z] = point ? unitVector(point) : [NaN, NaN, NaN];
    const { points } = this;
    return (slot) => {
      const row = NUMBERS * slot;
      return points[row]! * x + points[row + 1]! * y + points[row + 2]! * z;
    };
  }

  /** @returns whether areas declared, by their number, cover a place; each is looked at once */
  private covering(asked: Place): (areas: number) => boolean {
    const known = new Uint8Array(this.areas.length);
    return (areas) => {
      // Whoever stands in the commune asked was let in already, so that its home plays no part
      if (known[areas] === 0)
        known[areas] = this.areas[areas]!.some((area) => coverageOf(area, NOWHERE, asked) === 'inside') ? 1 : 2;
      return known[areas] === 1;
    };
  }

  private numberOfAreas(areas: readonly Area[]): number {
    if (areas.length === 0) return 0;
    const key = areas.map(keyOfArea).join('\u0001');
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
}

/** Of a cosine, kilometres, a little less. */
function kmOf(cosine: number): number {
  return Math.max(0, EARTH_KM * Math.acos(Math.min(1, cosine)) - EDGE_KM);
}

/** @returns weights with zero for those that cost, so that what is added up is the most */
function withoutCosts(weights: Weights['place']): Weights['place'] {
  return Object.fromEntries(
    Object.entries(weights).map(([name, points]) => [name, Math.max(0, points)]),
  ) as unknown as Weights['place'];
}

/** @returns a column with room for twice as many slots */
export function doubled<T extends Uint8Array | Uint32Array | Float64Array>(column: T): T {
  const Column = column.constructor as new (length: number) => T;
  const grown = new Column(column.length * 2);
  grown.set(column);
  return grown;
}
