import type { Command } from 'commander';
import { DomainError } from '#lib/kernel';
import { IngestService, type RunReport } from '../../ingest/ingest.service';
import { houseOptions } from '../start/house-options';
import { withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';
import { bytesOf, filesUnder, type GivenPath } from './files-under';
import { day } from './day-option';
import { printable } from './printable';
import { withProgressBar } from './progress-bar';
import { exitCodeOf, reportAsText, reportsAsJson } from './run-report';

interface Options extends HouseOptions {
  file?: string[];
  since?: string;
  until?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `maillon ingest <source> [paths…]`: reads files and folders of notices, or asks the source. */
export function addIngest(program: Command): void {
  const command = program
    .command('ingest')
    .description('read notices: those of files and folders, of any format, or else what the source published')
    .argument('<source>', 'boamp, ted, decp, approch or folder')
    .argument('[paths...]', 'files and folders; they stay as they are')
    .option('--file <files...>', 'files and folders as well')
    .option('--since <day>', 'first day of publication to ask the source for, YYYY-MM-DD', day)
    .option('--until <day>', 'last day of publication to ask the source for (default: today)', day)
    .option('--dry-run', 'say what would come in, and write nothing')
    .option('--json', 'print the result as JSON on standard output')
    .addHelpText('after', '\nThe same again adds nothing.');
  houseOptions(command).action(async (source: string, paths: string[], options: Options) => {
    const given: GivenPath[] = [];
    for (const path of [...paths, ...(options.file ?? [])]) given.push(await filesUnder(path));
    if (given.length > 0 && (options.since ?? options.until) !== undefined) {
      throw new DomainError(
        'ingest/window-unused',
        '--since and --until are for a source that is asked, not for files.',
      );
    }
    process.exitCode = await withHouse(options, (house) => ingest(house, source, given, options));
  });
}

async function ingest({ app, waitFor }: CommandHouse, source: string, given: GivenPath[], options: Options) {
  const service = app.get(IngestService, { strict: false });
  const { since, until, dryRun, json } = options;
  const readings =
    given.length > 0
      ? given.map((path) => () => readPath(service, source, path, dryRun))
      : [
          () =>
            withProgressBar(printable(source), (onProgress) =>
              service.collect(source, { since, until, dryRun, onProgress }),
            ),
        ];
  const reports: RunReport[] = [];
  for (const read of readings) {
    const report = await read();
    waitFor(report.causes);
    reports.push(report);
    if (!json) process.stdout.write(`${reportAsText(report)}\n`);
  }
  if (json) process.stdout.write(`${reportsAsJson(reports)}\n`);
  return exitCodeOf(reports);
}

/** The bar counts kilobytes: how many records a file holds is known at its end only. */
async function readPath(service: IngestService, source: string, { origin, files }: GivenPath, dryRun?: boolean) {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return withProgressBar(`${printable(origin)} (kB)`, (progress) => {
    let done = 0;
    const tell = (bytes: number): void => {
      done += bytes;
      progress(Math.round(done / 1000), Math.round(total / 1000));
    };
    const streams = files.map((file) => ({ origin: file.origin, bytes: bytesOf(file, tell) }));
    return service.ingestFiles({ source, origin, files: streams }, { dryRun });
  });
}
