import {
  cpvStem,
  departmentName,
  meaningfulWords,
  regionName,
  stemOf,
  tradeHits,
  tradesOfCpv,
  type Trade,
  type TradeHit,
} from '#lib/nomenclature';
import { unitVector, type UnitVector } from './geo';
import type { OpportunityFacts, Place } from './types';
import { TRADE_COUNTS } from './weights';

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
  place: Place;
  vector: UnitVector | null;
  /** Half distance of the trade most surely asked, in km */
  halfDistanceKm: number;
}

/** How far each source of a trade is trusted; the words of the object say more than its CPV. */
const TRUST = { title: 0.9, cpv: 0.78, otherCpv: 0.55, text: 0.4 } as const;
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
    'pays secteur canton rue avenue place quartier nord sud est ouest territoire agglomération mairie hospitalier école collège lycée'
  )
    .split(' ')
    .flatMap(meaningfulWords)
    .map(stemOf),
);

/** @returns what the opportunity asks: pure, so the same facts give the same ask */
export function understand(facts: OpportunityFacts): Ask {
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
  for (const hit of tradeHits(facts.title)) add(hit, TRUST.title, hit.by[0] ?? null, null);
  facts.cpv.forEach((code, index) => {
    for (const hit of tradesOfCpv(code)) add(hit, index === 0 ? TRUST.cpv : TRUST.otherCpv, null, code);
  });
  for (const hit of tradeHits(facts.text.slice(0, TEXT_READ)).slice(0, 3))
    add(hit, TRUST.text, hit.by[0] ?? null, null);

  for (const [code, { strength }] of trades) if (strength < TRADE_COUNTS) trades.delete(code);

  const words = new Map<string, string>();
  const where = [
    facts.place.communeName,
    departmentName(facts.place.department ?? ''),
    regionName(facts.place.region ?? ''),
  ];
  const named = new Set(meaningfulWords(where.join(' ')).map(stemOf));
  for (const word of meaningfulWords(facts.title)) {
    const stem = stemOf(word);
    if (!named.has(stem) && !GENERIC.has(stem) && !/^\d+$/.test(stem) && !words.has(stem)) words.set(stem, word);
  }
  const surest = [...trades.values()].sort((a, b) => b.strength - a.strength)[0];
  return {
    facts,
    trades,
    words,
    cpv: facts.cpv.filter((code) => cpvStem(code).length > 2),
    place: facts.place,
    vector: facts.place.point && unitVector(facts.place.point),
    halfDistanceKm: surest?.trade.halfDistanceKm ?? USUAL_HALF_DISTANCE_KM,
  };
}

/** @returns whether a stem is one of the words that every purchase holds */
export function isGeneric(stem: string): boolean {
  return GENERIC.has(stem);
}
