import type { DataSource } from 'typeorm';
import { deletionsOf, typosAllowed, typosBetween } from '../french/near-words';
import { readQuery, type ReadQuery, type Term } from '../french/read-query';
import { apartOf, loneWordsOf } from '../french/synonym-phrases';
import type { IndexDefinition } from '../search-index.port';
import type { IndexTable } from './index-table';
import { readOften } from './read-often';

/** A term of the query as the index's own words answer it: what no document holds is left out. */
export interface WantedTerm {
  /** Roots that all stand for the words typed; none when nothing answers them so */
  literal: readonly string[];
  /** Other ways to answer, each a phrase of roots */
  others: (readonly string[])[];
  begun: Begun | null;
  /** In how many documents it is, about: each way to answer counts */
  documents: number;
  /** In how many at most: a phrase that holds the word typed is answered where that is */
  most: number;
  /** Roots of `others` that mean another thing before these */
  apart: ReadonlyMap<string, readonly string[]>;
  isKnown: boolean;
  isTradesman: boolean;
}

/** The typed word may be the beginning of another. */
export interface Begun {
  /** Roots of the words that begin so, the most common of them */
  roots: readonly string[];
  /** True when these are all that there are */
  isAll: boolean;
  /** Beginning of roots, for a word that is long enough to be looked for so */
  prefix: string | null;
}

export interface WantedWords {
  /** Those that something answers; of a query whose words are all unknown, none */
  terms: WantedTerm[];
  corrected: { typed: string; read: string }[];
}

interface Known {
  root: string;
  documents: number;
}

/** A beginning this short stands for too much of the index to be looked for whole. */
const SHORTEST_WHOLE_PREFIX = 3;
const MOST_COMPLETIONS = 30;
const MOST_NEAR = 4;
const SHORTEST_HALF = 3;

type IndexWords = Pick<IndexDefinition, 'synonyms' | 'implied' | 'apart'>;

/** Reads the terms against the words that the index holds: completes the last, mends those that nothing answers. */
export async function wantedWords(
  db: DataSource,
  index: IndexWords,
  table: IndexTable,
  { terms, isOfStopWords }: ReadQuery,
  asTyped: boolean,
): Promise<WantedWords> {
  if (terms.length === 0) return { terms: [], corrected: [] };
  const roots = terms.flatMap(({ words, joined, synonyms }) => [
    ...words.map(({ root }) => root),
    ...joined,
    ...synonyms.flat(),
  ]);
  const prefix = terms.at(-1)!.prefix;
  const found = await readOften<Known & { word: string | null }>(
    db,
    `select null as word, root, sum(documents)::integer as documents from ${table.words} where root = any ($1) group by root
      union all
     (select word, root, documents from ${table.words} where word >= $2::text and word < $2::text || chr(1114111)
       order by documents desc, word limit ${MOST_COMPLETIONS})`,
    [[...new Set(roots)], prefix],
  );
  const documents = new Map(found.flatMap((one) => (one.word === null ? [[one.root, one.documents] as const] : [])));
  // Words that say nothing are none of the vocabulary, though names hold them
  if (isOfStopWords) for (const { words } of terms) for (const { root } of words) documents.set(root, 1);
  const completions = prefix === null ? [] : found.filter(({ word }) => word !== null);
  const wanted = terms.map((term) => wantedTerm(index, term, documents, term.prefix === null ? [] : completions));
  const unknown = terms.filter((term, i) => term.words.length === 1 && isGuess(term, wanted[i]!, completions));
  const mended = asTyped || unknown.length === 0 ? new Map<Term, Mended>() : await mend(db, table, unknown);
  for (const [i, term] of terms.entries()) {
    if (!unknown.includes(term) || asTyped) continue;
    const inDocuments = mended.get(term)?.wanted.documents ?? 0;
    // What its ending tells of an unknown word counts where no word in more documents is nearly it
    if (wanted[i]!.documents >= Math.max(1, inDocuments)) mended.delete(term);
    else {
      const one = mended.get(term);
      const whole = one ? await asIfTyped(db, index, table, one) : await mendByTables(db, index, table, term);
      if (whole) mended.set(term, whole);
    }
  }
  return {
    terms: terms.flatMap((term, i) => {
      const one = mended.get(term)?.wanted ?? wanted[i]!;
      return one.documents === 0 ? [] : [one];
    }),
    corrected: [...mended].map(([{ typed }, { read }]) => ({ typed, read })),
  };
}

