import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stillRuns } from '#lib/database';

const running = z.object({
  mark: z.object({ pid: z.number(), startedAt: z.string().nullable() }),
  address: z.string(),
  port: z.number(),
  /** Whether its PostgreSQL is the embedded one of the data folder */
  embedded: z.boolean(),
  /** The engines that were picked: commands beside this start use the same */
  engines: z.object({
    databaseUrl: z.string(),
    redisUrl: z.string().optional(),
    meiliUrl: z.string().optional(),
    meiliKey: z.string().optional(),
    smtpUrl: z.string().optional(),
  }),
});
const runFile = z.object({ clockOffsetMs: z.number().default(0), running: running.nullable().default(null) });

/** What a data folder remembers of its house: the time it lives in, and the start that runs. */
export type RunFile = z.output<typeof runFile>;
export type RunningStart = z.output<typeof running>;

/** @returns what `run.json` of a data folder says; a start that no longer runs is left out */
export function readRunFile(dataDir: string): RunFile {
  let text: string;
  try {
    text = readFileSync(fileOf(dataDir), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { clockOffsetMs: 0, running: null };
    throw error;
  }
  const read = runFile.parse(JSON.parse(text));
  return { ...read, running: read.running && stillRuns(read.running.mark) ? read.running : null };
}

/** Writes it whole or not at all; its owner alone reads it, since addresses of engines hold passwords. */
export function writeRunFile(dataDir: string, content: RunFile): void {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${fileOf(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileOf(dataDir));
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'run.json');
}
