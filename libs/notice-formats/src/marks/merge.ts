import { type Lever, LEVERS, type Mark, type MarkEvidence } from '#lib/nomenclature';
import type { Tag } from './mark-source';
import type { TextFinding } from './text';

const MOST_EVIDENCE = 6;
const WORKSHOP_LEVERS: readonly Lever[] = ['reserved-disability', 'reserved-insertion', 'reserved-prison'];

/**
 * One mark per lever from the tags and the words that speak of one lot (or of the notice), in the order of the levers.
 * A tag and words that agree, or words that cite the article, are `stated`; words alone `likely`; a tag alone `to-check`.
 * A tag that does not say to whom (`res-ws`) becomes evidence of what the words say.
 */
export function mergeMarks(tags: readonly Tag[], findings: readonly TextFinding[]): Mark[] {
  const said = new Set(findings.map((finding) => finding.lever));
  const workshops = WORKSHOP_LEVERS.filter((lever) => said.has(lever));
  const marks = new Map<Lever, { tags: Tag[]; words: TextFinding[] }>();
  const of = (lever: Lever): { tags: Tag[]; words: TextFinding[] } => {
    const known = marks.get(lever) ?? { tags: [], words: [] };
    marks.set(lever, known);
    return known;
  };
  for (const tag of tags) {
    const levers = tag.lever === 'reserved-unspecified' && workshops.length > 0 ? workshops : [tag.lever];
    for (const lever of levers) of(lever).tags.push(tag);
  }
  const isReservedToSome = [...said].some((lever) => lever.startsWith('reserved-') && lever !== 'reserved-unspecified');
  for (const finding of findings) {
    if (finding.lever === 'reserved-unspecified' && isReservedToSome) continue;
    if (finding.lever === 'social-clause' && said.has('insertion-object')) continue;
    of(finding.lever).words.push(finding);
  }
  const isBoth = said.has('reserved-disability') && said.has('reserved-insertion');
  return LEVERS.filter((lever) => marks.has(lever)).map((lever) => markOf(lever, marks.get(lever)!, isBoth));
}

function markOf(lever: Lever, from: { tags: Tag[]; words: TextFinding[] }, isBoth: boolean): Mark {
  const isSome = from.words.length > 0 && from.words.every((finding) => finding.lots === 'some');
  const hasWords = from.words.length > 0;
  const isStated = hasWords && (from.tags.length > 0 || from.words.some((finding) => finding.isCited));
  const articles = new Set([
    ...from.tags.flatMap((tag) => tag.articles),
    ...from.words.flatMap((finding) => finding.articles),
  ]);
  if (isBoth && (lever === 'reserved-disability' || lever === 'reserved-insertion')) articles.add('L2113-14');
  return {
    lever,
    certainty: !hasWords || isSome ? 'to-check' : isStated ? 'stated' : 'likely',
    articles: [...articles].sort(),
    evidence: distinct([
      ...from.tags.map((tag): MarkEvidence => ({ path: tag.path, excerpt: tag.excerpt, origin: 'structured' })),
      ...from.words.map((finding) => finding.evidence),
    ]),
  };
}

function distinct(evidence: MarkEvidence[]): MarkEvidence[] {
  const seen = new Map(evidence.map((each) => [`${each.origin} ${each.excerpt}`, each]));
  return [...seen.values()].slice(0, MOST_EVIDENCE);
}
