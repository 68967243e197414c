import { count, kilometres, number, shortDate, siretNumber } from '#lib/html';
import type { SearchAsk } from '../../../supplier/supplier.service';
import { evidenceView, kindViews } from '../../shared/evidence.view';
import { leverSummary } from '../../shared/levers.view';
import { filtersInWords, placeInWords } from '../../shared/supplier-search-words';
import { tradeText } from './supplier-card.view';
import type { ListedSupplier } from './supplier-facts.query';
import type { ShownSupplier } from './supplier-search-results';
import { supplierHref } from './supplier.page';

/** Rows that an export holds at most; the last line says when it stops there. */
export const CSV_MOST = 10_000;

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

/** What the lines of an export need besides the suppliers. */
export interface CsvContext {
  today: string;
  publicUrl: string;
}

/** @returns the first lines of an export: its date, what was asked, its sources, its columns; no address of anyone */
export function searchCsvHead(
  ask: SearchAsk,
  { total, totalIsExact }: { total: number; totalIsExact: boolean },
  context: CsvContext & { territoryName: string },
): string[][] {
  const filters = filtersInWords(ask);
  return [
    ['Fournisseurs', totalIsExact ? count(total, 'ligne') : `plus de ${number(total)} lignes`],
    ['Exporté le', shortDate(context.today)],
    ['Recherche', ask.words || 'toutes activités'],
    ['Lieu', placeInWords(ask, context.territoryName)],
    ['Filtres', filters.join(', ') || 'aucun'],
    ...ask.faults.map(({ message }) => ['Attention', message]),
    ...[...ask.notes, ...ask.ignored.map(({ message }) => message)].map((note) => ['Attention', note]),
    sourcesRow(context),
    [],
    COLUMNS,
  ];
}

/** @returns the first lines of the export of a list that somebody keeps */
export function listCsvHead(name: string, rows: number, context: CsvContext): string[][] {
  return [
    ['Liste', name],
    ['Fournisseurs', count(rows, 'ligne')],
    ['Exporté le', shortDate(context.today)],
    sourcesRow(context),
    [],
    [...COLUMNS, 'Note'],
  ];
}

/** @returns the line that says that an export stopped before the end */
export function csvCutRow(): string[] {
  return [`Export arrêté à ${number(CSV_MOST)} lignes : affinez la recherche pour avoir la suite.`];
}

/** @returns the cells of a supplier, in the order of the columns */
export function supplierCsvRow(supplier: ListedSupplier, km: ShownSupplier['km'], context: CsvContext): string[] {
  const { today, publicUrl } = context;
  return [
    supplier.name,
    siretNumber(supplier.siret),
    kindViews(supplier.evidence, today)
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
  ];
}

function sourcesRow({ publicUrl }: CsvContext): string[] {
  return ['Sources', `Registres et listes publics, structures ; détail : ${publicUrl}/sources`];
}
