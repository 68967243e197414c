import type { Area, Profile, ProfileActivity, ProfileEvidence, ProfileReference } from '#lib/matching-engine';
import {
  communeByCode,
  isDepartment,
  placeOfCommune,
  pointOfCommune,
  sectorsOfTrade,
  TRADES,
  type Commune,
  type Kind,
  type Place,
  type Point,
  type Trade,
} from '#lib/nomenclature';
import { DEPARTMENT_POINTS } from './department-points';
import { generator, siretOf } from './seeded-directory';

const KINDS: readonly Kind[] = ['ACI', 'EI', 'AI', 'ETTI', 'GEIQ', 'EA', 'ESAT', 'SCOP', 'ASSOCIATION'];
const NAMES = ['Atelier', 'Chantier', 'Relais', 'Tremplin', 'Passerelle', 'Régie', 'Fabrique', 'Jardins', 'Élan'];
const PLACES_OF_WORK = ['des écoles', 'des collectivités', 'des particuliers', 'des entreprises', 'des bailleurs'];
/** How many kilometres a commune lies from the point of its department, at most; a town's own departments are small. */
const SPREAD_DEGREES = 0.4;
const SPREAD_IN_TOWN = 0.04;
const TOWN_DEPARTMENTS = new Set(['75', '92', '93', '94', '90']);

/**
 * Fictional suppliers of all France, as matching knows them, always the same: communes drawn by their population, so that
 * towns hold several; a third tell no activity, others one to four, with areas of every type; proofs of every age.
 */
export function* seededProfiles(size: number): Generator<Profile> {
  const next = generator(20_261_125);
  const drawn = communesByWeight();
  for (let n = 0; n < size; n += 1) yield seededProfile(n, next, drawn.at(next()));
}

/** @returns the place of a fictional work, drawn as suppliers are */
export function seededPlaces(count: number, seed: number): Place[] {
  const next = generator(seed);
  const drawn = communesByWeight();
  return Array.from({ length: count }, () => seededPlace(drawn.at(next())));
}

function seededProfile(n: number, next: () => number, commune: Commune): Profile {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const trade = pick(TRADES);
  const place = seededPlace(commune);
  const more = next() < 1 / 3 ? [pick(TRADES), pick(TRADES), pick(TRADES)].slice(0, 1 + Math.floor(next() * 3)) : [];
  const tells = next() < 2 / 3;
  return {
    supplierId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    siret: siretOf(n),
    name: next() < 0.4 ? `${pick(NAMES)} ${trade.words.sure[0]!.replace('=', '')} ${n}` : `${pick(NAMES)} ${n}`,
    naf: next() < 0.4 ? '8899B' : (trade.naf[0]?.padEnd(5, 'Z') ?? '9499Z'),
    place: next() < 0.05 ? { ...place, point: null } : jittered(place, next),
    activities: tells ? [trade, ...more].map((one) => seededActivity(one, place, next)) : [],
    evidence: seededEvidence(n, next),
    capacity: {
      people: next() < 0.5 ? 2 + Math.floor(next() * 60) : null,
      yearlyAmount: next() < 0.3 ? 10_000 * (1 + Math.floor(next() * 80)) : null,
      freeFrom: next() < 0.1 ? '2027-02-01' : null,
    },
    references: next() < 0.2 ? seededReferences(trade, next) : [],
    closed: next() < 0.03,
  };
}

function seededActivity(trade: Trade, place: Place, next: () => number): ProfileActivity {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const does = [pick(trade.words.sure), pick(trade.words.sure), pick(trade.words.likely ?? trade.words.sure)];
  const words = [...new Set(does)].map((word) => word.replace('=', '')).join(', ');
  return {
    trade: next() < 0.5 ? trade.code : null,
    sectors: sectorsOfTrade(trade.code)
      .slice(0, 2)
      .map(({ code }) => code),
    cpv: next() < 0.4 ? [pick(trade.cpvPrefixes).padEnd(8, '0').slice(0, 8)] : [],
    text:
      next() < 0.5
        ? words
        : `Nous réalisons ${words} auprès ${pick(PLACES_OF_WORK)}, avec des équipes encadrées par des professionnels.`,
    serviceTypes: next() < 0.8 ? ['service'] : ['service', 'supply'],
    area: seededArea(place, next()),
  };
}

