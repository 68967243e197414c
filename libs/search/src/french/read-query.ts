import type { IndexDefinition } from '../search-index.port';
import { readWords, type ReadWord } from './read-words';
import { rootOf } from './root';
import { synonymPhrasesOf, type SynonymPhrase, type SynonymPhrases } from './synonym-phrases';
import { isTradesman, relativesOf } from './tradesman';

/** What a person looks for, in the order typed: every adapter and the card read it from here. */
export interface ReadQuery {
  terms: Term[];
  /** All words, plain, joined by blanks: what an exact name equals */
  whole: string;
  /** True when no word says anything by itself: « pour tous » may be a name */
  isOfStopWords: boolean;
}

/** One thing wanted: a word, or several that the index's synonyms know as one. Each alternative answers it. */
export interface Term {
  /** As it was typed */
  typed: string;
  words: { word: string; root: string }[];
  /** The beginning of a word that would do in place of the last of `words`; only of the last term */
  prefix: string | null;
  /** Roots of these words and their neighbour written as one: « multi-services » and « multi services » are `multiservic` */
  joined: string[];
  /** Phrases of roots that mean the same, or are the trade of the tradesman typed */
  synonyms: (readonly string[])[];
  /** The index's tables know it as a thing that is bought or done: it says more than a word they do not hold */
  isKnown: boolean;
  /** It is who does what `synonyms` say: they answer it as well as the word typed */
  isTradesman: boolean;
}

/** Words after these say nothing more. */
const MOST_WORDS = 12;
const SHORTEST_PREFIX = 2;

/** @returns the query as terms; stop words are dropped unless there is nothing else, none when there is no word at all */
export function readQuery(index: Pick<IndexDefinition, 'synonyms' | 'implied'>, words: string): ReadQuery {
  const all = readWords(words);
  const meaning = all.filter((word, at) => !word.isStop && !isAsking(word, at) && !isQuantity(all, at));
  const wanted = (meaning.length > 0 ? meaning : all).slice(0, MOST_WORDS);
  const phrases = synonymPhrasesOf(index);
  const terms: Term[] = [];
  for (let at = 0; at < wanted.length;) {
    const phrase = longestFrom(wanted, at, phrases);
    const length = phrase?.roots.length ?? 1;
    terms.push(termOf(wanted.slice(at, at + length), phrase, phrases, words));
    at += length;
  }
  joinNeighbours(terms);
  const last = terms.at(-1);
  const lastWord = last?.words.at(-1)?.word ?? '';
  if (last && lastWord.length >= SHORTEST_PREFIX) last.prefix = lastWord;
  return { terms, whole: wholeOf(all), isOfStopWords: meaning.length === 0 };
}

/** Words by which a person asks, that say nothing of what is asked. */
const ASKING = new Set(
  (
    'cherche cherchons recherchons besoin quelqu quelqun quelque peut peux pouvez pourrait pourriez veux voulons voudrais ' +
    'voudrions souhaite souhaitons faut faudrait aimerais aimerions faire mettre trouver bonjour merci svp quel quelle'
  ).split(' '),
);

/** « Recherche plombier » asks; « bureau de recherche » is one. */
function isAsking({ word }: ReadWord, at: number): boolean {
  return ASKING.has(word) || (at === 0 && word === 'recherche');
}

/** What is counted without saying what is bought: « pour 200 personnes ». */
const COUNTED = new Set(
  'personne pers convive invite couvert participant agent eleve enfant exemplaire unite'.split(' '),
);

/** @returns whether a word is a number of such things, or is such a thing after its number */
function isQuantity(words: readonly ReadWord[], at: number): boolean {
  const isNumber = (word: string | undefined): boolean => /^\d{1,4}$/.test(word ?? '');
  const isCounted = (word: string | undefined): boolean =>
    word !== undefined && (COUNTED.has(word) || COUNTED.has(word.replace(/s$/, '')));
  const [before, one, after] = [words[at - 1]?.word, words[at]!.word, words[at + 1]?.word];
  return (isNumber(one) && isCounted(after)) || (isCounted(one) && isNumber(before));
}

/** @returns a name as `ReadQuery.whole` tells it, to compare the two */
export function wholeOf(words: readonly ReadWord[]): string {
  return words.map(({ word }) => word).join(' ');
}

/** Two words may be one in a document: each of the two is answered by both as one. */
function joinNeighbours(terms: readonly Term[]): void {
  terms.forEach((term, at) => {
    const next = terms[at + 1];
    if (!next) return;
    const glued = `${term.words.at(-1)!.word}${next.words[0]!.word}`;
    if (/\d/.test(glued)) return;
    const root = rootOf(glued);
    for (const one of [term, next]) if (!one.joined.includes(root)) one.joined.push(root);
  });
}

function longestFrom(wanted: readonly ReadWord[], at: number, phrases: SynonymPhrases): SynonymPhrase | undefined {
  return phrases.get(wanted[at]!.root)?.find(({ roots }) => roots.every((root, k) => wanted[at + k]?.root === root));
}

function termOf(
  words: readonly ReadWord[],
  phrase: SynonymPhrase | undefined,
  phrases: SynonymPhrases,
  text: string,
): Term {
  const synonyms = new Map<string, readonly string[]>();
  const add = (roots: readonly string[]): void => void synonyms.set(roots.join(' '), roots);
  phrase?.meanings.forEach(add);
  // « plombier » is « plomberie », since the index says so: its ending would make « plomb » of it
  if (words.length === 1 && !phrase?.isTold) {
    for (const relative of relativesOf(words[0]!.word)) {
      const root = rootOf(relative);
      add([root]);
      phrases
        .get(root)
        ?.find(({ roots }) => roots.length === 1)
        ?.meanings.forEach(add);
    }
    synonyms.delete(words[0]!.root);
  }
  return {
    typed: text.slice(words[0]!.start, words.at(-1)!.end),
    words: words.map(({ word, root }) => ({ word, root })),
    prefix: null,
    joined: words.flatMap(({ compound }) => (compound ? [compound.root] : [])),
    synonyms: [...synonyms.values()],
    isKnown: phrase !== undefined,
    isTradesman: words.length === 1 && phrase?.isTold === true && isTradesman(words[0]!.word),
  };
}
