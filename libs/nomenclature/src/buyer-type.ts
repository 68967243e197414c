import type { Dated } from './law';

/**
 * What a public buyer is in law, as thresholds and levers tell buyers apart: State; local authority and what belongs to
 * it; public hospital; other contracting authority; network entity (water, energy, transport, post) that is a
 * contracting authority too; network entity that is none.
 */
export const BUYER_TYPES = [
  'state',
  'local',
  'hospital',
  'public-body',
  'network-authority',
  'network-company',
] as const;
export type BuyerType = (typeof BUYER_TYPES)[number];

export interface BuyerTypeRow extends Dated {
  type: BuyerType;
  /** French, as a buyer recognises itself */
  name: string;
  /** « Pouvoir adjudicateur »: L2113-15 is for them alone */
  isAuthority: boolean;
  /** « Entité adjudicatrice », with the thresholds of network buyers */
  isNetwork: boolean;
}

const CODE = {
  validFrom: '2019-04-01',
  validTo: null,
  source: 'Code de la commande publique, L1211-1 et L1212-1 ; répartition à vérifier',
  certainty: 'secondary',
} as const;

export const BUYER_TYPE_ROWS: readonly BuyerTypeRow[] = [
  {
    ...CODE,
    type: 'state',
    name: 'L’État, ou un de ses établissements publics administratifs',
    isAuthority: true,
    isNetwork: false,
  },
  {
    ...CODE,
    type: 'local',
    name: 'Une collectivité, son groupement ou son établissement public',
    isAuthority: true,
    isNetwork: false,
  },
  { ...CODE, type: 'hospital', name: 'Un établissement public de santé', isAuthority: true, isNetwork: false },
  {
    ...CODE,
    type: 'public-body',
    name: 'Un autre pouvoir adjudicateur (organisme de droit public)',
    isAuthority: true,
    isNetwork: false,
  },
  {
    ...CODE,
    type: 'network-authority',
    name: 'Un pouvoir adjudicateur, pour un réseau (eau, énergie, transports, postes)',
    isAuthority: true,
    isNetwork: true,
  },
  {
    ...CODE,
    type: 'network-company',
    name: 'Une entreprise de réseau qui n’est pas pouvoir adjudicateur',
    isAuthority: false,
    isNetwork: true,
  },
];

/** @returns whether a text is the code of a type of buyer */
export function isBuyerType(text: unknown): text is BuyerType {
  return (BUYER_TYPES as readonly unknown[]).includes(text);
}

/** @returns what a type of buyer is in law */
export function buyerTypeRow(type: BuyerType): BuyerTypeRow {
  return BUYER_TYPE_ROWS.find((row) => row.type === type)!;
}

/**
 * Codes of the eForms list `buyer-legal-type` (BT-11) that say enough. Left out: bodies controlled by the State (some are
 * central, some not), subsidised organisations, defence, international bodies: the buyer is asked.
 */
const OF_EFORMS: ReadonlyMap<string, BuyerType> = new Map(
  Object.entries({
    cga: 'state',
    la: 'local',
    ra: 'local',
    'body-pl': 'public-body',
    'body-pl-la': 'public-body',
    'body-pl-ra': 'public-body',
    'pub-undert': 'network-company',
    'pub-undert-cga': 'network-company',
    'pub-undert-la': 'network-company',
    'pub-undert-ra': 'network-company',
    'spec-rights-entity': 'network-company',
  } as const),
);

/** @param code of the eForms list `buyer-legal-type` @returns the type of buyer, or null when the code leaves it open */
export function buyerTypeOfEforms(code: string | null): BuyerType | null {
  return code === null ? null : (OF_EFORMS.get(code) ?? null);
}

/**
 * First digits of INSEE's « catégorie juridique », the longest wins; null where the category leaves it open (industrial and
 * commercial establishments, mixed companies, chambers, social security): the buyer is asked.
 */
const OF_LEGAL_FORM: Readonly<Record<string, BuyerType | null>> = {
  '71': 'state',
  '72': 'local',
  '73': 'local',
  '7364': 'hospital',
  '7381': null,
  '7382': null,
  '7383': 'state',
  '7384': 'state',
  '7385': 'state',
  '7389': 'state',
  '7410': 'public-body',
};

/**
 * @param category INSEE's « catégorie juridique », four digits
 * @returns the type of buyer, or null when the category leaves it open
 */
export function buyerTypeOfLegalForm(category: string | null): BuyerType | null {
  if (category === null || !/^\d{4}$/.test(category)) return null;
  for (let length = 4; length >= 2; length -= 1) {
    const found = OF_LEGAL_FORM[category.slice(0, length)];
    if (found !== undefined) return found;
  }
  return null;
}
