import { communeByCode, epciByCode, NOWHERE, pointOfCommune, type Place } from '#lib/nomenclature';

/** @returns all of an EPCI, standing at its most peopled commune; nowhere for an unknown SIREN */
export function placeOfEpci(siren: string): Place {
  const [main] = epciByCode(siren)?.communes ?? [];
  const commune = main === undefined ? null : communeByCode(main);
  if (!commune) return { ...NOWHERE };
  const { department, region } = commune;
  return { ...NOWHERE, epci: siren, department, region, point: pointOfCommune(commune.code) };
}
