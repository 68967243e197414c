import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IndexerHalt } from './indexer-process';

interface Settings {
  databaseUrl: string;
  meiliUrl: string | undefined;
  work: 'consume' | 'rebuild';
  halt?: IndexerHalt | undefined;
}

/** @returns an indexer in a process of its own, once it halted, or once its work is done when it is to halt nowhere */
export async function anIndexer({ databaseUrl, meiliUrl, work, halt }: Settings): Promise<ChildProcess> {
  const files = [join(__dirname, 'typescript-process.cjs'), join(__dirname, 'indexer-process.ts')];
  const indexer = spawn(process.execPath, ['--require', files[0]!, files[1]!], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      WORK: work,
      ...(meiliUrl ? { MEILI_URL: meiliUrl } : {}),
      ...(halt ? { HALT: halt } : {}),
    },
  });
  let said = '';
  for (const stream of [indexer.stdout, indexer.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (!said.includes(halt ? 'halted' : 'worked')) {
    if (indexer.exitCode !== null) throw new Error(`The indexer ended:\n${said}`);
    await sleep(20);
  }
  return indexer;
}

/** kill -9 */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
