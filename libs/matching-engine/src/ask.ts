import {
  cpvStem,
  departmentName,
  meaningfulWords,
  mended,
  readWords,
  regionName,
  stemOf,
  tradeHits,
  tradesAsked,
  tradesOfCpv,
  type Trade,
  type TradeHit,
} from '#lib/nomenclature';
import { unitVector, type UnitVector } from './geo';
import { NearestCpv } from './nearest-cpv';
import type { OpportunityFacts, Place } from './types';
import { buyerSeat, type BuyerSeat } from './place/buyer-seat';
import { placesOfObject } from './place/understand-place';
import { serviceTypeOf } from './service-type';
import { sectorsAsked } from './sectors-asked';
import type { ServiceType } from './types';
import { TRADE_COUNTS, WEIGHTS, type Weights } from './weights';

/** A trade that the opportunity asks for, how surely (0 to 1), and what said so. */
export interface AskedTrade {
  trade: Trade;
  strength: number;
  /** A phrase of the title or the text that names it, when one does */
  phrase: string | null;
  /** The CPV code, of those asked, that is tied to it, when one is */
  cpv: string | null;
}

/** What an opportunity asks, understood once before suppliers are looked at. */
export interface Ask {
  facts: OpportunityFacts;
  /** By code of trade */
  trades: ReadonlyMap<string, AskedTrade>;
  /** Stem → the word it was read from, of the words of the title that mean something in a purchase */
  words: ReadonlyMap<string, string>;
  cpv: readonly string[];
  nearCpv: NearestCpv;
  /** The trades that each of those codes is tied to */
  cpvTrades: ReadonlyMap<string, readonly Trade[]>;
  /** Codes of the purchase sectors that are asked, and of their groups */
  sectors: ReadonlySet<string>;
  sectorGroups: ReadonlySet<string>;
  serviceType: ServiceType | null;
  /** The first of `places` */
  place: Place;
  /** Where the work falls: the nearest of them counts */
  places: readonly PlaceAsked[];
  /** Half distance of the trade most surely asked, in km */
  halfDistanceKm: number;
  /** The same as it is counted with: longer where the place is the seat of who buys for a department */
  decayKm: number;
  /** The place is the seat of who buys for a whole department: the work may fall anywhere in it */
  servesWide: boolean;
  weights: Weights;
  /** Those of whom another trade was only deduced are leads as well */
  isWide: boolean;
}

export interface PlaceAsked {
  place: Place;
  vector: UnitVector | null;
}

/** How far each source of a trade is trusted; the words of the object say more than its CPV. */
const TRUST = { title: 0.9, cpv: 0.78, otherCpv: 0.55, text: 0.4, proposedCpv: 0.6 } as const;
const USUAL_HALF_DISTANCE_KM = 15;
/** Long texts speak of everything: only their beginning is read. */
const TEXT_READ = 4_000;

/** Words of every purchase, stemmed: they tell no supplier from another. */
const GENERIC = new Set(
  (
    'marché accord cadre bon commande prestation service travaux fourniture lot commune ville communauté mission oeuvre ' +
    'année site public publique département conseil général régional objet relatif mise place réalisation exécution ' +
    'procédure consultation programme projet opération ensemble bâtiment gestion suivi divers grand ' +
    'métropole syndicat établissement centre besoin compte période durée tranche maîtrise assistance acquisition achat ' +
    'entretien maintenance social insertion local locaux équipement matériel structure association entreprise solidaire ' +
    'numéro professionnel qualification activité support personnel patrimoine immobilier pays secteur canton rue avenue place quartier nord sud est ouest territoire agglomération mairie hospitalier école collège lycée'
  )
    .split(' ')
    .flatMap(meaningfulWords)
    .map(stemOf),
);

/**
 * @param isWide those of whom another trade was deduced, and never declared, are leads as well
 * @returns what the opportunity asks: pure, so the same facts give the same ask
 */
