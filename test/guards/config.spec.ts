import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { configTable } from '#lib/config';

const ROOT = join(__dirname, '../..');

describe('the configuration table of the README', () => {
  it('is the one that the schema makes (`npm run config:table` prints it)', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const table = /<!-- config:begin -->\n([\s\S]*?)\n?<!-- config:end -->/.exec(readme)?.[1]?.trim();
    expect(table).toBe(configTable());
  });
});

describe('the environment', () => {
  it('is read by libs/config alone', () => {
    const readers = ['src', 'libs', 'migrations']
      .flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
      )
      .filter((name) => /\.[cm]?[tj]s$/.test(name) && !name.startsWith('libs/config/'))
      .filter((name) => /process\s*\.\s*env|from '(?:node:)?process'/.test(readFileSync(join(ROOT, name), 'utf8')));
    expect(readers).toEqual([]);
  });
});
