import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Running {
  url: string;
  key: string | undefined;
  stop(): Promise<void>;
  /** kill -9; only of one started here */
  kill?: () => Promise<void>;
  /** The same data on the same port, after `kill` */
  again?: () => Promise<void>;
}

/** @returns a way to a Meilisearch server: the one `MEILI_URL` names, else one started from the PATH; null where there is none */
export function aMeilisearch(): { start(): Promise<Running>; isOwn: boolean } | null {
  const url = process.env['MEILI_URL'];
  if (url)
    return { start: async () => ({ url, key: process.env['MEILI_KEY'], stop: async () => undefined }), isOwn: false };
  return isOnPath() ? { start, isOwn: true } : null;
}

function isOnPath(): boolean {
  try {
    execFileSync('meilisearch', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function start(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'maillon-meilisearch-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const run = async (): Promise<ChildProcess> => {
    const child = spawn(
      'meilisearch',
      ['--http-addr', `127.0.0.1:${port}`, '--db-path', join(folder, 'db'), '--no-analytics', '--env', 'development'],
      { cwd: folder, stdio: 'ignore' },
    );
    for (let left = 100; left > 0; left -= 1) {
      const up = await fetch(`${url}/health`).then(
        (response) => response.ok,
        () => false,
      );
      if (up) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return child;
  };
  let child = await run();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  return {
    url,
    key: undefined,
    kill: () => end('SIGKILL'),
    again: async () => void (child = await run()),
    stop: async () => {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
