import { readFileSync } from 'node:fs';
import { FilterDirectory, placeKey, type FilterPlace, type FilterSupplier } from '#lib/matching-engine';
import { ownPolicy, peerAddresses, peerPolicy, peerSearch, type PeerNeed } from './peer-policy';
import { trigramSimilarity } from './peer-texts';

interface CasePlace {
  id: string;
  kind: 'CITY' | 'DEPARTMENT' | 'REGION';
  name?: string;
  insee: string;
  postCodes?: string[];
  departmentCode?: string | null;
  regionCode?: string | null;
  lat?: number | null;
  lon?: number | null;
}

interface CaseSupplier {
  id: string;
  kind: string;
  isActive: boolean;
  isDelisted: boolean;
  contactEmail: string | null;
  postCode: string;
  department: string;
  region: string;
  lat: number | null;
  lon: number | null;
  name?: string;
  brand?: string;
  siret?: string;
  activities: { sector: string; prestaTypes: string[]; geoRange: string; distanceKm: number | null; zones: string[] }[];
}

/** One small case of matching, in the neutral form of the shared data. */
export interface PeerCase {
  id: string;
  mode: string;
  perimeters?: CasePlace[];
  suppliers?: CaseSupplier[];
  tender?: {
    sectors?: string[];
    prestaTypes?: string[];
    supplierKinds?: string[];
    perimeters: string[];
    location?: string | null;
    distanceKm?: number | null;
    includeCountryArea?: boolean;
    isCountryArea: boolean;
    amountRange?: string | null;
  };
  search?: {
    q?: string;
    sectors?: string[];
    sector?: string;
    perimeters?: string[];
    perimeter?: string;
    addressIn?: string[];
  };
  tenders?: { id: string; sectors?: string[]; perimeters?: string[] }[];
  sectors?: string[];
  supplierAddress?: { postCode: string; department: string; region: string };
  partners?: { id: string; perimeters: string[]; maxAmountRange: string | null; isActive: boolean }[];
  amountRangesInOrder?: string[];
  input?: { supplierCount: number; averageTurnover: number | null; budget: number };
  expected?: unknown;
  expectedSupplierIds?: string[];
  expectedTenderIds?: string[];
  expectedPartnerIds?: string[];
}

/** @returns the cases of a file; those that record what the peer gets wrong among them */
export function readPeerCases(file: string): PeerCase[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { cases: PeerCase[] }).cases;
}

/** @returns what a case expects: ids in order, or an answer */
export function expectedOf(one: PeerCase): unknown {
  return one.expected ?? [...(one.expectedSupplierIds ?? one.expectedTenderIds ?? one.expectedPartnerIds ?? [])].sort();
}

/** @returns what the peer's policy answers to a case, in the form of `expectedOf`. @throws Error for a mode it does not know */
export function answerOf(one: PeerCase): unknown {
  switch (one.mode) {
    case 'tender_to_suppliers':
      return idsOf(one, (directory) => peerPolicy(directory, needOf(one)));
    case 'supplier_search':
      return one.search!.q === undefined ? searched(one) : namedLike(one, one.search!.q);
    case 'supplier_address_filter':
      return idsOf(one, (directory) => peerAddresses(directory, placesOf(one, one.search!.addressIn!)));
    case 'potential':
      return searched(one);
    case 'sectors_to_tenders':
      return tendersOf(
        one,
        ({ sectors }) => one.sectors!.length === 0 || sectors!.some((sector) => one.sectors!.includes(sector)),
      );
    case 'supplier_address_to_tenders':
      return tendersOf(one, ({ perimeters }) =>
        placesOf(one, perimeters!).some((place) => holds(place, one.supplierAddress!)),
      );
    case 'tender_to_partners':
      return partnersOf(one);
    case 'potential_recommendation':
      return recommended(one.input!);
    default:
      throw new Error(`${one.id}: no mode « ${one.mode} » is known.`);
  }
}

/** @returns the suppliers that our own rules keep, by id in order; null where a case asks no supplier of a need */
export function ownAnswerOf(one: PeerCase): string[] | null {
  return one.mode === 'tender_to_suppliers' ? idsOf(one, (directory) => ownPolicy(directory, needOf(one))) : null;
}

function searched(one: PeerCase): string[] {
  const { sectors, sector, perimeters, perimeter } = one.search!;
  const asked = perimeters ?? (perimeter === undefined ? [] : [perimeter]);
  return idsOf(one, (directory) =>
    peerSearch(directory, sectors ?? (sector === undefined ? [] : [sector]), placesOf(one, asked)),
  );
}

function namedLike(one: PeerCase, asked: string): string[] {
  const digits = asked.replace(/\s/g, '');
  const q = /^\d+$/.test(digits) ? digits : asked;
  const alike = (text: string | undefined): boolean => trigramSimilarity(text ?? '', q) > 0.2;
  return one
    .suppliers!.filter(({ name, brand, siret }) => alike(name) || alike(brand) || siret?.startsWith(q))
    .map(({ id }) => id)
    .sort();
}

