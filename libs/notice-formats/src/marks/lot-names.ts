import { type LotReference, lotReferences, type NumberedLots } from './lot-references';
import { foldedText, type Sentence } from './sentences';

/** Sentences after its heading in which a lot may still be what is spoken of. */
const FAR = 3;
const MOST_TITLES = 200;

/** What a sentence says of lots: those it names, and those named just above that it goes on about. */
export interface SpokenLots {
  references: LotReference[];
  headed: string[] | null;
}

/**
 * The lots that each sentence of a text speaks of. Some go on about a lot named just above: "Lot 3 : vitrerie", then "Ce lot est
 * réservé…" or "Réservé aux ESAT". "Marché réservé" belongs to a lot only when another lot's heading follows: after the last, it
 * speaks of the whole.
 */
export function spokenLots(sentences: readonly Sentence[], lots: NumberedLots): SpokenLots[] {
  let above: { numbers: string[]; index: number } | null = null;
  let earlier: string[] = [];
  return sentences.map(({ plain }, index) => {
    if (above && index - above.index > FAR) earlier = [];
    const references = lotReferences(plain, lots, earlier);
    const isNear = above !== null && index - above.index <= FAR;
    const isNext = above !== null && index - above.index === 1 && CARRIES_ON.test(plain);
    const headed = isNext || (isNear && goesOnAbout(plain, sentences[index + 1])) ? above!.numbers : null;
    const last = references.at(-1);
    if (last) {
      above = last.numbers.length < lots.numbers.length ? { numbers: last.numbers, index } : null;
      earlier = [...earlier, ...references.flatMap((reference) => reference.numbers)].slice(-lots.numbers.length);
    }
    return { references, headed };
  });
}

/** Opens a sentence that explains the one before it. */
const CARRIES_ON =
  /^\W{0,4}(?:\([\w ]{1,12}\)\W{0,3})?(?:dans ce cadre|a ce titre|a cet effet|pour ce faire|en consequence|ainsi|il s'agit|cette (?:clause|condition|demarche|action|obligation|reservation)|celle-ci|ces (?:clauses|conditions|heures|actions))\b/;

function goesOnAbout(plain: string, next: Sentence | undefined): boolean {
  if (/^\W{0,4}(?:lots? (?:est )?|prestations? )?reserve|\b(?:ce|ces|dit) (?:meme )?lots?\b/.test(plain)) return true;
  const isBetween = /^\W{0,4}lots? ?(?:n ?[°o] ?)?\d/.test(next?.plain ?? '');
  return isBetween && /^\W{0,4}(?:marche|contrat)s? (?:public )?reserve/.test(plain);
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
