import { isEmpty, letterOf, textOf, type Table } from '../table/table';
import { memberOfCells } from './guess-by-cells';
import { JOINED, type Member } from './members';
import { memberOfHeading } from './member-synonyms';
import type { ColumnMapping } from '../../../supplier-source.port';

/** What a column is thought to hold, for a person to look at. */
export interface ProposedColumn {
  /** Its heading, else its letter: what a mapping calls it */
  column: string;
  letter: string;
  /** Null: the column is not read */
  member: Member | null;
  because: 'heading' | 'cells' | null;
  /** The first three different things that it says */
  samples: string[];
}

/** A list as it was opened, and how its columns may be read. Nothing is written before somebody says yes. */
export interface ColumnProposal {
  format: Table['format'];
  sheet: string | null;
  sheets: readonly string[];
  headingLine: number;
  columns: ProposedColumn[];
  mapping: ColumnMapping;
  remarks: string[];
  /** Why the proposal cannot be taken as it is; empty when it can */
  problems: string[];
}

const ROWS_LOOKED_AT = 200;
const SAMPLES = 3;
const LONGEST_SAMPLE = 60;
const LONGEST_LOOKED_AT = 300;

/** Cells so plain that they tell more than a heading does: « contact » may head e-mail addresses, « SIREN » SIRETs. */
const TELLING: ReadonlySet<Member> = new Set<Member>(['siret', 'siren', 'contact.email', 'contact.phone', 'website']);

/** Looks at the headings and the first 200 rows of a list, and proposes what each column fills. The table is read no further. */
export async function proposeMapping(table: Table): Promise<ColumnProposal> {
  const texts: string[][] = table.headings.map(() => []);
  let looked = 0;
  for await (const { cells, problem } of table.rows) {
    if (!problem)
      for (const [column, of] of texts.entries())
        if (!isEmpty(cells[column])) of.push(textOf(cells[column]).slice(0, LONGEST_LOOKED_AT));
    looked += 1;
    if (looked === ROWS_LOOKED_AT) break;
  }
  const columns = table.headings.map((column, at): ProposedColumn => {
    const samples = [...new Set(texts[at])]
      .slice(0, SAMPLES)
      .map((text) => text.replace(/\s+/g, ' ').slice(0, LONGEST_SAMPLE));
    return { column, letter: letterOf(at), samples, ...memberOf(column, texts[at]!) };
  });
  const remarks = [...table.remarks, ...onePerMember(columns)];
  const mapping = Object.fromEntries(columns.flatMap(({ column, member }) => (member ? [[column, member]] : [])));
  const { format, sheet, sheets, headingLine } = table;
  return { format, sheet, sheets, headingLine, columns, mapping, remarks, problems: problemsOf(columns) };
}

function memberOf(column: string, texts: readonly string[]): Pick<ProposedColumn, 'member' | 'because'> {
  const [byHeading, byCells] = [memberOfHeading(column), memberOfCells(texts)];
  if (byHeading !== null && !(byCells !== null && TELLING.has(byCells)))
    return { member: byHeading, because: 'heading' };
  if (byCells === null) return { member: null, because: null };
  return { member: byCells, because: byCells === byHeading ? 'heading' : 'cells' };
}

/** Where several columns would fill a member that holds one thing, one named by its heading goes first, then the leftmost. */
function onePerMember(columns: ProposedColumn[]): string[] {
  const remarks: string[] = [];
  const members = new Set(columns.map(({ member }) => member));
  for (const member of members) {
    if (member === null || JOINED.has(member)) continue;
    const rivals = columns.filter((column) => column.member === member);
    const first = rivals.find(({ because }) => because === 'heading') ?? rivals[0]!;
    for (const rival of rivals) {
      if (rival === first) continue;
      rival.member = rival.because = null;
      remarks.push(`« ${rival.column} » would be ${member} as well as « ${first.column} »: it is not read.`);
    }
  }
  return remarks;
}

function problemsOf(columns: readonly ProposedColumn[]): string[] {
  const has = (member: Member): boolean => columns.some((column) => column.member === member);
  if (has('siret') || has('siren')) return [];
  return ['No column holds SIRETs, nor SIRENs: say which one does.'];
}
