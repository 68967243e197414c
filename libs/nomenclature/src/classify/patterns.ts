import type { PatternRow } from './pattern';
import { AWARD_PATTERNS } from './patterns-awards';
import { CARE_PATTERNS } from './patterns-care';
import { DIGITAL_PATTERNS } from './patterns-digital';
import { GOODS_PATTERNS } from './patterns-goods';
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
  ...AWARD_PATTERNS,
  ...DIGITAL_PATTERNS,
  ...CARE_PATTERNS,
  ...GOODS_PATTERNS,
];
