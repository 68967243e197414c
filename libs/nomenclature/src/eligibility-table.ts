import { KINDS, type Kind } from './kind';
import { leverArticle, type RuleCertainty } from './law';
import { LEVERS, type Lever } from './lever';

export type EligibilityAnswer = 'eligible' | 'to-verify' | 'not-eligible';

/** What a supplier of the kind must still show: half of its workers concerned, belonging to the ESS, or a rule we could not confirm. */
export type MissingProof = 'share-of-half' | 'ess' | 'rule-to-confirm' | 'article';

/** May suppliers of a kind answer what a lever reserves, by the law of a day. */
export interface EligibilityCell {
  lever: Lever;
  kind: Kind;
  answer: EligibilityAnswer;
  /** Article it stands on; null when the lever names none */
  article: string | null;
  /** What is missing, when the answer is `to-verify` */
  proof: MissingProof | null;
  /** L2113-15 is for social and other specific services only: the buyer's object decides */
  needsListedService: boolean;
  validFrom: string | null;
  validTo: string | null;
  source: string;
  certainty: RuleCertainty;
}

interface Rule {
  answer: EligibilityAnswer;
  proof?: MissingProof;
  needsListedService?: boolean;
  certainty?: RuleCertainty;
  source?: string;
}
type Reservation = 'reserved-disability' | 'reserved-insertion' | 'reserved-ess' | 'reserved-prison';

const YES: Rule = { answer: 'eligible' };
const NO: Rule = { answer: 'not-eligible' };
const EQUIVALENT: Rule = { answer: 'to-verify', proof: 'share-of-half' };
const IF_ESS: Rule = { answer: 'to-verify', proof: 'ess', needsListedService: true };
const LISTED: Rule = { answer: 'eligible', needsListedService: true };

const RULES: Readonly<Record<Reservation, Partial<Record<Kind, Rule>> & { others: Rule }>> = {
  'reserved-disability': {
    EA: YES,
    ESAT: YES,
    EATT: {
      answer: 'to-verify',
      proof: 'rule-to-confirm',
      certainty: 'unverified',
      source: 'Une EATT est une EA par son agrément ; aucun texte trouvé qui le dise pour L2113-12',
    },
    GEIQ: NO,
    SEP: NO,
    others: EQUIVALENT,
  },
  'reserved-insertion': {
    EI: YES,
    ACI: YES,
    ETTI: YES,
    AI: YES,
    EITI: YES,
    GEIQ: {
      ...EQUIVALENT,
      source: 'Un GEIQ n’est pas une SIAE (C. trav. L5132-4) ; équivalence à l’appréciation de l’acheteur',
    },
    SEP: NO,
    others: EQUIVALENT,
  },
  'reserved-ess': {
    ASSOCIATION: LISTED,
    SCOP: LISTED,
    SCIC: LISTED,
    MUTUELLE: LISTED,
    FONDATION: LISTED,
    ESUS: LISTED,
    SOCIETE_ESS: LISTED,
    SEP: NO,
    others: IF_ESS,
  },
  'reserved-prison': { SEP: YES, others: NO },
};

/** The 68 cells of the four reservations, as they stand since their article is in force. */
export const ELIGIBILITY_CELLS: readonly EligibilityCell[] = (Object.keys(RULES) as Reservation[]).flatMap((lever) =>
  KINDS.map((kind) => cellOf(lever, kind, RULES[lever][kind] ?? RULES[lever].others)),
);

const BY_KEY = new Map(ELIGIBILITY_CELLS.map((cell) => [`${cell.lever} ${cell.kind}`, cell]));

/**
 * May suppliers of a kind answer what the lever reserves, on a day. A lever that reserves nothing leaves everyone
 * eligible; a reservation whose article is unknown is to be verified for those that an article could fit.
 * @param day `YYYY-MM-DD` @returns null before the article was in force: what held then is not in the table
 */
export function eligibilityCell(lever: Lever, kind: Kind, day: string): EligibilityCell | null {
  if (!lever.startsWith('reserved-')) return open(lever, kind);
  if (lever === 'reserved-unspecified') return unspecified(kind, day);
  const article = leverArticle(lever, day);
  return article ? (BY_KEY.get(`${lever} ${kind}`) ?? null) : null;
}

/** @returns every cell of a day, lever by lever: those of a reservation not yet in force are not in it */
export function eligibilityTable(day: string): EligibilityCell[] {
  return LEVERS.flatMap((lever) => KINDS.flatMap((kind) => eligibilityCell(lever, kind, day) ?? []));
}

function cellOf(lever: Reservation, kind: Kind, rule: Rule): EligibilityCell {
  const article = leverArticle(lever, '9999-12-31')!;
  return {
    lever,
    kind,
    answer: rule.answer,
    article: article.article,
    proof: rule.proof ?? null,
    needsListedService: rule.needsListedService ?? false,
    validFrom: article.validFrom,
    validTo: article.validTo,
    source: rule.source ?? article.source,
    certainty: rule.certainty ?? article.certainty,
  };
}

function open(lever: Lever, kind: Kind): EligibilityCell {
  return {
    lever,
    kind,
    answer: 'eligible',
    article: null,
    proof: null,
    needsListedService: false,
    validFrom: null,
    validTo: null,
    source: 'Ce levier ne réserve pas le lot : tout opérateur peut répondre',
    certainty: 'derived',
  };
}

function unspecified(kind: Kind, day: string): EligibilityCell | null {
  const cells = (Object.keys(RULES) as Reservation[]).flatMap((lever) => eligibilityCell(lever, kind, day) ?? []);
  if (cells.length === 0) return null;
  const fits = cells.some(({ answer }) => answer !== 'not-eligible');
  return {
    ...open('reserved-unspecified', kind),
    answer: fits ? 'to-verify' : 'not-eligible',
    proof: fits ? 'article' : null,
    source: 'L’avis ou le dossier doit citer l’article qui réserve (R2113-7)',
    certainty: 'secondary',
  };
}
