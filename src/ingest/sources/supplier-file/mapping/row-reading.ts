import type { RefusalReason } from '../../../quarantined-record.entity';
import type { Repair } from '../../../supplier-source.port';
import { storable } from '../directory-row';
import type { Cell } from '../table/table';
import type { Member } from './members';

/** A cell that a mapping reads, with the name of its column. */
export interface MappedCell {
  column: string;
  cell: Cell;
}

/** Longer, a name or an address is something else that slipped into its place. */
const LONGEST = 500;
/** A few pages: what is longer was not written for a directory, and would weigh on search. */
const LONGEST_TEXT = 5_000;
const LONGEST_CELL = 100_000;

const LONG: ReadonlySet<Member> = new Set<Member>([
  'description',
  'activity.text',
  'activity.sectors',
  'activity.area',
]);
/** Without these a row says of nobody what it says. */
const NEEDED: ReadonlySet<Member> = new Set<Member>(['siret', 'siren', 'nic', 'name', 'kind']);

/** One row while it is read: what its cells say, what was mended on the way, and why it cannot come in. */
export class RowReading {
  readonly problems: RefusalReason[] = [];
  private readonly mended: Omit<Repair, 'record'>[] = [];
  private readonly known = new Map<string, string>();

  /** @param place where the row stands, for problems: `Line 12` */
  constructor(
    private readonly cells: ReadonlyMap<Member, readonly MappedCell[]>,
    private readonly place: string,
  ) {}

  has(member: Member): boolean {
    return this.cells.has(member);
  }

  /** @returns the first cell of a member as its file holds it */
  cell(member: Member): Cell | undefined {
    return this.cells.get(member)?.[0]?.cell;
  }

  /** @returns what the cells of a member say, joined by `between`; empty when they say nothing */
  words(member: Member, between = ' '): string {
    if (!this.cells.has(member)) return '';
    const known = this.known.get(member);
    if (known !== undefined) return known;
    const words = this.read(member, between);
    this.known.set(member, words);
    return words;
  }

  private read(member: Member, between: string): string {
    const parts: string[] = [];
    for (const { column, cell } of this.cells.get(member) ?? []) {
      const text = this.clean(member, column, cell);
      if (text !== '') parts.push(text);
    }
    const text = parts.join(between);
    const most = LONG.has(member) ? LONGEST_TEXT : LONGEST;
    if (text.length <= most) return text;
    if (LONG.has(member)) {
      this.mend('text-cut', member);
      return text.slice(0, most);
    }
    this.refuse('field-too-long', member, `It has more than ${LONGEST} characters.`);
    return '';
  }

  /** Notes that something was mended or left out. */
  mend(code: string, member: Member): void {
    this.mended.push({ code, path: this.column(member) });
  }

  /** Notes that bytes of a column were no UTF-8. */
  mendColumn(code: string, column: string): void {
    this.mended.push({ code, path: column });
  }

  refuse(code: string, member: Member, message: string): void {
    this.refuseColumn(code, this.column(member), message);
  }

  refuseColumn(code: string, column: string, message: string): void {
    const where = column === '' ? this.place : `${this.place}, column « ${column} »`;
    this.problems.push({ code, path: column, message: `${where}: ${message}` });
  }

  /** @returns what was mended, for the row of this name */
  repairs(record: string): Repair[] {
    return this.mended.map((repair) => ({ ...repair, record }));
  }

  private column(member: Member): string {
    return this.cells.get(member)?.[0]?.column ?? '';
  }

  private clean(member: Member, column: string, cell: Cell): string {
    if (typeof cell !== 'string' && 'missing' in cell) {
      this.valueless(member, column, cell.missing);
      return '';
    }
    const given = typeof cell === 'string' ? cell : cell.text;
    if (given.length > LONGEST_CELL) {
      this.refuseColumn('cell-too-long', column, `The cell holds ${given.length} characters.`);
      return '';
    }
    const text = storable(given);
    if (text !== given) this.mendColumn('signs-dropped', column);
    // oxlint-disable-next-line no-control-regex
    return text.replace(/[\u0001-\u0008\u000b-\u001f\u007f]+/g, ' ').trim();
  }

  private valueless(member: Member, column: string, missing: 'formula' | 'error'): void {
    const code = missing === 'formula' ? 'formula-without-value' : 'cell-error';
    const message =
      missing === 'formula'
        ? 'The cell holds a formula that was never computed: open the file in a spreadsheet and save it.'
        : 'The cell holds an error of its formula (#N/A, #REF!…).';
    if (NEEDED.has(member)) this.refuseColumn(code, column, message);
    else this.mendColumn(code, column);
  }
}
