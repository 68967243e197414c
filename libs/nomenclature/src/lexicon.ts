import { meaningfulWords, readWords, stemOf } from './french';
import type { Trade } from './trade';

/** How much each level of the table says; hints alone, however many, name no trade. */
export const LEVELS = { sure: 1, likely: 0.6, hint: 0.25 } as const;

/** A phrase of a trade's table, as it is looked for. */
export interface Phrase {
  trade: Trade;
  /** Stems, or words as they are for those that the table writes after `=` (« collecte » and « collective » share a stem) */
  tokens: readonly string[];
  /** 0: a trap, which uses up its words and says nothing */
  weight: number;
}

/** A phrase met, in the words of the text, small letters. */
export interface MetPhrase {
  phrase: Phrase;
  words: string;
}

/** Phrases of every trade by their first token, the longest first. */
export type Lexicon = ReadonlyMap<string, readonly Phrase[]>;

/** @param field the words of objects and activities, or those that name a structure */
export function lexiconOf(trades: readonly Trade[], field: 'text' | 'name'): Lexicon {
  const lexicon = new Map<string, Phrase[]>();
  for (const trade of trades) {
    const { sure, likely = [], hint = [] } = trade.words;
    const add = (texts: readonly string[], weight: number): void => {
      for (const text of texts) {
        const tokens = tokensOf(text);
        if (tokens[0] === undefined) continue;
        const same = lexicon.get(tokens[0]);
        const one = { trade, tokens, weight };
        if (same) same.push(one);
        else lexicon.set(tokens[0], [one]);
      }
    };
    add(trade.traps ?? [], 0);
    add(sure, LEVELS.sure);
    if (field === 'name') add(trade.nameWords ?? [], LEVELS.likely);
    else {
      add(likely, LEVELS.likely);
      add(hint, LEVELS.hint);
    }
  }
  for (const same of lexicon.values()) same.sort((a, b) => b.tokens.length - a.tokens.length || b.weight - a.weight);
  return lexicon;
}

/** @returns the distinct phrases met, by trade; at each word the longest of a trade, whose words are then used up for it */
export function phrasesIn(text: string, lexicon: Lexicon): Map<Trade, MetPhrase[]> {
  const places = readWords(text);
  const read = places.map(({ word }) => [stemOf(word), `=${word}`] as const);
  const found = new Map<Trade, MetPhrase[]>();
  const usedUpTo = new Map<Trade, number>();
  for (let at = 0; at < read.length; at++) {
    const [stem, word] = read[at]!;
    for (const phrase of startingAt(lexicon.get(stem), lexicon.get(word))) {
      const { trade, tokens } = phrase;
      if ((usedUpTo.get(trade) ?? 0) > at) continue;
      if (!tokens.every((token, k) => read[at + k]?.includes(token))) continue;
      usedUpTo.set(trade, at + tokens.length);
      if (phrase.weight === 0) continue;
      const words = text.slice(places[at]!.start, places[at + tokens.length - 1]!.end).toLowerCase();
      const same = found.get(trade);
      if (!same) found.set(trade, [{ phrase, words }]);
      else if (!same.some((met) => met.phrase === phrase)) same.push({ phrase, words });
    }
  }
  return found;
}

const NONE: readonly Phrase[] = [];

/** Both lists, the longest phrases first; of two as long, the one that asks for the word as it is. */
function startingAt(stemmed: readonly Phrase[] = NONE, exact: readonly Phrase[] = NONE): readonly Phrase[] {
  if (exact.length === 0) return stemmed;
  return [...exact, ...stemmed].sort((a, b) => b.tokens.length - a.tokens.length);
}

function tokensOf(text: string): string[] {
  return text.split(' ').flatMap((part) => {
    const read = meaningfulWords(part);
    return part.startsWith('=') ? read.map((word) => `=${word}`) : read.map(stemOf);
  });
}
