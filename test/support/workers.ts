import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Halt } from './worker-process';

interface Settings {
  databaseUrl: string;
  smtpUrl?: string;
  /** How far its clock is ahead of the machine's */
  offsetMs?: number;
  halt?: Halt;
}

/** A worker in a process of its own, which a test may kill as a machine would. */
export class WorkerProcess {
  private said = '';

  private constructor(private readonly child: ChildProcess) {
    child.stdout!.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    child.stderr!.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
  }

  static async start(settings: Settings): Promise<WorkerProcess> {
    const files = [join(__dirname, 'typescript-process.cjs'), join(__dirname, 'worker-process.ts')];
    const child = spawn(process.execPath, ['--require', files[0]!, files[1]!], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        DATABASE_URL: settings.databaseUrl,
        SMTP_URL: settings.smtpUrl ?? 'smtp://127.0.0.1:9',
        OFFSET_MS: `${settings.offsetMs ?? 0}`,
        ...(settings.halt ? { HALT: settings.halt } : {}),
      },
    });
    const worker = new WorkerProcess(child);
    await worker.says('working');
    return worker;
  }

  /** Waits for a word of it. @throws Error with all it said when it ends before */
  async says(word: string): Promise<void> {
    while (!this.said.includes(word)) {
      if (this.child.exitCode !== null) throw new Error(`The worker ended:\n${this.said}`);
      await sleep(20);
    }
  }

  /** kill -9 */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

/** Waits until something is so. A test that waits in vain ends by its own time-out. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await sleep(20);
}
