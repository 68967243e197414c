/**
 * The number of a notice in TED as it is written everywhere here: without leading zeros, with its year (`6304-2017`).
 * Read from `006304-2017` (DOC_ID) and from `2017/S 005-006304` (its number in the Official Journal).
 * @returns null when the text is neither
 */
export function publicationNumber(text: string): string | null {
  const inJournal = /^\s*(\d{4})\s*\/\s*S\s*\d{1,3}\s*-\s*0*(\d{1,8})\s*$/i.exec(text);
  if (inJournal) return `${inJournal[2]}-${inJournal[1]}`;
  const bare = /^\s*0*(\d{1,8})\s*[-_]\s*(\d{4})\s*$/.exec(text);
  return bare ? `${bare[1]}-${bare[2]}` : null;
}

const MOST = 60;
const OWN = String.raw`\d{1,4}[a-z]?`;
/** Alone, or before what it is called: `3.`, `3: voirie`, `3 - 1ère couronne`, `3 (tranche ferme)`. */
const ALONE = new RegExp(`^0*(${OWN})(?:\\s*[:.–—-]\\s*(?:[^\\d\\s].*)?|\\s+[:–—-]\\s.*|\\s*\\(.*)?$`, 'i');
const LIST = new RegExp(`^${OWN}(?:\\s*(?:,|;|&|\\+|et|à)\\s*${OWN})+$`, 'i');

/** How a purchase of one lot numbers it, when it does. */
const ONLY = /^(?:0*|(?:lot )?unique|sans objet|n[ée]ant|s\.?o\.?)$/i;

/** @returns whether a number of lot says that there is one lot, or nothing */
export function isOnlyLot(text: string): boolean {
  return ONLY.test(text.trim());
}

/** @returns the number of a lot without « Lot n° » nor leading zeros; another name of a lot as it is, 40 characters at most */
export function lotNumber(text: string): string {
  const bare = bared(text);
  return ALONE.exec(bare)?.[1] ?? text.trim().slice(0, 40);
}

/** @returns the numbers of the lots that a contract is for: `1`, `Lot 2`, `1, 2 et 5`, `3 à 6`; none when it names none */
export function lotNumbers(text: string): string[] {
  const bare = bared(text);
  if (isOnlyLot(bare)) return [];
  if (!LIST.test(bare)) return [lotNumber(text)];
  const numbers: string[] = [];
  for (const part of bare.split(/\s*(?:,|;|&|\+|et)\s*/i)) {
    const [from, to] = part.split(/\s*à\s*/i).map((each) => lotNumber(each));
    const isRange = to !== undefined && /^\d+$/.test(from!) && /^\d+$/.test(to) && Number(from) < Number(to);
    if (!isRange) numbers.push(...[from!, to].filter((each) => each !== undefined));
    else for (let n = Number(from); n <= Number(to) && numbers.length < MOST; n++) numbers.push(String(n));
  }
  return [...new Set(numbers)].slice(0, MOST);
}

function bared(text: string): string {
  return text
    .slice(0, 200)
    .replace(/^\s*lots?\b\s*/i, '')
    .replace(/^lots?(?=\d)/i, '')
    .replace(/^n(?:um[ée]ros?|\s?[°o]s?)?[\s.:]*(?=\d)/i, '')
    .trim();
}
