import { validOn, type Dated, type Kind } from '#lib/nomenclature';

/** A legal category of Insee that says what an organisation is in law. */
export interface LegalFormKind extends Dated {
  /** Level III of the legal categories, four digits */
  code: string;
  kind: Kind;
}

const INSEE = 'Insee, catégories juridiques, niveau III (nomenclature de septembre 2022)';
const ESS = 'loi 2014-856 du 31 juillet 2014, art. 1, II, 1°';

const of = (kind: Kind, source: string, ...codes: string[]): LegalFormKind[] =>
  codes.map((code) => ({
    code,
    kind,
    validFrom: '2014-08-02',
    validTo: null,
    source: `${INSEE} ; ${source}`,
    certainty: 'derived',
  }));

/**
 * Categories that are a kind by themselves. There is none for a SCIC, which stands under that of its company (5460, 5560, 5710…):
 * no SCIC is proven here. Left out though they are associations: undeclared ones (9210), which can sign no contract, and those
 * of lawyers (9224).
 */
export const LEGAL_FORM_KINDS: readonly LegalFormKind[] = [
  ...of('ASSOCIATION', ESS, '9220', '9221', '9222', '9223', '9230', '9260'),
  ...of('SCOP', 'loi 78-763 du 19 juillet 1978', '5458', '5558', '5658'),
  ...of('MUTUELLE', ESS, '8210', '8250', '6411'),
  ...of('FONDATION', ESS, '9300'),
];

/** What pages call the legal categories that suppliers have most; our words for those of Insee. */
const LABELS: Readonly<Record<string, string>> = {
  '5202': 'SNC',
  '5453': 'SARL coopérative artisanale',
  '5458': 'SCOP (SARL)',
  '5459': 'Union de coopératives (SARL)',
  '5460': 'SARL coopérative',
  '5485': 'SELARL',
  '5499': 'SARL',
  '5505': 'SA à participation ouvrière',
  '5558': 'SCOP (SA)',
  '5560': 'SA coopérative',
  '5599': 'SA à conseil d’administration',
  '5658': 'SCOP (SA à directoire)',
  '5660': 'SA coopérative à directoire',
  '5699': 'SA à directoire',
  '5710': 'SAS',
  '6220': 'Groupement d’intérêt économique',
  '6316': 'CUMA',
  '6317': 'Société coopérative agricole',
  '6411': 'Société d’assurance mutuelle',
  '6540': 'Société civile immobilière',
  '6560': 'Société civile coopérative',
  '7361': 'Centre communal d’action sociale',
  '7366': 'Établissement public local social et médico-social',
  '7410': 'Groupement d’intérêt public',
  '8210': 'Mutuelle',
  '8250': 'Assurance mutuelle agricole',
  '9220': 'Association déclarée',
  '9221': 'Association déclarée d’insertion par l’économique',
  '9222': 'Association intermédiaire',
  '9223': 'Groupement d’employeurs',
  '9230': 'Association reconnue d’utilité publique',
  '9260': 'Association de droit local',
  '9300': 'Fondation',
};

/** @returns what a legal category is called; « Catégorie juridique 5385 » where we have no words for it; empty for none */
export function legalFormLabel(code: string): string {
  if (Object.hasOwn(LABELS, code)) return LABELS[code]!;
  return code === '' ? '' : `Catégorie juridique ${code}`;
}

/** @param day `YYYY-MM-DD` @returns the kind that a legal category is by itself on a day, or null */
export function kindOfLegalForm(code: string, day: string): Kind | null {
  return LEGAL_FORM_KINDS.find((one) => one.code === code && validOn(one, day))?.kind ?? null;
}

/**
 * @returns whether a category is a commercial company (first digit 5): what may belong to the social and solidarity economy by
 *   its choice (loi 2014-856, art. 1, II, 2°), not by its form
 */
export function isCommercialCompany(code: string): boolean {
  return /^5\d{3}$/.test(code);
}

/** @returns whether a category is one person in business: whose name and address are personal data */
export function isOnePerson(code: string): boolean {
  return /^1\d{3}$/.test(code);
}
