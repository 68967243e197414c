import { listed } from '#lib/html';
import {
  eligibilityOf,
  renderEligibility,
  provenKinds,
  type Eligibility,
  type ProfileEvidence,
} from '#lib/matching-engine';
import { clauseCell, eligibilityCell, leverArticle, type Lever } from '#lib/nomenclature';
import { markOf, type MarkView } from './mark.view';

/** What a supplier may answer under one reservation, with the reason and what would lift a doubt. */
export interface LeverView {
  lever: Lever;
  /** « Lot réservé à l’insertion » */
  name: string;
  article: string;
  answer: Eligibility['answer'];
  mark: MarkView;
  why: string;
}

/** The reservations, what they are called, and who they are for. */
export const RESERVED_FOR = [
  {
    lever: 'reserved-insertion',
    name: 'Lot réservé à l’insertion',
    short: 'réservés insertion',
    who: 'Réservé aux structures d’insertion (EI, ACI, AI, ETTI, EITI) et équivalentes.',
  },
  {
    lever: 'reserved-disability',
    name: 'Lot réservé au handicap',
    short: 'réservés handicap',
    who: 'Réservé aux EA, ESAT et structures équivalentes.',
  },
  {
    lever: 'reserved-ess',
    name: 'Lot réservé à l’ESS',
    short: 'réservés ESS pour les services sociaux',
    who: 'Réservé aux structures de l’économie sociale et solidaire, pour les services sociaux et les autres services de la liste.',
  },
  {
    lever: 'reserved-prison',
    name: 'Lot réservé au travail en détention',
    short: 'réservés détention',
    who: 'Réservé à la production en établissement pénitentiaire.',
  },
] as const;

const SHAPES = { open: 'eligible', eligible: 'eligible', 'to-verify': 'verifier', 'not-eligible': 'non' } as const;
const WORDS = {
  open: 'Ouvert',
  eligible: 'Éligible',
  'to-verify': 'À vérifier',
  'not-eligible': 'Non éligible',
} as const;

/** @returns each reservation in force with what the supplier's evidence allows today, and why */
export function leverViews(evidence: readonly ProfileEvidence[], today: string): LeverView[] {
  return RESERVED_FOR.flatMap(({ lever, name, who }) => {
    const article = leverArticle(lever, today)?.article;
    if (!article) return [];
    const found = answerTo(lever, evidence, today);
    const shown = markOf(SHAPES[found.answer], `${WORDS[found.answer]} ${article}`);
    return [{ lever, name, article, answer: found.answer, mark: shown, why: whyOf(found, who, evidence, today) }];
  });
}

/** @returns « ouverts à tous, réservés insertion (L2113-13) et avec clause d’insertion », what a card says in one line */
export function leverSummary(evidence: readonly ProfileEvidence[], today: string): string {
  const eligible = RESERVED_FOR.flatMap(({ lever, short }) => {
    const article = leverArticle(lever, today)?.article;
    return article && answerTo(lever, evidence, today).answer === 'eligible' ? [`${short} (${article})`] : [];
  });
  const clauses = canCarryHours(evidence, today) ? ['avec clause d’insertion'] : [];
  return listed(['ouverts à tous', ...eligible, ...clauses]);
}

function answerTo(lever: Lever, evidence: readonly ProfileEvidence[], today: string): Eligibility {
  return eligibilityOf(evidence, { levers: [{ lever, sure: true }], closesOn: null }, today);
}

/** Whether a current proof lets the supplier deliver hours of an insertion clause, by its own work or by staff. */
function canCarryHours(evidence: readonly ProfileEvidence[], today: string): boolean {
  return provenKinds(evidence, today).some((kind) =>
    (['work', 'staff'] as const).some((modality) => clauseCell(modality, kind).answer === 'yes'),
  );
}

function whyOf(found: Eligibility, who: string, evidence: readonly ProfileEvidence[], today: string): string {
  if (found.answer === 'not-eligible') return who;
  const said = renderEligibility(found);
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  const listedOnly = evidence.some((row) => eligibilityCell(found.lever!, row.kind, today)?.needsListedService);
  const limits =
    found.answer === 'eligible' && listedOnly ? ' Seulement pour les services sociaux et ceux de la liste.' : '';
  return `${sentence}${limits}`;
}
