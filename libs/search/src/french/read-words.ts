import { isStopWord, plain } from '#lib/nomenclature';
import { rootOf } from './root';

/** A word of a text as search compares it, and where it stands there. */
export interface ReadWord {
  /** Lower case, no accents, ligatures opened; an acronym without its dots, a number without its blanks */
  word: string;
  /** What its plural, its feminine and its kin by the stem share */
  root: string;
  /** It says nothing by itself: « de », « pour », a letter alone */
  isStop: boolean;
  start: number;
  end: number;
  /** Of words that hyphens tie: all of them as one word, « multi-services » → `multiservices` */
  compound?: { word: string; root: string };
}

/** A written word as search compares it. */
type KnownWord = Pick<ReadWord, 'word' | 'root' | 'isStop'>;

interface Piece extends KnownWord {
  start: number;
  end: number;
  /** The one character between it and the next piece; empty where there are more */
  after: string;
}

const ELIDED = new Set('l d j m t s n c qu jusqu lorsqu puisqu quoiqu'.split(' '));
const HYPHENS = new Set('-‐‑');
const APOSTROPHES = new Set("'’‘ʼ`´");
/** Between the groups of a number: a blank, a dot or a hyphen */
const IN_NUMBER = new Set(' .\u00A0\u2009\u202F-');
const BETWEEN_PIECES = /([^\p{L}\p{M}\p{N}]+)/u;
const LONGEST_WORD = 60;
const MOST_TIED = 4;

/** @returns the words of a text in their order, stop words told; apostrophes and hyphens opened, SIRET and acronyms whole */
export function readWords(text: string): readonly ReadWord[] {
  if (text.length > LONGEST_LABEL || NUMBER.test(text)) return read(text);
  const kept = labels.get(text);
  if (kept) return kept;
  const words = read(text);
  if (metOnce.delete(text)) {
    if (labels.size >= LABELS_KEPT) labels.clear();
    labels.set(alone(text), words);
  } else {
    if (metOnce.size >= LABELS_KEPT) metOnce.clear();
    metOnce.add(alone(text));
  }
  return words;
}

/** Trades, kinds and places are named by few texts, which stand in document after document: their words are kept. */
const labels = new Map<string, readonly ReadWord[]>();
/** A name stands in one document: its words, kept a while, would be left to collect. */
const metOnce = new Set<string>();
const LONGEST_LABEL = 100;
const LABELS_KEPT = 4_000;
const NUMBER = /^[\d ]+$/;

function read(text: string): ReadWord[] {
  const pieces = piecesOf(text);
  const words: ReadWord[] = [];
  for (let at = 0; at < pieces.length;) {
    const letters = spelled(pieces, at) || numbered(pieces, at);
    if (letters > 1) {
      words.push(wordOf(pieces, at, at + letters));
      at += letters;
      continue;
    }
    const { word, root, isStop, start, end, after } = pieces[at]!;
    const isElided = APOSTROPHES.has(after) && ELIDED.has(word);
    if (!isElided) {
      const one: ReadWord = { word, root, isStop, start, end };
      const [from, to] = tiedAround(pieces, at);
      if (to - from > 1) {
        const whole = wordOf(pieces, from, to);
        one.compound = { word: whole.word, root: whole.root };
      }
      words.push(one);
    }
    at += 1;
  }
  return words;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const between = (from: number, to: number): string => (to - from === 1 ? text[from]! : '');
  let end = 0;
  // Letters stand at even places, what parts them at odd ones
  for (const [i, part] of text.split(BETWEEN_PIECES).entries()) {
    const start = end;
    end += part.length;
    if (i % 2 === 1 || part === '') continue;
    const one = knownWord(part);
    if (one.word === '') continue;
    const last = pieces.at(-1);
    if (last) last.after = between(last.end, start);
    pieces.push({ word: one.word, root: one.root, isStop: one.isStop, start, end, after: '' });
  }
  const last = pieces.at(-1);
  if (last) last.after = between(last.end, text.length);
  return pieces;
}

