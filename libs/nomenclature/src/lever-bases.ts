import { ESS_RESERVATION_LIMITS, LEVER_ARTICLES, validOn, type Dated } from './law';

/** A way to buy from inclusive suppliers, beside the reservations: what it stands on. */
export type LeverBasisCode =
  | 'reserve-lot'
  | 'social-clause'
  | 'social-criterion'
  | 'small-lot'
  | 'listed-services'
  | 'direct-purchase'
  | 'value-of-need';

export interface LeverBasis extends Dated {
  code: LeverBasisCode;
  article: string;
}

/** The Code came into force on 1 April 2019. */
const CODE: Pick<Dated, 'validFrom' | 'validTo'> = { validFrom: '2019-04-01', validTo: null };

export const LEVER_BASES: readonly LeverBasis[] = [
  {
    ...CODE,
    code: 'reserve-lot',
    article: 'L2113-10',
    source: 'Code de la commande publique, L2113-10 (allotissement), de mémoire',
    certainty: 'unverified',
  },
  {
    ...CODE,
    code: 'social-clause',
    article: 'L2112-2',
    source: 'Code de la commande publique, L2112-2, lu sur marche-public.fr',
    certainty: 'secondary',
  },
  {
    ...CODE,
    code: 'social-criterion',
    article: 'R2152-7',
    source: 'Code de la commande publique, R2152-7 (critères), de mémoire',
    certainty: 'unverified',
  },
  { ...CODE, code: 'small-lot', article: 'R2123-1', source: 'R2123-1 2°, legifrance', certainty: 'primary' },
  { ...CODE, code: 'listed-services', article: 'R2123-1', source: 'R2123-1 3°, legifrance', certainty: 'primary' },
  {
    ...CODE,
    code: 'direct-purchase',
    article: 'R2122-8',
    source: 'R2122-8, lu chez cinq commentateurs',
    certainty: 'secondary',
  },
  {
    ...CODE,
    code: 'value-of-need',
    article: 'R2121-1',
    source: 'R2121-1 et suivants (tous les lots, famille homogène de l’année), à relire',
    certainty: 'secondary',
  },
];

/** @returns what a way to buy stands on, or null before it was in force */
export function leverBasis(code: LeverBasisCode, day: string): LeverBasis | null {
  return LEVER_BASES.find((row) => row.code === code && validOn(row, day)) ?? null;
}

/**
 * What L2113-16 adds to a reservation: to those of L2113-15 and to no other.
 * @returns null for the others, and before it was in force
 */
export function reservationLimits(lever: string, day: string): typeof ESS_RESERVATION_LIMITS | null {
  const isEss = LEVER_ARTICLES.some((row) => row.lever === lever && row.article === 'L2113-15');
  return isEss && validOn(ESS_RESERVATION_LIMITS, day) ? ESS_RESERVATION_LIMITS : null;
}