/** Nothing says that the word is one: neither documents, nor the tables, nor its beginning. */
function isGuess(term: Term, wanted: WantedTerm, completions: readonly Known[]): boolean {
  const isBegun = term.prefix !== null && completions.length > 0;
  return wanted.documents === 0 || (wanted.literal.length === 0 && !term.isKnown && !isBegun);
}

/** A word that was mended is asked with all that it means, as it is for who types it well; the other near words stay. */
async function asIfTyped(db: DataSource, index: IndexWords, table: IndexTable, one: Mended): Promise<Mended> {
  const { terms } = await wantedWords(db, index, table, readQuery(index, one.read), true);
  const [wanted] = terms;
  // Two words that were typed as one are asked as they are
  if (!wanted || terms.length > 1) return one;
  return { ...one, wanted: { ...whole(wanted), others: [...wanted.others, ...one.wanted.others] } };
}

/** « plonbier » is « plombier », though documents only say « plomberie ». */
async function mendByTables(db: DataSource, index: IndexWords, table: IndexTable, term: Term): Promise<Mended | null> {
  const typed = term.words[0]!.word;
  const most = typosAllowed(typed);
  if (most === 0) return null;
  const near = loneWordsOf(index)
    .flatMap((word) => {
      const typos = typosBetween(typed, word, most);
      return typos === null ? [] : [{ word, typos }];
    })
    .sort((a, b) => a.typos - b.typos)[0];
  if (!near) return null;
  const [wanted] = (await wantedWords(db, index, table, readQuery(index, near.word), true)).terms;
  return wanted ? { wanted: whole(wanted), read: near.word } : null;
}

/** A mended word is whole: what begins so is meant only where nothing else answers. */
function whole(wanted: WantedTerm): WantedTerm {
  return wanted.literal.length + wanted.others.length > 0 ? { ...wanted, begun: null } : wanted;
}

function wantedTerm(
  index: IndexWords,
  term: Term,
  documents: ReadonlyMap<string, number>,
  completions: readonly Known[],
): WantedTerm {
  // Numbers are no words of the vocabulary: they are looked for as they are
  const holding = (root: string): number => documents.get(root) ?? (/\d/.test(root) ? 1 : 0);
  const isHeld = (phrase: readonly string[]): boolean => phrase.every((root) => holding(root) > 0);
  const literal = term.words.map(({ root }) => root);
  const { prefix } = term;
  const hasDigits = prefix !== null && /\d/.test(prefix);
  const isWhole = prefix !== null && (prefix.length >= SHORTEST_WHOLE_PREFIX || hasDigits);
  const kept = [...term.joined.map((root) => [root]), ...term.synonyms].filter(
    (phrase) => isHeld(phrase) && !(phrase.length === 1 && literal.length === 1 && phrase[0] === literal[0]),
  );
  const isLiteral = isHeld(literal);
  const isBegun = literal.length === 1 && (completions.length > 0 || hasDigits);
  const fewestOf = (phrase: readonly string[]): number => Math.min(...phrase.map(holding));
  const ofPhrases = (phrases: readonly (readonly string[])[]): number =>
    phrases.reduce((sum, phrase) => sum + fewestOf(phrase), 0);
  const ofLiteral = isLiteral ? fewestOf(literal) : 0;
  const ofBegun = isBegun
    ? Math.max(
        1,
        completions.reduce((sum, { root, documents: n }) => sum + (root === literal[0] ? 0 : n), 0),
      )
    : 0;
  return {
    literal: isLiteral ? literal : [],
    others: kept,
    begun: isBegun
      ? {
          roots: [...new Set(completions.map(({ root }) => root))],
          isAll: !hasDigits && completions.length < MOST_COMPLETIONS,
          prefix: isWhole ? prefix : null,
        }
      : null,
    apart: apartOf(index),
    isKnown: term.isKnown,
    isTradesman: term.isTradesman,
    documents: ofLiteral + ofPhrases(kept) + ofBegun,
    most: ofLiteral + ofPhrases(isLiteral ? kept.filter((phrase) => !isWithin(literal, phrase)) : kept) + ofBegun,
  };
}

