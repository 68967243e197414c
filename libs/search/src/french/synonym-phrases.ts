import type { IndexDefinition } from '../search-index.port';
import { readWords } from './read-words';

/** A phrase of an index's tables, as roots, and the phrases that it is also looked for as. */
export interface SynonymPhrase {
  roots: readonly string[];
  meanings: readonly (readonly string[])[];
  /** The index says what it implies: its ending says nothing more */
  isTold: boolean;
}

export type SynonymPhrases = ReadonlyMap<string, readonly SynonymPhrase[]>;

const read = new WeakMap<IndexDefinition['synonyms'], SynonymPhrases>();

/** @returns the phrases of an index by their first root, the longest first; synonyms both ways, implied words one way */
export function synonymPhrasesOf(index: Pick<IndexDefinition, 'synonyms' | 'implied'>): SynonymPhrases {
  const known = read.get(index.synonyms);
  if (known) return known;
  const meanings = new Map<string, Map<string, readonly string[]>>();
  const add = (from: readonly string[], to: readonly string[]): void => {
    const key = from.join(' ');
    const goal = to.join(' ');
    if (key === '' || goal === '' || key === goal) return;
    const same = meanings.get(key) ?? new Map<string, readonly string[]>();
    meanings.set(key, same.set(goal, to));
  };
  for (const set of index.synonyms) {
    const phrases = set.map(rootsOf);
    for (const from of phrases) for (const to of phrases) add(from, to);
  }
  const told = new Set((index.implied ?? []).map(([word]) => rootsOf(word).join(' ')));
  const sets = new Map([...meanings].map(([key, same]) => [key, [...same.values()]]));
  for (const [word, means] of index.implied ?? []) {
    // What is implied is meant with its own synonyms: a « paysagiste » does « espaces verts », so « jardinage »
    for (const to of means.map(rootsOf))
      for (const goal of [to, ...(sets.get(to.join(' ')) ?? [])]) add(rootsOf(word), goal);
  }

  const phrases = new Map<string, SynonymPhrase[]>();
  for (const [key, found] of meanings) {
    const roots = key.split(' ');
    const one = { roots, meanings: [...found.values()], isTold: told.has(key) };
    phrases.set(
      roots[0]!,
      [...(phrases.get(roots[0]!) ?? []), one].sort((a, b) => b.roots.length - a.roots.length),
    );
  }
  read.set(index.synonyms, phrases);
  return phrases;
}

function rootsOf(phrase: string): string[] {
  return readWords(phrase).flatMap(({ root, isStop }) => (isStop ? [] : [root]));
}

const readApart = new WeakMap<NonNullable<IndexDefinition['apart']>, ReadonlyMap<string, readonly string[]>>();

/** @returns for a root that synonyms mean, the roots after which it means another thing */
export function apartOf({ apart = [] }: Pick<IndexDefinition, 'apart'>): ReadonlyMap<string, readonly string[]> {
  const known = readApart.get(apart);
  if (known) return known;
  const made = new Map(apart.map(([word, followers]) => [rootsOf(word)[0]!, followers.flatMap(rootsOf)] as const));
  readApart.set(apart, made);
  return made;
}

const tableWords = new WeakMap<IndexDefinition['synonyms'], readonly string[]>();

/** @returns the words that stand alone in an index's tables, plain: what a word typed wrong may be though no document holds it */
export function loneWordsOf({
  synonyms,
  implied = [],
}: Pick<IndexDefinition, 'synonyms' | 'implied'>): readonly string[] {
  const known = tableWords.get(synonyms);
  if (known) return known;
  const said = [...synonyms.flat(), ...implied.map(([word]) => word)];
  const lone = said.flatMap((phrase) => {
    const words = readWords(phrase).filter(({ isStop }) => !isStop);
    return words.length === 1 ? [words[0]!.word] : [];
  });
  const made = [...new Set(lone)];
  tableWords.set(synonyms, made);
  return made;
}
