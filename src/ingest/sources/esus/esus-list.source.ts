import { DomainError } from '#lib/kernel';
import { normaliseSiret } from '#lib/nomenclature';
import type { SupplierAsk, SupplierList, SupplierPage, SupplierRow, SupplierSource } from '../../supplier-source.port';
import { memberOfHeading } from '../supplier-file/mapping/member-synonyms';
import type { Member } from '../supplier-file/mapping/members';
import { mappedColumns } from '../supplier-file/mapping/read-mapping';
import { readKeptRow, rowsOfTable } from '../supplier-file/supplier-file.source';
import { openTable } from '../supplier-file/table/open-table';
import { textOf, type Table, type TableRow } from '../supplier-file/table/table';

/** What evidence from this source is called, in runs and in quarantine too; its age is dated data of the nomenclature. */
export const ESUS_LIST = 'esus-list';

/** The list gives SIRENs in its second column, whatever that is headed. */
const SECOND = 1;
const READ: ReadonlySet<Member> = new Set<Member>(['evidence.approvedAt', 'evidence.validUntil', 'evidence.ref']);
const LINES_NAMED = 20;

/** The national list of approved enterprises of social usefulness (ESUS): legal units, by SIREN, with the dates of their approval. */
export const esusList: SupplierSource = {
  name: ESUS_LIST,
  parserVersion: '1',
  async *ask({ list }: SupplierAsk): AsyncGenerator<SupplierPage> {
    if (!list)
      throw new DomainError('import/no-list', 'Give the file of the national list: it is no register to be asked.');
    const table = await openTable(list.bytes, list.opening ?? {});
    const skipped = new Skipped();
    yield {
      origin: list.name,
      rows: rowsOf(table, list, skipped),
      position: null,
      expected: null,
      get remark() {
        return skipped.told();
      },
    };
  },
  readAgain: readKeptRow,
};

async function* rowsOf(table: Table, list: SupplierList, skipped: Skipped): AsyncGenerator<SupplierRow> {
  const columns = mappedColumns(mappingOf(table), table.headings);
  const siren = columns.find(({ member }) => member === 'siren')!;
  let count = 0;
  async function* withSiren(): AsyncGenerator<TableRow> {
    for await (const row of table.rows) {
      if (/^\d{9}$/.test(normaliseSiret(textOf(row.cells[siren.at])))) {
        count += 1;
        yield row;
      } else skipped.add(row.line);
    }
  }
  yield* rowsOfTable({ ...table, rows: withSiren() }, columns, { ...list, saidBy: ESUS_LIST, kinds: ['ESUS'] });
  if (count > 0) return;
  throw new DomainError(
    'import/no-siren',
    `No line holds a SIREN of 9 digits in column « ${siren.column} »: ${table.sheet === null ? 'it is no national list of ESUS; leave out --source to say what its columns hold' : 'choose the sheet with --sheet'}.`,
  );
}

function mappingOf({ headings }: Table): Record<string, Member> {
  const named = headings.map((heading) => [heading, memberOfHeading(heading)] as const);
  const siren = named.find(([, member]) => member === 'siren')?.[0] ?? headings[SECOND];
  if (siren === undefined)
    throw new DomainError('import/no-siren', 'The list has one column: its SIRENs stand in the second.');
  const mapping: Record<string, Member> = { [siren]: 'siren' };
  for (const [heading, member] of named) {
    const isTaken = Object.values(mapping).includes(member as Member);
    if (member !== null && READ.has(member) && !isTaken) mapping[heading] = member;
  }
  return mapping;
}

/** Lines that name no legal unit: titles, notes, foreign numbers. They are no supplier's, so nobody has to look at them in quarantine. */
class Skipped {
  private readonly lines: number[] = [];
  private count = 0;

  add(line: number): void {
    this.count += 1;
    if (this.lines.length < LINES_NAMED) this.lines.push(line);
  }

  told(): string {
    if (this.count === 0) return 'Every line holds a SIREN of 9 digits.';
    const more = this.count > this.lines.length ? ` and ${this.count - this.lines.length} more` : '';
    return `${this.count} lines hold no SIREN of 9 digits and were passed over: lines ${this.lines.join(', ')}${more}.`;
  }
}
