import { constants, type Stats } from 'node:fs';
import { access, lstat, mkdir, open, readdir, realpath, rename } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';

/** Where files go, in the folder itself; what lies there is not read. */
export type PutAway = 'done' | 'refused';

const AWAY: readonly string[] = ['done', 'refused'] satisfies PutAway[];
/** What programs write before a file is whole, beside names that begin with a dot */
const UNFINISHED = new Set(['.part', '.tmp', '.crdownload', '.partial']);
const DEEPEST = 20;
const MOST_SAME_NAMES = 10_000;

/** Something in the folder, by its path in it. */
export interface FolderEntry {
  path: string;
  kind: 'file' | 'link' | 'other';
  size: number;
  changedAt: number;
}

/** A folder in which files of notices are put, and from which they are put away. */
export class WatchedFolder {
  constructor(private readonly root: string) {}

  /** @returns what lies in it, at any depth, by path; links are named and not followed. Throws when it is no folder */
  async entries(): Promise<FolderEntry[]> {
    const found = await this.under('', 0);
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private async under(folder: string, depth: number): Promise<FolderEntry[]> {
    const found: FolderEntry[] = [];
    for (const each of await readdir(join(this.root, folder), { withFileTypes: true })) {
      const path = join(folder, each.name);
      if (folder === '' && AWAY.includes(each.name)) continue;
      if (each.name.startsWith('.') || UNFINISHED.has(extname(each.name).toLowerCase())) continue;
      if (each.isDirectory()) {
        if (depth < DEEPEST) found.push(...(await this.under(path, depth + 1)));
        continue;
      }
      const entry = await this.entry(path);
      if (entry) found.push(entry);
    }
    return found;
  }

  /** @returns what lies at a path now; null when nothing does */
  async entry(path: string): Promise<FolderEntry | null> {
    try {
      const stats = await lstat(join(this.root, path));
      return { path, kind: kindOf(stats), size: stats.size, changedAt: stats.mtimeMs };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** @returns whether this user may read a file */
  async mayRead(path: string): Promise<boolean> {
    try {
      await access(join(this.root, path), constants.R_OK);
      return true;
    } catch {
      return false;
    }
  }

  /** @returns the bytes of a file; throws when it, or a folder on the way to it, became a link */
  async *read(path: string): AsyncGenerator<Uint8Array> {
    const file = join(this.root, path);
    const place = await realpath(dirname(file));
    const root = await realpath(this.root);
    if (place !== root && !place.startsWith(root + sep)) throw new Error(`${path} is outside of the folder.`);
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    yield* handle.createReadStream() as AsyncIterable<Uint8Array>;
  }

  /** Moves what lies at a path to `done` or `refused`; where the name is taken it gets a number. @returns where it went */
  async putAway(path: string, where: PutAway): Promise<string> {
    const target = join(this.root, where, path);
    await mkdir(dirname(target), { recursive: true });
    const away = await realpath(dirname(target));
    if (!away.startsWith(join(await realpath(this.root), where)))
      throw new Error(`${where} is a link: make it a folder.`);
    const free = await this.freeName(target);
    await rename(join(this.root, path), free);
    return relative(this.root, free);
  }

  private async freeName(target: string): Promise<string> {
    const extension = extname(target);
    const stem = basename(target, extension);
    for (let n = 1; n < MOST_SAME_NAMES; n++) {
      const name = n === 1 ? target : join(dirname(target), `${stem} (${n})${extension}`);
      if ((await this.entry(relative(this.root, name))) === null) return name;
    }
    throw new Error(`Too many files are called ${basename(target)}.`);
  }
}

function kindOf(stats: Stats): FolderEntry['kind'] {
  if (stats.isFile()) return 'file';
  return stats.isSymbolicLink() ? 'link' : 'other';
}
