import { departmentName, isDepartment, placeNameKey } from '#lib/nomenclature';
import type { Place } from './dates';
import { quoted } from './findings';

const OVERSEAS = ['971', '972', '973', '974', '976'];

/** The codes of the 101 departments, in their order. */
export const DEPARTMENT_CODES: readonly string[] = [
  ...Array.from({ length: 95 }, (_, index) => String(index + 1).padStart(2, '0')).filter((code) => code !== '20'),
  '2A',
  '2B',
  ...OVERSEAS,
];

let byName: ReadonlyMap<string, string> | undefined;

/** @returns the department of that name, whatever its accents and hyphens, or null */
function departmentByName(name: string): string | null {
  byName ??= new Map(DEPARTMENT_CODES.map((code) => [placeNameKey(departmentName(code) ?? ''), code]));
  return byName.get(placeNameKey(name)) ?? null;
}

/**
 * The departments of a list written in one text: `86|79`, `86 - Vienne | 2A`, `Vienne; Charente`, `1`. « Tous » is no
 * department in particular; what is none is named and left out.
 */
export function departmentsNamed(text: string, at: Place): string[] {
  const items = text
    .slice(0, 4_000)
    .split(/[|;,]/)
    .map((item) => item.trim());
  const codes = new Set<string>();
  for (const item of items.filter((each) => each !== '' && !/^(?:tous|toutes?|france|national)/i.test(each))) {
    const code = departmentIn(item);
    if (code === null) at.findings.repair('field-invalid', at.path, `Département inconnu : ${quoted(item)}.`);
    else codes.add(code);
  }
  return [...codes];
}

function departmentIn(item: string): string | null {
  const written = /^\(?(\d{1,3}|2[ab])\)?(?![\dA-Za-z])/i.exec(item)?.[1]?.toUpperCase() ?? '';
  const code = /^\d$/.test(written) ? `0${written}` : /^0\d\d$/.test(written) ? written.slice(1) : written;
  return isDepartment(code) ? code : departmentByName(item.replace(/\s*\((?:\d{1,3}|2[AB])\)$/i, ''));
}
