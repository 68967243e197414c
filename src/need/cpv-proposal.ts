import { proposeCodes } from '#lib/nomenclature';

/** A code that the buyer is proposed, and how likely its group is, 0 to 1. */
export interface ProposedCpv {
  code: string;
  certainty: number;
}

/**
 * @param title what the buyer wrote, in its own words
 * @returns at most three CPV codes of eight digits, the likeliest first; empty when the words name nothing
 */
export function proposedCpv(title: string, details = ''): ProposedCpv[] {
  return proposeCodes({ title, text: details });
}
