import type { Award, LotResult, Winner } from '../notice';
import { type Place, readDay } from '../reading/dates';
import { readAmount } from '../reading/values';
import { plainText } from '../text/plain-text';
import { cut } from './boamp-elements';
import { winnerOf } from './boamp-organisations';
import { bareLotNumber } from './lot-numbers';

/** What running text says of one lot, or of the contract when it names no lot. */
interface WrittenResult {
  /** Empty when the words name none */
  lot: string;
  title: string;
  result: LotResult;
}

const MOST_LINES = 4_000;
const LOT = /^[\s*•-]*lots?\s*(?:n\s?[°ºo.]{0,2}\s*)?(\d{1,4}[a-z]?)\b\s*[-–—:.]?\s*(.*)$/i;
const BIDS = /nombre d['’ ]?offres re[çc]ues\s*:?\s*(\d{1,4})(?!\d)/i;
const DATE =
  /(?:dates? (?:d['’]attribution|de notification|de conclusion|de signature|de d[ée]cision)|attribu[ée]e?s? le|notifi[ée]e?s? le)[^\d\n]{0,40}(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/i;
const CONTRACT = /march[ée]s? n\s?[°ºo]\.?\s*:?\s*([\p{L}\d][\p{L}\d/_.-]{1,60})/iu;
const AMOUNT = /(?:montant|prix)[^\d\n]{0,60}?(\d[\d \u00a0\u202f.]{0,18}(?:,\d{1,2})?)\s*(?:€|euros?|eur\b)/i;
const NOT_AWARDED = /\b(?:infructueu\w+|sans suite|non attribu[ée]e?s?)\b/i;
const NAMED = /^[\s*•-]*(?:nom du |le )?(?:titulaire|attributaire)s?(?: retenus?)?\s*:\s*(.{2,300})$/i;
const ADDRESSED = /^[^:\d\n][^:\n]{1,120}?,[^:\n]{0,160}?(?<!\d)(\d{5})\s+(\p{L}[^,;(\n]{1,60})/u;
const TOWN = /(?<!\d)(\d{5})\s+(\p{L}[^,;(\n]{1,60})/u;
const IDENTIFIER = /(?<!\d)(\d{3} ?\d{3} ?\d{3}(?: ?\d{5})?)(?!\d)/;
const IS_SENTENCE =
  /^(?:[Ll](?:e|a|es) \p{Ll}|[Uu]ne? |[Cc]e(?:tte)? |[Mm]ontant|[Dd]ate|[Nn]ombre|[Mm]arch[ée]|[Rr]enseignement|[Ss]ous-traitance)/u;

/**
 * Reads what buyers write of an award in one text (`FNSimple.attribution.attributionMarche`): `Lot n° 2 - …`,
 * `Nombre d'offres reçues : 3`, `Date d'attribution : 12/03/26`, `Marché n° : …`, a line `name, address, post code town`,
 * `Montant HT : …`. What is not written so is not guessed.
 */
export function resultsInWords(source: string, at: Place): WrittenResult[] {
  const blocks: { lot: string; title: string; lines: string[] }[] = [{ lot: '', title: '', lines: [] }];
  for (const line of plainText(source).split('\n').slice(0, MOST_LINES)) {
    const lot = LOT.exec(line);
    if (lot) blocks.push({ lot: bareLotNumber(lot[1]!), title: cut(lot[2]!.trim(), 300), lines: [lot[2]!] });
    else blocks.at(-1)!.lines.push(line);
  }
  const named = blocks.length > 1 ? blocks.slice(1) : blocks;
  return named.map(({ lot, title, lines }) => ({ lot, title: wordsOnly(title), result: resultOf(lines, at) }));
}

/** A title ends where the facts of its award begin. */
function wordsOnly(title: string): string {
  return title
    .replace(/\s*(?:[:-]\s*)?(?:infructueu\w+|(?:d[ée]clar[ée]\w*\s+)?sans suite|nombre d['’ ]?offres).*$/i, '')
    .trim();
}

function resultOf(lines: string[], at: Place): LotResult {
  const text = lines.join('\n');
  const winners = lines.flatMap((line) => winnerIn(line, at) ?? []);
  const refusal = winners.length === 0 ? lines.find((line) => NOT_AWARDED.test(line)) : undefined;
  const reason = refusal === undefined ? null : cut(refusal.trim(), 500);
  const bids = BIDS.exec(text)?.[1];
  return {
    outcome: reason !== null ? 'not-awarded' : winners.length > 0 ? 'awarded' : 'unknown',
    bids: bids === undefined ? null : Number(bids),
    reason,
    awards: reason !== null || winners.length === 0 ? [] : [awardOf(text, winners, at)],
  };
}

function awardOf(text: string, winners: Winner[], at: Place): Award {
  // with tax, an amount is not what the model holds
  const amounts = text.split('\n').filter((line) => !/\bT\.?T\.?C\b/i.test(line) || /\bH\.?T\b/.test(line));
  const written = AMOUNT.exec(amounts.join('\n'))?.[1];
  const value = written === undefined ? null : readAmount(written.trim(), at);
  return {
    winners,
    amount: value === null ? null : { value, currency: 'EUR' },
    decidedOn: dayIn(text, at),
    contractId: CONTRACT.exec(text)?.[1] ?? null,
  };
}

function dayIn(text: string, at: Place): string | null {
  const date = DATE.exec(text);
  if (!date) return null;
  const [, day, month, year] = date as unknown as [string, string, string, string];
  const whole = year.length === 2 ? `20${year}` : year;
  return readDay(`${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, at);
}

function winnerIn(line: string, at: Place): Winner | null {
  const named = NAMED.exec(line)?.[1];
  const words = named ?? (ADDRESSED.test(line) && !IS_SENTENCE.test(line.trim()) ? line : undefined);
  if (words === undefined) return null;
  const [, postCode = '', city = ''] = TOWN.exec(words) ?? [];
  const identifier = IDENTIFIER.exec(words)?.[1] ?? '';
  const name = words.split(/\s[-–—]\s|,|;|\s?\(|\s:\s|\bSIRE[TN]\b/i)[0]!;
  return /\p{L}{2}/u.test(name) ? winnerOf({ name, identifier, city: city.trim(), postCode }, at) : null;
}
