import type { RunReport } from '../../ingest/ingest.service';
import { EXIT } from '../start/with-house';
import { printable } from './printable';

/** @returns the exit code that the runs of a command deserve */
export function exitCodeOf(reports: readonly RunReport[]): number {
  return reports.some(({ quarantined, isShort }) => quarantined > 0 || isShort) ? EXIT.someRefused : EXIT.done;
}

/** @returns the runs as a program reads them: one JSON document */
export function reportsAsJson(reports: readonly RunReport[]): string {
  return JSON.stringify({ runs: reports.map((report) => ({ ...report, causes: undefined })) }, null, 2);
}

/** @returns a run as a person reads it: its counts, what was mended, and every refused record with its reasons */
export function reportAsText(report: RunReport): string {
  const { runId, source, origin, read, changed, unchanged, quarantined, repairs, refusals, message } = report;
  const lines = [
    `${source}, ${origin}${runId === null ? ' (dry run, nothing was written)' : ''}: ${read} read, ${report.new} new, ${changed} changed, ${unchanged} unchanged, ${quarantined} refused`,
    ...(message === null ? [] : [`  ${message}`]),
    ...Object.entries(repairs).map(([code, count]) => `  mended ${code} × ${count}`),
    ...refusals.flatMap(({ record, problems }) =>
      problems.map((problem) => `  refused ${record}: ${reasonOf(problem)}`),
    ),
  ];
  if (quarantined > refusals.length) lines.push(`  and ${quarantined - refusals.length} more refused`);
  if (quarantined > 0 && runId !== null)
    lines.push('  `maillon quarantine` lists what was refused; `retry` reads it again.');
  return printable(lines.join('\n'));
}

/** @returns a reason in one line: the field at fault, the code, the sentence */
export function reasonOf({ code, path, message }: { code: string; path: string; message: string }): string {
  return `${path === '' ? '' : `${path}, `}${code}: ${message}`;
}
