import { tradesOfText } from '#lib/nomenclature';

/** More than that is a list to read, no proposal */
const PROPOSALS = 4;

/**
 * @param text what the buyer wrote, in its own words
 * @returns CPV codes of eight digits that its trades suggest, the best first; empty when the words name no trade
 */
export function proposedCpv(text: string): string[] {
  const codes = tradesOfText(text).flatMap((trade) =>
    trade.cpvPrefixes.slice(0, 2).map((prefix) => prefix.padEnd(8, '0')),
  );
  return [...new Set(codes)].slice(0, PROPOSALS);
}
