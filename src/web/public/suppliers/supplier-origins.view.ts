import { longDate } from '#lib/html';
import { parisDay } from '#lib/kernel';
import { sourceName } from '../../../supplier/supplier.service';
import type { SupplierFacts } from './supplier-facts.query';

/** Which part of a page comes from where. */
export interface OriginView {
  part: string;
  from: string;
}

/** Members as a reader calls them, in the order of the page; those that nobody would ask about are left out. */
const PARTS: readonly (readonly [part: string, members: readonly string[]])[] = [
  ['Nom', ['name', 'brand']],
  ['Description', ['description']],
  ['Adresse et commune', ['place']],
  ['Métiers', ['activities']],
  ['Capacité', ['people', 'yearlyAmount', 'capacities', 'load', 'smallestOrder', 'largestOrder']],
  ['Disponibilité', ['freeFrom']],
  ['Références', ['references']],
  ['Code NAF', ['naf']],
  ['Forme juridique', ['legalForm']],
  ['Site', ['website']],
  ['Réseaux', ['networks']],
];

/** @returns what is known of who said what; nothing for parts of which nobody said anything */
export function originViews({ origins }: Pick<SupplierFacts, 'origins'>): OriginView[] {
  return PARTS.flatMap(([part, members]) => {
    const said = members.flatMap((member) => origins[member] ?? []);
    const texts = [
      ...new Set(said.map(({ by, at }) => `${speaker(by)}, ${dayOf(by)} ${longDate(parisDay(new Date(at)))}`)),
    ];
    return texts.length > 0 ? [{ part, from: texts.join(' ; ') }] : [];
  });
}

/** What a list or a register says may be older than the day on which it was read. */
function dayOf(by: string): string {
  return by.startsWith('import:') ? 'lu le' : 'le';
}

/** No name of a person: that the structure said it is what counts. */
function speaker(by: string): string {
  if (by.startsWith('person:')) return 'La structure';
  if (by.startsWith('import:')) return sourceName(by.slice('import:'.length));
  if (by.startsWith('merge:')) return 'Une autre fiche de la même structure';
  if (by === 'demo') return 'Donnée de démonstration';
  return 'Le service';
}
