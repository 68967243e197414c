import { listed } from '#lib/html';
import type { ProfileEvidence } from '#lib/matching-engine';
import {
  clauseCell,
  eligibilityCell,
  kindShortName,
  leverArticle,
  type EligibilityCell,
  type Lever,
  type MissingProof,
} from '#lib/nomenclature';
import { evidenceState } from './evidence.view';
import { markOf, type MarkView } from './mark.view';

/** What a supplier may answer, lever by lever, with the reason. */
export interface LeverView {
  lever: Lever;
  /** « Lot réservé à l’insertion » */
  name: string;
  article: string;
  answer: 'eligible' | 'to-verify' | 'not-eligible';
  mark: MarkView;
  why: string;
}

/** Reservations that a lever stands for alone, and who they are for. */
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
    short: 'réservés ESS',
    who: 'Réservé aux structures de l’économie sociale et solidaire, pour certains services.',
  },
  {
    lever: 'reserved-prison',
    name: 'Lot réservé au travail en détention',
    short: 'réservés détention',
    who: 'Réservé à la production en établissement pénitentiaire.',
  },
] as const;

const PROOFS: Record<MissingProof, string> = {
  'share-of-half': 'si la structure prouve que la moitié de ses travailleurs sont concernés (R2113-7)',
  ess: 'si elle prouve qu’elle relève de l’économie sociale et solidaire',
  'rule-to-confirm': 'règle à confirmer',
  article: 'article à préciser',
};
const LISTED_SERVICES = 'pour les services sociaux et les autres services de la liste réglementaire';
const ORDER = { eligible: 0, 'to-verify': 1, 'not-eligible': 2 } as const;

type Evidence = Omit<ProfileEvidence, 'id'>;

/** @returns each reservation with what the supplier's evidence allows today, and why */
export function leverViews(evidence: readonly Evidence[], today: string): LeverView[] {
  return RESERVED_FOR.flatMap(({ lever, name, who }) => {
    const article = leverArticle(lever, today);
    if (!article) return [];
    const judged = evidence.map((row) => judge(lever, row, today)).sort((a, b) => ORDER[a.answer] - ORDER[b.answer]);
    const best = judged[0] ?? { answer: 'not-eligible' as const, why: 'Aucune preuve de statut connue.' };
    const words = {
      eligible: markOf('eligible', `Éligible ${article.article}`),
      'to-verify': markOf('verifier', `À vérifier ${article.article}`),
      'not-eligible': markOf('non', `Non éligible ${article.article}`),
    };
    const why = best.answer === 'not-eligible' && evidence.length > 0 ? who : best.why;
    return [{ lever, name, article: article.article, answer: best.answer, mark: words[best.answer], why }];
  });
}

/** @returns « réservés insertion (L2113-13), clauses », what a card says in one line */
export function leverSummary(evidence: readonly Evidence[], today: string): string {
  const views = leverViews(evidence, today);
  const short = (view: LeverView) =>
    `${RESERVED_FOR.find(({ lever }) => lever === view.lever)!.short} (${view.article})`;
  const eligible = views.filter(({ answer }) => answer === 'eligible').map(short);
  const doubtful = views.filter(({ answer }) => answer === 'to-verify').map(short);
  const clauses = canCarryHours(evidence, today) ? ['avec clause d’insertion'] : [];
  const sure = listed(['ouverts à tous', ...eligible, ...clauses]);
  return doubtful.length === 0 || eligible.length > 0 ? sure : `${sure} ; à vérifier : ${listed(doubtful)}`;
}

/** @returns whether a current proof lets the supplier deliver hours of an insertion clause, by its own work or by staff */
export function canCarryHours(evidence: readonly Evidence[], today: string): boolean {
  return evidence.some(
    (row) =>
      evidenceState(row, today) === 'current' &&
      (['work', 'staff'] as const).some((modality) => clauseCell(modality, row.kind).answer === 'yes'),
  );
}

function judge(lever: Lever, row: Evidence, today: string): Pick<LeverView, 'answer' | 'why'> {
  const cell = eligibilityCell(lever, row.kind, today);
  if (!cell || cell.answer === 'not-eligible') return { answer: 'not-eligible', why: '' };
  const kind = kindShortName(row.kind);
  if (cell.answer === 'to-verify') return { answer: 'to-verify', why: `${kind} : ${proofWords(cell)}.` };
  const current = evidenceState(row, today) === 'current';
  const why = `${kind}${cell.needsListedService ? `, ${LISTED_SERVICES}` : ''}${current ? '' : ' : preuve à vérifier'}.`;
  return { answer: current ? 'eligible' : 'to-verify', why };
}

function proofWords(cell: EligibilityCell): string {
  const proof = PROOFS[cell.proof ?? 'rule-to-confirm'];
  return cell.needsListedService ? `${proof}, et ${LISTED_SERVICES}` : proof;
}
