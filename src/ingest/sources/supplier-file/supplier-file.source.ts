import { DomainError } from '#lib/kernel';
import { isKind } from '#lib/nomenclature';
import type { SupplierAsk, SupplierList, SupplierPage, SupplierRow, SupplierSource } from '../../supplier-source.port';
import { isMember, type Member } from './mapping/members';
import { proposeMapping, type ColumnProposal } from './mapping/propose-mapping';
import type { ListFacts } from './mapping/read-evidence';
import { mappedColumns, type MappedColumn } from './mapping/read-mapping';
import { readSupplier } from './mapping/read-supplier';
import { RowReading, type MappedCell } from './mapping/row-reading';
import { openTable } from './table/open-table';
import type { Cell, Table, TableRow } from './table/table';

export const SUPPLIER_FILE = 'supplier-file';

/** Longer cells are cut in quarantine: nobody reads them there, and the file holds them. */
const KEPT_OF_CELL = 20_000;

/** A list of suppliers in columns, CSV or one sheet of XLSX, whoever publishes it. */
export const supplierFile: SupplierSource = {
  name: SUPPLIER_FILE,
  parserVersion: '1',
  async *ask({ list }: SupplierAsk): AsyncGenerator<SupplierPage> {
    if (!list) throw new DomainError('import/no-list', 'Give a file: a list is no register to be asked.');
    if (!list.mapping) {
      throw new DomainError('import/no-mapping', 'Say what its columns hold: look at the proposal, then accept it.', {
        field: 'mapping',
      });
    }
    const table = await openTable(list.bytes, list.opening ?? {});
    const columns = mappedColumns(list.mapping, table.headings);
    yield { origin: list.name, rows: rowsOfTable(table, columns, list), position: null, expected: null };
  },
  readAgain: readKeptRow,
};

/** Opens a list to say what its columns seem to hold; it is read no further than that. @throws DomainError `import/…` as `openTable` does */
export async function proposeColumns({
  bytes,
  opening = {},
}: Pick<SupplierList, 'bytes' | 'opening'>): Promise<ColumnProposal> {
  return proposeMapping(await openTable(bytes, opening));
}

/** The rows of an opened list, read through a mapping of its columns. */
export async function* rowsOfTable(
  table: Table,
  columns: readonly MappedColumn[],
  list: SupplierList,
): AsyncGenerator<SupplierRow> {
  const facts = factsOf(list);
  const sheet = table.sheet === null ? '' : `Sheet « ${table.sheet} », `;
  for await (const row of table.rows) yield readRow(row, columns, facts, `${sheet}line ${row.line}`);
}

function factsOf({ saidBy = SUPPLIER_FILE, day, kinds = [], today }: SupplierList): ListFacts {
  return { saidBy, day, kinds, today: today ?? null };
}

function readRow(
  { cells, problem, mended }: TableRow,
  columns: readonly MappedColumn[],
  facts: ListFacts,
  place: string,
): SupplierRow {
  const byMember = new Map<Member, MappedCell[]>();
  for (const { at, column, member } of columns) {
    const cell = { column, cell: cells[at] ?? '' };
    const known = byMember.get(member);
    if (known) known.push(cell);
    else byMember.set(member, [cell]);
  }
  const reading = new RowReading(byMember, place);
  for (const column of mended ?? []) reading.mendColumn('text-not-utf8', column);
  if (problem) reading.refuseColumn(problem.code, problem.column, problem.message);
  // One that can be read may still be refused, by what else is known of its SIRET
  return readSupplier(reading, facts, kept(cells, problem, columns, facts), place);
}

/** What quarantine keeps of a row: the cells that are read, under what they fill, so that it can be read again alone. */
interface KeptRow {
  saidBy: string;
  kinds: readonly string[];
  cells: { column: string; member: string; cell: Cell }[];
  /** Why no cell of it can be trusted: the line stays refused */
  problem?: TableRow['problem'] & {};
}

function kept(
  cells: readonly Cell[],
  problem: TableRow['problem'],
  columns: readonly MappedColumn[],
  { saidBy, kinds }: ListFacts,
): KeptRow {
  const shortened = (cell: Cell): Cell => (typeof cell === 'string' ? cell.slice(0, KEPT_OF_CELL) : cell);
  return {
    saidBy,
    kinds,
    cells: columns.map(({ at, column, member }) => ({ column, member, cell: shortened(cells[at] ?? '') })),
    ...(problem ? { problem } : {}),
  };
}

/** Reads a row of quarantine again: it says by itself under which columns. */
export function readKeptRow(raw: unknown): SupplierRow {
  const { saidBy, kinds, cells, problem } = raw as KeptRow;
  const columns = cells.flatMap(({ column, member }, at) => (isMember(member) ? [{ at, column, member }] : []));
  const facts = { saidBy, day: null, kinds: kinds.filter(isKind), today: null };
  const row = { line: 0, cells: cells.map(({ cell }) => cell), ...(problem ? { problem } : {}) };
  return readRow(row, columns, facts, 'The row');
}