/** A commercial partner is asked by the ceiling it takes and the places that overlap upward. */
function partnersOf(one: PeerCase): string[] {
  const { amountRange, isCountryArea, perimeters } = one.tender!;
  const order = one.amountRangesInOrder!;
  const upward = placesOf(one, perimeters).flatMap((place) => keysUpward(place));
  const fits = (ceiling: string | null): boolean =>
    ceiling === null || amountRange == null || order.indexOf(ceiling) >= order.indexOf(amountRange);
  return one
    .partners!.filter(({ isActive, maxAmountRange, perimeters: own }) => {
      const serves =
        own.length === 0 || (!isCountryArea && placesOf(one, own).some((place) => upward.includes(placeKey(place))));
      return isActive && fits(maxAmountRange) && serves;
    })
    .map(({ id }) => id)
    .sort();
}

/** How much of the answer's turnover the budget is, and the lever that the count of suppliers allows. */
function recommended({ supplierCount, averageTurnover, budget }: NonNullable<PeerCase['input']>): unknown {
  const dependency = averageTurnover ? Math.round((budget / averageTurnover) * 100) : null;
  const recommendation =
    supplierCount > 30 && dependency !== null && dependency < 30
      ? 'reservation'
      : supplierCount > 10
        ? 'lot'
        : supplierCount > 1
          ? 'clause'
          : 'none';
  return { recommendation, economicDependencyPercent: dependency };
}

function idsOf(one: PeerCase, ask: (directory: FilterDirectory) => number[]): string[] {
  const places = placesById(one);
  const directory = new FilterDirectory(one.suppliers!.map((supplier) => supplierOf(supplier, places)));
  return ask(directory)
    .map((number) => directory.suppliers[number]!.id)
    .sort();
}

function supplierOf(supplier: CaseSupplier, places: ReadonlyMap<string, FilterPlace>): FilterSupplier {
  const { id, kind, postCode, department, region, lat, lon, contactEmail } = supplier;
  return {
    id,
    kind,
    postCode,
    department,
    region,
    point: lat === null || lon === null ? null : { lat, lon },
    isLive: supplier.isActive && !supplier.isDelisted && kind !== 'OPCS',
    canBeWrittenTo: Boolean(contactEmail),
    activities: supplier.activities.map(({ sector, prestaTypes, geoRange, distanceKm, zones }) => ({
      sector,
      serviceTypes: prestaTypes,
      area:
        geoRange === 'COUNTRY'
          ? { type: 'country' }
          : geoRange === 'CUSTOM'
            ? { type: 'radius', km: distanceKm ?? 0 }
            : geoRange === 'ZONES'
              ? { type: 'places', keys: zones.map((zone) => placeKey(places.get(zone) ?? stranger(zone))) }
              : null,
    })),
  };
}

/** A zone that the case does not describe covers itself alone. */
function stranger(id: string): Pick<FilterPlace, 'kind' | 'code'> {
  return { kind: 'department', code: id.replace(/^per_/, '') };
}

function needOf(one: PeerCase): PeerNeed {
  const { sectors, prestaTypes, supplierKinds, perimeters, location, distanceKm, includeCountryArea, isCountryArea } =
    one.tender!;
  return {
    sectors: sectors ?? [],
    serviceTypes: prestaTypes ?? [],
    kinds: supplierKinds ?? [],
    places: placesOf(one, perimeters),
    location: location == null ? null : placesOf(one, [location])[0]!,
    km: distanceKm ?? null,
    includeCountry: includeCountryArea ?? false,
    isCountry: isCountryArea,
  };
}

function placesOf(one: PeerCase, ids: readonly string[]): FilterPlace[] {
  const known = placesById(one);
  return ids.map((id) => {
    const place = known.get(id);
    if (!place) throw new Error(`${one.id}: place « ${id} » is not described.`);
    return place;
  });
}

function placesById(one: PeerCase): Map<string, FilterPlace> {
  return new Map((one.perimeters ?? []).map((place) => [place.id, placeOf(place)]));
}

function placeOf({ kind, insee, name, postCodes, departmentCode, regionCode, lat, lon }: CasePlace): FilterPlace {
  return {
    kind: kind === 'CITY' ? 'commune' : kind === 'DEPARTMENT' ? 'department' : 'region',
    code: kind === 'REGION' ? insee.replace(/^R/, '') : insee,
    name: name ?? '',
    postCodes: postCodes ?? [],
    department: departmentCode || null,
    region: regionCode || null,
    point: lat == null || lon == null ? null : { lat, lon },
  };
}

function keysUpward(place: FilterPlace): string[] {
  const { department, region } = place;
  return [
    placeKey(place),
    ...(department === null ? [] : [placeKey({ kind: 'department', code: department })]),
    ...(region === null ? [] : [placeKey({ kind: 'region', code: region })]),
  ];
}

function holds(place: FilterPlace, address: NonNullable<PeerCase['supplierAddress']>): boolean {
  if (place.kind === 'commune') return place.postCodes.includes(address.postCode);
  return place.kind === 'department' ? place.code === address.department : place.name === address.region;
}

function tendersOf(one: PeerCase, isAsked: (tender: NonNullable<PeerCase['tenders']>[number]) => boolean): string[] {
  return one
    .tenders!.filter(isAsked)
    .map(({ id }) => id)
    .sort();
}
