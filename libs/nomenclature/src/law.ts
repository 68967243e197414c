/**
 * How sure a rule is: `primary` read in the law, `secondary` in a commentary, `derived` from others, `unverified` not
 * found, `house` decided here. All but `primary` and `house` are shown « À confirmer ».
 */
export type RuleCertainty = 'primary' | 'secondary' | 'derived' | 'unverified' | 'house';

/** A rule with the days it holds, both included; null when no end, or no beginning, is known. */
export interface Dated {
  validFrom: string | null;
  validTo: string | null;
  source: string;
  certainty: RuleCertainty;
}

/** @returns whether a row holds on a day, `YYYY-MM-DD`; its first and last days are included */
export function validOn(row: Pick<Dated, 'validFrom' | 'validTo'>, day: string): boolean {
  return (row.validFrom === null || row.validFrom <= day) && (row.validTo === null || day <= row.validTo);
}

/** @returns whether a page must show the rule with « À confirmer » */
export function mustBeConfirmed(row: Pick<Dated, 'certainty'>): boolean {
  return row.certainty !== 'primary' && row.certainty !== 'house';
}

/** An article of the Code de la commande publique that a lever stands on. */
export interface LeverArticle extends Dated {
  lever: 'reserved-disability' | 'reserved-insertion' | 'reserved-ess' | 'reserved-prison';
  article: string;
}

/** The Code came into force on 1 April 2019; what was reserved before stood on other texts, which no row holds. */
const CODE: Pick<Dated, 'validFrom' | 'validTo'> = { validFrom: '2019-04-01', validTo: null };

export const LEVER_ARTICLES: readonly LeverArticle[] = [
  {
    lever: 'reserved-disability',
    article: 'L2113-12',
    ...CODE,
    source: 'Code de la commande publique, L2113-12 (EA, ESAT), lu sur code-commande-publique.com',
    certainty: 'secondary',
  },
  {
    lever: 'reserved-insertion',
    article: 'L2113-13',
    ...CODE,
    source: 'Code de la commande publique, L2113-13 (SIAE), lu sur code-commande-publique.com',
    certainty: 'secondary',
  },
  {
    lever: 'reserved-ess',
    article: 'L2113-15',
    ...CODE,
    source: 'Code de la commande publique, L2113-15 (ESS, services sociaux), cité par french-business-law.com',
    certainty: 'secondary',
  },
  {
    lever: 'reserved-prison',
    article: 'L2113-13-1',
    validFrom: '2022-10-20',
    validTo: null,
    source: 'Ordonnance 2022-1336 du 19 octobre 2022, lu sur code-commande-publique.com ; jour d’effet à vérifier',
    certainty: 'secondary',
  },
];

/** @returns the article of a reservation on a day, or null when none was in force or the lever is no single reservation */
export function leverArticle(lever: string, day: string): LeverArticle | null {
  return LEVER_ARTICLES.find((row) => row.lever === lever && validOn(row, day)) ?? null;
}

/** One lot reserved both to disability (L2113-12) and to insertion (L2113-13): from the ASAP law on, forbidden before. */
export const JOINT_RESERVATION: Dated & { article: string } = {
  article: 'L2113-14',
  validFrom: '2020-12-07',
  validTo: null,
  source: 'Loi ASAP 2020-1525 ; L2113-14 lu dans une traduction (french-business-law.com), jour à vérifier',
  certainty: 'secondary',
};

/** @returns whether one lot may be reserved under L2113-12 and L2113-13 together on that day */
export function jointReservationAllowed(day: string): boolean {
  return validOn(JOINT_RESERVATION, day);
}

/** Least share of workers concerned that a reserved contract asks for. */
export const RESERVED_SHARE: Dated & { article: string; share: number } = {
  article: 'R2113-7',
  share: 0.5,
  ...CODE,
  source: 'R2113-7, lu sur sites.google.com/site/acheteurspublics',
  certainty: 'secondary',
};

/** What L2113-16 adds to contracts reserved under L2113-15, and to no other. */
export const ESS_RESERVATION_LIMITS: Dated & { article: string; maxYears: number; yearsSinceLast: number } = {
  article: 'L2113-16',
  maxYears: 3,
  yearsSinceLast: 3,
  ...CODE,
  source: 'L2113-16, texte non trouvé ; miroir de la directive 2014/24, article 77',
  certainty: 'unverified',
};

/** @returns all that the law tables hold on a day, for pages that cite them */
export function lawOn(day: string): {
  articles: LeverArticle[];
  joint: typeof JOINT_RESERVATION | null;
  share: typeof RESERVED_SHARE | null;
  essLimits: typeof ESS_RESERVATION_LIMITS | null;
} {
  const held = <R extends Dated>(row: R): R | null => (validOn(row, day) ? row : null);
  return {
    articles: LEVER_ARTICLES.filter((row) => validOn(row, day)),
    joint: held(JOINT_RESERVATION),
    share: held(RESERVED_SHARE),
    essLimits: held(ESS_RESERVATION_LIMITS),
  };
}
