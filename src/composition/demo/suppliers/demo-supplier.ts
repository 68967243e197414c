import { addDays } from '#lib/kernel';
import type { Area, ServiceType } from '#lib/matching-engine';
import { isSiren, isSiret, pointOfCommune, type Kind } from '#lib/nomenclature';
import {
  placeOfAddress,
  type EvidenceState,
  type SupplierCapacity,
  type SupplierLife,
  type SupplierRecord,
} from '../../../supplier/supplier.service';

/** A fictional supplier; days and years are told from the day the demo is loaded, so that it never grows old. */
export interface DemoSupplier {
  /** Its SIREN, by its place in a range that INSEE gives to nobody */
  number: number;
  /** Establishment of that SIREN, 1 when it has one only */
  establishment?: number;
  name: string;
  brand?: string;
  legalForm: string;
  naf: string;
  /** One of the 40 communes of Grand Poitiers */
  city: string;
  street: string;
  description: string;
  does: DemoActivity[];
  proofs: DemoProof[];
  people?: number;
  yearlyAmount?: number;
  /** Free in so many days; 0 is now; left out when it never said */
  freeInDays?: number;
  references?: DemoReference[];
  /** Of a SIREN that has several establishments */
  office?: SupplierRecord['office'];
  networks?: string[];
  capacities?: SupplierCapacity[];
  /** Percent of its capacity that is taken */
  load?: number;
  /** Euros before tax */
  smallestOrder?: number;
  largestOrder?: number;
  life?: SupplierLife;
  /** No address precise enough for a point: it stands at its commune's */
  atTownHall?: true;
}

interface DemoActivity {
  trade: string;
  cpv: string[];
  text: string;
  area: Area;
  types?: ServiceType[];
}

interface DemoProof {
  kind: Kind;
  source: EvidenceState['source'];
  ref?: string;
  /** Days since it was checked; left out when the source has no date */
  checkedDaysAgo?: number;
  /** Days until its last day; negative when it has expired */
  endsInDays?: number;
  /** The source says that it is not, or no longer */
  denied?: true;
}

interface DemoReference {
  buyer: string;
  title: string;
  cpv: string | null;
  yearsAgo: number;
  amount: number | null;
}

export const within = (km: number): Area => ({ type: 'radius', km });
export const grandPoitiers: Area = { type: 'epcis', codes: ['200069854'] };
export const vienne: Area = { type: 'departments', codes: ['86'] };
export const region: Area = { type: 'regions', codes: ['75'] };
export const country: Area = { type: 'country' };

/** Codes postaux of the 40 communes, for addresses; the others have one that their name alone tells. */
const POST_CODES: Readonly<Record<string, string>> = { Poitiers: '86000' };

/** @returns the n-th SIREN of the fictional range 99991…, and its establishment's number, both with a right check digit */
export function demoSiret(number: number, establishment = 1): string {
  const siren = completed(`99991${String(number).padStart(3, '0')}`, isSiren);
  return completed(`${siren}${String(establishment).padStart(4, '0')}`, isSiret);
}

function completed(stem: string, isWhole: (text: string) => boolean): string {
  const digit = [...'0123456789'].find((each) => isWhole(stem + each));
  return stem + digit!;
}

/** @param today `YYYY-MM-DD`, in Paris @returns the supplier as a source would say it on that day */
export function recordOf(demo: DemoSupplier, today: string): SupplierRecord {
  const place = placeOfAddress({
    city: demo.city,
    postCode: POST_CODES[demo.city] ?? null,
    department: '86',
    point: null,
  });
  return {
    siret: demoSiret(demo.number, demo.establishment),
    name: demo.name,
    brand: demo.brand ?? '',
    naf: demo.naf,
    legalForm: demo.legalForm,
    description: demo.description,
    address: demo.street,
    ...place,
    ...(demo.atTownHall ? {} : nearby(place.commune!, demo)),
    people: demo.people ?? null,
    yearlyAmount: demo.yearlyAmount ?? null,
    freeFrom: demo.freeInDays === undefined ? null : addDays(today, demo.freeInDays),
    office: demo.office ?? null,
    networks: demo.networks ?? [],
    capacities: demo.capacities ?? [],
    load: demo.load ?? null,
    smallestOrder: demo.smallestOrder ?? null,
    largestOrder: demo.largestOrder ?? null,
    life: demo.life ?? 'verified',
    activities: demo.does.map(({ types, ...activity }) => ({
      ...activity,
      sectors: [],
      serviceTypes: types ?? ['service'],
    })),
    evidence: demo.proofs.map((proof) => evidenceOf(proof, today)),
    references: (demo.references ?? []).map(({ yearsAgo, ...reference }) => ({
      ...reference,
      year: Number(today.slice(0, 4)) - yearsAgo,
    })),
  };
}

function evidenceOf(
  { kind, source, ref, checkedDaysAgo, endsInDays, denied }: DemoProof,
  today: string,
): EvidenceState {
  return {
    kind,
    source,
    sourceRef: ref ?? '',
    checkedAt: checkedDaysAgo === undefined ? null : addDays(today, -checkedDaysAgo),
    validUntil: endsInDays === undefined ? null : addDays(today, endsInDays),
    ...(denied ? { denied } : {}),
  };
}

/** A point of its own, 200 m to 1 km from the town hall, so that neighbours in one town don't stand on each other. */
function nearby(commune: string, { number, establishment = 1 }: DemoSupplier): Partial<SupplierRecord> {
  const centre = pointOfCommune(commune)!;
  // The golden angle spreads the points of one town around it
  const angle = (number * 7 + establishment) * 2.399_963;
  const km = 0.2 + (number % 5) * 0.2;
  const lat = centre.lat + (km / 111.2) * Math.cos(angle);
  const lon = centre.lon + (km / (111.2 * Math.cos((centre.lat * Math.PI) / 180))) * Math.sin(angle);
  const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  return { point: { lat: round(lat), lon: round(lon) }, pointOrigin: 'source' };
}
