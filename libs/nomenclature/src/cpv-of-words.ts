import { CPV_WORDS } from './cpv-words';
import { officialHits } from './cpv-label-index';
import { readWords, stemOf, type ReadWord } from './french';
import { tokensOf } from './lexicon';

/** A code that words lead to, how surely (0 to 1, comparable within one answer and between answers), and by which words, small letters. */
export interface CpvHit {
  code: string;
  certainty: number;
  by: readonly string[];
}

interface CpvPhrase {
  code: string;
  tokens: readonly string[];
  weight: number;
}

/** What a phrase of so many words says; that of `!` more, since it settles what is bought. */
const WEIGHTS = [0, 1, 2, 2.8, 3.3, 3.6];
const SETTLES = 3;
/** A phrase whose words stand apart, by two words at most, says less */
const APART = 0.5;
const WIDEST_GAP = 2;
/** An object says what it buys first, then where and for whom: what each word further takes away */
const FURTHER = 0.06;
/** Beyond these an object speaks of procedures; it also keeps a text of any length cheap */
const WORDS_READ = 60;
/** How much a full match of an official label counts beside our phrases */
const LABEL = 1.3;
/** What codes of one class, and of one division, lend each other */
const [SAME_CLASS, SAME_DIVISION] = [0.3, 0.15];

/**
 * Codes that French words lead to, the surest first: by our own phrases, and by the official labels where they are loaded.
 * « Nettoyage des vitres » gives 90911300. A text without a word that is known gives none.
 * @param limit how many codes at most
 */
export function cpvOfWords(text: string, limit = 5): CpvHit[] {
  const read = readWords(text.slice(0, 4_000)).slice(0, WORDS_READ);
  if (read.length === 0) return [];
  const found = new Map<string, { score: number; by: Set<string> }>();
  const add = (code: string, score: number, by: string): void => {
    const known = found.get(code);
    if (known) {
      known.score += score;
      known.by.add(by);
    } else found.set(code, { score, by: new Set([by]) });
  };
  const stems = read.map(({ word }) => stemOf(word));
  phrases(read, stems, text, add);
  for (const { code, score, at } of officialHits(stems)) {
    for (const [n, place] of at.entries()) add(code, n === 0 ? score * LABEL : 0, read[place]!.word);
  }
  return ranked(found, nature(read)).slice(0, limit);
}

/** @returns what our own phrases alone give each code, before anything is ranked; `read` are the words of `text` */
export function phraseScores(read: readonly ReadWord[], stems: readonly string[], text: string): Map<string, number> {
  const scores = new Map<string, number>();
  phrases(read, stems, text, (code, score) => scores.set(code, (scores.get(code) ?? 0) + score));
  return scores;
}

function ranked(found: Map<string, { score: number; by: Set<string> }>, likes: (code: string) => number): CpvHit[] {
  // The two best of each class and division: the best lends to the others, the second to the best
  const best = new Map<string, [number, number]>();
  for (const [code, { score }] of found) {
    for (const prefix of [code.slice(0, 2), code.slice(0, 4)]) {
      const [first, second] = best.get(prefix) ?? [0, 0];
      best.set(prefix, score > first ? [score, first] : [first, Math.max(second, score)]);
    }
  }
  const lent = (prefix: string, score: number): number => {
    const [first, second] = best.get(prefix)!;
    return score === first ? second : first;
  };
  const hits = [...found].map(([code, { score, by }]) => {
    const more = SAME_CLASS * lent(code.slice(0, 4), score) + SAME_DIVISION * lent(code.slice(0, 2), score);
    return { code, score: (score + more) * likes(code), by: [...by] };
  });
  hits.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
  // Half sure at the weight of one phrase of two words alone
  return hits.map(({ code, score, by }) => ({ code, certainty: Math.round((score / (score + 2)) * 100) / 100, by }));
}

