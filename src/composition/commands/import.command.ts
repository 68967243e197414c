import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { DomainError } from '#lib/kernel';
import { SupplierImport, type ImportReport } from '../../ingest/ingest.service';
import { houseOptions } from '../start/house-options';
import { EXIT, withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';
import { day } from './day-option';
import { printable } from './printable';
import { withProgressBar } from './progress-bar';
import { reasonOf } from './run-report';

interface Options extends HouseOptions {
  file: string;
  listDate?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `maillon import suppliers --file F`: takes in a list of suppliers; the same list again changes nothing. */
export function addImport(program: Command): void {
  const command = program
    .command('import')
    .description('take in a list of suppliers; the same list again changes nothing')
    .argument('<what>', 'suppliers', onlySuppliers)
    .requiredOption('--file <file>', 'a JSON array, one row per supplier and kind')
    .option('--list-date <day>', 'day that the list speaks of, YYYY-MM-DD; without it no proof gets a date', day)
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--json', 'print the report as JSON on standard output');
  houseOptions(command).action(async (_what: string, options: Options) => {
    const bytes = await contentOf(options.file);
    process.exitCode = await withHouse(options, (house) => importSuppliers(house, bytes, options));
  });
}

async function importSuppliers({ app }: CommandHouse, bytes: Buffer, options: Options): Promise<number> {
  const service = app.get(SupplierImport, { strict: false });
  const origin = basename(options.file);
  const { listDate = null, dryRun = false } = options;
  const report = await withProgressBar(printable(origin), (onProgress) =>
    service.directory(bytes, { origin, listDate, dryRun, onProgress }),
  );
  process.stdout.write(`${options.json ? JSON.stringify(report, null, 2) : importAsText(report)}\n`);
  return report.refused > 0 ? EXIT.someRefused : EXIT.done;
}

/** @returns an import as a person reads it: its counts, what was mended, and every refused row with its reasons */
export function importAsText(report: ImportReport): string {
  const { origin, read, created, changed, unchanged, joined, refused, refusals, repaired } = report;
  const lines = [
    `${origin}${report.dryRun ? ' (dry run, nothing was written)' : ''}: ${read} rows read, ${created} suppliers created, ${changed} changed, ${unchanged} unchanged`,
    ...(report.archived > 0 ? [`  ${report.archived} archived ones stay so`] : []),
    `  ${joined} rows joined to another of the same SIRET; ${report.withoutPoint} suppliers without a point`,
    `  proofs ${report.listDate === null ? 'without a date: give --list-date to date them' : `checked on ${report.listDate}`}`,
    ...Object.entries(report.repairs).map(([code, count]) => `  left out ${code} × ${count}`),
    ...repaired.filter(({ code }) => code.startsWith('point-')).map((repair) => `    ${repair.record}: ${repair.code}`),
    `  ${refused} rows refused${refused > 0 ? `: ${counts(report.reasons)}` : ''}`,
    ...refusals.flatMap(({ record, problems }) => problems.map((problem) => `    ${record}: ${reasonOf(problem)}`)),
  ];
  if (refused > refusals.length) lines.push(`    and ${refused - refusals.length} more`);
  if (refused > 0 && !report.dryRun) lines.push('  `maillon quarantine` lists them; `retry` reads them again.');
  return printable(lines.join('\n'));
}

function counts(reasons: Record<string, number>): string {
  return Object.entries(reasons)
    .map(([code, count]) => `${code} × ${count}`)
    .join(', ');
}

function onlySuppliers(what: string): string {
  if (what !== 'suppliers') throw new InvalidArgumentError('Only suppliers can be imported.');
  return what;
}

/** Read before anything is started, so that a wrong name is told at once. */
async function contentOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new DomainError('import/no-file', `${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
}
