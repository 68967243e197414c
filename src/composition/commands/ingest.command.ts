import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { DomainError } from '#lib/kernel';
import { IngestService, type RunReport } from '../../ingest/ingest.service';
import { withHouse } from '../start/with-house';
import { printable } from './printable';
import { withProgressBar } from './progress-bar';
import { exitCodeOf, reportAsText, reportsAsJson } from './run-report';

interface Options {
  file: string[];
  json?: boolean;
  dataDir?: string;
}

/** `maillon ingest boamp --file F…`: reads notices of a public source. */
export function addIngest(program: Command): void {
  program
    .command('ingest')
    .description('read notices of a public source; the same file again adds nothing')
    .argument('<source>', 'boamp')
    .requiredOption('--file <files...>', 'files of records, as the source’s API gives them')
    .option('--json', 'print the result as JSON on standard output')
    .option('--data-dir <folder>', 'data folder (default: MAILLON_DATA_DIR, else .data)')
    .action(async (source: string, options: Options) => {
      process.exitCode = await ingest(source, options);
    });
}

async function ingest(source: string, { file: files, json, dataDir }: Options): Promise<number> {
  // A wrong name is told before anything is started or read
  for (const file of files) await readable(file);
  return withHouse({ dataDir }, async ({ app, waitFor }) => {
    const service = app.get(IngestService, { strict: false });
    const reports: RunReport[] = [];
    for (const file of files) {
      const bytes = await readFile(file);
      const origin = basename(file);
      const report = await withProgressBar(printable(origin), (onProgress) =>
        service.ingestNotices({ source, bytes, origin, onProgress }),
      );
      waitFor(report.causes);
      reports.push(report);
      if (!json) process.stdout.write(`${reportAsText(report)}\n`);
    }
    if (json) process.stdout.write(`${reportsAsJson(reports)}\n`);
    return exitCodeOf(reports);
  });
}

async function readable(file: string): Promise<void> {
  try {
    if ((await stat(file)).isFile()) return;
  } catch (cause) {
    throw new DomainError('ingest/no-file', `${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
  throw new DomainError('ingest/no-file', `${file} is not a file: name the files themselves.`);
}
