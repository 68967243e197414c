import { meaningfulWords, readWords, stemOf, type ReadWord } from './french';
import type { Trade } from './trade';

/** How much each level of the table says; hints alone, however many, name no trade. */
export const LEVELS = { sure: 1, likely: 0.6, hint: 0.25 } as const;

/** A phrase of a table, as it is looked for. */
export interface Phrase<T> {
  /** What it names */
  of: T;
  /** Stems, or words as they are for those that the table writes after `=` (« collecte » and « collective » share a stem) */
  tokens: readonly string[];
  /** 0: a trap, which uses up its words and says nothing */
  weight: number;
  /** It also says where, or for whom, others work */
  isWhere: boolean;
}

/** A phrase met, in the words of the text, small letters, and where it begins in the text. */
export interface MetPhrase<T> {
  phrase: Phrase<T>;
  words: string;
  at: number;
}

/** Phrases of all that a table names by the stem of their first token, the longest first. */
export type Lexicon<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

/** A line of a table: a phrase, what it names, and how much it says, by the number of its words where that counts. */
export interface LexiconLine<T> {
  of: T;
  text: string;
  weight: number | ((tokens: number) => number);
  isWhere?: boolean;
}

/** @param field the words of objects and activities, or those that name a structure */
export function tradeLexicon(trades: readonly Trade[], field: 'text' | 'name'): Lexicon<Trade> {
  const lines: LexiconLine<Trade>[] = [];
  for (const trade of trades) {
    const { sure, likely = [], hint = [] } = trade.words;
    const where = new Set(trade.where);
    const add = (texts: readonly string[], weight: number): void => {
      for (const text of texts) lines.push({ of: trade, text, weight, isWhere: where.has(text) });
    };
    add(trade.traps ?? [], 0);
    add(sure, LEVELS.sure);
    if (field === 'name') add(trade.nameWords ?? [], LEVELS.likely);
    else {
      add(likely, LEVELS.likely);
      add(hint, LEVELS.hint);
    }
  }
  return lexiconOf(lines);
}

/** @returns the lines of a table, ready to be looked for; a line without a word that means something is left out */
export function lexiconOf<T>(lines: readonly LexiconLine<T>[]): Lexicon<T> {
  const lexicon = new Map<string, Phrase<T>[]>();
  for (const { of, text, weight, isWhere = false } of lines) {
    const tokens = tokensOf(text);
    if (tokens[0] === undefined) continue;
    const one = { of, tokens, weight: typeof weight === 'number' ? weight : weight(tokens.length), isWhere };
    const first = isAsItIs(tokens[0]) ? stemOf(tokens[0].slice(1)) : tokens[0];
    const same = lexicon.get(first);
    if (same) same.push(one);
    else lexicon.set(first, [one]);
  }
  for (const same of lexicon.values()) same.sort(byLength);
  return lexicon;
}

/** Of two as long, the one that asks for the word as it is comes first. */
function byLength(a: Phrase<unknown>, b: Phrase<unknown>): number {
  const asItIs = ({ tokens }: Phrase<unknown>): number => (isAsItIs(tokens[0]!) ? 1 : 0);
  return b.tokens.length - a.tokens.length || asItIs(b) - asItIs(a) || b.weight - a.weight;
}

function isAsItIs(token: string): boolean {
  return token.startsWith('=');
}

/** @returns the distinct phrases met, by what they name; at each word the longest of each, whose words are then used up for it */
export function phrasesIn<T>(text: string, lexicon: Lexicon<T>): Map<T, MetPhrase<T>[]> {
  const read = readWords(text);
  const found = new Map<T, MetPhrase<T>[]>();
  const usedUpTo = new Map<T, number>();
  for (let at = 0; at < read.length; at++) {
    const phrases = lexicon.get(read[at]!.stem);
    if (phrases === undefined) continue;
    for (const phrase of phrases) {
      const { of, tokens } = phrase;
      if ((usedUpTo.get(of) ?? 0) > at) continue;
      if (!areAt(tokens, read, at)) continue;
      usedUpTo.set(of, at + tokens.length);
      if (phrase.weight === 0) continue;
      const { start } = read[at]!;
      const words = text.slice(start, read[at + tokens.length - 1]!.end).toLowerCase();
      const same = found.get(of);
      if (!same) found.set(of, [{ phrase, words, at: start }]);
      else if (!same.some((met) => met.phrase === phrase)) same.push({ phrase, words, at: start });
    }
  }
  return found;
}

function areAt(tokens: readonly string[], read: readonly ReadWord[], at: number): boolean {
  for (let k = 0; k < tokens.length; k++) {
    const said = read[at + k];
    if (said === undefined || (tokens[k] !== said.stem && tokens[k] !== said.exact)) return false;
  }
  return true;
}

/** @returns the stems of a phrase of a table, `=word` for a word that it wants as it is */
export function tokensOf(text: string): string[] {
  return text.split(' ').flatMap((part) => {
    const read = meaningfulWords(part);
    return part.startsWith('=') ? read.map((word) => `=${word}`) : read.map(stemOf);
  });
}
