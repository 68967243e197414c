import { readQuery, type Term } from './french/read-query';
import { readWords, type ReadWord } from './french/read-words';
import { typosAllowed, typosBetween } from './french/near-words';
import type { FieldMatch, IndexDefinition, MatchedBy, SearchDocument, TextPart } from './search-index.port';

/** A long text is looked at up to here. */
const LOOKED_AT = 4_000;
/** A card shows no more of a field; what answers stands near the beginning of the cut. */
const SHOWN = 240;
const SHOWN_BEFORE = 60;
const BETWEEN_VALUES = ' · ';
/** SIREN */
const SHORTEST_NUMBER = 9;

const CLOSEST: readonly MatchedBy[] = ['word', 'prefix', 'synonym', 'typo'];

interface Met {
  start: number;
  end: number;
  by: MatchedBy;
}

interface Value {
  text: string;
  words: readonly ReadWord[];
  met: Met[];
}

interface Field {
  name: string;
  values: Value[];
}

/** What a term is met by, each found by a root. */
interface Asked {
  term: Term;
  roots: ReadonlySet<string>;
  /** The beginning of a number that would do */
  numbers: readonly string[];
  /** Phrases of roots, by their first */
  synonyms: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/**
 * Tells why documents answer the words, whatever the engine that found them.
 * @returns what tells of a document the fields where they stand, in the order of their weights; typos only for the words that are
 * nowhere otherwise
 */
export function fieldMatcher(
  index: Pick<IndexDefinition, 'searchable' | 'synonyms' | 'implied'>,
  words: string,
): (document: SearchDocument) => FieldMatch[] {
  const asked = readQuery(index, words).terms.map(askedOf);
  if (asked.length === 0) return () => [];
  const searched = [...index.searchable].sort((a, b) => (a.weight < b.weight ? -1 : a.weight > b.weight ? 1 : 0));
  return (document) => {
    const fields = searched.map(({ name }): Field => ({ name, values: valuesOf(document[name]) }));
    const values = fields.flatMap((field) => field.values);
    for (const one of asked) {
      const isMet = values.map((value) => meet(value, one)).some(Boolean);
      if (!isMet) for (const value of values) meetTypos(value, one.term);
    }
    return fields.flatMap(matchOf);
  };
}

function askedOf(term: Term): Asked {
  const synonyms = new Map<string, (readonly string[])[]>();
  for (const phrase of term.synonyms) {
    const [first] = phrase;
    if (first !== undefined) synonyms.set(first, [...(synonyms.get(first) ?? []), phrase]);
  }
  return {
    term,
    roots: new Set([...term.words.map(({ root }) => root), ...term.joined]),
    numbers: term.words.flatMap(({ word }) => (/^\d+$/.test(word) && word.length >= SHORTEST_NUMBER ? [word] : [])),
    synonyms,
  };
}

function valuesOf(value: unknown): Value[] {
  const texts = Array.isArray(value)
    ? value.map(String)
    : value === null || value === undefined
      ? []
      : [String(value as string | number)];
  return texts.map((whole) => {
    const text = whole.slice(0, LOOKED_AT);
    return { text, words: readWords(text), met: [] };
  });
}

/** Marks what answers a term as it is, by its beginning or by a synonym. */
function meet({ words, met }: Value, asked: Asked): boolean {
  const before = met.length;
  words.forEach((one, at) => {
    const by = meetsAsIs(one, asked);
    if (by) met.push({ start: one.start, end: one.end, by });
    if (one.isStop) return;
    for (const phrase of asked.synonyms.get(one.root) ?? []) {
      const last = lastOf(phrase, words, at);
      if (last) met.push({ start: one.start, end: last.end, by: 'synonym' });
    }
  });
  return met.length > before;
}

/** @returns the last word of a phrase that begins here, whatever says nothing between its words; undefined when it is another */
function lastOf(phrase: readonly string[], words: readonly ReadWord[], from: number): ReadWord | undefined {
  let at = from;
  for (const root of phrase.slice(1)) {
    do at += 1;
    while (words[at]?.isStop);
    if (words[at]?.root !== root) return undefined;
  }
  return words[at];
}

function meetsAsIs(one: ReadWord, { term, roots, numbers }: Asked): MatchedBy | null {
  const isWord =
    roots.has(one.root) ||
    (one.compound !== undefined && roots.has(one.compound.root)) ||
    numbers.some((number) => one.word.startsWith(number));
  if (isWord) return 'word';
  return term.prefix !== null && isBegun(one, term.prefix) ? 'prefix' : null;
}

/** Of words that hyphens tie, those that the beginning reaches: « trois » begins « Trois-Chouettes », and says nothing of owls. */
function isBegun({ word, compound }: ReadWord, prefix: string): boolean {
  if (word.startsWith(prefix)) return true;
  return compound !== undefined && compound.word.startsWith(prefix) && compound.word.indexOf(word) < prefix.length;
}

function meetTypos(value: Value, term: Term): void {
  for (const { word } of term.words) {
    const most = typosAllowed(word);
    if (most === 0) continue;
    for (const one of value.words) {
      const isNear = [one.word, one.compound?.word].some(
        (met) => met !== undefined && typosBetween(word, met, most) !== null,
      );
      if (isNear) value.met.push({ start: one.start, end: one.end, by: 'typo' });
    }
  }
}

function matchOf({ name, values }: Field): FieldMatch[] {
  const answering = values.filter(({ met }) => met.length > 0);
  if (answering.length === 0) return [];
  const parts = answering.flatMap((value, i): TextPart[] => {
    const own = partsOf(value);
    return i === 0 ? own : [{ text: BETWEEN_VALUES, isMatch: false }, ...own];
  });
  const by = CLOSEST.find((way) => answering.some(({ met }) => met.some((one) => one.by === way)))!;
  return [{ field: name, by, parts }];
}

function partsOf({ text, met }: Value): TextPart[] {
  const sorted = [...met].sort((a, b) => a.start - b.start || b.end - a.end);
  const [from, to] = shownOf(text, sorted[0]!.start);
  const parts: TextPart[] = [];
  let at = from;
  const add = (end: number, isMatch: boolean): void => {
    if (end > at) parts.push({ text: text.slice(at, end), isMatch });
    at = Math.max(at, end);
  };
  for (const { start, end } of sorted) {
    if (start >= to) break;
    add(Math.min(start, to), false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  return parts;
}

/** @returns the bounds of what is shown of a text, at blanks: all of it, or a cut around what answers first */
function shownOf(text: string, first: number): [from: number, to: number] {
  if (text.length <= SHOWN) return [0, text.length];
  const wanted = Math.max(0, first - SHOWN_BEFORE);
  const blank = wanted === 0 ? -1 : text.indexOf(' ', wanted);
  const from = wanted === 0 ? 0 : blank === -1 || blank >= first ? first : blank + 1;
  if (from + SHOWN >= text.length) return [from, text.length];
  const end = text.lastIndexOf(' ', from + SHOWN);
  return [from, end > first ? end : from + SHOWN];
}
