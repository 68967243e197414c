import { NBSP, typeset } from './french-numbers';
import type { ClauseCause } from './clause-eligibility';
import type { Eligibility } from './types';

type Facts = Eligibility['facts'];

/** What the holder of a contract owes, as `renderLead` says it. */
export interface Owed {
  /** Names, the leader first */
  holders: readonly string[];
  lotNumber: string | null;
  hours: number | null;
  /** Whether the clause is stated; one that must be checked is told as such. True unless told */
  sure?: boolean;
  /** How far the work is from who reads, in whole km; null when nobody knows */
  km?: number | null;
}

/** @returns « Le titulaire du lot 2, Chantiers du Miroir, doit 1 450 h d’insertion, à 6 km. » */
export function renderLead({ holders, lotNumber, hours, sure = true, km = null }: Owed): string {
  const several = holders.length > 1;
  const names = several ? `${holders.slice(0, -1).join(', ')} et ${holders.at(-1)!}` : (holders[0] ?? '');
  const of = lotNumber === null ? 'du marché' : `du lot${NBSP}${lotNumber}`;
  const owed =
    hours === null ? 'des heures d’insertion (leur nombre n’est pas publié)' : `${inHours(hours)} d’insertion`;
  const far = km === null ? '' : km < 1 ? ', à moins de 1 km' : `, à ${km}${NBSP}km`;
  const owes = several ? ['doivent', 'devraient'] : ['doit', 'devrait'];
  const doubt = sure ? '' : ' ; clause à vérifier';
  return typeset(
    `${several ? 'Les titulaires' : 'Le titulaire'} ${of}, ${names}, ${owes[sure ? 0 : 1]} ${owed}${far}${doubt}.`,
  );
}

/** @returns « 1 450 h » */
export function inHours(hours: number): string {
  return `${String(Math.round(hours)).replace(/\B(?=(\d{3})+$)/g, '\u202f')}${NBSP}h`;
}

/** @returns how a supplier may supply hours of a clause, or why not; French, without a full stop; null for another cause */
export function renderClause(because: string, facts: Facts, kind: string | null): string | null {
  return SENTENCES[because as ClauseCause]?.(kind === null ? '' : `${kind} : `, facts) ?? null;
}

const SENTENCES: Readonly<Record<ClauseCause, (kind: string, facts: Facts) => string>> = {
  'clause/work': (kind) => `${kind}peut réaliser les heures d’insertion, en sous-traitance`,
  'clause/staff': (kind) => `${kind}peut mettre du personnel à disposition du titulaire`,
  'clause/to-confirm': (kind, { modality }) =>
    `${kind}${modality === 'staff' ? 'mise à disposition' : 'sous-traitance'} à confirmer avec le facilitateur`,
  'clause/prison': (kind) => `${kind}heures de détenus, si la clause les admet`,
  'clause/unsure': (kind) => `${kind}pourrait fournir ces heures, mais la clause est à confirmer`,
  'clause/kind': (kind) => `${kind}ne fournit pas d’heures de clause d’insertion`,
  'clause/none': () => 'aucune preuve d’un statut qui fournit des heures d’insertion',
};

/** What would let it supply hours. */
export const CLAUSE_LIFTS: Readonly<Partial<Record<ClauseCause, string>>> = {
  'clause/to-confirm': 'l’accord du facilitateur de la clause',
  'clause/prison': 'l’accord de l’acheteur sur des heures en détention',
  'clause/unsure': 'une lecture du marché par le service achats',
  'clause/kind': 'un partenariat avec une structure d’insertion',
  'clause/none': 'une preuve de statut d’insertion ou de structure adaptée',
};
