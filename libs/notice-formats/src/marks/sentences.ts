/** A sentence with the same in lower case without accents, letter for letter, so that positions hold in both. */
export interface Sentence {
  text: string;
  plain: string;
}

const plainLetters = new Map<string, string>();

/** @returns the text in lower case, without accents, of the same length; ligatures keep their first letter */
export function foldedText(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, foldedLetter).toLowerCase();
}

function foldedLetter(letter: string): string {
  const known = plainLetters.get(letter);
  if (known !== undefined) return known;
  const bare = /[’‘ʼ´]/.test(letter)
    ? "'"
    : /[‐‑–—]/.test(letter)
      ? '-'
      : /\s/.test(letter)
        ? ' '
        : letter.normalize('NFD')[0]!;
  const folded = { œ: 'o', Œ: 'o', æ: 'a', Æ: 'a' }[letter] ?? (/^[A-Za-z'\- ]$/.test(bare) ? bare : letter);
  // a letter outside the basic plane is two units long, and must stay so
  const kept = folded.length === letter.length && folded.toLowerCase().length === letter.length ? folded : letter;
  if (plainLetters.size < 2_000) plainLetters.set(letter, kept);
  return kept;
}

const ABBREVIATED =
  /(?:^|[\s(])(?:art|arts|ord|l|r|d|n|no|nos|cf|m|mm|mme|etc|ex|al|cpv|tel|bd|av|env|min|max|p|st|ste)$/;

/** A text that never stops is cut all the same, so that looking around a word stays cheap. */
const LONGEST = 2_000;

/**
 * Cuts a text into sentences. A stop after an abbreviation (`art. L. 2113-13`) ends none, nor does a line that goes on in
 * lower case or after a colon.
 */
export function sentencesOf(text: string): Sentence[] {
  const nfc = text.normalize('NFC');
  const plain = foldedText(nfc);
  const sentences: Sentence[] = [];
  let from = 0;
  const cut = (end: number): void => {
    const far = end - from > LONGEST ? nfc.lastIndexOf(' ', from + LONGEST) : end;
    const to = far > from ? far : Math.min(end, from + LONGEST);
    // a line broken in the middle of a sentence is only a space
    const kept = nfc.slice(from, to).trim().replace(/\s+/g, ' ');
    if (kept !== '') sentences.push({ text: kept, plain: foldedText(kept) });
    from = to;
    if (to < end) cut(end);
  };
  for (const match of nfc.matchAll(/[.!?;\n]/g)) {
    const at = match.index;
    if (match[0] === '\n' ? endsLine(nfc, at, from) : endsSentence(nfc, plain, at, from)) cut(at + 1);
  }
  cut(nfc.length);
  return sentences;
}

/** "Lots réservés :" over a list of lots is one sentence with its list. */
const LISTS_LOTS = /^\W{0,4}(?:les )?lots?(?:\(s\))? (?:réservé|reserve|concerné)[^\n:]{0,80}: ?\n/i;

/** A line cut after a word that calls for another goes on, whatever follows. */
const UNFINISHED = /(?:^|\s)(?:aux?|à|de|des|du|la|les?|et|ou|en|par|pour|sur|dans|une?|relatifs?|relatives?)\s*$/i;
/** "Le lot 6 est réservé : - aux EA… - à des SIAE": a list of whom it is reserved for, whatever stops within. */
const LISTS_WHOM = /^\s*[-•*–—]\s*(?:à|aux?)\s/i;

/** "Heures d'insertion : lot 1 : 210 h ; lot 2 : 140 h" is one sentence. */
const NEXT_LOT = /^\s{0,3}(?:[-•] ?)?(?:le )?lots?\b/i;

function endsLine(text: string, at: number, from: number): boolean {
  const next = text.slice(at + 1, at + 20).trimStart()[0] ?? '';
  if (text[at + 1] === '\n') return true;
  if (UNFINISHED.test(text.slice(Math.max(from, at - 12), at)) || goesOnToWhom(text, at, from)) return false;
  if (/^\s*[-•*–] ?lot/i.test(text.slice(at + 1, at + 12)) && LISTS_LOTS.test(text.slice(from, from + 140)))
    return false;
  return !/[:,]\s*$/.test(text.slice(Math.max(0, at - 3), at)) && !/\p{Ll}/u.test(next);
}

function endsSentence(text: string, plain: string, at: number, from: number): boolean {
  const after = text.slice(at + 1, at + 4);
  if (goesOnToWhom(text, at, from)) return false;
  if (text[at] === ';') return !NEXT_LOT.test(text.slice(at + 1, at + 10)) || !/\blots?\b/i.test(text.slice(from, at));
  if (!/^(?:\s|$)/.test(after)) return false;
  if (text[at] === '.' && ABBREVIATED.test(plain.slice(Math.max(from, at - 8), at))) return false;
  return !/^\s+\p{Ll}/u.test(after);
}

function goesOnToWhom(text: string, at: number, from: number): boolean {
  return LISTS_WHOM.test(text.slice(at + 1, at + 9)) && /r[ée]serv/i.test(text.slice(Math.max(from, at - 900), at));
}

/** @returns a sentence cut to 300 characters around a position, with ellipses where it is cut */
export function excerptOf(sentence: Sentence, at: number): string {
  const most = 300;
  if (sentence.text.length <= most) return sentence.text.replace(/\s+/g, ' ');
  const from = Math.max(0, Math.min(at - 100, sentence.text.length - most));
  const cut = sentence.text.slice(from, from + most).replace(/\s+/g, ' ');
  return `${from > 0 ? '… ' : ''}${cut.trim()}${from + most < sentence.text.length ? ' …' : ''}`;
}
