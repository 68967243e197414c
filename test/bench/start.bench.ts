import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedCluster } from '#lib/database';
import { demoNotices } from '../../src/composition/demo/notices/demo-notices';
import { figureOf, timed, type Bench, type Figure } from './figure';
import { seededDirectory } from './seeded-directory';

const CLI = join(__dirname, '../../src/cli.js');
const WARM_STARTS = 3;

/** The built product as its user starts it: first start, next starts, and its memory after a day's work. */
export const start: Bench = {
  name: 'start',
  measure: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'maillon-bench-'));
    try {
      return await measured(folder);
    } finally {
      await EmbeddedCluster.remove(join(folder, 'data'));
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measured(folder: string): Promise<Figure[]> {
  const dataDir = join(folder, 'data');
  let running: ChildProcess | undefined;
  const cold = await timed(async () => (running = await started(dataDir)));
  await stopped(running!);
  const warm: number[] = [];
  for (let n = 0; n < WARM_STARTS; n += 1) {
    warm.push(await timed(async () => (running = await started(dataDir))));
    if (n < WARM_STARTS - 1) await stopped(running!);
  }
  let peak: number;
  try {
    const directory = join(folder, 'directory.json');
    const notices = join(folder, 'notices.json');
    writeFileSync(directory, JSON.stringify(seededDirectory()));
    writeFileSync(notices, JSON.stringify({ results: demoNotices('2026-10-01') }));
    await ran('import', 'suppliers', '--file', directory, '--data-dir', dataDir);
    await ran('ingest', 'boamp', '--file', notices, '--data-dir', dataDir);
    await ran('digest', '--all', '--data-dir', dataDir);
    peak = peakMemory(running!.pid!);
  } finally {
    await stopped(running!);
  }
  return [
    figureOf([cold / 1_000], { name: 'first start, demo loaded', unit: 's', warmUp: 0, comparedWith: 'aim 60 s' }),
    figureOf(
      warm.map((ms) => ms / 1_000),
      { name: 'next start', unit: 's', warmUp: 0, comparedWith: 'aim 10 s' },
    ),
    figureOf([peak], {
      name: 'peak memory of our process, directory imported and notices matched',
      unit: 'MB',
      warmUp: 0,
      comparedWith: 'aim 350 MB',
    }),
  ];
}

/** @returns the process once it says where the pages are */
function started(dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CLI, 'start', '--port', '0', '--data-dir', dataDir]);
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('boite-essai')) resolve(child);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`start exited with ${code}:\n${said}`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  return exit;
}

function ran(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')}: ${code}\n${said}`))));
  });
}

/** @returns the most memory the process held at once, in MB, as Linux keeps it */
function peakMemory(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (!kilobytes) throw new Error('This system does not say the peak memory of a process.');
  return Number(kilobytes) / 1_024;
}
