import type { Place } from '../reading/dates';
import { plainLine, plainText } from '../text/plain-text';
import { cut } from './boamp-elements';

const PREFIX =
  /^\s*(?:lots?\s*(?:n\s?(?:°|º|o|um[eé]ro)?\.?\s*)?:?\s*(\d{1,4}[a-z]?)(?![\d,.]*\d)\s*[-–—:.)]*|(\d{1,3}[a-z]?)\s*(?::|[-–—.)]\s))\s*/i;
const BARE = /^(?:lots?\s*)?(?:n\s?[°ºo.]*\s*)?0*(\d{1,4}[a-z]?)$/i;

/** @returns the number of a lot without « lot », « n° » and leading zeros; another text as it is, empty when there is none */
export function bareLotNumber(text: string): string {
  const line = plainLine(text);
  return cut((BARE.exec(line)?.[1] ?? line).toUpperCase(), 40);
}

/** @returns the number that a description begins with (`Lot 2 : …`, `2 : …`), and the words after it */
export function numberedWords(text: string): { number: string; words: string } {
  const plain = plainText(text);
  const prefix = PREFIX.exec(plain);
  const number = prefix?.[1] ?? prefix?.[2] ?? '';
  return number === ''
    ? { number: '', words: plain }
    : { number: bareLotNumber(number), words: plain.slice(prefix![0].length).trim() };
}

/** @returns a title made of the first words of a description: its first line or sentence, 200 characters at most */
export function titleInWords(words: string): string {
  const line = plainLine(words.split('\n')[0] ?? '');
  if (line.length <= 200) return line;
  const sentence = /^.{20,198}?[.;:](?=\s)/.exec(line)?.[0].slice(0, -1);
  return sentence ?? `${cut(line, 199).replace(/\s+\S*$/, '')}…`;
}

/** Gives each lot a number of its own: the one it has, else the next that is free, and names what was mended. */
export class LotNumbers {
  private readonly taken = new Set<string>();

  /** @param given empty when the source numbers nothing @param index place of the lot among the others, from 0 */
  take(given: string, index: number, at: Place): string {
    let number = given;
    for (let next = index + 1; number === '' || this.taken.has(number); next++) number = String(next);
    const isFree = number === given;
    if (!isFree) {
      const message = `Numéro de lot absent ou répété, remplacé par ${number}.`;
      at.findings.repair('lot-number-missing', at.path, message);
    }
    this.taken.add(number);
    return number;
  }
}
