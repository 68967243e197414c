import { fr, listed, markedBy } from '#lib/html';
import type { Mark } from '#lib/nomenclature';
import { shapeOf } from '../../shared/mark.view';

/** What proves a mark: an excerpt of the notice, where it stands, and how sure that is. */
export interface ProofView {
  shape: 'reserve' | 'clause';
  /** Escaped, with the words that prove in `<mark>`; empty when a field alone says it */
  excerptHtml: string;
  caption: string;
}

const CERTAINTY = { stated: 'forte', likely: 'moyenne', 'to-check': 'faible' } as const;

/** Headings of the notice, by the code of their field (eForms business terms). */
const HEADINGS: Record<string, string> = {
  'BT-21': 'Titre',
  'BT-24': 'Description',
  'BT-06': 'Achat stratégique',
  'BT-70': 'Conditions d’exécution',
  'BT-71': 'Participation réservée',
  'BT-300': 'Informations complémentaires',
  'BT-736': 'Exécution réservée',
  'BT-747': 'Conditions de participation',
  'BT-775': 'Objectif social',
  'BT-777': 'Achat stratégique',
};

/** Words that prove, in an excerpt; no group in it, since the excerpt is split by it. */
const PROVING =
  /(?:\p{L}’|\p{L}')?articles?\s+(?:L|R)\.?\s?\d{4}-\d+(?:-\d+)?|(?:L|R)\.?\s?\d{4}-\d+(?:-\d+)?|r[ée]serv\p{L}*|insertion(?: par l[’']activité économique)?|handicap\p{L}*|entreprises? adaptée?s?|ESAT|SIAE|clause sociale|\d+ heures?|d[ée]tenu\p{L}*|[ée]loign[ée]{1,2}s? de l[’']emploi/giu;

/** @returns the excerpts that prove a mark; a field that confirms them is said in their caption */
export function proofViews(mark: Mark): ProofView[] {
  const shape = shapeOf(mark.lever) ?? 'clause';
  const certainty = `Certitude : ${CERTAINTY[mark.certainty]}.`;
  const fields = mark.evidence
    .filter(({ origin }) => origin === 'structured')
    .map(({ path, excerpt }) => (excerpt ? fr`${path} « ${excerpt} »` : path));
  const texts = mark.evidence.filter(({ origin }) => origin === 'text').slice(0, 2);
  if (texts.length === 0) {
    return fields.length === 0
      ? []
      : [{ shape, excerptHtml: '', caption: fr`Dit par le champ ${listed(fields)} de l’avis. ${certainty}` }];
  }
  const confirmed = fields.length > 0 ? fr`, et confirmé par le champ ${listed(fields)}` : '';
  return texts.map(({ path, excerpt }, index) => ({
    shape,
    excerptHtml: markedBy(excerpt, PROVING),
    caption: fr`Lu dans l’avis, rubrique « ${HEADINGS[path] ?? path} »${index === 0 ? confirmed : ''}. ${certainty}`,
  }));
}
