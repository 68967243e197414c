import type { Command } from 'commander';
import { ReparseService, type ReparseReport } from '../../ingest/reparse.service';
import { houseOptions } from '../start/house-options';
import { withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';
import { day } from './day-option';
import { printable } from './printable';
import { withProgressBar } from './progress-bar';
import { exitCodeOf, reportAsText } from './run-report';

interface Options extends HouseOptions {
  source?: string;
  since?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `maillon reparse`: reads again what is kept, with today's readers, without asking any source. */
export function addReparse(program: Command): void {
  const command = program
    .command('reparse')
    .description('read again what is kept of notices, quarantine included, with today’s readers')
    .option('--source <name>', 'boamp, ted, decp, approch or folder (only what was refused in it); all by default')
    .option('--since <day>', 'notices published since this day only, YYYY-MM-DD', day)
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--json', 'print the report as JSON on standard output');
  houseOptions(command).action(async (options: Options) => {
    process.exitCode = await withHouse(options, (house) => reparse(house, options));
  });
}

async function reparse({ app, waitFor }: CommandHouse, { source, since, dryRun, json }: Options): Promise<number> {
  const service = app.get(ReparseService, { strict: false });
  const report = await withProgressBar('notices', (onProgress) =>
    service.reparse({ source, since, dryRun, onProgress }),
  );
  const runs = [...report.runs, ...report.refused];
  for (const { causes } of runs) waitFor(causes);
  const told = { ...report, runs: report.runs.map(withoutCauses), refused: report.refused.map(withoutCauses) };
  process.stdout.write(`${json ? JSON.stringify(told, null, 2) : asText(report)}\n`);
  return exitCodeOf(runs);
}

function withoutCauses<R extends { causes: unknown }>({ causes: _, ...told }: R): Omit<R, 'causes'> {
  return told;
}

function asText({ dryRun, runs, refused, gone, fields, changes }: ReparseReport): string {
  const changed = [...runs, ...refused].reduce((sum, run) => sum + run.changed, 0);
  const lines = [
    ...runs.map(reportAsText),
    ...refused.map(reportAsText),
    ...(gone > 0 ? [`${gone} notices whose bytes are no longer kept were left as they are`] : []),
    ...(changed > 0 ? [`${changed} notices ${dryRun ? 'would change' : 'changed'}:`] : ['No notice changed.']),
    ...Object.entries(fields).map(([field, count]) => `  ${field} × ${count}`),
    ...changes.map(({ source, sourceId, fields: of }) => printable(`  ${source} ${sourceId}: ${of.join(', ')}`)),
  ];
  return lines.join('\n');
}
