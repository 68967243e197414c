import { count, eurosHt, fr, longDate, number } from '#lib/html';
import type { SupplierFacts } from './supplier-facts.query';

export interface CapacityRow {
  term: string;
  text: string;
}

const UNITS: Readonly<Record<string, readonly [term: string, unit: string]>> = {
  m2: ['Surface', 'm²'],
  'meals-per-day': ['Repas', 'par jour'],
  'kg-per-day': ['Linge ou produits', 'kg par jour'],
  vehicles: ['Véhicules', ''],
  workstations: ['Postes de travail', ''],
  'tonnes-per-year': ['Tonnage', 't par an'],
  'hours-per-year': ['Heures', 'par an'],
};

/** @returns what it can take, « Non renseigné » for what everyone asks; other figures only when it gave them */
export function capacityRows(supplier: SupplierFacts, today: string): CapacityRow[] {
  const { people, yearlyAmount, capacities, load, smallestOrder, largestOrder } = supplier;
  return [
    { term: 'Équipe', text: people ? count(people, 'personne') : 'Non renseigné' },
    { term: 'Par an', text: yearlyAmount ? `jusqu’à ${eurosHt(yearlyAmount)}` : 'Non renseigné' },
    ...capacities.map(({ unit, amount }) => {
      const [term, words] = UNITS[unit] ?? [unit, ''];
      return { term, text: words ? fr`${number(amount)} ${words}` : number(amount) };
    }),
    ...orders(smallestOrder, largestOrder),
    ...(load === null ? [] : [{ term: 'Charge', text: fr`${load} % de la capacité prise` }]),
    { term: 'Disponible', text: availability(supplier.freeFrom, today) },
  ];
}

function orders(smallest: number | null, largest: number | null): CapacityRow[] {
  if (smallest === null && largest === null) return [];
  const text =
    smallest !== null && largest !== null
      ? `de ${eurosHt(smallest)} à ${eurosHt(largest)}`
      : smallest !== null
        ? `à partir de ${eurosHt(smallest)}`
        : `jusqu’à ${eurosHt(largest!)}`;
  return [{ term: 'Commande', text }];
}

/** @returns « Dès maintenant », « À partir du 1er décembre 2026 », « Non renseigné » */
export function availability(freeFrom: string | null, today: string): string {
  if (freeFrom === null) return 'Non renseigné';
  return freeFrom <= today ? 'Dès maintenant' : `À partir du ${longDate(freeFrom)}`;
}
