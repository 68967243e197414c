import { SERVICE_WORDS } from './cpv-words-services';
import { SUPPLY_WORDS } from './cpv-words-supplies';
import { UPKEEP_WORDS } from './cpv-words-upkeep';
import { WORKS_WORDS } from './cpv-words-works';

/**
 * Codes of the CPV, eight digits, and the French phrases of buyers and suppliers that lead there, with commas between; ours.
 * `!` before a phrase: it says what is bought, whatever follows (« maîtrise d’œuvre pour la construction de… » is no building
 * work). `=` before a word: read as it is, not by its stem.
 */
export type CpvWords = Readonly<Record<string, string>>;

export const CPV_WORDS: CpvWords = { ...SERVICE_WORDS, ...UPKEEP_WORDS, ...WORKS_WORDS, ...SUPPLY_WORDS };
