import { kilometres, shortDate, siretNumber } from '#lib/html';
import { csvText } from '../../shared/csv';
import { evidenceView, kindViews } from '../../shared/evidence.view';
import { leverSummary } from '../../shared/levers.view';
import type { SearchAsk } from './search-input';
import { tradeText } from './supplier-card.view';
import type { FoundSupplier } from './supplier-search';
import { supplierHref } from './supplier.page';

const COLUMNS = [
  'Nom',
  'SIRET',
  'Types',
  'Code postal',
  'Commune',
  'Distance',
  'Métiers',
  'Lots',
  'Preuves',
  'Références',
  'Fiche',
];

/** @returns the results of a search as CSV: first its date, its filters and its sources; no address of anyone */
export function supplierCsv(
  ask: SearchAsk,
  found: readonly FoundSupplier[],
  context: { today: string; territoryName: string; publicUrl: string },
): string {
  const { today, territoryName, publicUrl } = context;
  const where = ask.near ? `${ask.near.name}, ${ask.near.km === 0 ? 'toutes distances' : `${ask.near.km} km`}` : null;
  return csvText([
    ['Fournisseurs', `${found.length} lignes`],
    ['Exporté le', shortDate(today)],
    ['Recherche', ask.words || 'toutes activités'],
    ['Lieu', where ?? (ask.territoryOnly ? territoryName : 'France')],
    [
      'Filtres',
      [...ask.kinds, ...ask.levers, ...ask.communes, ...(ask.proven ? ['preuve à jour'] : [])].join(', ') || 'aucun',
    ],
    ['Sources', `Registres et listes publics, structures ; détail : ${publicUrl}/sources`],
    [],
    COLUMNS,
    ...found.map(({ supplier, km }) => [
      supplier.name,
      siretNumber(supplier.siret),
      kindViews(supplier.evidence)
        .map((kind) => kind.short)
        .join(', '),
      supplier.postCode ?? '',
      supplier.city,
      km === null ? '' : kilometres(km),
      tradeText(supplier),
      leverSummary(supplier.evidence, today),
      supplier.evidence
        .map((row) => evidenceView(row, today))
        .map((view) => `${view.kind} : ${view.text}`)
        .join(' ; '),
      String(supplier.references.length),
      `${publicUrl}${supplierHref(supplier)}`,
    ]),
  ]);
}
