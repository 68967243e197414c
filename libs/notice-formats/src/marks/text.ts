import type { Lever, MarkEvidence } from '#lib/nomenclature';
import { OWN_ARTICLE } from './beneficiaries';
import { clauseHours, clausesIn, criteriaIn } from './clauses';
import { type LotReference, type NumberedLots, numberedLots, speaksOfSomeLots } from './lot-references';
import { namedLots, type SpokenLots, spokenLots } from './lot-names';
import type { TextBlock } from './mark-source';
import { reservationsIn } from './reservation';
import { excerptOf, foldedText, type Sentence, sentencesOf } from './sentences';

/** A lever said by words, and the lots it was said of. */
export interface TextFinding {
  lever: Lever;
  articles: string[];
  /** The words cite the article */
  isCited: boolean;
  /** An article alone says to whom it is reserved */
  isByArticle: boolean;
  /** The words say that there is none */
  isDenied: boolean;
  /** Numbers of lots; `all` of the notice; `some` of them, the words not saying which */
  lots: string[] | 'all' | 'some';
  /** Hours of insertion that a clause sets */
  hours: number | null;
  evidence: MarkEvidence;
}

/** The lots a text may speak of, by number or by name. */
export interface KnownLots extends NumberedLots {
  titles: readonly { number: string; title: string }[];
}

/** @returns the lots of a notice as texts may name them */
export function knownLots(lots: readonly { number: string; title: string }[]): KnownLots {
  return { ...numberedLots(lots), titles: lots };
}

const SPEAKS_OF_LEVERS =
  /reserv|2113|insertion|socia|societ|environ|clause|emploi|seul|exclusiv|uniquement|durable|ecolog|carbone|rse|handicap|limite|restreint|dedie|destine|etre|adapte|protege|esat|egalite|eloigne|prioritaire|serre|rsa|cddi|jeunes|difficult|chom|apprenti|alternan|professionnalisation|36|37/;

/**
 * The levers that a text says.
 * @param home number of the lot the text belongs to, null when it speaks for the notice
 */
export function findInText(block: TextBlock, home: string | null, known: KnownLots): TextFinding[] {
  if (!SPEAKS_OF_LEVERS.test(foldedText(block.text))) return [];
  const sentences = sentencesOf(block.text);
  const spoken = spokenLots(sentences, known);
  return sentences.flatMap((sentence, index) => {
    if (!SPEAKS_OF_LEVERS.test(sentence.plain)) return [];
    const here: Here = { path: block.path, sentence, next: sentences[index + 1], home, known, ...spoken[index]! };
    return block.role === 'criterion' ? inCriterion(here) : inWords(here);
  });
}

/** A sentence where it stands. */
interface Here extends SpokenLots {
  path: string;
  sentence: Sentence;
  next: Sentence | undefined;
  home: string | null;
  known: KnownLots;
}

function inCriterion(here: Here): TextFinding[] {
  const { references } = here;
  const lots = here.home !== null ? [here.home] : references.length > 0 ? numbersOf(references) : 'all';
  return criteriaIn(here.sentence).map((said) => finding(here, said, lots));
}

function inWords(here: Here): TextFinding[] {
  const reservations = reservationsIn(here.sentence, here.next, here.references);
  const reserved = reservations.flatMap((said) => {
    const lots = said.lots ?? lotsAround(here, said.at);
    if (said.beneficiaries.length === 0) {
      return [{ ...finding(here, { lever: 'reserved-unspecified', at: said.at }, lots), isDenied: said.isDenied }];
    }
    return said.beneficiaries.map((to) => {
      const articles = [...new Set([OWN_ARTICLE[to.lever], ...to.articles])];
      const by = { articles, isCited: to.isCited, isByArticle: !to.isNamed };
      return { ...finding(here, { lever: to.lever, at: said.at }, lots), ...by };
    });
  });
  // who is reserved for is often described by what they do: only a clause named as such is another lever
  const isReserved = reservations.some((said) => !said.isDenied);
  const mayHoldClauses =
    !isReserved || /\bclause|\bheures?\b|\bconditions? d'execution|\bcritere/.test(here.sentence.plain);
  return mayHoldClauses ? [...reserved, ...clausesOf(here)] : reserved;
}

function clausesOf(here: Here): TextFinding[] {
  const { references } = here;
  return clausesIn(here.sentence).flatMap((said) => {
    const named = references.findLast((reference) => reference.at <= said.at);
    const lots = named?.numbers ?? (references.length > 0 ? followingOf(here) : lotsAround(here, said.at));
    const found = [finding(here, said, lots)];
    if (said.lever === 'social-clause' && here.next !== undefined && setsHours(here.sentence, here.next)) {
      found.push(finding({ ...here, sentence: here.next }, { ...said, at: here.next.plain.search(/\d ?h/) }, lots));
    }
    return found;
  });
}

/** "Clause sociale pour les lots 1 et 2 ; lot 3 réservé": the lots that follow, but those of which something else is said. */
function followingOf({ references, sentence: { plain } }: Here): string[] {
  const silent = references.filter(
    ({ end }, index) => !/reserve|\bsans\b|\bnon\b|\bpas\b/.test(plain.slice(end, references[index + 1]?.at)),
  );
  return numbersOf(silent.length > 0 ? silent : references);
}

/** "Une clause d'insertion est prévue. Le titulaire réalise 210 heures.": the number stands in the second sentence. */
function setsHours(clause: Sentence, next: Sentence): boolean {
  if (clauseHours(clause.text) !== null || clauseHours(next.text) === null) return false;
  return /insertion|minimum|realis|effectu|nombre|volume/.test(next.plain);
}

function finding(here: Here, said: { lever: Lever; at: number }, lots: TextFinding['lots']): TextFinding {
  const excerpt = excerptOf(here.sentence, said.at);
  return {
    lever: said.lever,
    articles: [],
    isCited: false,
    isByArticle: false,
    isDenied: false,
    lots,
    hours: said.lever === 'social-clause' ? clauseHours(here.sentence.text) : null,
    evidence: { path: here.path, excerpt, origin: 'text' },
  };
}

/** Which lots words are about that no number precedes: their home, the lots called by name or just above, all, or some. */
function lotsAround(here: Here, at: number): TextFinding['lots'] {
  if (here.home !== null) return [here.home];
  if (here.references.length > 0) return 'all';
  if (here.headed !== null) return here.headed;
  const named = namedLots(here.sentence, at, here.known.titles);
  if (named.length > 0 && named.length < here.known.numbers.length) return named;
  const count = here.known.numbers.length;
  return count > 1 && speaksOfSomeLots(here.sentence.plain, count) ? 'some' : 'all';
}

function numbersOf(references: readonly LotReference[]): string[] {
  return [...new Set(references.flatMap((reference) => reference.numbers))];
}
