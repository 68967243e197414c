import { buyerTypeRow, type BuyerType } from './buyer-type';
import { validOn, type Dated } from './law';
import type { Nature } from './nature';

export type ThresholdCode =
  | 'eu-state-supplies'
  | 'eu-local-supplies'
  | 'eu-utilities-supplies'
  | 'eu-works'
  | 'no-publicity-supplies'
  | 'no-publicity-works'
  | 'buyer-profile'
  | 'boamp-jal'
  | 'small-lot-supplies'
  | 'small-lot-works'
  | 'social-services-publicity'
  | 'award-data'
  | 'spaser';

/** An amount before tax from which another rule applies. Euros; `year`: spent in a year rather than one contract's value. */
export interface Threshold extends Dated {
  code: ThresholdCode;
  euros: number;
  basis: 'contract' | 'year';
  /** French, short: what changes from it on */
  means: string;
  /** Types of buyer it is for; absent: all */
  buyers?: readonly BuyerType[];
}

const S = { basis: 'contract', certainty: 'secondary' } as const;
const LOCAL: readonly BuyerType[] = ['local', 'hospital', 'public-body'];
const NETWORKS: readonly BuyerType[] = ['network-authority', 'network-company'];
const BEFORE = 'Seuils européens 2024-2025, lu sur gestionnaire03.fr';
const EU = 'Seuils européens 2026-2027, lu sur laviecommunale-actualites.fr et saury-martin.fr';
const DECREE = 'Décret 2025-1386 du 29 décembre 2025 (R2122-8), lu chez cinq commentateurs';

export const THRESHOLDS: readonly Threshold[] = [
  {
    ...S,
    code: 'eu-state-supplies',
    buyers: ['state'],
    euros: 140_000,
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    source: EU,
    means: 'procédure formalisée, fournitures et services de l’État',
  },
  {
    ...S,
    code: 'eu-local-supplies',
    buyers: LOCAL,
    euros: 221_000,
    validFrom: '2024-01-01',
    validTo: '2025-12-31',
    source: BEFORE,
    means: 'procédure formalisée, fournitures et services des collectivités',
  },
  {
    ...S,
    code: 'eu-local-supplies',
    buyers: LOCAL,
    euros: 216_000,
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    source: EU,
    means: 'procédure formalisée, fournitures et services des collectivités',
  },
  {
    ...S,
    code: 'eu-utilities-supplies',
    buyers: NETWORKS,
    euros: 432_000,
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    source: EU,
    means: 'procédure formalisée, entités adjudicatrices',
  },
  {
    ...S,
    code: 'eu-works',
    euros: 5_538_000,
    validFrom: '2024-01-01',
    validTo: '2025-12-31',
    source: BEFORE,
    means: 'procédure formalisée, travaux et concessions',
  },
  {
    ...S,
    code: 'eu-works',
    euros: 5_404_000,
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    source: EU,
    means: 'procédure formalisée, travaux et concessions',
  },
  {
    ...S,
    code: 'no-publicity-supplies',
    euros: 40_000,
    validFrom: '2020-01-01',
    validTo: '2026-03-31',
    source: 'R2122-8 avant le décret 2025-1386 ; premier jour à vérifier',
    means: 'publicité et mise en concurrence, fournitures et services',
  },
  {
    ...S,
    code: 'no-publicity-supplies',
    euros: 60_000,
    validFrom: '2026-04-01',
    validTo: null,
    source: DECREE,
    means: 'publicité et mise en concurrence, fournitures et services',
  },
  {
    ...S,
    code: 'no-publicity-works',
    euros: 100_000,
    validFrom: '2026-01-01',
    validTo: null,
    source: DECREE,
    means: 'publicité et mise en concurrence, travaux',
  },
  {
    ...S,
    code: 'buyer-profile',
    euros: 60_000,
    validFrom: '2026-04-01',
    validTo: null,
    source: 'R2132-2, lu chez des commentateurs',
    means: 'documents dématérialisés sur le profil d’acheteur',
  },
  {
    ...S,
    code: 'boamp-jal',
    buyers: ['state', 'local', 'hospital'],
    euros: 90_000,
    validFrom: null,
    validTo: null,
    source: 'R2131-12, selon le type d’acheteur ; lu chez des commentateurs',
    means: 'avis au BOAMP ou dans un journal d’annonces légales',
  },
  {
    ...S,
    code: 'small-lot-supplies',
    euros: 80_000,
    validFrom: '2019-04-01',
    validTo: null,
    source: 'R2123-1 2°, legifrance',
    certainty: 'primary',
    means: 'petit lot de fournitures ou de services, dans la limite de 20 % du tout',
  },
  {
    ...S,
    code: 'small-lot-works',
    euros: 1_000_000,
    validFrom: '2019-04-01',
    validTo: null,
    source: 'R2123-1 2°, legifrance',
    certainty: 'primary',
    means: 'petit lot de travaux, dans la limite de 20 % du tout',
  },
  {
    ...S,
    code: 'social-services-publicity',
    euros: 750_000,
    validFrom: null,
    validTo: null,
    source: 'Services sociaux et spécifiques ; article à vérifier',
    means: 'publicité renforcée des services sociaux et spécifiques',
  },
  {
    ...S,
    code: 'award-data',
    euros: 40_000,
    validFrom: null,
    validTo: null,
    source: 'Format 139bercy (README) ; relèvement en 2026 non vérifié',
    certainty: 'primary',
    means: 'publication des données essentielles',
  },
  {
    code: 'spaser',
    euros: 50_000_000,
    basis: 'year',
    certainty: 'secondary',
    validFrom: '2023-01-01',
    validTo: null,
    source: 'Décret 2022-767 (D2111-3), lu chez des commentateurs',
    means: 'schéma de promotion des achats responsables',
  },
];

/** @returns the threshold of that code in force on a day, or null when none is known for it */
export function thresholdOn(code: ThresholdCode, day: string): Threshold | null {
  return THRESHOLDS.find((row) => row.code === code && validOn(row, day)) ?? null;
}

/**
 * The amount from which the procedure is a formal one, which goes by what is bought and by who buys.
 * @returns null when no row is known for that day
 */
export function formalThresholdOn(buyer: BuyerType, nature: Nature, day: string): Threshold | null {
  if (nature === 'works') return thresholdOn('eu-works', day);
  if (buyerTypeRow(buyer).isNetwork) return thresholdOn('eu-utilities-supplies', day);
  return thresholdOn(buyer === 'state' ? 'eu-state-supplies' : 'eu-local-supplies', day);
}

/** @returns the amount below which neither publicity nor competition is asked (R2122-8), or null when no row is known */
export function noPublicityThresholdOn(nature: Nature, day: string): Threshold | null {
  return thresholdOn(nature === 'works' ? 'no-publicity-works' : 'no-publicity-supplies', day);
}

/** @returns the amount from which a notice goes to BOAMP or a legal gazette, or null for a buyer that this is not for */
export function gazetteThresholdOn(buyer: BuyerType, day: string): Threshold | null {
  const row = thresholdOn('boamp-jal', day);
  return row?.buyers?.includes(buyer) ? row : null;
}
