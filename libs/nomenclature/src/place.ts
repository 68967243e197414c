/** A point on the globe, degrees, WGS 84. */
export interface Point {
  lat: number;
  lon: number;
}

/** Where something is, from precise to coarse; a missing part is null, never guessed. */
export interface Place {
  /** INSEE code of the commune */
  commune: string | null;
  communeName: string | null;
  postCode: string | null;
  /** SIREN of the EPCI */
  epci: string | null;
  /** `86`, `2A`, `971` */
  department: string | null;
  /** INSEE code of the region */
  region: string | null;
  point: Point | null;
}

/** A place of which nothing is known. */
export const NOWHERE: Place = {
  commune: null,
  communeName: null,
  postCode: null,
  epci: null,
  department: null,
  region: null,
  point: null,
};
