import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedCluster } from '#lib/database';

const ROOT = join(__dirname, '../..');

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

interface Choices {
  /** The folder of the clone; this one by default */
  clone?: string;
  /** Another user of the system to be */
  as?: { uid: number; gid: number };
  dataDir?: string;
  /** Variables to set, on a machine where nothing else is */
  env?: Record<string, string>;
}

/** The built product, used as a person would from a terminal: one start, and commands beside it. */
export class Maillon {
  readonly dataDir: string;
  /** What the last start printed */
  said = '';
  private started: ChildProcess | undefined;

  constructor(private readonly choices: Choices = {}) {
    this.dataDir = choices.dataDir ?? mkdtempSync(join(tmpdir(), 'maillon-e2e-'));
  }

  /** Starts everything and waits until it says where the pages are. @returns that address */
  async start(...options: string[]): Promise<string> {
    const child = this.spawn('start', '--port', '0', ...options, '--data-dir', this.dataDir);
    this.said = '';
    this.started = child;
    return new Promise((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        this.said += chunk.toString();
        const address = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(this.said)?.[0];
        if (address && this.said.includes('boite-essai')) resolve(address);
      };
      child.stdout!.on('data', hear);
      child.stderr!.on('data', hear);
      child.once('exit', (code) => reject(new Error(`start exited with ${code}:\n${this.said}`)));
    });
  }

  /** Runs a command to its end. */
  async run(...args: string[]): Promise<Ran> {
    return this.runAlone(...args, '--data-dir', this.dataDir);
  }

  /** The same for a command that needs no house, and so no data folder. */
  async runAlone(...args: string[]): Promise<Ran> {
    const child = this.spawn(...args);
    const ran: Ran = { code: null, out: '', err: '' };
    child.stdout!.on('data', (chunk: Buffer) => (ran.out += chunk.toString()));
    child.stderr!.on('data', (chunk: Buffer) => (ran.err += chunk.toString()));
    ran.code = await new Promise((resolve) => child.once('close', resolve));
    return ran;
  }

  /** As Ctrl-C does. @returns the exit code */
  async stop(): Promise<number | null> {
    return this.end('SIGINT');
  }

  /** As `kill -9` does: nothing is drained nor stopped. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** @returns what the data folder remembers */
  runFile(): { clockOffsetMs: number; running: { mark: { pid: number }; engines: { databaseUrl: string } } | null } {
    return JSON.parse(readFileSync(join(this.dataDir, 'run.json'), 'utf8'));
  }

  /** Leaves nothing of it: neither a process nor a file. */
  async leave(): Promise<void> {
    await this.stop();
    await EmbeddedCluster.remove(this.dataDir);
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.started;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return exit;
  }

  /** Begins a command. */
  spawn(...args: string[]): ChildProcess {
    const { clone = ROOT, as = {}, env = {} } = this.choices;
    const { PATH, HOME, LANG } = process.env;
    return spawn(process.execPath, [join(clone, 'dist/src/cli.js'), ...args], {
      ...as,
      cwd: clone,
      env: { PATH, HOME, LANG, ...env },
    });
  }
}
