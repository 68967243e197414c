import { normaliseCpv } from './cpv';
import { meaningfulWords, stemOf } from './french';
import { nafSaysNothing, normaliseNaf } from './naf';
import type { Trade } from './trade';
import { BUILDING_TRADES } from './trades-building';
import { FOOD_TRADES } from './trades-food';
import { OFFICE_TRADES } from './trades-office';
import { OUTDOOR_TRADES } from './trades-outdoor';
import { PEOPLE_TRADES } from './trades-people';
import { PREMISES_TRADES } from './trades-premises';
import { TRANSPORT_TRADES } from './trades-transport';
import { WASTE_TRADES } from './trades-waste';
import { WORKSHOPS_TRADES } from './trades-workshops';

export const TRADES: readonly Trade[] = [
  ...OUTDOOR_TRADES,
  ...WASTE_TRADES,
  ...FOOD_TRADES,
  ...BUILDING_TRADES,
  ...WORKSHOPS_TRADES,
  ...PREMISES_TRADES,
  ...TRANSPORT_TRADES,
  ...PEOPLE_TRADES,
  ...OFFICE_TRADES,
];

const BY_CODE = new Map(TRADES.map((trade) => [trade.code, trade]));

/** @returns the trade of that code, or null */
export function tradeByCode(code: string): Trade | null {
  return BY_CODE.get(code) ?? null;
}

/** A trade found, how surely (0 to 1), and by what: phrases of its table, or the code that led there. */
export interface TradeHit {
  trade: Trade;
  strength: number;
  by: readonly string[];
}

/** How much each level of the table says; hints alone, however many, name no trade. */
const LEVELS = { sure: 1, likely: 0.6, hint: 0.25 } as const;
const NAMES_ALONE = LEVELS.likely;

interface Phrase {
  text: string;
  /** Stems, or words as they are for those that the table writes after `=` (« collecte » and « collective » share a stem) */
  tokens: readonly string[];
  weight: number;
}
/** Phrases of one trade by their first token, the longest first. */
type Lexicon = ReadonlyMap<string, readonly Phrase[]>;

let lexicons: { trade: Trade; text: Lexicon; name: Lexicon }[] | undefined;

/** @returns the trades that a text names, the surest first; hints alone name none */
export function tradesOfText(text: string): Trade[] {
  return tradeHits(text).map(({ trade }) => trade);
}

/** @returns the same with how surely and by which phrases */
export function tradeHits(text: string): TradeHit[] {
  return hitsOf(meaningfulWords(text), 'text');
}

/** @returns the trades that the name of a structure tells, the surest first */
export function tradesOfName(name: string): TradeHit[] {
  return hitsOf(meaningfulWords(name), 'name');
}

/** @returns the trades tied to a CPV code, the closest prefix first; strength grows with the digits that are tied */
export function tradesOfCpv(code: string): TradeHit[] {
  const cpv = normaliseCpv(code);
  if (cpv === null) return [];
  const hits: TradeHit[] = [];
  for (const trade of TRADES) {
    const tied = trade.cpvPrefixes.filter((prefix) => cpv.startsWith(prefix));
    if (tied.length === 0) continue;
    const longest = tied.reduce((a, b) => (b.length > a.length ? b : a));
    const place = trade.cpvPrefixes.indexOf(longest);
    hits.push({ trade, strength: (PREFIX_STRENGTH[longest.length] ?? 1) * (place < 3 ? 1 : 0.85), by: [longest] });
  }
  return sorted(hits);
}
const PREFIX_STRENGTH: Readonly<Record<number, number>> = { 2: 0.3, 3: 0.65, 4: 0.9 };

