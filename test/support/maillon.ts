import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLI = join(__dirname, '../../dist/src/cli.js');

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** The built product, used as a person would from a terminal: one start, and commands beside it. */
export class Maillon {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'maillon-e2e-'));
  private started: ChildProcess | undefined;
  private said = '';

  /** Starts everything and waits until it says where the pages are. @returns that address */
  async start(...options: string[]): Promise<string> {
    const args = [CLI, 'start', '--port', '0', '--data-dir', this.dataDir, ...options];
    const child = spawn(process.execPath, args, { env: environment() });
    this.started = child;
    return new Promise((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        this.said += chunk.toString();
        const address = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(this.said)?.[0];
        if (address && this.said.includes('boite-essai')) resolve(address);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => reject(new Error(`start exited with ${code}:\n${this.said}`)));
    });
  }

  /** Runs a command to its end. */
  async run(...args: string[]): Promise<Ran> {
    const child = spawn(process.execPath, [CLI, ...args, '--data-dir', this.dataDir], { env: environment() });
    const ran: Ran = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (ran.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ran.err += chunk.toString()));
    ran.code = await new Promise((resolve) => child.once('exit', resolve));
    return ran;
  }

  /** As Ctrl-C does. @returns the exit code */
  async stop(): Promise<number | null> {
    const child = this.started;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    return exit;
  }

  async leave(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** The environment of a machine where nothing was set for Maillon. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG } = process.env;
  return { PATH, HOME, LANG };
}
