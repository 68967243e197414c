import { fr, listed, marked } from '#lib/html';
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
  'BT-70': 'Conditions d’exécution',
  'BT-300': 'Informations complémentaires',
  'BT-747': 'Conditions de participation',
  'BT-777': 'Achat stratégique',
};

/** Words that prove, in an excerpt. */
const PROVING =
  /r[ée]serv\p{L}*|insertion|handicap\p{L}*|adapt[ée]{1,2}s?|ESAT|SIAE|clauses?|articles?|L\.?\s?\d{4}-\d+(?:-\d+)?|\d{4}-\d+(?:-\d+)?|\d+ heures?|heures?|sociale?s?|d[ée]tenu\p{L}*|[ée]loign[ée]{1,2}s?/giu;

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
    excerptHtml: marked(excerpt, provingWords(excerpt)),
    caption: fr`Lu dans l’avis, rubrique « ${HEADINGS[path] ?? path} »${index === 0 ? confirmed : ''}. ${certainty}`,
  }));
}

function provingWords(excerpt: string): string[] {
  return (excerpt.match(PROVING) ?? []).flatMap((words) => words.match(/[\p{L}\p{N}]+/gu) ?? []);
}
