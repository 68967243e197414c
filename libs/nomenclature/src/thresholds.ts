import { validOn, type Dated } from './law';

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
}

const S = { basis: 'contract', certainty: 'secondary' } as const;
const EU = 'Seuils européens 2026-2027, lu sur laviecommunale-actualites.fr et saury-martin.fr';
const DECREE = 'Décret 2025-1386 du 29 décembre 2025 (R2122-8), lu chez cinq commentateurs';

export const THRESHOLDS: readonly Threshold[] = [
  {
    ...S,
    code: 'eu-state-supplies',
    euros: 140_000,
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    source: EU,
    means: 'procédure formalisée, fournitures et services de l’État',
  },
  {
    ...S,
    code: 'eu-local-supplies',
    euros: 216_000,
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    source: EU,
    means: 'procédure formalisée, fournitures et services des collectivités',
  },
  {
    ...S,
    code: 'eu-utilities-supplies',
    euros: 432_000,
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    source: EU,
    means: 'procédure formalisée, entités adjudicatrices',
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
