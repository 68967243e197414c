import type { Nature } from '../nature';

/**
 * Share of each CPV division among French public purchases, per cent; rounded from the awards published in 2018-19 (DECP) and
 * from the notices of that time, halfway between the two. Only the order of size matters. Read 2026-11.
 */
// prettier-ignore
export const DIVISION_SHARES: Readonly<Record<string, number>> = {
  '03': 0.4, '09': 2.2, '14': 0.2, '15': 2.2, '16': 0.8, '18': 0.9, '19': 0.3, '22': 1.2, '24': 0.8, '30': 2.2,
  '31': 1.1, '32': 1, '33': 3.5, '34': 4, '35': 1.4, '37': 0.7, '38': 0.8, '39': 2.2, '41': 0.1, '42': 0.8,
  '43': 0.3, '44': 2.4, '45': 28, '48': 1.8, '50': 5, '51': 0.4, '55': 2.2, '60': 2, '63': 0.5, '64': 1,
  '65': 0.5, '66': 3, '70': 0.6, '71': 8.5, '72': 3.5, '73': 0.3, '75': 0.7, '76': 0.1, '77': 2.6, '79': 5.5,
  '80': 1.8, '85': 1.6, '90': 5.5, '92': 1.6, '98': 0.9,
};

/** How much the nature that a notice tells moves each division, in natural logarithms; `others` for those not named. */
// prettier-ignore
export const NATURE_ODDS: Readonly<Record<Nature, Readonly<Record<string, number>> & { others: number }>> = {
  works: { others: -4, '45': 1.5, '44': -3, '50': -2.5, '71': -3.5, '77': -2.5, '90': -3 },
  supplies: {
    others: -3, '45': -3.2, '48': 0.5, '50': -2.2, '51': -1.5, '55': -1.5, '60': -2.5, '64': -2.5, '65': -0.5, '71': -4,
    '72': -1.5, '79': -2.2, '98': -2.5,
    '03': 0.7, '09': 0.7, '14': 0.7, '15': 0.7, '16': 0.7, '18': 0.7, '19': 0.7, '22': 0.7, '24': 0.7, '30': 0.7,
    '31': 0.7, '32': 0.7, '33': 0.7, '34': 0.7, '35': 0.7, '37': 0.7, '38': 0.7, '39': 0.7, '41': 0.7, '42': 0.7,
    '43': 0.7, '44': 0.7,
  },
  services: {
    others: -3, '45': -2.6, '48': -1.2, '09': -2, '22': -2.2, '30': -2, '32': -2, '34': -2.2, '35': -2.2, '15': -2.5,
    '50': 0.5, '51': 0.2, '55': 0.5, '60': 0.5, '63': 0.5, '64': 0.5, '65': 0.2, '66': 0.5, '70': 0.5, '71': 0.5,
    '72': 0.5, '73': 0.5, '75': 0.5, '76': 0.5, '77': 0.5, '79': 0.5, '80': 0.5, '85': 0.5, '90': 0.5, '92': 0.5,
    '98': 0.5,
  },
};

/** @returns the divisions of the CPV in use, two digits */
export const DIVISIONS: readonly string[] = Object.keys(DIVISION_SHARES).sort();
