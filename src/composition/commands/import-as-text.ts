import type { ImportReport } from '../../ingest/ingest.service';
import { printable } from './printable';
import { reasonOf } from './run-report';

const LONGEST_VALUE = 100;
const REPAIRS_NAMED = 10;

/** @returns an import as a person reads it: its counts, what was mended in which rows, every refused row with its reasons, and what a dry run would move */
export function importAsText(report: ImportReport): string {
  const { origin, read, created, changed, unchanged, joined, refused, refusals } = report;
  const lines = [
    `${origin}${report.dryRun ? ' (dry run, nothing was written)' : ''}: ${read} rows read, ${created} suppliers created, ${changed} changed, ${unchanged} unchanged`,
    ...report.remarks.map((remark) => `  ${remark}`),
    `  ${joined} rows joined to another of the same SIRET; ${report.withoutPoint} suppliers without a point`,
    ...archived(report),
    ...units(report),
    `  proofs ${report.listDate === null ? 'without a date of their list: give --list-date to date them' : `checked on ${report.listDate}`}`,
    ...mended(report),
    `  ${refused} rows refused${refused > 0 ? `: ${counts(report.reasons)}` : ''}`,
    ...refusals.flatMap(({ record, problems }) => problems.map((problem) => `    ${record}: ${reasonOf(problem)}`)),
  ];
  if (refused > refusals.length) lines.push(`    and ${refused - refusals.length} more`);
  if (refused > 0 && !report.dryRun) lines.push('  `maillon quarantine` lists them; `retry` reads them again.');
  return printable([...lines, ...diff(report)].join('\n'));
}

/** How often each thing was mended or left out, then the first rows of each with their columns: the others are of the same kind. */
function mended({ repairs, repaired }: ImportReport): string[] {
  return Object.entries(repairs).flatMap(([code, count]) => {
    const named = repaired.filter((repair) => repair.code === code).slice(0, REPAIRS_NAMED);
    return [
      `  mended or left out: ${code} × ${count}`,
      ...named.map(({ record, path }) => `    ${record}: ${code}${path === '' ? '' : `, « ${path} »`}`),
      ...(count > named.length ? [`    and ${count - named.length} more`] : []),
    ];
  });
}

function archived({ archived: count, archivedSirets }: ImportReport): string[] {
  if (count === 0) return [];
  return [`  ${count} rows of suppliers that are archived, and stay so: ${few(archivedSirets, count)}`];
}

function units({ units: known, unknownUnits, unknownSirens }: ImportReport): string[] {
  if (known + unknownUnits === 0) return [];
  const unknown = unknownUnits === 0 ? '' : `: ${few(unknownSirens, unknownUnits)}`;
  return [`  ${known} legal units with a supplier here, ${unknownUnits} without one${unknown}`];
}

function few(named: readonly string[], count: number): string {
  const shown = named.slice(0, 10);
  return `${shown.join(', ')}${count > shown.length ? ` and ${count - shown.length} more` : ''}`;
}

function diff({ diff: told, changed }: ImportReport): string[] {
  if (!told || changed === 0) return [];
  return [
    `  would change: ${counts(told.members)}`,
    ...told.changed.flatMap(({ siret, name, members }) => [
      `  ${siret} ${name}`,
      ...members.map(({ member, before, after }) => `    ${member}: ${shown(before)} → ${shown(after)}`),
    ]),
    ...(changed > told.changed.length ? [`  and ${changed - told.changed.length} more suppliers`] : []),
  ];
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}

function counts(of: Record<string, number>): string {
  return Object.entries(of)
    .map(([code, count]) => `${code} × ${count}`)
    .join(', ');
}