/** @returns how many pieces spell an acronym from here: `E.S.A.T.`, `E S A T` */
function spelled(pieces: readonly Piece[], at: number): number {
  const tie = pieces[at]!.after;
  if ((tie !== '.' && tie !== ' ') || !isLetter(pieces[at])) return 0;
  let n = 1;
  while (pieces[at + n - 1]!.after === tie && isLetter(pieces[at + n])) n += 1;
  return n >= (tie === '.' ? 2 : 3) ? n : 0;
}

function isLetter(piece: Piece | undefined): boolean {
  return piece?.word.length === 1 && /[a-z]/.test(piece.word);
}

/** @returns how many pieces are one number from here: groups of three digits (`1 200 000`), a SIREN, a SIRET (`123 456 789 00012`) */
function numbered(pieces: readonly Piece[], at: number): number {
  let best = 0;
  let digits = 0;
  let isByThree = true;
  for (let n = 0; isNumber(pieces[at + n]);) {
    const { word, after } = pieces[at + n]!;
    n += 1;
    digits += word.length;
    const isGrouped: boolean = n === 1 ? word.length <= 3 : isByThree && word.length === 3;
    if (n > 1 && (digits === 9 || digits === 14 || (isGrouped && digits >= 4))) best = n;
    isByThree = isGrouped;
    if (digits >= 14 || !IN_NUMBER.has(after)) break;
  }
  return best;
}

function isNumber(piece: Piece | undefined): boolean {
  return piece !== undefined && /^\d+$/.test(piece.word);
}

/** @returns the bounds of the chain of hyphens that a piece stands in; one piece when in none, or in one that no word is as long as */
function tiedAround(pieces: readonly Piece[], at: number): [from: number, to: number] {
  let from = at;
  let to = at + 1;
  while (from > 0 && HYPHENS.has(pieces[from - 1]!.after)) from -= 1;
  while (to < pieces.length && HYPHENS.has(pieces[to - 1]!.after)) to += 1;
  return to - from <= MOST_TIED ? [from, to] : [at, at + 1];
}

function wordOf(pieces: readonly Piece[], from: number, to: number): ReadWord {
  const letters = pieces.slice(from, to).map((piece) => piece.word);
  return { ...knownWord(letters.join('')), start: pieces[from]!.start, end: pieces[to - 1]!.end };
}

/** The same few thousand words come back in every text: each is read once. */
const known = new Map<string, KnownWord>();
const WORDS_KEPT = 20_000;

function knownWord(written: string): KnownWord {
  // A SIRET comes once: kept, those of a large directory would be most of what this process holds
  if (NUMBER.test(written)) {
    const word = cut(written);
    return { word, root: word, isStop: false };
  }
  const kept = known.get(written);
  if (kept) return kept;
  const word = cut(plain(written.normalize('NFKD')));
  const one = { word, root: rootOf(word), isStop: isStop(word) };
  if (known.size < WORDS_KEPT) known.set(alone(written), one);
  return one;
}

/** No engine takes half of a letter that is written as two. */
function cut(word: string): string {
  return alone(word.slice(0, LONGEST_WORD).replace(/\p{Cs}/gu, ''));
}

/** @returns the same text, holding no longer in memory the one that it was cut from */
function alone(text: string): string {
  return Buffer.from(text).toString();
}

/** « AI » is a kind of structure before it is a form of « avoir »; numbers name houses and places: « Trois-Chouettes », « Deux-Sèvres ». */
const KEPT = new Set('ai deux trois quatre cinq six sept huit neuf dix onze douze'.split(' '));

function isStop(word: string): boolean {
  if (word.length === 1) return /\p{L}/u.test(word);
  return /^[a-z]+$/.test(word) && !KEPT.has(word) && isStopWord(word);
}
