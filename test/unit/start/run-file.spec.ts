import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markOf } from '#lib/database';
import { readRunFile, writeRunFile, type RunningStart } from '../../../src/composition/start/run-file';

describe('run.json of a data folder', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'maillon-run-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const start = (mark: RunningStart['mark']): RunningStart => ({
    mark,
    address: 'http://localhost:3000',
    port: 3000,
    embedded: true,
    engines: { databaseUrl: 'postgresql://maillon:pass@127.0.0.1:1/maillon' },
  });

  it('is nothing where there is none', () => {
    expect(readRunFile(join(folder, 'none'))).toEqual({ clockOffsetMs: 0, running: null });
  });

  it('gives back a start that runs, to its owner alone', () => {
    const running = start(markOf(process.pid)!);
    writeRunFile(folder, { clockOffsetMs: -5, running });
    expect(readRunFile(folder)).toEqual({ clockOffsetMs: -5, running });
    expect(statSync(join(folder, 'run.json')).mode & 0o777).toBe(0o600);
  });

  it('keeps the time but forgets a start whose process ended, or whose number another process has by now', () => {
    for (const mark of [
      { pid: 2 ** 22 - 1, startedAt: '1' },
      { pid: process.pid, startedAt: 'long ago' },
    ]) {
      writeRunFile(folder, { clockOffsetMs: 7, running: start(mark) });
      expect(readRunFile(folder)).toEqual({ clockOffsetMs: 7, running: null });
    }
  });
});
