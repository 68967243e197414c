import { count, fr } from '#lib/html';
import { eligibilityOf } from '#lib/matching-engine';
import { leverArticle, mustBeConfirmed, RESERVED_SHARE, type Lever, type LeverArticle } from '#lib/nomenclature';
import { LEVER_WORDS, markOf, type MarkView } from '../shared/mark.view';
import type { NeedFacts, RankedRow } from './need-results.query';

/** What the law lets a buyer do with this need, in one sentence. */
export interface VerdictView {
  tone: 'reserve' | 'plain';
  mark: MarkView | null;
  /** « 3 fournisseurs éligibles : la concurrence est possible. » */
  count: string | null;
  title: string;
  text: string;
}

/** The reservations open to any object; that of L2113-15 is for a few services only, which words can't tell. */
const OFFERED = [
  { lever: 'reserved-insertion', who: 'à l’insertion', workers: 'défavorisés' },
  { lever: 'reserved-disability', who: 'au handicap', workers: 'handicapés' },
] as const;

const CITE = 'L’avis ou, sans avis, le dossier de consultation doit citer l’article.';
const AID = fr`Aide à la décision : elle ne remplace pas l’avis de votre service juridique.`;

/**
 * @param fitting suppliers whose trade and place hold
 * @param today `YYYY-MM-DD`, the day by which evidence and law are judged
 */
export function verdictOf(need: NeedFacts, fitting: readonly RankedRow[], today: string): VerdictView {
  if (need.buyerType === 'private') return PRIVATE;
  if (need.reservedFor !== null) return chosen(need.reservedFor, fitting, today);
  const offers = OFFERED.map((offer) => ({ ...offer, eligible: eligibleFor(offer.lever, need, fitting, today) }));
  const best = offers.reduce((a, b) => (b.eligible > a.eligible ? b : a));
  const law = leverArticle(best.lever, today);
  if (best.eligible < 2 || !law)
    return notAdvised(best.eligible === 1 && law ? { ...best, article: law.article } : null);
  return {
    tone: 'reserve',
    mark: markOf('reserve', 'Peut être réservé'),
    count: fr`${count(best.eligible, 'fournisseur éligible', 'fournisseurs éligibles')} : la concurrence est possible.`,
    title: `Vous ${mustBeConfirmed(law) ? 'pourriez' : 'pouvez'} réserver ce marché ${best.who}`,
    text: `Code de la commande publique, article ${law.article}, avec ${percent(RESERVED_SHARE.share)} au moins de travailleurs ${best.workers} (${RESERVED_SHARE.article}). ${sure(law)}${CITE} ${AID}`,
  };
}

function notAdvised(alone: { who: string; article: string } | null): VerdictView {
  return {
    tone: 'plain',
    mark: null,
    count: null,
    title: alone ? fr`Un seul fournisseur éligible : ne réservez pas` : 'Pas de réservation conseillée',
    text: alone
      ? `Réserver ${alone.who} (${alone.article}) demande une mise en concurrence possible. Ouvrez le marché à tous, ou ajoutez une clause d’insertion.`
      : 'Moins de deux fournisseurs proposés ont une preuve à jour qui permette de réserver. Ouvrez le marché à tous, ou ajoutez une clause d’insertion.',
  };
}

const PRIVATE: VerdictView = {
  tone: 'plain',
  mark: null,
  count: null,
  title: 'Achat privé',
  text: fr`Les règles de la commande publique ne s’appliquent pas à votre achat : vous choisissez librement.`,
};

function chosen(lever: Lever, fitting: readonly RankedRow[], today: string): VerdictView {
  const eligible = fitting.filter((row) => row.eligibility.answer === 'eligible').length;
  const law = leverArticle(lever, today);
  const competition =
    eligible >= 2 ? 'la concurrence est possible' : 'ne réservez pas sans mise en concurrence possible';
  return {
    tone: 'reserve',
    mark: markOf('reserve', [LEVER_WORDS[lever].full, law?.article].filter(Boolean).join(', ')),
    count: fr`${count(eligible, 'fournisseur éligible', 'fournisseurs éligibles')} : ${competition}.`,
    title: eligible >= 2 ? 'Votre réservation tient' : 'Votre réservation est à revoir',
    text: law
      ? `Code de la commande publique, article ${law.article}. ${sure(law)}${CITE} ${AID}`
      : `Aucun article en vigueur ne fonde cette réservation. ${AID}`,
  };
}

/** A rule that we have not read in the law itself is never told as if we had. */
function sure(law: LeverArticle): string {
  return mustBeConfirmed(law) ? 'À confirmer sur Légifrance. ' : '';
}

function percent(share: number): string {
  return fr`${Math.round(share * 100)} %`;
}

function eligibleFor(lever: Lever, need: NeedFacts, fitting: readonly RankedRow[], today: string): number {
  const asked = { levers: [{ lever, sure: true }], closesOn: need.closesOn };
  return fitting.filter(({ evidence }) => eligibilityOf(evidence, asked, today).answer === 'eligible').length;
}