function isWithin(roots: readonly string[], phrase: readonly string[]): boolean {
  return roots.every((root) => phrase.includes(root));
}

/** What is told of a mended word beside its roots. */
const NOTHING_MORE = { others: [], begun: null, apart: new Map<never, never>(), isKnown: false, isTradesman: false };

interface Mended {
  wanted: WantedTerm;
  read: string;
}

interface NearWord {
  word: string;
  root: string;
  shown: string;
  documents: number;
}

async function mend(db: DataSource, table: IndexTable, terms: readonly Term[]): Promise<Map<Term, Mended>> {
  const typed = terms.map(({ words }) => words[0]!.word);
  const variants = typed.flatMap((word) => (typosAllowed(word) === 0 ? [] : deletionsOf(word, typosAllowed(word))));
  const halves = typed.flatMap((word) => halvesOf(word).flat());
  // One look-up of the index a form (`offset 0`, else few words are read whole, form by form): asked for all at once (`&&`), a directory of 4,000 is read whole, in 50 ms
  const near = await readOften<NearWord>(
    db,
    `select w.word, w.root, w.shown, w.documents
       from unnest($1::text[]) as v (form)
      cross join lateral (select word, root, shown, documents from ${table.words} where near @> array[v.form] offset 0) w
      union
     select word, root, shown, documents from ${table.words} where word = any ($2::text[])`,
    [variants, halves],
  );
  const byWord = new Map(near.map((one) => [one.word, one]));
  const mended = new Map<Term, Mended>();
  for (const term of terms) {
    const { word } = term.words[0]!;
    const one = nearest(word, near) ?? inTwo(word, byWord);
    if (one) mended.set(term, one);
  }
  return mended;
}

function nearest(typed: string, near: readonly NearWord[]): Mended | null {
  const most = typosAllowed(typed);
  const measured = near
    .map((one) => ({ one, typos: typosBetween(typed, one.word, most) }))
    .filter((met): met is { one: NearWord; typos: number } => met.typos !== null);
  if (most === 0 || measured.length === 0) return null;
  const least = Math.min(...measured.map(({ typos }) => typos));
  const read = measured
    .flatMap(({ one, typos }) => (typos === least ? [one] : []))
    .sort((a, b) => b.documents - a.documents || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_NEAR);
  const [first, ...others] = [...new Set(read.map(({ root }) => root))];
  const documents = read.reduce((sum, one) => sum + one.documents, 0);
  return {
    wanted: { ...NOTHING_MORE, literal: [first!], others: others.map((root) => [root]), documents, most: documents },
    read: read[0]!.shown,
  };
}

/** Two words typed as one. */
function inTwo(typed: string, words: ReadonlyMap<string, NearWord>): Mended | null {
  for (const [left, right] of halvesOf(typed)) {
    const [a, b] = [words.get(left), words.get(right)];
    if (!a || !b) continue;
    const documents = Math.min(a.documents, b.documents);
    return {
      wanted: { ...NOTHING_MORE, literal: [a.root, b.root], documents, most: documents },
      read: `${a.shown} ${b.shown}`,
    };
  }
  return null;
}

function halvesOf(word: string): [left: string, right: string][] {
  if (!/^[a-z]+$/.test(word)) return [];
  const halves: [string, string][] = [];
  for (let at = SHORTEST_HALF; at <= word.length - SHORTEST_HALF; at += 1)
    halves.push([word.slice(0, at), word.slice(at)]);
  return halves;
}