/** Half declare none; the others mostly a radius or departments, some their EPCI, communes, regions or the whole country. */
function seededArea(place: Place, drawn: number): Area | null {
  if (drawn < 0.5) return null;
  if (drawn < 0.68) return { type: 'radius', km: [15, 30, 50, 80, 150][Math.floor(drawn * 1_000) % 5]! };
  if (drawn < 0.8) return { type: 'departments', codes: [place.department!] };
  if (drawn < 0.87 && place.epci) return { type: 'epcis', codes: [place.epci] };
  if (drawn < 0.92) return { type: 'communes', codes: [place.commune!] };
  if (drawn < 0.96 && place.region) return { type: 'regions', codes: [place.region] };
  return { type: 'country' };
}

function seededEvidence(n: number, next: () => number): ProfileEvidence[] {
  const kinds = [KINDS[Math.floor(next() * KINDS.length)]!, ...(next() < 0.2 ? (['ESUS'] as const) : [])];
  const day = `2026-${String(1 + Math.floor(next() * 11)).padStart(2, '0')}-15`;
  const validUntil = next() < 0.5 ? `2027-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-28` : null;
  if (next() < 0.1) return [];
  return kinds.map((kind, at) => ({
    id: `00000000-0000-7000-9${at}00-${String(n).padStart(12, '0')}`,
    kind,
    source: 'directory-file',
    checkedAt: day,
    validUntil,
  }));
}

function seededReferences(trade: Trade, next: () => number): ProfileReference[] {
  return Array.from({ length: 1 + Math.floor(next() * 3) }, (_, at) => ({
    buyer: 'Commune de Brumeval',
    title: `${trade.words.sure[0]!.replace('=', '')}, lot ${at + 1}`,
    cpv: next() < 0.5 ? trade.cpvPrefixes[0]!.padEnd(8, '0').slice(0, 8) : null,
    year: 2020 + Math.floor(next() * 6),
    amount: next() < 0.5 ? 10_000 + Math.floor(next() * 90_000) : null,
  }));
}

function seededPlace(commune: Commune): Place {
  const place = placeOfCommune(commune.code);
  return { ...place, postCode: commune.postCodes[0] ?? null, point: place.point ?? pointNear(commune) };
}

/** A point that stands for a commune: its own where it is known, else one around its department's, always the same. */
function pointNear({ code, department }: Commune): Point {
  const own = pointOfCommune(code);
  if (own) return own;
  const [lat, lon] = DEPARTMENT_POINTS[department]!;
  const next = generator([...code].reduce((sum, digit) => sum * 31 + digit.charCodeAt(0), 7));
  const spread = TOWN_DEPARTMENTS.has(department) ? SPREAD_IN_TOWN : SPREAD_DEGREES;
  return { lat: lat + (2 * next() - 1) * spread, lon: lon + (2 * next() - 1) * spread };
}

function jittered(place: Place, next: () => number): Place {
  const point = place.point && { lat: place.point.lat + next() / 50, lon: place.point.lon + next() / 50 };
  return { ...place, point };
}

interface Drawn {
  /** @param share from 0 to 1 */
  at(share: number): Commune;
}

let drawn: Drawn | undefined;

function communesByWeight(): Drawn {
  if (drawn) return drawn;
  const communes: Commune[] = [];
  const upTo: number[] = [];
  let total = 0;
  for (const department of Object.keys(DEPARTMENT_POINTS).filter(isDepartment)) {
    for (let n = 1; n < 1_000; n += 1) {
      const commune = communeByCode(`${department}${String(n).padStart(5 - department.length, '0')}`);
      if (!commune || commune.parent !== null) continue;
      total += 200 + commune.population;
      communes.push(commune);
      upTo.push(total);
    }
  }
  drawn = { at: (share) => communes[firstAbove(upTo, share * total)]! };
  return drawn;
}

function firstAbove(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
