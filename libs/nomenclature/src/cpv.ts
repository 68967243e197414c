import { CPV_LABELS } from './cpv-labels';
import { officialLists } from './official';

/** A CPV code as it was read. `check-digit-wrong`: eight plausible digits whose ninth does not fit them. */
export type ParsedCpv =
  | { ok: true; code: string; problem: null }
  | { ok: true; code: string; problem: 'check-digit-wrong' }
  | { ok: false; code: null; problem: 'shape' | 'division-unknown' };

/** Weights of the eight digits; their sum modulo 10 is the ninth, but for the codes of `SHIFTS`. */
const WEIGHTS = [3, 7, 1, 3, 7, 1, 3, 7];

/**
 * Codes moved by the revision of 2008 (Regulation 213/2008) that kept a digit of before: by how much theirs is above
 * the rule, for a prefix, the longest winning. With it the rule gives the ninth digit of all 9,454 codes.
 */
const SHIFTS: Readonly<Record<string, number>> = {
  '0330': 8,
  '0331': 8,
  '0332': 8,
  '034': 9,
  '091': 6,
  '092': 6,
  '093': 6,
  '31711154': 3,
  '31711155': 3,
  '33141113': 9,
  '34211100': 9,
  '34211200': 8,
  '34211300': 7,
  '34421': 3,
  '34422': 6,
  '35113110': 7,
  '351253': 3,
  '35331300': 7,
  '35642': 1,
  '37442100': 9,
  '37442200': 8,
  '37442300': 7,
  '37442400': 6,
  '37442500': 5,
  '37442600': 4,
  '37442700': 3,
  '37442800': 2,
  '37442900': 1,
  '38941': 4,
  '38942': 7,
  '38944': 3,
  '38945': 6,
  '38946': 9,
  '38947': 2,
  '421': 3,
  '45233139': 1,
  '48628': 3,
  '51000000': 7,
  '65122': 6,
  '65123': 2,
  '71351920': 4,
  '71351921': 7,
  '71351923': 3,
  '71351924': 6,
  '72212': 5,
  '72212000': 0,
  '72267': 5,
  '72267000': 0,
  '7233': 5,
  '724': 5,
  '726': 5,
  '727': 5,
  '728': 5,
  '729': 5,
  '79342410': 4,
  '8521': 9,
  '922251': 2,
};

/** @returns whether a text is a CPV code of a known division, its check digit right when it has one */
export function isCpv(text: string): boolean {
  const parsed = parseCpv(text);
  return parsed.ok && parsed.problem === null;
}

/** Reads `77310000`, `77310000-6`, `773100006` or `77 31 00 00`; never completes a code that is too short. */
export function parseCpv(text: string): ParsedCpv {
  const match = /^(\d{8})(?:-?(\d))?$/.exec(text.replace(/[\s.\u00a0\u202f]/g, '').replace(/[‐‑–]/g, '-'));
  if (!match) return { ok: false, code: null, problem: 'shape' };
  const code = match[1]!;
  if (!(code.slice(0, 2) in CPV_LABELS)) return { ok: false, code: null, problem: 'division-unknown' };
  const given = match[2];
  if (given !== undefined && given !== cpvCheckDigit(code)) return { ok: true, code, problem: 'check-digit-wrong' };
  return { ok: true, code, problem: null };
}

/** @returns the eight digits of a CPV code, or null when it is misshapen, of no known division, or its check digit is wrong */
export function normaliseCpv(text: string): string | null {
  const parsed = parseCpv(text);
  return parsed.ok && parsed.problem === null ? parsed.code : null;
}

/** @param code eight digits @returns its ninth, the check digit */
export function cpvCheckDigit(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(code[i]), 0);
  return String((sum + shiftOf(code)) % 10);
}

/** @returns `77310000-6` for `77310000` */
export function cpvWithCheckDigit(code: string): string {
  return `${code}-${cpvCheckDigit(code)}`;
}

/**
 * @returns the French label of a code: ours where our table has that very code, else the official one once it is loaded, else
 * that of the nearest parent that has one; null for no known division
 */
export function cpvLabel(code: string): string | null {
  const official = officialLists().cpv.get(code);
  const stem = cpvStem(code);
  for (let length = 8; length >= 2; length--) {
    const label = CPV_LABELS[code.slice(0, length)];
    if (label !== undefined) return length < stem.length && official !== undefined ? official : label;
  }
  return official ?? null;
}

/** @returns the significant digits of a code: `7731` for `77310000`, never fewer than the two of its division */
export function cpvStem(code: string): string {
  return code.slice(0, 2) + code.slice(2).replace(/0+$/, '');
}

/** @returns the codes of eight digits above this one, from its division down, whether a list knows them or not: `90000000`… */
export function cpvAbove(code: string): string[] {
  const stem = cpvStem(code);
  const above = Array.from({ length: stem.length - 2 }, (_unused, n) => stem.slice(0, n + 2).padEnd(8, '0'));
  return [...new Set(above)];
}

/**
 * How near two CPV codes are, 0 to 1. Shared digits count from the group on; a code that is the parent of the other is
 * as near as its own level allows.
 */
export function cpvCloseness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.slice(0, 2) !== b.slice(0, 2)) return 0;
  let shared = 2;
  while (shared < 8 && a[shared] === b[shared]) shared++;
  const [shortest, longest] = [cpvStem(a), cpvStem(b)].sort((x, y) => x.length - y.length) as [string, string];
  const isParent = longest.startsWith(shortest);
  const depth = isParent ? shortest.length : Math.min(shared, shortest.length);
  const byDepth = [0, 0, 0.2, 0.5, 0.7, 0.85, 0.92, 0.96, 0.98][depth] ?? 0;
  return isParent && depth > 2 ? Math.min(0.98, byDepth + 0.1) : byDepth;
}

function shiftOf(code: string): number {
  for (let length = 8; length >= 3; length--) {
    const shift = SHIFTS[code.slice(0, length)];
    if (shift !== undefined) return shift;
  }
  return 0;
}
