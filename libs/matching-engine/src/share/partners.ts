import { kindFamily, tradeByCode, tradesAsked } from '#lib/nomenclature';
import { coverageOf } from '../area';
import type { Ask } from '../ask';
import type { Candidate } from '../candidate';
import { provenKinds } from '../evidence-status';
import { kmBetween } from '../geo';
import type { Place, Profile, RankedSupplier } from '../types';
import { ACTIVITY_NAMED, NEAR_KM, TRADE_NAMED } from '../weights';

/** A supplier that may take a part, and what it can take of it. */
export interface Partner {
  supplierId: string;
  /** Where it stands in the ranking, from 0; those set aside come after all */
  position: number;
  /** Euros before tax it can still take in one order; null when it did not say */
  room: number | null;
  /** Euros below which it takes nothing */
  least: number;
  /** Of the trades asked, those that it does */
  trades: ReadonlySet<string>;
  /** Indexes of the places asked where it works */
  places: ReadonlySet<number>;
  /** Proven to be of insertion or of disability today */
  isInclusive: boolean;
}

/** @returns the euros that a supplier can still take: a year's work less what is taken, and no more than its largest order */
export function roomOf({ capacity }: Profile): number | null {
  const { yearlyAmount, load, largestOrder } = capacity;
  const free = yearlyAmount === null ? null : yearlyAmount * (1 - Math.min(100, Math.max(0, load ?? 0)) / 100);
  const rooms = [free, largestOrder ?? null].filter((room) => room !== null);
  return rooms.length === 0 ? null : Math.max(0, Math.floor(Math.min(...rooms)));
}

/** What puts two works side by side in a title: « nettoyage et espaces verts », not « buffets de la saison culturelle ». */
const SIDE_BY_SIDE = /\s(?:et|ainsi que|puis)\s|[,;+/]/i;

/** @returns the trades that a title puts side by side, in its order, each once; one trade alone is none to be shared */
export function namedTrades({ facts, trades }: Ask): string[] {
  const named = facts.title.split(SIDE_BY_SIDE).flatMap((part) => {
    const [surest] = [...tradesAsked(part)].sort((a, b) => b.strength - a.strength);
    const code = surest?.trade.code;
    return code !== undefined && (trades.get(code)?.strength ?? 0) >= TRADE_NAMED ? [code] : [];
  });
  return [...new Set(named)];
}

/** @returns the places asked, each once, those of which nothing is known left out */
export function placesAsked({ facts }: Ask): Place[] {
  const keys = new Set<string>();
  return [facts.place, ...(facts.otherPlaces ?? [])].filter((place) => {
    const key = place.commune ?? place.epci ?? place.department;
    if (key === null || keys.has(key)) return false;
    keys.add(key);
    return true;
  });
}

/** @returns a ranked or set-aside supplier as a partner, on a day `YYYY-MM-DD` */
export function partnerOf(
  candidate: Candidate,
  position: number,
  { trades, places }: { trades: readonly string[]; places: readonly Place[] },
  today: string,
): Partner {
  const { profile } = candidate;
  const own = trades.length === 0 ? NONE : ownTrades(candidate);
  return {
    supplierId: profile.supplierId,
    position,
    room: roomOf(profile),
    least: Math.max(0, profile.capacity.smallestOrder ?? 0),
    trades: new Set(trades.filter((code) => own.has(code))),
    places: new Set(places.flatMap((place, index) => (worksAt(profile, place) ? [index] : []))),
    isInclusive: provenKinds(profile.evidence, today).some((kind) =>
      ['insertion', 'disability'].includes(kindFamily(kind)),
    ),
  };
}

/** Trade and place held, and no doubt by law: only these are worth proposing together. */
export function isSolid({ links, eligibility }: RankedSupplier): boolean {
  return isHeld(links, 'trade') && isHeld(links, 'place') && isFree(eligibility);
}

/** @returns whether a link is held for everyone */
export function isHeld(links: RankedSupplier['links'], name: string): boolean {
  return links.some((link) => link.name === name && link.state === 'held');
}

/** @returns whether no law keeps it out and no proof is missing */
export function isFree({ answer }: RankedSupplier['eligibility']): boolean {
  return answer === 'open' || answer === 'eligible';
}

/** @returns what a place is called */
export function placeName({ communeName, commune, epci, department }: Place): string {
  return communeName ?? commune ?? epci ?? department ?? '';
}

/** @returns the French name of a trade */
export function tradeName(code: string): string {
  return tradeByCode(code)?.label ?? code;
}

const NONE: ReadonlySet<string> = new Set();

function ownTrades({ activities, nameTrades, nafTrades }: Candidate): Set<string> {
  const said = activities.flatMap(({ source, trades }) => [
    ...(source.trade === null ? [] : [source.trade]),
    ...trades.filter(({ strength }) => strength >= ACTIVITY_NAMED).map(({ trade }) => trade.code),
  ]);
  return new Set([...said, ...[...nameTrades, ...nafTrades].map(({ trade }) => trade.code)]);
}

function worksAt({ place: home, activities }: Profile, asked: Place): boolean {
  const areas = activities.flatMap(({ area }) => (area === null ? [] : [area]));
  if (areas.length > 0) return areas.some((area) => coverageOf(area, home, asked) === 'inside');
  const km = kmBetween(home, asked);
  if (km !== null) return km <= NEAR_KM;
  return home.department !== null && home.department === asked.department;
}
