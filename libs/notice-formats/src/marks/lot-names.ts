import { lotReferences, type NumberedLots } from './lot-references';
import { foldedText, type Sentence } from './sentences';

/** Sentences after its heading in which a lot may still be what is spoken of. */
const FAR = 3;
const MOST_TITLES = 200;

/**
 * Sentences that go on about a lot named just above: "Lot 3 : vitrerie", then "Ce lot est réservé…" or "Réservé aux ESAT".
 * "Marché réservé" belongs to a lot only when another lot's heading follows: after the last, it speaks of the whole.
 * @returns the lots by the index of the sentence
 */
export function headedLots(sentences: readonly Sentence[], lots: NumberedLots): Map<number, string[]> {
  const headed = new Map<number, string[]>();
  let heading: { numbers: string[]; index: number } | null = null;
  for (const [index, { plain }] of sentences.entries()) {
    const isAbout =
      /^\W{0,4}(?:lots? (?:est )?|prestations? )?reserve/.test(plain) ||
      /\b(?:ce|ces|dit) (?:meme )?lots?\b/.test(plain);
    const isBetween =
      /^\W{0,4}(?:marche|contrat)s? (?:public )?reserve/.test(plain) &&
      /^\W{0,4}lots? ?(?:n ?[°o] ?)?\d/.test(sentences[index + 1]?.plain ?? '');
    if (heading && index - heading.index <= FAR && (isAbout || isBetween)) headed.set(index, heading.numbers);
    const references = lotReferences(plain, lots);
    const last = references.at(-1);
    if (last) heading = last.numbers.length < lots.numbers.length ? { numbers: last.numbers, index } : null;
  }
  return headed;
}

/**
 * The lots that a sentence calls by name before or around a position: the whole title of one, or words after "lot" that only
 * its title holds. A title given to several lots names none.
 */
export function namedLots(
  sentence: Sentence,
  at: number,
  lots: readonly { number: string; title: string }[],
): string[] {
  if (lots.length < 2 || lots.length > MOST_TITLES) return [];
  const titles = lots.map((lot) => ({ number: lot.number, name: foldedText(lot.title.normalize('NFC')) }));
  const whole = titles.filter(({ name }) => {
    const isOwn = name.length >= 10 && titles.filter((each) => each.name === name).length === 1;
    return isOwn && sentence.plain.includes(name) && sentence.plain.length > name.length + 10;
  });
  if (whole.length > 0) return whole.map((each) => each.number);
  const called =
    /\blots? (?:(?:relatifs? |portant |concernant )(?:a la |au |aux |a l'|sur (?:la |le |les |l')?|la |le |les |l')?|intitulee?s? |denommee?s? |d'|de |du )?["«]? ?([^"»;:()]{4,80}?)["»]? ?(?:,|\b(?:est|sont|sera|seront)\b|\breserve|["»]|$)/.exec(
      sentence.plain.slice(0, at + 8),
    );
  const said = called ? meaningful(called[1]!) : [];
  if (said.length === 0) return [];
  const holding = titles.filter(({ name }) => {
    const held = new Set(meaningful(name));
    return said.every((word) => held.has(word));
  });
  return holding.length === 1 ? [holding[0]!.number] : [];
}

/** Words of four letters or more, in the singular. */
function meaningful(text: string): string[] {
  return (text.match(/[a-z]{4,}/g) ?? []).map((word) => word.replace(/(?<=\w{3})[sx]$/, ''));
}
