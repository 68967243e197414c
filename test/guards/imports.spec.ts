import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const ROOMS = 'audit delivery account opportunity notice need supplier matching answer alert ingest'.split(' ');

interface Rule {
  name: string;
}
interface Cruise {
  summary: { violations: { from: string; to: string; rule: Rule }[] };
}

/** A house with a fault of each kind, and nothing else in it. */
function faults(): Record<string, string[]> {
  const files: Record<string, string[]> = {};
  ROOMS.forEach((room, at) => {
    const right = [...ROOMS, 'web'][at + 1]!;
    const other = ROOMS[at === 0 ? 1 : at - 1]!;
    files[`src/${room}/${room}.service.ts`] = [];
    files[`src/${room}/inner.ts`] = [];
    files[`src/${room}/looks-right.ts`] = [`../${right}/${right}.service`];
    files[`src/${room}/looks-inside.ts`] = [`../${other}/inner`];
  });
  return {
    ...files,
    'src/web/web.service.ts': ['../audit/inner'],
    'src/web/knows-api.ts': ['../api/api'],
    'src/api/api.ts': ['../audit/inner'],
    'src/composition/plumbing.ts': [],
    'src/late.ts': ['./composition/plumbing'],
    'src/tested.ts': ['../test/support'],
    'src/dev-only.ts': ['yaml'],
    'src/lost.ts': ['./nowhere'],
    'src/circle-a.ts': ['./circle-b'],
    'src/circle-b.ts': ['./circle-a'],
    'src/by-path.ts': ['../libs/queue/src/inner'],
    'test/support.ts': [],
    'libs/queue/src/index.ts': ['./inner', '../../../src/late'],
    'libs/queue/src/inner.ts': [],
    'libs/matching-engine/src/index.ts': ['node:http', 'node:fs', 'typeorm', '#lib/queue'],
  };
}

describe('import rules', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'maillon-imports-'));
    for (const file of ['package.json', 'tsconfig.json']) copyFileSync(join(ROOT, file), join(folder, file));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const [file, imports] of Object.entries(faults())) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      const names = imports.map((from, at) => `import * as m${at} from '${from}';`);
      const uses = imports.map((_, at) => `export const u${at} = m${at};`);
      writeFileSync(join(folder, file), [...names, ...uses, 'export const own = 1;'].join('\n'));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds a fault of every kind: no rule is asleep', async () => {
    const { summary } = await cruise(folder);
    const found = new Set(summary.violations.map(({ rule }) => rule.name));
    const rules = (require(CONFIG) as { forbidden: Rule[] }).forbidden.map(({ name }) => name);
    expect(rules.filter((name) => !found.has(name))).toEqual([]);
  });

  it('finds the library of a neighbour by its name, and the circle by both its ends', async () => {
    const { summary } = await cruise(folder);
    expect(summary.violations).toContainEqual(
      expect.objectContaining({ from: 'libs/matching-engine/src/index.ts', to: 'libs/queue/src/index.ts' }),
    );
    expect(summary.violations).toContainEqual(
      expect.objectContaining({ from: 'src/circle-a.ts', rule: expect.objectContaining({ name: 'no-circle' }) }),
    );
  });
});

/** Runs the checker as `npm run lint:imports` does; it exits with the number of faults. */
async function cruise(cwd: string): Promise<Cruise> {
  const bin = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [bin, '--config', CONFIG, '--output-type', 'json', 'src', 'libs', 'test'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, out) => {
      if (out) resolve(JSON.parse(out) as Cruise);
      else reject(error ?? new Error('dependency-cruiser said nothing.'));
    });
  });
}
