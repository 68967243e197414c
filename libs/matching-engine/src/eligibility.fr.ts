import { cpvWithCheckDigit, isKind, kindShortName } from '#lib/nomenclature';
import { CLAUSE_LIFTS, renderClause } from './clause.fr';
import type { ClauseCause } from './clause-eligibility';
import type { EligibilityCause } from './eligibility';
import { shortDay, typeset } from './french-numbers';
import type { Eligibility, Reason } from './types';

type Facts = Reason['facts'];

/**
 * @returns may it answer and why, in a short French sentence without a full stop: « ACI : éligible au lot réservé
 * L2113-13 », « À vérifier : preuve ACI expirée le 31/03/2026 »
 */
export function renderEligibility(eligibility: Eligibility): string {
  return typeset(sentence(eligibility));
}

function sentence(eligibility: Eligibility): string {
  const { answer, article, because, facts } = eligibility;
  if (answer === 'open') return 'ouvert à tous : aucun statut n’est demandé';
  const kind = kindOf(facts);
  const ofClause = renderClause(because, facts, kind);
  if (ofClause !== null) return ofClause;
  const lot = lotOf(article);
  if (answer === 'eligible') return `${kind ? `${kind} : ` : ''}éligible au ${lot}`;
  if (answer === 'not-eligible') return `${kind ? `${kind} : ` : ''}non éligible au ${lot}`;
  return DOUBTS[because as EligibilityCause]?.(facts, kind ?? 'statut', lot) ?? 'statut à vérifier';
}

/** @returns what would make it eligible, in French, or null when nothing is missing */
export function renderLift(eligibility: Pick<Eligibility, 'answer' | 'because' | 'article'>): string | null {
  if (eligibility.answer === 'open' || eligibility.answer === 'eligible') return null;
  const { because } = eligibility;
  return LIFTS[because as EligibilityCause] ?? CLAUSE_LIFTS[because as ClauseCause] ?? 'une preuve de statut valide';
}

const DOUBTS: Partial<Record<EligibilityCause, (facts: Facts, kind: string, lot: string) => string>> = {
  'evidence/ends-before-deadline': (facts, kind) =>
    `preuve ${kind} valable jusqu’au ${dayOf(facts.validUntil)}, avant la date limite`,
  'evidence/expired': (facts, kind) => `preuve ${kind} expirée le ${dayOf(facts.validUntil)}`,
  'evidence/too-old': (facts, kind) => `preuve ${kind} vérifiée le ${dayOf(facts.checkedAt)}, à revoir`,
  'evidence/undated': (_facts, kind) => `${kind} : preuve sans date, à vérifier`,
  'evidence/contradicted': (facts, kind) => `${kind} : deux sources se contredisent${denied(facts)}`,
  'evidence/denied': (facts, kind) => `${kind} : une source dit que ce n’est pas, ou plus, le cas${denied(facts)}`,
  'evidence/none': (_facts, _kind, lot) => `aucune preuve de statut pour le ${lot}`,
  'proof/share-of-half': (_facts, kind) => `${kind} : demander la preuve de la part de 50 % de travailleurs concernés`,
  'proof/ess': (_facts, kind) => `${kind} : demander la preuve d’appartenance à l’ESS`,
  'rule/to-confirm': (_facts, kind, lot) => `${kind} : règle à confirmer pour le ${lot}`,
  'article/missing': () => 'lot réservé sans article cité : à lire dans le dossier',
  'service/unlisted': (facts, kind) => `${kind} : ${objectOf(facts)}`,
  'lever/unsure': (_facts, _kind, lot) => `${lot}, à confirmer : la réservation est douteuse`,
  'levers/not-together': () => 'réservations qui ne se cumulent pas : à lire dans le dossier',
  'law/unknown': (_facts, kind) => `${kind} : règle de cette date non connue`,
};

const LIFTS: Partial<Record<EligibilityCause, string>> = {
  'evidence/ends-before-deadline': 'une preuve valable jusqu’à la date limite',
  'evidence/expired': 'une preuve à jour',
  'evidence/too-old': 'une vérification récente de sa preuve',
  'evidence/undated': 'une preuve datée',
  'evidence/contradicted': 'une preuve plus récente que le démenti',
  'evidence/denied': 'une preuve plus récente que le démenti',
  'evidence/none': 'une preuve de statut',
  'proof/share-of-half': 'la preuve de 50\u00a0% de travailleurs concernés',
  'proof/ess': 'la preuve d’appartenance à l’économie sociale et solidaire',
  'rule/to-confirm': 'une confirmation de la règle par le service juridique',
  'article/missing': 'l’article qui réserve, cité dans l’avis ou le dossier',
  'service/unlisted': 'un objet qui soit un service social ou spécifique de la liste',
  'lever/unsure': 'une lecture de l’avis par le service achats',
  'levers/not-together': 'une seule réservation, ou L2113-12 avec L2113-13',
  'law/unknown': 'la règle en vigueur ce jour-là',
  'kind/not-eligible': 'un lot non réservé, ou réservé par un autre article',
};

function objectOf({ nature, cpv, list }: Facts): string {
  if (typeof nature === 'string') return 'L2113-15 ne réserve que des services, à lire dans le dossier';
  if (typeof cpv !== 'string') return 'sans code CPV, vérifier que l’objet est un service social de la liste';
  const code = `CPV ${cpvWithCheckDigit(cpv)}`;
  return list === 'perhaps'
    ? `${code} peut-être dans la liste des services sociaux, à vérifier`
    : `${code} hors de notre liste des services sociaux, à vérifier`;
}

/** @returns « lot réservé L2113-13 » */
export function lotOf(article: unknown): string {
  return typeof article === 'string' ? `lot réservé ${article}` : 'lot réservé';
}

/** @returns what a badge shows of the kind in the facts, or null */
export function kindOf(facts: Facts): string | null {
  return typeof facts.kind === 'string' && isKind(facts.kind) ? kindShortName(facts.kind) : null;
}

/** @returns when a source last said no, if anybody knows */
function denied(facts: Facts): string {
  return typeof facts.deniedAt === 'string' ? ` (démenti du ${shortDay(facts.deniedAt)})` : '';
}

function dayOf(day: unknown): string {
  return typeof day === 'string' ? shortDay(day) : 'une date inconnue';
}
