import { normaliseCpv } from './cpv';
import { plain } from './french';
import { LEVELS, phrasesIn, tradeLexicon, type Lexicon, type MetPhrase } from './lexicon';
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

/** A trade found, how surely (0 to 1), and by what: the words that name it, as they were read, or the code that led there. */
export interface TradeHit {
  trade: Trade;
  strength: number;
  by: readonly string[];
}

const lexicons = new Map<'text' | 'name', Lexicon<Trade>>();

/** @returns the trades that a text names, the surest first; hints alone name none */
export function tradesOfText(text: string): Trade[] {
  return tradeHits(text).map(({ trade }) => trade);
}

/** @returns the same with how surely and by which phrases */
export function tradeHits(text: string): TradeHit[] {
  return hitsOf(metIn(text, 'text'));
}

/**
 * @param title of a purchase
 * @returns the trades that it asks for, as `tradeHits` does, but those of which it only names the premises or the public: « nettoyage
 * de la crèche » asks nobody to mind children, « gestion de la crèche » does
 */
export function tradesAsked(title: string): TradeHit[] {
  const met = metIn(title, 'text');
  const hits = hitsOf(met);
  const asked = hits.filter(({ trade }) => whereOf(met.get(trade)!) === null);
  if (asked.length === hits.length) return hits;
  const isToldElse = asked.some(({ strength }) => strength >= TOLD_ELSE);
  return hits.filter(({ trade }) => {
    const where = whereOf(met.get(trade)!);
    if (where === null) return true;
    const before = plain(title.slice(0, where)).split(CLAUSE_END).at(-1)!;
    return RUN.test(before) || !(isToldElse || WORKED_ON.test(before)) || isAskedBeside(title, where);
  });
}
/** A sure word, or a likely one with a hint */
const TOLD_ELSE = 0.8;
const CLAUSE_END = /[;:]|\s[-–—]\s/;
/** What is done with premises or a public by those whose trade it is */
const RUN =
  /\b(gestion|exploitation|fonctionnement|animation|delegation|gerance|organisation|reservation|places|berceaux|encadrement|aide|portage|programmation|tenue (?:des|du|de la))\b/;
/** What is done to them by others */
const WORKED_ON =
  /\b(travaux|construction|rehabilitation|renovation|extension|restructuration|amenagement|refection|entretien|maintenance|nettoyage|reparation|mise (?:aux normes|en conformite|en accessibilite))\b/;

/**
 * @returns whether it stands beside other activities as one of them, with no preposition before it: « spectacle et traiteur »,
 * « restauration et accueil de loisirs », unless the clause behind says what is done there: « crèche : lot électricité »
 */
function isAskedBeside(title: string, where: number): boolean {
  const [before, after] = [plain(title.slice(0, where)).replace(/\baccueil $/, ''), plain(title.slice(where))];
  if (CLAUSE_END.test(before) || CLAUSE_END.test(after)) return false;
  if (before === '') return !WORKED_ON.test(after.split(AND)[0]!) && AND.test(after);
  return ENDS_WITH_AND.test(before) && !GOVERNED.test(before) && !WORKED_ON.test(before);
}
const AND = /\set\s|\s\+\s/;
const ENDS_WITH_AND = /(?:\set\s|,\s?|\s\+\s)$/;
const GOVERNED = /\b(?:d|de|du|des|l|pour|dans|en|a|au|aux|par|sur)\b/;

/** @returns where the first of the words that name a trade begins, when all of them may name premises or a public; null else */
function whereOf(found: readonly MetPhrase<Trade>[]): number | null {
  const naming = found.filter(({ phrase }) => phrase.weight >= LEVELS.likely);
  return naming.every(({ phrase }) => phrase.isWhere) ? Math.min(...naming.map(({ at }) => at)) : null;
}

/** @returns the trades that the name of a structure tells, the surest first */
export function tradesOfName(name: string): TradeHit[] {
  return hitsOf(metIn(name, 'name'));
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

function metIn(text: string, field: 'text' | 'name'): Map<Trade, MetPhrase<Trade>[]> {
  const lexicon = lexicons.get(field) ?? tradeLexicon(TRADES, field);
  lexicons.set(field, lexicon);
  return phrasesIn(text, lexicon);
}

function hitsOf(met: ReadonlyMap<Trade, MetPhrase<Trade>[]>): TradeHit[] {
  if (met.size === 0) return [];
  const totals = new Map<TradeHit, number>();
  for (const [trade, found] of met) {
    found.sort((a, b) => b.phrase.weight - a.phrase.weight);
    // Hints alone, however many, name no trade
    if (found[0]!.phrase.weight < LEVELS.likely) continue;
    const total = found.reduce((sum, met) => sum + met.phrase.weight, 0);
    totals.set({ trade, strength: Math.min(1, total), by: found.map((met) => met.words) }, total);
  }
  const order = (hit: TradeHit): number => TRADES.indexOf(hit.trade);
  return [...totals.keys()].sort((a, b) => totals.get(b)! - totals.get(a)! || order(a) - order(b));
}

function sorted(hits: TradeHit[]): TradeHit[] {
  return hits.sort((a, b) => b.strength - a.strength || TRADES.indexOf(a.trade) - TRADES.indexOf(b.trade));
}