export function understand(facts: OpportunityFacts, weights: Weights = WEIGHTS, isWide = false): Ask {
  const title = mended(facts.title);
  const trades = new Map<string, AskedTrade>();
  const add = (hit: TradeHit, trust: number, phrase: string | null, cpv: string | null): void => {
    const known = trades.get(hit.trade.code);
    const doubt = (1 - (known?.strength ?? 0)) * (1 - hit.strength * trust);
    trades.set(hit.trade.code, {
      trade: hit.trade,
      strength: 1 - doubt,
      phrase: known?.phrase ?? phrase,
      cpv: known?.cpv ?? cpv,
    });
  };
  for (const hit of tradesAsked(title)) add(hit, TRUST.title, hit.by[0] ?? null, null);
  const cpvTrades = new Map<string, readonly Trade[]>();
  facts.cpv.forEach((code, index) => {
    const hits = tradesOfCode(code);
    cpvTrades.set(
      code,
      hits.map(({ trade }) => trade),
    );
    for (const hit of hits) add(hit, index === 0 ? TRUST.cpv : TRUST.otherCpv, null, code);
  });
  // A CPV that was only read from the words says less than one that the buyer gave, and those words are counted already
  if (facts.cpv.length === 0) {
    for (const { code, certainty } of facts.proposedCpv ?? []) {
      for (const hit of tradesOfCode(code)) add(hit, TRUST.proposedCpv * certainty, null, null);
    }
  }
  for (const hit of tradeHits(mended(facts.text.slice(0, TEXT_READ))).slice(0, 3))
    add(hit, TRUST.text, hit.by[0] ?? null, null);

  for (const [code, { strength }] of trades) if (strength < TRADE_COUNTS) trades.delete(code);

  const seat = facts.buyer ? buyerSeat(facts.buyer, facts.place.department) : null;
  const places = placesAsked(facts, title, seat);
  const surest = [...trades.values()].sort((a, b) => b.strength - a.strength)[0];
  const halfDistanceKm = surest?.trade.halfDistanceKm ?? USUAL_HALF_DISTANCE_KM;
  const isSeat = seat !== null && places.some(({ place }) => isSamePlace(place, seat.place));
  const servesWide = isSeat && seat.scope === 'department';
  const cpv = facts.cpv.filter((code) => cpvStem(code).length > 2);
  return {
    facts,
    trades,
    words: wordsOf(title, places),
    cpv,
    nearCpv: new NearestCpv(cpv),
    cpvTrades,
    ...sectorsAsked(title, cpv),
    serviceType: facts.serviceType ?? serviceTypeOf(title, facts.nature, trades.has('staff')),
    place: places[0]!.place,
    places,
    halfDistanceKm,
    decayKm: halfDistanceKm * (servesWide ? weights.place.wideDecay : 1),
    servesWide,
    weights,
    isWide,
  };
}

/** A trade that is tied to a whole branch says little of a code that another trade is tied to by its class: 853125 is insertion, not care. */
function tradesOfCode(code: string): TradeHit[] {
  const hits = tradesOfCpv(code);
  const finest = Math.max(0, ...hits.map(({ by }) => by[0]!.length));
  return hits.map((hit) => (hit.by[0]!.length <= finest - 2 ? { ...hit, strength: hit.strength * BROAD } : hit));
}
const BROAD = 0.45;

/** Those published; where they are no commune, those that the title names, else the commune or EPCI that buys. */
function placesAsked(facts: OpportunityFacts, title: string, seat: BuyerSeat | null): PlaceAsked[] {
  const told = [facts.place, ...(facts.otherPlaces ?? [])];
  if (told.some((one) => one.commune !== null)) return told.map(placed);
  const named = placesOfObject(title, facts.place, seat);
  if (named.length > 0) return named.map(placed);
  const { department, region, epci, point } = facts.place;
  const isUnsaid = department === null && region === null && epci === null && point === null;
  return isUnsaid && seat !== null && seat.scope !== 'department' ? [placed(seat.place)] : told.map(placed);
}

function placed(place: Place): PlaceAsked {
  return { place, vector: place.point && unitVector(place.point) };
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.commune === b.commune && (a.commune !== null || (a.epci !== null && a.epci === b.epci));
}

/** Names of places in the title tell no supplier's trade. */
function wordsOf(title: string, places: readonly PlaceAsked[]): Map<string, string> {
  const words = new Map<string, string>();
  const where = places.flatMap(({ place }) => [
    place.communeName,
    departmentName(place.department ?? ''),
    regionName(place.region ?? ''),
  ]);
  const named = new Set(meaningfulWords(where.join(' ')).map(stemOf));
  for (const { word, start, end } of readWords(title)) {
    const stem = stemOf(word);
    if (!named.has(stem) && !GENERIC.has(stem) && !/^\d+$/.test(stem) && !words.has(stem))
      words.set(stem, title.slice(start, end).toLowerCase());
  }
  return words;
}

/** @returns whether a stem is one of the words that every purchase holds */
export function isGeneric(stem: string): boolean {
  return GENERIC.has(stem);
}
