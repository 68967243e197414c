import { meaningfulWords, sectorByCode, tradeHits, tradesOfCpv, type TradeHit } from '#lib/nomenclature';
import type { Profile, ProfileActivity } from './types';
import { ACTIVITY_NAMED } from './weights';

const FEW_WORDS = 5;

/** Lending people and bringing them to a job is how insertion structures work, whatever they do: « Insertion Emploi », 7830Z. */
const HOW: ReadonlySet<string> = new Set(['staff', 'insertion', 'training']);

/** @returns whether a trade says how a structure works, and not what it does */
export function isHow({ trade }: TradeHit): boolean {
  return HOW.has(trade.code);
}

/** @returns the codes of the trades that an activity declares: itself, by its sectors, by its CPV codes */
export function tradesDeclared({ trade, sectors, cpv }: ProfileActivity): Set<string> {
  const declared = new Set(trade === null ? [] : [trade]);
  for (const code of sectors) {
    const of = sectorByCode(code)?.trade;
    if (of) declared.add(of);
  }
  for (const code of cpv) {
    const of = tradeOfCpv(code);
    if (of !== null) declared.add(of);
  }
  return declared;
}

const TRADES_OF_CPV = new Map<string, string | null>();
/** There are 9,454 codes in the list of 2008. */
const CODES_KEPT = 10_000;

function tradeOfCpv(code: string): string | null {
  const known = TRADES_OF_CPV.get(code);
  if (known !== undefined) return known;
  const of = tradesOfCpv(code)[0]?.trade.code ?? null;
  if (TRADES_OF_CPV.size < CODES_KEPT) TRADES_OF_CPV.set(code, of);
  return of;
}

/** @returns the same for all that a supplier declares; empty when that only says how it works */
export function allTradesDeclared({ activities }: Profile): Set<string> {
  const declared = new Set(activities.flatMap((activity) => [...tradesDeclared(activity)]));
  return [...declared].every((code) => HOW.has(code)) ? new Set() : declared;
}

/**
 * The trades that the words of an activity tell. A few words are all about their trade, and a likely one is then as good as
 * sure; those of an activity that declares a trade are about that one, and tell of another what they say and no more.
 */
export function tradesWorded(activity: ProfileActivity): readonly TradeHit[] {
  const told = withoutClients(activity.text);
  const hits = tradeHits(told);
  if (hits.length === 0 || meaningfulWords(told).length > FEW_WORDS) return hits;
  const declared = tradesDeclared(activity);
  return hits.map((hit) => (declared.size === 0 || declared.has(hit.trade.code) ? { ...hit, strength: 1 } : hit));
}

/** Clauses end there. */
const CLAUSE = /[,;:.\n]/;
const CLIENTS = /^(.*?)\spour\s/is;

/**
 * « Repassage de draps pour crèches, livraison » washes and minds no child: what follows « pour » in a clause whose beginning
 * tells a trade names clients. « Équipes pour le nettoyage » and « personnel pour la cantine » tell their trade there.
 * @returns the text without the clients that it names
 */
export function withoutClients(text: string): string {
  if (!/\spour\s/i.test(text)) return text;
  return text
    .split(CLAUSE)
    .map((clause) => {
      const head = CLIENTS.exec(clause)?.[1];
      if (head === undefined) return clause;
      const hits = tradeHits(head);
      return hits.length > 0 && !hits.some(isHow) ? head : clause;
    })
    .join(', ');
}

/**
 * Of a supplier that declares its trades, one likely word is no other trade: a printer on recycled paper collects none, a laundry
 * that delivers is no carrier.
 * @param declared by it, by `allTradesDeclared`
 * @param hits read from its words or its name
 */
export function withoutHearsay(hits: readonly TradeHit[], declared: ReadonlySet<string>): readonly TradeHit[] {
  if (declared.size === 0) return hits;
  const kept = hits.filter((hit) => hit.strength >= ACTIVITY_NAMED || declared.has(hit.trade.code));
  return kept.length === hits.length ? hits : kept;
}
