import { fr, listed, markedBy } from '#lib/html';
import type { Mark, MarkEvidence } from '#lib/nomenclature';
import { shapeOf } from '../../shared/mark.view';
import { fieldWords, headingOf } from './notice-headings';

/** What proves a mark: an excerpt of the notice, where it stands, and how sure that is. */
export interface ProofView {
  shape: 'reserve' | 'clause';
  /** Escaped, with the words that prove in `<mark>`; empty when a field alone says it */
  excerptHtml: string;
  /** The same, as it was read */
  said: string;
  caption: string;
}

const PASSAGES = 5;
const CERTAINTY = { stated: 'forte', likely: 'moyenne', 'to-check': 'faible' } as const;

/** Words that prove, in an excerpt; no group in it, since the excerpt is split by it. */
const PROVING =
  /(?:\p{L}’|\p{L}')?articles?\s+(?:L|R)\.?\s?\d{4}-\d+(?:-\d+)?|(?:L|R)\.?\s?\d{4}-\d+(?:-\d+)?|r[ée]serv\p{L}*|insertion(?: par l[’']activité économique)?|handicap\p{L}*|entreprises? adaptée?s?|ESAT|SIAE|clause sociale|\d[\d\s]{0,8}\sheures?|d[ée]tenu\p{L}*|[ée]loign[ée]{1,2}s? de l[’']emploi/giu;

/** @returns the excerpts that prove a mark; a field that confirms them is said in their caption */
export function proofViews(mark: Mark): ProofView[] {
  const shape = shapeOf(mark.lever) ?? 'clause';
  const certainty = `Certitude : ${CERTAINTY[mark.certainty]}.`;
  const fields = mark.evidence
    .filter(({ origin }) => origin === 'structured')
    .map(({ path, excerpt }) => fieldWords(path, excerpt));
  const texts = firstOfEach(mark.evidence.filter(({ origin }) => origin === 'text'));
  if (texts.length === 0) {
    return fields.length === 0
      ? []
      : [{ shape, excerptHtml: '', said: '', caption: fr`Dit par l’avis, champ ${listed(fields)}. ${certainty}` }];
  }
  const confirmed = fields.length > 0 ? fr`, et confirmé par le champ ${listed(fields)}` : '';
  return texts.map(({ path, excerpt }, index) => ({
    shape,
    excerptHtml: markedBy(excerpt, PROVING),
    said: excerpt,
    caption: fr`Lu dans l’avis, rubrique « ${headingOf(path)} »${index === 0 ? confirmed : ''}. ${certainty}`,
  }));
}

/** The same words under two headings prove once; five passages are enough. */
function firstOfEach(evidence: readonly MarkEvidence[]): MarkEvidence[] {
  const excerpts = new Map<string, MarkEvidence>();
  for (const one of evidence) if (!excerpts.has(one.excerpt)) excerpts.set(one.excerpt, one);
  return [...excerpts.values()].slice(0, PASSAGES);
}
