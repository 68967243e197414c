import { sectorByCode, sectorsOfCpv, sectorsOfTitle } from '#lib/nomenclature';

/** A title names a sector or two; a CPV code is tied to as many. What comes after is chance. */
const COUNTED = 2;

/** @returns the purchase sectors that a title and its CPV codes ask for, and their groups */
export function sectorsAsked(
  title: string,
  cpv: readonly string[],
): { sectors: ReadonlySet<string>; sectorGroups: ReadonlySet<string> } {
  const found = [
    ...sectorsOfTitle(title).slice(0, COUNTED),
    ...cpv.flatMap((code) => sectorsOfCpv(code).slice(0, COUNTED)),
  ];
  const sectors = new Set(found.map(({ code }) => code));
  const sectorGroups = new Set([...sectors].map((code) => sectorByCode(code)!.group));
  return { sectors, sectorGroups };
}
