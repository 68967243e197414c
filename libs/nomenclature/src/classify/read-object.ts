import { actNoun } from '../act-nouns';
import { plain, type ReadWord, readWords, stemOf } from '../french';

/** An object as it is read: its words that mean something, and their stems. */
export interface ReadObject {
  /** What is read, mended */
  source: string;
  read: readonly ReadWord[];
  words: readonly string[];
  stems: readonly string[];
  /** The words with one space between, for patterns */
  line: string;
  /** Place of the first word that says what this lot is (« … lot n° 3 : peinture »), else 0 */
  from: number;
  /** Place of the first word that says for whom, where or in the course of what; beyond the last where none does */
  purpose: number;
}

/** Beyond these an object speaks of procedures; it keeps a text of any length cheap. */
const TITLE_WORDS = 50;
const TEXT_WORDS = 60;
const LONGEST = 4_000;

/** UTF-8 read as Windows-1252: two signs where one letter stood (`Ã©` for é) */
const TWICE = /[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;
/** `<br />`, `</p>`: an object that was typed in a form of a web page */
const MARK = /<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,200})?\/?>/gi;
/** Where an accented letter was lost between two letters, or before one */
const LOST = /[?\ufffd¿]/;

/** Names of buyers that hold the word of a trade (« caisse d’assurance maladie » insures nothing that is bought) */
const BUYERS =
  /caisses? (?:primaires? |nationales? |régionales? |d['’]allocations? |centrales? )*d['’]assurance[ -]maladie|services? départementa(?:l|ux) d['’]incendie et de secours|centres? communa(?:l|ux) d['’]action sociale|offices? publics? de l['’]habitat/giu;

/** @param kind a text is read further than a title */
export function readObject(text: string, kind: 'title' | 'text' = 'title'): ReadObject {
  const whole = mended(text.slice(0, LONGEST)).replace(BUYERS, (name) => ' '.repeat(name.length));
  const read = readWords(whole).slice(0, kind === 'title' ? TITLE_WORDS : TEXT_WORDS);
  const words = read.map(({ word }) => actNoun(word));
  const lot = kind === 'title' ? words.findLastIndex((word) => word === 'lot' || word === 'lots') : -1;
  const from = lot >= 0 && lot < words.length - 1 ? lot + 1 : 0;
  return {
    source: whole,
    read,
    words,
    stems: words.map(stemOf),
    line: words.join(' '),
    from,
    purpose: purposeOf(whole, read, from),
  };
}

/** What stands behind is what the purchase is for (« mobilier pour la cantine ») */
const PURPOSE =
  /(?<!\p{L})(?:pour(?! la? (?:fourniture|realisation))|destin\p{L}+ (?:à|a|aux?)|au profit d|dans le cadre d|au sein d|à destination d|au bénéfice d)(?!\p{L}{2})/giu;

function purposeOf(source: string, read: readonly ReadWord[], from: number): number {
  for (const match of source.matchAll(PURPOSE)) {
    const at = read.findIndex(({ start }) => start >= match.index);
    if (at > from) return at;
  }
  return read.length;
}

/**
 * @returns the text with what encodings broke put right as far as words can be read: letters read twice, apostrophes and accented
 *   letters that became `?` (« R?novation de l??cole » → « Renovation de l'ecole »); without the marks of a web page
 */
export function mended(text: string): string {
  const told = text.includes('<') ? text.replace(MARK, ' ') : text;
  const once = TWICE.test(told) ? undone(told) : told;
  if (!LOST.test(once)) return once;
  return (
    once
      // An elision lost its apostrophe, maybe the letter behind it as well
      .replace(/(?<![\p{L}?\ufffd¿])(qu|[cdjlmnst])[?\ufffd¿](?=[?\ufffd¿]\p{L}|[aeiouyhàâéèêëîïôù])/giu, "$1'")
      .replace(
        /[\p{L}?\ufffd¿]*\p{L}[?\ufffd¿]+\p{L}[\p{L}?\ufffd¿]*|(?<=\s|^|')[?\ufffd¿](?=\p{L}{3})\p{L}+/gu,
        letters,
      )
      // Of the words of one letter only « à » has an accent
      .replace(/(?<=\s)\ufffd(?=\s)/g, 'à')
      // « march? », « vari?t?s » keep their last letter where no sentence ends
      .replace(/(\p{L}{3})[?\ufffd¿](?=\s+\p{Ll})/gu, '$1e')
  );
}

/** Endings and roots in which the lost letter is not an e: ç, ô, î, â, û, as French words of purchases have them. */
const NOT_E: readonly [RegExp, string][] = [
  [/fa_ad/, 'facad'],
  [/ma_on/, 'macon'],
  [/fran_ai/, 'francai'],
  [/re_u/, 'recu'],
  [/con_u/, 'concu'],
  [/le_on/, 'lecon'],
  [/h_pita/, 'hopita'],
  [/h_tel/, 'hotel'],
  [/contr_le/, 'controle'],
  [/p_le/, 'pole'],
  [/c_bl/, 'cabl'],
  [/b_t(?=im|is|ir)/, 'bat'],
  [/pl_tr/, 'platr'],
  [/_le/, 'ile'],
  [/ma_tri/, 'maitri'],
  [/entra_n/, 'entrain'],
  [/cha_n/, 'chain'],
  [/h_tesse/, 'hotesse'],
  [/r_le/, 'role'],
  [/t_le(?=s?$)/, 'tole'],
  [/ch_teau/, 'chateau'],
  [/g_teau/, 'gateau'],
  [/_uvre/, 'oeuvre'],
  [/_ufs/, 'oeufs'],
  [/c_ur/, 'coeur'],
];

function letters(word: string): string {
  let read = plain(word).replace(/[?\ufffd¿]+/g, '_');
  for (const [pattern, letter] of NOT_E) read = read.replace(pattern, letter);
  return read.replaceAll('_', 'e');
}

function undone(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(text, byteOf));
  } catch {
    // Half of it is sound: pair by pair
    return text.replace(/([ÃÂ])([\u0080-\u00bf])/g, (_, lead: string, next: string) =>
      String.fromCharCode(((byteOf(lead) & 0x1f) << 6) | (next.charCodeAt(0) & 0x3f)),
    );
  }
}

/** Signs that Windows-1252 has from 0x80 to 0x9f */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function byteOf(sign: string): number {
  const at = UPPER.indexOf(sign);
  const byte = at >= 0 ? 0x80 + at : sign.codePointAt(0)!;
  // Beyond one byte: what makes the decoder refuse
  return byte > 0xff ? 0xff : byte;
}
