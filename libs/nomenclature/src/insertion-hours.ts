import type { Dated } from './law';

/** Share of a contract's value that is labour, for a trade. */
export interface LabourShare extends Dated {
  /** CPV prefixes it is for; the longest that fits wins */
  cpvPrefixes: readonly string[];
  /** French: « peinture » */
  trade: string;
  share: number;
}

const GUIDE = {
  validFrom: null,
  validTo: null,
  source: 'Guide de la MEF Sud 77 (mefsud77.fr)',
  certainty: 'secondary',
} as const;
/** No source gives these: an order of magnitude to start from, that the facilitator's own figure replaces. */
const OURS = {
  validFrom: null,
  validTo: null,
  source: 'Ordre de grandeur sans source : demandez celui de votre facilitateur',
  certainty: 'unverified',
} as const;

export const LABOUR_SHARES: readonly LabourShare[] = [
  { ...GUIDE, cpvPrefixes: ['45442'], trade: 'peinture', share: 0.7 },
  { ...GUIDE, cpvPrefixes: ['452625'], trade: 'maçonnerie', share: 0.5 },
  { ...GUIDE, cpvPrefixes: ['452231', '4522321', '452624'], trade: 'charpente métallique', share: 0.2 },
  { ...GUIDE, cpvPrefixes: ['45'], trade: 'travaux, part de l’exemple du guide', share: 0.5, certainty: 'derived' },
  { ...OURS, cpvPrefixes: ['773'], trade: 'espaces verts', share: 0.8 },
  { ...OURS, cpvPrefixes: ['909'], trade: 'nettoyage', share: 0.8 },
];

/** The usual figures of the formula; a buyer may give its own. */
export const HOURS_FORMULA: Dated & { rate: number; hourlyCost: number } = {
  rate: 0.05,
  hourlyCost: 30,
  validFrom: null,
  validTo: null,
  source: 'Exemple de la MEF Sud 77 (mefsud77.fr) : 1 000 000 € × 50 % × 5 % ÷ 30 € = 833 h',
  certainty: 'secondary',
};

/** @param cpv codes of eight digits, the main one first @returns the share of labour that is known for it, or null */
export function labourShareOf(cpv: readonly string[]): LabourShare | null {
  const [main] = cpv;
  if (main === undefined) return null;
  const length = (row: LabourShare): number =>
    Math.max(0, ...row.cpvPrefixes.filter((prefix) => main.startsWith(prefix)).map((prefix) => prefix.length));
  const best = LABOUR_SHARES.reduce((a, b) => (length(b) > length(a) ? b : a));
  return length(best) > 0 ? best : null;
}

/**
 * Hours of insertion that a clause can ask: value × share of labour × rate of insertion ÷ loaded cost of an hour.
 * @param value euros before tax @param share and rate from 0 to 1 @param hourlyCost euros
 * @returns whole hours, to the nearest
 */
export function insertionHours(value: number, share: number, rate: number, hourlyCost: number): number {
  return Math.round((value * share * rate) / hourlyCost);
}
