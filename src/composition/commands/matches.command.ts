import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Option, type Command } from 'commander';
import { DomainError } from '#lib/kernel';
import { LabelledMatchesQuery, type LabelledMatch } from '../../api/exports/labelled-matches.query';
import { houseOptions } from '../start/house-options';
import { withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';
import { LABELLED_COLUMNS, labelledCsvRow } from './labelled-csv';
import { withProgressBar } from './progress-bar';
import { CSV_MARK, csvRows } from '../../web/shared/csv';

interface Options extends HouseOptions {
  out: string;
  format?: 'jsonl' | 'csv';
}

/** `maillon matches export`: what officers and suppliers said of matches, with the facts they said it on. */
export function addMatches(program: Command): void {
  const matches = program.command('matches').description('what became of matches');
  const command = matches
    .command('export')
    .description('write verdicts and answers as a labelled set, without any person, for `npm run evaluate`')
    .requiredOption('--out <file>', 'the file to write; it appears once it is whole')
    .addOption(
      new Option('--format <format>', 'by the name of the file where it is not told').choices(['jsonl', 'csv']),
    );
  houseOptions(command).action(async (options: Options) => {
    process.exitCode = await withHouse(options, (house) => exportMatches(house, options));
  });
}

async function exportMatches({ db, steps }: CommandHouse, { out, format = formatOf(out) }: Options): Promise<void> {
  const query = new LabelledMatchesQuery(db);
  const total = await query.count();
  const partial = `${out}.part`;
  let done = 0;
  try {
    await withProgressBar('matches', async (onProgress) => {
      async function* lines(): AsyncGenerator<string> {
        if (format === 'csv') yield CSV_MARK + csvRows([LABELLED_COLUMNS]);
        for await (const batch of query.all()) {
          yield format === 'csv' ? csvRows(batch.map(labelledCsvRow)) : batch.map(asLine).join('');
          done += batch.length;
          onProgress(done, total);
        }
      }
      await pipeline(lines, createWriteStream(partial));
    });
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new DomainError(
      'matches/out',
      `« ${out} » cannot be written (${code}): name a file in a folder that exists.`,
    );
  }
  steps.say(`${done} labelled matches are in ${out}.`);
}

function formatOf(out: string): 'jsonl' | 'csv' {
  return out.toLowerCase().endsWith('.csv') ? 'csv' : 'jsonl';
}

function asLine(match: LabelledMatch): string {
  return `${JSON.stringify(match)}\n`;
}
