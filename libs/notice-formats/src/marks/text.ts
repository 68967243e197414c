import type { Lever, MarkEvidence } from '#lib/nomenclature';
import { OWN_ARTICLE } from './beneficiaries';
import { clauseHours, clausesIn, criteriaIn } from './clauses';
import { lotReferences, speaksOfSomeLots } from './lot-references';
import type { TextBlock } from './mark-source';
import { reservationsIn } from './reservation';
import { excerptOf, foldedText, type Sentence, sentencesOf } from './sentences';

/** A lever said by words, and the lots it was said of. */
export interface TextFinding {
  lever: Lever;
  articles: string[];
  /** The words cite the article */
  isCited: boolean;
  /** Numbers of lots; `all` of the notice; `some` of them, the words not saying which */
  lots: string[] | 'all' | 'some';
  evidence: MarkEvidence;
}

/** The lots a text may speak of, by number or by name. */
export interface KnownLots {
  numbers: readonly string[];
  /** Folded titles long enough to name a lot, with its number */
  names: readonly { name: string; number: string }[];
}

/** @returns the lots of a notice as texts may name them; a title given to several lots names none */
export function knownLots(lots: readonly { number: string; title: string }[]): KnownLots {
  const names = lots.map((lot) => ({ name: foldedText(lot.title), number: lot.number }));
  const isNaming = (name: string): boolean =>
    name.length >= 10 && names.filter((each) => each.name === name).length === 1;
  return {
    numbers: lots.map((lot) => lot.number),
    names: lots.length > 200 ? [] : names.filter((each) => isNaming(each.name)),
  };
}

/**
 * The levers that a text says.
 * @param home number of the lot the text belongs to, null when it speaks for the notice
 */
export function findInText(block: TextBlock, home: string | null, known: KnownLots): TextFinding[] {
  const sentences = sentencesOf(block.text);
  const findings: TextFinding[] = [];
  for (const [index, sentence] of sentences.entries()) {
    if (
      !/reserv|2113|insertion|social|environ|clause|emploi|seul|exclusiv|uniquement|durable|ecolog|carbone|rse|handicap/.test(
        sentence.plain,
      )
    ) {
      continue;
    }
    if (block.role === 'criterion') {
      for (const said of criteriaIn(sentence))
        findings.push(finding(said.lever, [], false, home ? [home] : 'all', block, sentence, said.at));
      continue;
    }
    const references = lotReferences(sentence.plain, known.numbers);
    const lots = lotsOf(
      sentence,
      references.flatMap((reference) => reference.numbers),
      home,
      known,
    );
    const reservations = reservationsIn(sentence, sentences[index + 1], references);
    for (const said of reservations) {
      const of = said.lots ?? (references.length > 0 ? (home ? [home] : 'all') : lots);
      for (const to of said.beneficiaries) {
        const articles = to.articles.includes(OWN_ARTICLE[to.lever])
          ? to.articles
          : [OWN_ARTICLE[to.lever], ...to.articles];
        findings.push(finding(to.lever, articles, to.isCited, of, block, sentence, said.at));
      }
      if (said.beneficiaries.length === 0)
        findings.push(finding('reserved-unspecified', [], false, of, block, sentence, said.at));
    }
    const clauses = clausesIn(sentence).filter(
      () => reservations.length === 0 || /\bclause|\bheures?\b/.test(sentence.plain),
    );
    for (const said of clauses) {
      findings.push(finding(said.lever, [], false, lots, block, sentence, said.at));
      const next = sentences[index + 1];
      const isFollowedByHours =
        said.lever === 'social-clause' && clauseHours(sentence.text) === null && next !== undefined;
      if (
        isFollowedByHours &&
        clauseHours(next.text) !== null &&
        /insertion|minimum|realiser|effectuer|nombre|volume/.test(next.plain)
      ) {
        findings.push(finding(said.lever, [], false, lots, block, next, next.plain.search(/\d ?h/)));
      }
    }
  }
  return findings;
}

function finding(
  lever: Lever,
  articles: string[],
  isCited: boolean,
  lots: TextFinding['lots'],
  block: TextBlock,
  sentence: Sentence,
  at: number,
): TextFinding {
  return {
    lever,
    articles,
    isCited,
    lots,
    evidence: { path: block.path, excerpt: excerptOf(sentence, at), origin: 'text' },
  };
}

/** Which lots a whole sentence is about: those numbered, those named, else its home; a notice's sentence is about all. */
function lotsOf(
  sentence: Sentence,
  numbered: readonly string[],
  home: string | null,
  known: KnownLots,
): TextFinding['lots'] {
  if (numbered.length > 0) return [...new Set(numbered)];
  if (home !== null) return [home];
  const named = known.names.filter(
    (each) => sentence.plain.includes(each.name) && sentence.plain.length > each.name.length + 10,
  );
  if (named.length > 0 && named.length < known.numbers.length) return named.map((each) => each.number);
  return known.numbers.length > 1 && speaksOfSomeLots(sentence.plain) ? 'some' : 'all';
}
