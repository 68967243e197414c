import type { PatternRow } from './pattern';
import { MIND_PATTERNS } from './patterns-minds';
import { PEOPLE_PATTERNS } from './patterns-people';
import { SUPPLY_PATTERNS } from './patterns-supplies';
import { UPKEEP_PATTERNS } from './patterns-upkeep';
import { WORKS_PATTERNS } from './patterns-works';

/** Our patterns, but for those of services entrusted whole; every division has its own. */
export const PATTERNS: readonly PatternRow[] = [
  ...WORKS_PATTERNS,
  ...SUPPLY_PATTERNS,
  ...UPKEEP_PATTERNS,
  ...MIND_PATTERNS,
  ...PEOPLE_PATTERNS,
];
