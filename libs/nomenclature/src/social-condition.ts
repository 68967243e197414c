import { validOn, type Dated } from './law';

/** A rule that stands on one article. */
export interface ArticleRow extends Dated {
  article: string;
  /** French, short: what it says */
  means: string;
}

const CLIMATE: Pick<Dated, 'validFrom' | 'validTo' | 'certainty'> = {
  validFrom: '2026-08-22',
  validTo: null,
  certainty: 'secondary',
};

/** A social condition of performance, from the European thresholds on: loi Climat et résilience, article 35. */
export const SOCIAL_CONDITION: ArticleRow = {
  ...CLIMATE,
  article: 'L2112-2-1',
  means: 'condition d’exécution sociale à partir des seuils européens',
  source:
    'Loi 2021-1104, article 35, au plus tard le 22 août 2026 ; lu sur marche-public.fr et arnia-bfc.fr, aucune source plus récente',
};

/** What the same article asks of every contract about the environment. */
export const ENVIRONMENT_RULES: readonly ArticleRow[] = [
  {
    ...CLIMATE,
    article: 'L2112-2',
    means: 'des conditions d’exécution qui prennent en compte l’environnement',
    source: 'Loi 2021-1104, article 35 ; lu sur marche-public.fr et code-commande-publique.com',
  },
  {
    ...CLIMATE,
    article: 'L2152-7',
    means: 'un critère environnemental au moins : le prix ne peut plus être seul',
    source: 'Loi 2021-1104, article 35 ; lu sur marche-public.fr et rojano-avocat.com',
  },
];

export type SocialException = 'at-once' | 'no-link' | 'competition' | 'short-works';

/** When the social condition may be left out, with a written justification kept in the file. */
export interface SocialExceptionRow extends ArticleRow {
  exception: SocialException;
}

const EXCEPTION = {
  ...CLIMATE,
  certainty: 'unverified',
  article: 'L2112-2-1',
  source: 'L2112-2-1, exceptions données de mémoire : texte non trouvé',
} as const;

export const SOCIAL_EXCEPTIONS: readonly SocialExceptionRow[] = [
  { ...EXCEPTION, exception: 'at-once', means: 'une solution immédiatement disponible répond au besoin' },
  { ...EXCEPTION, exception: 'no-link', means: 'le lien avec l’objet du marché serait insuffisant' },
  {
    ...EXCEPTION,
    exception: 'competition',
    means:
      'la condition restreindrait la concurrence, ou rendrait l’exécution difficile techniquement ou économiquement',
  },
  { ...EXCEPTION, exception: 'short-works', means: 'le marché est un marché de travaux de moins de six mois' },
];

/** Works shorter than that need no social condition. */
export const SHORT_WORKS_MONTHS = 6;

/** @returns the social condition when it is in force on a day, `YYYY-MM-DD`, else null */
export function socialConditionOn(day: string): ArticleRow | null {
  return validOn(SOCIAL_CONDITION, day) ? SOCIAL_CONDITION : null;
}

/** @returns what is asked about the environment of contracts started on a day */
export function environmentRulesOn(day: string): readonly ArticleRow[] {
  return ENVIRONMENT_RULES.filter((row) => validOn(row, day));
}
