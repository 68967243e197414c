import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { DomainError, parisDay } from '#lib/kernel';
import {
  referenceName,
  ReferenceService,
  type ReferenceReport,
  type ReferenceState,
} from '../../ingest/ingest.service';
import { houseOptions } from '../start/house-options';
import { EXIT, withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';
import { printable } from './printable';

interface Options extends HouseOptions {
  dryRun?: boolean;
  json?: boolean;
}

const ALL = ['cpv', 'communes', 'naf'] as const;
/** Refused lines that a person is shown; `--json` tells the first 200, and the database keeps them */
const SHOWN = 10;
const RAW_SHOWN = 120;

/** `maillon reference`: the official lists that complete our own tables; everything works, more coarsely, without them. */
export function addReference(program: Command): void {
  const reference = program
    .command('reference')
    .description('the official lists: CPV, communes with their points, NAF');
  const sub = (spec: string, description: string, isDefault = false): Command =>
    houseOptions(reference.command(spec, { isDefault }).description(description)).option(
      '--json',
      'print the result as JSON on standard output',
    );

  sub('list', 'say what is loaded, since when, from where, and what is coarse without', true).action(
    async (options: Options) => {
      process.exitCode = await withHouse(options, async ({ app }) => {
        const states = await app.get(ReferenceService, { strict: false }).states();
        print(options, states, () => states.map(stateAsText).join('\n'));
      });
    },
  );
  sub('import <list> <file>', 'load a list (cpv, communes or naf) from a file: CSV, JSON, or genericode XML')
    .option('--dry-run', 'say what would change, and change nothing')
    .action(async (list: string, file: string, options: Options) => {
      const name = referenceName(list);
      const bytes = await contentOf(file);
      process.exitCode = await withHouse(options, async ({ app }) => {
        const { dryRun = false } = options;
        const service = app.get(ReferenceService, { strict: false });
        return told(options, [await service.load(name, bytes, { origin: basename(file), dryRun })]);
      });
    });
  sub('update [lists...]', 'fetch lists from their official addresses: those named, else all three')
    .option('--dry-run', 'say what would change, and change nothing')
    .action(async (lists: string[], options: Options) => {
      const names = lists.length > 0 ? lists.map(referenceName) : ALL;
      process.exitCode = await withHouse(options, (house) => update(house, names, options));
    });
}

/** One list that cannot be fetched stops none of the others. */
async function update(
  { app, steps }: CommandHouse,
  names: readonly ReferenceState['name'][],
  options: Options,
): Promise<number> {
  const service = app.get(ReferenceService, { strict: false });
  const reports: ReferenceReport[] = [];
  let failures = 0;
  for (const name of names) {
    try {
      reports.push(await service.update(name, { dryRun: options.dryRun ?? false }));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      failures += 1;
      steps.say(printable(`${name}: ${error.message} What was loaded stays.`));
    }
  }
  const code = told(options, reports);
  return failures > 0 ? EXIT.failed : code;
}

function told(options: Options, reports: readonly ReferenceReport[]): number {
  print(options, reports, () => reports.map(reportAsText).join('\n'));
  return reports.some(({ refused }) => refused > 0) ? EXIT.someRefused : EXIT.done;
}

function print(options: Options, result: unknown, text: () => string): void {
  process.stdout.write(`${options.json ? JSON.stringify(result, null, 2) : printable(text())}\n`);
}

function reportAsText(report: ReferenceReport): string {
  const { name, origin, rows, added, changed, unchanged, removed, refused, refusals } = report;
  const tried = report.dryRun ? ' (dry run, nothing was written)' : '';
  if (report.notModified) return `${name}, ${origin}: nothing changed since it was last asked for`;
  return [
    `${name}, ${origin}${tried}: ${rows} rows, ${added} new, ${changed} changed, ${unchanged} unchanged, ${removed} gone, ${refused} lines refused`,
    ...refusals
      .slice(0, SHOWN)
      .map(({ line, problem, raw }) => `  line ${line}: ${problem}: ${raw.slice(0, RAW_SHOWN)}`),
    ...(refused > SHOWN ? [`  and ${refused - SHOWN} more: --json tells them`] : []),
    ...(report.dryRun || added + changed + removed === 0 ? [] : ['  Running processes take it in within a minute.']),
  ].join('\n');
}

function stateAsText({ name, what, without, loaded }: ReferenceState): string {
  if (!loaded) return `${name}: not loaded. ${what}.\n  ${without}.`;
  const { rowCount, refusedCount, loadedAt, origin } = loaded;
  const refused = refusedCount > 0 ? `, ${refusedCount} lines refused` : '';
  return `${name}: ${rowCount} rows${refused}, loaded on ${parisDay(loadedAt)} from ${origin}. ${what}.`;
}

/** Read before anything is started, so that a wrong name is told at once. */
async function contentOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new DomainError('reference/no-file', `${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
}
