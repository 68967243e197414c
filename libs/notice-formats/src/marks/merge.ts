import { type Lever, LEVERS, type Mark, type MarkEvidence } from '#lib/nomenclature';
import type { Tag } from './mark-source';
import type { TextFinding } from './text';

const MOST_EVIDENCE = 6;
const WORKSHOP_LEVERS: readonly Lever[] = ['reserved-disability', 'reserved-insertion', 'reserved-prison'];

/**
 * One mark per lever from the tags and the words that speak of one lot (or of the notice), in the order of the levers.
 * A tag and words that agree, or words that cite the article, are `stated`; words alone `likely`; a tag alone, or one that
 * words of the same scope deny, `to-check`. A tag that does not say to whom (`res-ws`) becomes evidence of what the words say.
 * @param isOneLot whether all of it speaks of the same lot, so that two reservations together are L2113-14
 */
export function mergeMarks(tags: readonly Tag[], findings: readonly TextFinding[], isOneLot: boolean): Mark[] {
  const words = findings.filter((finding) => !finding.isDenied);
  const said = new Set(words.map((finding) => finding.lever));
  const workshops = WORKSHOP_LEVERS.filter((lever) => said.has(lever));
  const marks = new Map<Lever, { tags: Tag[]; words: TextFinding[] }>();
  const of = (lever: Lever): { tags: Tag[]; words: TextFinding[] } => {
    const known = marks.get(lever) ?? { tags: [], words: [] };
    marks.set(lever, known);
    return known;
  };
  const isReservedToSome = [...said].some((lever) => isReservation(lever) && lever !== 'reserved-unspecified');
  for (const tag of tags) {
    for (const lever of leversOf(tag, said, workshops)) of(lever).tags.push(tag);
  }
  for (const finding of words) {
    if (finding.lever === 'reserved-unspecified' && isReservedToSome) continue;
    if (finding.lever === 'social-clause' && said.has('insertion-object')) continue;
    of(finding.lever).words.push(finding);
  }
  const isBoth = isOneLot && said.has('reserved-disability') && said.has('reserved-insertion');
  return LEVERS.filter((lever) => marks.has(lever)).map((lever) => markOf(lever, marks.get(lever)!, isBoth));
}

/** @returns whether a lever keeps a lot for some suppliers */
export function isReservation(lever: Lever): boolean {
  return lever.startsWith('reserved-');
}

function leversOf(tag: Tag, said: ReadonlySet<Lever>, workshops: readonly Lever[]): readonly Lever[] {
  if (tag.lever === 'social-clause' && said.has('insertion-object')) return ['insertion-object'];
  if (tag.lever !== 'reserved-unspecified') return [tag.lever];
  if (workshops.length > 0) return workshops;
  return said.has('reserved-ess') ? ['reserved-ess'] : [tag.lever];
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
  const hours = from.words.flatMap((finding) => finding.hours ?? []);
  return {
    lever,
    certainty: !hasWords || isSome ? 'to-check' : isStated ? 'stated' : 'likely',
    articles: [...articles].sort(),
    evidence: distinct([
      ...from.tags.map((tag): MarkEvidence => ({ path: tag.path, excerpt: tag.excerpt, origin: 'structured' })),
      ...from.words.map((finding) => finding.evidence),
    ]),
    ...(hours.length > 0 ? { hours: Math.max(...hours) } : {}),
  };
}

function distinct(evidence: MarkEvidence[]): MarkEvidence[] {
  const seen = new Map<string, MarkEvidence>();
  for (const each of evidence) {
    const key = each.origin === 'text' ? each.excerpt : `${each.path} ${each.excerpt}`;
    if (!seen.has(key)) seen.set(key, each);
  }
  const all = [...seen.values()];
  // words must not be pushed out by tags that repeat each other
  const words = all.filter((each) => each.origin === 'text').slice(0, MOST_EVIDENCE - 2);
  return [...all.filter((each) => each.origin === 'structured').slice(0, MOST_EVIDENCE - words.length), ...words];
}
