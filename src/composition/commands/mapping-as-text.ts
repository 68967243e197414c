import type { ColumnProposal } from '../../ingest/ingest.service';
import { printable } from './printable';

/** @returns a proposal as a person looks at it: what each column would fill, with what it says, and how to go on */
export function proposalAsText(proposal: ColumnProposal, file: string): string {
  const { columns, sheet, headingLine, remarks, problems } = proposal;
  const read = columns.filter(({ member }) => member !== null);
  const left = columns.filter(({ member }) => member === null);
  const widest = Math.min(40, Math.max(...columns.map(({ column }) => column.length)));
  const where =
    sheet === null ? `headings on line ${headingLine}` : `sheet « ${sheet} », headings on line ${headingLine}`;
  return printable(
    [
      `Proposed mapping of ${file} (${headingLine === 0 ? 'no headings' : where}):`,
      ...read.map(
        ({ column, letter, member, because, samples }) =>
          `  ${letter.padEnd(3)}${column.padEnd(widest)} → ${member}${because === 'cells' ? ' (seen from its cells)' : ''}   ${samples.join(' | ')}`,
      ),
      ...(left.length === 0 ? [] : ['Not read:']),
      ...left.map(
        ({ column, letter, samples }) => `  ${letter.padEnd(3)}${column.padEnd(widest)}   ${samples.join(' | ')}`,
      ),
      ...remarks.map((remark) => `  ${remark}`),
      ...problems.map((problem) => `! ${problem}`),
      '',
      'Nothing was written. To go on:',
      ...(problems.length === 0
        ? ['  --mapping auto                    takes it as it is (add --dry-run to see what would change)']
        : []),
      '  --show-mapping > mapping.json     gives it as JSON to edit, then --mapping mapping.json',
      "  --mapping 'column=member,…'       says it by headings or letters",
    ].join('\n'),
  );
}

/** @returns the proposal as JSON to edit: every column with its member, or null when it is not read */
export function mappingAsJson({ columns }: ColumnProposal): string {
  return JSON.stringify(Object.fromEntries(columns.map(({ column, member }) => [column, member])), null, 2);
}
