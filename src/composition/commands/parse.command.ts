import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import { type NoticeRecord, readNotices } from '#lib/notice-formats';
import { EXIT } from '../start/with-house';
import { filesNamed } from './files-named';
import { ParseSummary } from './parse-summary';
import { printable } from './printable';
import { withProgressBar } from './progress-bar';

/** `maillon parse PATH…`: prints what files of notices say, and keeps nothing; no database is needed. */
export function addParse(program: Command): void {
  program
    .command('parse')
    .description('print what files of notices say, one JSON line a notice; no database, nothing is kept')
    .argument('<paths...>', 'files, folders or patterns; the format is recognised by itself')
    .option('--no-summary', 'leave out the summary by format on standard error')
    .addHelpText(
      'after',
      `
A line is {file, record, format, notice, repairs} or {file, record, format, problems}; progress and the summary by format
(fields filled, marks found, what was mended or refused) go to standard error.

Formats: BOAMP API v2.1 (JSON: one record, a list, a page, lines) and its older XML; eForms (UBL XML); TED XML R2.0.8 and
R2.0.9; DECP 2019, 2022 and rows of the tabular API; APProch.`,
    )
    .action(async (paths: string[], { summary }: { summary: boolean }) => {
      process.exitCode = await parse(paths, summary);
    });
}

async function parse(paths: readonly string[], withSummary: boolean): Promise<number> {
  const files = await filesNamed(paths);
  const summary = new ParseSummary();
  await withProgressBar('files', async (onProgress) => {
    for (const [index, file] of files.entries()) {
      for await (const record of recordsOf(file)) {
        summary.count(record.parsed);
        if (!(await print(lineOf(file, record)))) return;
      }
      onProgress(index + 1, files.length);
    }
  });
  if (withSummary) process.stderr.write(`${files.length} files\n${printable(summary.asText())}\n`);
  return summary.refused > 0 ? EXIT.someRefused : EXIT.done;
}

async function* recordsOf(file: string): AsyncGenerator<NoticeRecord> {
  try {
    yield* readNotices(createReadStream(file, { highWaterMark: 256 * 1024 }), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    const message = `Le fichier ne peut pas être lu : ${(error as Error).message}.`;
    const problems = [{ code: 'file-unreadable' as const, path: '', message }];
    yield { record: file, raw: new Uint8Array(0), parsed: { ok: false, format: null, problems } };
  }
}

function lineOf(file: string, { record, parsed }: NoticeRecord): string {
  const { format } = parsed;
  const said = parsed.ok ? { notice: parsed.notice, repairs: parsed.repairs } : { problems: parsed.problems };
  return `${JSON.stringify({ file, record, format, ...said })}\n`;
}

/**
 * Waits while the reader of our output is slower than we are, so that lines do not pile up in memory.
 * @returns false when nobody reads any more, as behind `| head`
 */
async function print(line: string): Promise<boolean> {
  if (process.stdout.destroyed) return false;
  if (process.stdout.write(line)) return true;
  try {
    await once(process.stdout, 'drain');
    return true;
  } catch {
    return false;
  }
}