/** @returns the trades whose holders have this NAF code; none for a code that says nothing */
export function tradesOfNaf(code: string): TradeHit[] {
  const naf = normaliseNaf(code);
  if (naf === null || nafSaysNothing(naf)) return [];
  const hits: TradeHit[] = [];
  for (const trade of TRADES) {
    const tied = trade.naf.filter((prefix) => naf.startsWith(prefix));
    if (tied.length === 0) continue;
    const longest = Math.max(...tied.map((prefix) => prefix.length));
    hits.push({ trade, strength: longest >= 4 ? 1 : 0.8, by: [naf] });
  }
  return sorted(hits);
}

function hitsOf(read: readonly string[], field: 'text' | 'name'): TradeHit[] {
  const tokens = read.map((word) => [stemOf(word), `=${word}`] as const);
  const totals = new Map<TradeHit, number>();
  for (const lexicon of (lexicons ??= TRADES.map(lexiconsOf))) {
    const found = phrasesIn(tokens, lexicon[field]);
    if ((found[0]?.weight ?? 0) < NAMES_ALONE) continue;
    const total = found.reduce((sum, phrase) => sum + phrase.weight, 0);
    const by = found.map((phrase) => phrase.text.replace(/=/g, ''));
    totals.set({ trade: lexicon.trade, strength: Math.min(1, total), by }, total);
  }
  return [...totals.keys()].sort((a, b) => totals.get(b)! - totals.get(a)!);
}

type Token = readonly [stem: string, word: string];

/** The distinct phrases met, the longest at each word; a trap uses up its words and says nothing. */
function phrasesIn(read: readonly Token[], lexicon: Lexicon): Phrase[] {
  const found = new Map<string, Phrase>();
  for (let i = 0; i < read.length; i++) {
    const [stem, word] = read[i]!;
    const exact = longestAt(read, i, lexicon.get(word));
    const stemmed = longestAt(read, i, lexicon.get(stem));
    const phrase = (stemmed?.tokens.length ?? 0) > (exact?.tokens.length ?? 0) ? stemmed : (exact ?? stemmed);
    if (!phrase) continue;
    if (phrase.weight > 0) found.set(phrase.tokens.join(' '), phrase);
    i += phrase.tokens.length - 1;
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight);
}

function longestAt(read: readonly Token[], at: number, phrases: readonly Phrase[] | undefined): Phrase | undefined {
  return phrases?.find((phrase) => phrase.tokens.every((token, k) => read[at + k]?.includes(token)));
}

function lexiconsOf(trade: Trade): { trade: Trade; text: Lexicon; name: Lexicon } {
  const { sure, likely = [], hint = [] } = trade.words;
  const traps = (trade.traps ?? []).map((text) => phrase(text, 0));
  const sureOnes = sure.map((text) => phrase(text, LEVELS.sure));
  const others = [
    ...likely.map((text) => phrase(text, LEVELS.likely)),
    ...hint.map((text) => phrase(text, LEVELS.hint)),
  ];
  const names = (trade.nameWords ?? []).map((text) => phrase(text, LEVELS.likely));
  return {
    trade,
    text: byFirstStem([...traps, ...sureOnes, ...others]),
    name: byFirstStem([...traps, ...sureOnes, ...names]),
  };
}

function phrase(text: string, weight: number): Phrase {
  const tokens = text.split(' ').flatMap((part) => {
    const read = meaningfulWords(part);
    return part.startsWith('=') ? read.map((word) => `=${word}`) : read.map(stemOf);
  });
  return { text, tokens, weight };
}

function byFirstStem(phrases: readonly Phrase[]): Lexicon {
  const lexicon = new Map<string, Phrase[]>();
  for (const one of phrases) {
    const first = one.tokens[0];
    if (first === undefined) continue;
    lexicon.set(first, [...(lexicon.get(first) ?? []), one]);
  }
  for (const same of lexicon.values()) same.sort((a, b) => b.tokens.length - a.tokens.length || b.weight - a.weight);
  return lexicon;
}

function sorted(hits: TradeHit[]): TradeHit[] {
  return hits.sort((a, b) => b.strength - a.strength || TRADES.indexOf(a.trade) - TRADES.indexOf(b.trade));
}
