import { stemmer } from '@orama/stemmers/french';
import { actNoun } from './act-nouns';

/** Words that carry no meaning of their own in an object, an activity or a name; kept unaccented. */
const STOP_WORDS = new Set(
  (
    'a ai au aux avec ce ces cette chez comme d dans de des du elle elles en entre est et etre eux il ils j je l la le ' +
    'les leur leurs lors lui m ma mais me meme mes mon n ne nos notre nous on ont ou par pas plus pour qu que qui s sa ' +
    'sans se ses si sont son sous sur t ta te tes ton tous tout toute toutes tu un une vos votre vous y c ainsi afin ' +
    'divers diverses autre autres via dont etc ses selon deux trois quatre cinq six sept huit neuf dix onze douze'
  ).split(' '),
);

/** @returns the text in lower case without accents, ligatures opened, typographic apostrophes made plain */
export function plain(text: string): string {
  return text
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'");
}

/** @returns the words of a text, plain, elisions cut (`l'entretien` → `entretien`), single letters left out */
export function words(text: string): string[] {
  return (plain(text).match(/[a-z0-9]+/g) ?? []).filter((word) => word.length > 1);
}

/** @returns whether one plain word carries no meaning of its own */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** @returns the words that mean something, in order */
export function meaningfulWords(text: string): string[] {
  return readText(text).said.map(({ word }) => word);
}

/** A word that means something. */
interface SaidWord {
  word: string;
  stem: string;
  /** The word itself, as tables write one that they want as it is: `=word` */
  exact: string;
}

/** The same, and where it stands in the text it was read from. */
export interface ReadWord extends SaidWord {
  start: number;
  end: number;
}

/** @returns the same words as `meaningfulWords`, with their place, so that a reader can be shown what was read */
export function readWords(text: string): readonly ReadWord[] {
  return readText(text).placed;
}

interface ReadText {
  text: string;
  said: SaidWord[];
  placed: ReadWord[];
}

/** A text is mostly read several times in a row: for its trades, then for its words. */
let lastRead: ReadText = { text: '', said: [], placed: [] };

function readText(text: string): ReadText {
  if (text === lastRead.text) return lastRead;
  const [said, placed]: [SaidWord[], ReadWord[]] = [[], []];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const words = saidBy(found[0]);
    said.push(...words);
    // Letters of two alphabets in one make several words, whose place nobody asks for
    if (words.length !== 1) continue;
    const { word, stem, exact } = words[0]!;
    placed.push({ word, stem, exact, start: found.index, end: TOKEN.lastIndex });
  }
  lastRead = { text, said, placed };
  return lastRead;
}

const TOKEN = /[\p{L}\p{M}\p{N}]+/gu;
const LONGEST_KEPT = 30;
const saidByTokens = new Map<string, readonly SaidWord[]>();

/** Few tokens make most texts, so that each is read once. */
function saidBy(token: string): readonly SaidWord[] {
  const known = saidByTokens.get(token);
  if (known !== undefined) return known;
  // There are as many numbers as one likes: they would take the room of words
  if (/^\d+$/.test(token)) return token.length > 1 ? [{ word: token, stem: token, exact: `=${token}` }] : [];
  const said = words(token)
    .filter((word) => !STOP_WORDS.has(word))
    .map((word) => ({ word, stem: stemOf(word), exact: `=${word}` }));
  // A token that was cut from a long text would keep the whole of it in memory: its letters are copied
  if (token.length <= LONGEST_KEPT && saidByTokens.size < WORDS_KEPT) saidByTokens.set([...token].join(''), said);
  return said;
}

const stemsOfWords = new Map<string, string>();
const WORDS_KEPT = 50_000;

/** @returns the stem of one plain word; plural and gender are gone, related words mostly meet, an infinitive meets its noun */
export function stemOf(word: string): string {
  const known = stemsOfWords.get(word);
  if (known !== undefined) return known;
  const stem = word.length > 30 || /\d/.test(word) ? word : stemmer(actNoun(word));
  if (stemsOfWords.size < WORDS_KEPT) stemsOfWords.set(word, stem);
  return stem;
}

/** @returns the stems of the words that mean something, in order, repeats kept */
export function stems(text: string): string[] {
  return readText(text).said.map(({ stem }) => stem);
}