/** How much the divisions count that the first words of an object speak of: goods end at 44, but for software; works are 45. */
function nature(read: readonly ReadWord[]): (code: string) => number {
  const kinds = new Set(read.slice(0, 3).map(({ word }) => NATURES[word]));
  // What is built is not what will be done there: « construction d’une crèche » takes care of no child
  if (kinds.has('building')) return (code) => (code.startsWith('45') ? 2 : SETTLED.test(code) ? 1 : 0.6);
  if (kinds.has('works')) return (code) => (code.startsWith('45') ? 1.3 : 1);
  if (kinds.has('goods')) return (code) => (code < '45' || code.startsWith('48') ? 1.3 : 1);
  return () => 1;
}
/** What is said of building sites, and is none: their design and control */
const SETTLED = /^71/;
const NATURES: Readonly<Record<string, 'building' | 'goods' | 'works'>> = {
  fourniture: 'goods',
  fournitures: 'goods',
  acquisition: 'goods',
  achat: 'goods',
  achats: 'goods',
  travaux: 'works',
  tvx: 'works',
  tx: 'works',
  amenagement: 'works',
  construction: 'building',
  rehabilitation: 'building',
  renovation: 'building',
  restructuration: 'building',
  extension: 'building',
  reconstruction: 'building',
};

/** At each word the longest phrases, whose words are then used up; where none stands whole, those whose words stand apart. */
function phrases(
  read: readonly ReadWord[],
  stems: readonly string[],
  text: string,
  add: (code: string, score: number, by: string) => void,
): void {
  const is = (at: number, token: string): boolean =>
    token.startsWith('=') ? read[at]?.word === token.slice(1) : stems[at] === token;
  // What follows « lot n° 3 » is what is bought, and comes first however late it is written
  const lot = read.findLastIndex(({ word }) => word === 'lot' || word === 'lots') + 1 || Infinity;
  let free = 0;
  for (let at = 0; at < read.length; at++) {
    const starting = [...(byFirst().get(stems[at]!) ?? []), ...(byFirst().get(`=${read[at]!.word}`) ?? [])];
    if (starting.length === 0) continue;
    const early = 1 / (1 + FURTHER * (at >= lot ? at - lot : at)) / (lot < Infinity && at < lot ? 2 : 1);
    const whole = starting.filter(({ tokens }) => tokens.every((token, k) => is(at + k, token)));
    const longest = Math.max(0, ...whole.map(({ tokens }) => tokens.length));
    if (at >= free && longest > 0) {
      const by = text.slice(read[at]!.start, read[at + longest - 1]!.end).toLowerCase();
      for (const { code, tokens, weight } of whole) if (tokens.length === longest) add(code, weight * early, by);
      free = at + longest;
    }
    for (const { code, tokens, weight } of starting) {
      if (tokens.length <= Math.max(1, longest)) continue;
      const places = apart(at, tokens, is);
      if (places) add(code, weight * early * APART, places.map((place) => read[place]!.word).join(' '));
    }
  }
}

function apart(from: number, tokens: readonly string[], is: (at: number, token: string) => boolean): number[] | null {
  const places: number[] = [];
  let at = from;
  for (const token of tokens) {
    const last = at + (places.length === 0 ? 0 : WIDEST_GAP);
    while (at <= last && !is(at, token)) at++;
    if (at > last) return null;
    places.push(at++);
  }
  return places;
}

let index: ReadonlyMap<string, readonly CpvPhrase[]> | undefined;

function byFirst(): ReadonlyMap<string, readonly CpvPhrase[]> {
  if (index) return index;
  const made = new Map<string, CpvPhrase[]>();
  for (const [code, table] of Object.entries(CPV_WORDS)) {
    const told = new Set<string>();
    for (const phrase of table.split(', ')) {
      const settles = phrase.startsWith('!');
      const tokens = tokensOf(settles ? phrase.slice(1) : phrase);
      // « taille de haies » and « taille des haies » are one phrase, and count once
      if (tokens[0] === undefined || told.has(tokens.join(' '))) continue;
      told.add(tokens.join(' '));
      const weight = (WEIGHTS[tokens.length] ?? 3.8) + (settles ? SETTLES : 0);
      const one = { code, tokens, weight };
      const same = made.get(tokens[0]);
      if (same) same.push(one);
      else made.set(tokens[0], [one]);
    }
  }
  return (index = made);
}
