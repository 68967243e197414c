import type { Command } from 'commander';
import { DomainError } from '#lib/kernel';
import type { QuarantinedRecord } from '../../ingest/quarantined-record.entity';
import { QuarantineService } from '../../ingest/quarantine.service';
import { withHouse, type CommandHouse } from '../start/with-house';
import { printable } from './printable';
import { exitCodeOf, reasonOf, reportAsText, reportsAsJson } from './run-report';

const NOTHING = 'Nothing in quarantine.';

interface Options {
  json?: boolean;
  dataDir?: string;
}

interface ListOptions extends Options {
  all?: boolean;
  source?: string;
  byCode?: boolean;
}

/** `maillon quarantine`: what was refused, why, and what becomes of it. */
export function addQuarantine(program: Command): void {
  const quarantine = program.command('quarantine').description('the records that were refused, and why');
  const sub = (spec: string, description: string, isDefault = false): Command =>
    quarantine
      .command(spec, { isDefault })
      .description(description)
      .option('--json', 'print the result as JSON on standard output')
      .option('--data-dir <folder>', 'data folder (default: MAILLON_DATA_DIR, else .data)');

  sub('list', 'list what waits', true)
    .option('--all', 'list what is settled too')
    .option('--source <name>', 'one source only')
    .option('--by-code', 'count what waits, by its first reason')
    .action((options: ListOptions) => run(options, (house) => list(house, options)));
  sub('show <id>', 'print a record as its source gave it; its reasons go to standard error').action(
    (id: string, options: Options) => run(options, (house) => show(house, id, options)),
  );
  sub('retry [ids...]', 'read records again with today’s parsers')
    .option('--all', 'read again all that wait')
    .action((ids: string[], options: Options & { all?: boolean }) =>
      run(options, (house) => retry(house, ids, options)),
    );
  sub('ignore <id>', 'set a record aside')
    .requiredOption('--because <reason>', 'why')
    .action((id: string, options: Options & { because: string }) =>
      run(options, ({ app }) => app.get(QuarantineService, { strict: false }).ignore(id, options.because)),
    );
}

async function run({ dataDir }: Options, work: (house: CommandHouse) => Promise<number | void>): Promise<void> {
  process.exitCode = await withHouse({ dataDir }, work);
}

async function list({ app }: CommandHouse, { json, all, source, byCode }: ListOptions): Promise<void> {
  const quarantine = app.get(QuarantineService, { strict: false });
  if (byCode) {
    const counts = (await quarantine.countsByCode()).filter((each) => !source || each.source === source);
    const lines = counts.map((each) => printable(`${each.count} × ${each.code}  ${each.source}`));
    process.stdout.write(`${json ? JSON.stringify({ counts }, null, 2) : lines.join('\n') || NOTHING}\n`);
    return;
  }
  const records = await quarantine.list({
    ...(all === undefined ? {} : { all }),
    ...(source === undefined ? {} : { source }),
  });
  if (json) process.stdout.write(`${JSON.stringify({ records }, null, 2)}\n`);
  else process.stdout.write(`${records.length === 0 ? NOTHING : records.map(asText).join('\n')}\n`);
}

async function show({ app, steps }: CommandHouse, id: string, { json }: Options): Promise<void> {
  const { kept, raw } = await app.get(QuarantineService, { strict: false }).show(id);
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...toldOf(kept), raw: raw.toString('utf8') }, null, 2)}\n`);
    return;
  }
  steps.say(asText(kept));
  // A file or another program gets the bytes; a terminal must not obey them
  process.stdout.write(process.stdout.isTTY ? `${printable(raw.toString('utf8'))}\n` : raw);
}

async function retry(
  { app, waitFor }: CommandHouse,
  ids: string[],
  { json, all }: Options & { all?: boolean },
): Promise<number> {
  if (ids.length === 0 && !all) {
    throw new DomainError(
      'quarantine/nothing-named',
      'Say which: the ids that `maillon quarantine list` shows, or --all.',
    );
  }
  const reports = await app.get(QuarantineService, { strict: false }).retry(all ? undefined : ids);
  for (const report of reports) waitFor(report.causes);
  if (json) process.stdout.write(`${reportsAsJson(reports)}\n`);
  else process.stdout.write(`${reports.map(reportAsText).join('\n') || NOTHING}\n`);
  return exitCodeOf(reports);
}

function asText(kept: QuarantinedRecord): string {
  const { id, source, record, origin, problems, seenCount, firstSeenAt, resolution } = kept;
  const from = origin && origin !== record ? ` of ${origin}` : '';
  const head = `${id}  ${source} ${record}${from}, since ${firstSeenAt.toISOString().slice(0, 10)}, seen ${seenCount} ×`;
  const settled = resolution === null ? [] : [`  settled: ${resolution}`];
  return printable([head, ...problems.map((problem) => `  ${reasonOf(problem)}`), ...settled].join('\n'));
}

function toldOf(kept: QuarantinedRecord): object {
  return Object.fromEntries(Object.entries(kept));
}
