import { meaningfulWords, plain } from '#lib/nomenclature';
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

interface Piece {
  word: string;
  start: number;
  end: number;
  /** What stands between it and the next piece */
  after: string;
}

const ELIDED = new Set('l d j m t s n c qu jusqu lorsqu puisqu quoiqu'.split(' '));
const HYPHEN = /^[-‐‑]$/u;
const APOSTROPHE = /^['’‘ʼ`´]$/u;
/** Between the groups of a number: a blank, a dot or a hyphen */
const IN_NUMBER = /^[ .\u00A0\u2009\u202F-]$/u;
const LONGEST_WORD = 60;
const MOST_TIED = 4;

/** @returns the words of a text in their order, stop words told; apostrophes and hyphens opened, SIRET and acronyms whole */
export function readWords(text: string): ReadWord[] {
  const pieces = piecesOf(text);
  const read: ReadWord[] = [];
  for (let at = 0; at < pieces.length;) {
    const letters = spelled(pieces, at) || numbered(pieces, at);
    if (letters > 1) {
      read.push(wordOf(pieces, at, at + letters));
      at += letters;
      continue;
    }
    const { word, after } = pieces[at]!;
    const isElided = ELIDED.has(word) && APOSTROPHE.test(after);
    if (!isElided) {
      const one = wordOf(pieces, at, at + 1);
      const [from, to] = tiedAround(pieces, at);
      if (to - from > 1) {
        const whole = wordOf(pieces, from, to);
        one.compound = { word: whole.word, root: whole.root };
      }
      read.push(one);
    }
    at += 1;
  }
  return read;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = cut(plain(match[0].normalize('NFKD')));
    if (word === '') continue;
    const last = pieces.at(-1);
    if (last) last.after = text.slice(last.end, match.index);
    pieces.push({
      word,
      start: match.index,
      end: match.index + match[0].length,
      after: text.slice(match.index + match[0].length),
    });
  }
  return pieces;
}

/** @returns how many pieces spell an acronym from here: `E.S.A.T.`, `E S A T` */
function spelled(pieces: readonly Piece[], at: number): number {
  for (const [tie, least] of [
    ['.', 2],
    [' ', 3],
  ] as const) {
    let n = 0;
    while (/^[a-z]$/.test(pieces[at + n]?.word ?? '')) {
      n += 1;
      if (pieces[at + n - 1]!.after !== tie) break;
    }
    if (n >= least) return n;
  }
  return 0;
}

/** @returns how many pieces are one number from here: groups of three digits (`1 200 000`), a SIREN, a SIRET (`123 456 789 00012`) */
function numbered(pieces: readonly Piece[], at: number): number {
  let best = 0;
  let digits = 0;
  let isByThree = true;
  for (let n = 0; /^\d+$/.test(pieces[at + n]?.word ?? '');) {
    const { word, after } = pieces[at + n]!;
    n += 1;
    digits += word.length;
    const isGrouped: boolean = n === 1 ? word.length <= 3 : isByThree && word.length === 3;
    if (n > 1 && (digits === 9 || digits === 14 || (isGrouped && digits >= 4))) best = n;
    isByThree = isGrouped;
    if (digits >= 14 || !IN_NUMBER.test(after)) break;
  }
  return best;
}

/** @returns the bounds of the chain of hyphens that a piece stands in; one piece when in none, or in one that no word is as long as */
function tiedAround(pieces: readonly Piece[], at: number): [from: number, to: number] {
  let from = at;
  let to = at + 1;
  while (from > 0 && HYPHEN.test(pieces[from - 1]!.after)) from -= 1;
  while (to < pieces.length && HYPHEN.test(pieces[to - 1]!.after)) to += 1;
  return to - from <= MOST_TIED ? [from, to] : [at, at + 1];
}

function wordOf(pieces: readonly Piece[], from: number, to: number): ReadWord {
  const letters = pieces.slice(from, to).map((piece) => piece.word);
  const word = cut(letters.join(''));
  return { word, root: rootOf(word), isStop: isStop(word), start: pieces[from]!.start, end: pieces[to - 1]!.end };
}

/** No engine takes half of a letter that is written as two. */
function cut(word: string): string {
  return word.slice(0, LONGEST_WORD).replace(/\p{Cs}/gu, '');
}

/** « AI » is a kind of structure before it is a form of « avoir »; numbers name houses and places: « Trois-Chouettes », « Deux-Sèvres ». */
const KEPT = new Set('ai deux trois quatre cinq six sept huit neuf dix onze douze'.split(' '));
const stopOrNot = new Map<string, boolean>();
const STOPS_KEPT = 50_000;

function isStop(word: string): boolean {
  const known = stopOrNot.get(word);
  if (known !== undefined) return known;
  const isOne =
    word.length === 1
      ? /\p{L}/u.test(word)
      : /^[a-z]+$/.test(word) && !KEPT.has(word) && meaningfulWords(word).length === 0;
  if (stopOrNot.size < STOPS_KEPT) stopOrNot.set(word, isOne);
  return isOne;
}
