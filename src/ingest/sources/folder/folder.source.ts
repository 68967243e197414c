import { readNotices } from '#lib/notice-formats';
import { realWaiting, type Waiting } from '../../client/waiting';
import type { NoticeSource, SourcePage } from '../../notice-source.port';
import { SourceRefused } from '../../source.errors';
import { type FolderEntry, type PutAway, WatchedFolder } from './watched-folder';

/** A file whose size or date moves within this is still being written */
const SETTLED_MS = 2_000;

/** A watched folder: each file in it, of any format, is read, then put away once what it held is committed. */
export class FolderSource implements NoticeSource {
  readonly name = 'folder';
  readonly daysReadAgain = 0;

  /** @param folder absolute path; undefined when none is watched */
  constructor(
    private readonly folder: string | undefined,
    private readonly waiting: Waiting = realWaiting,
  ) {}

  /** Days are not asked: what lies in the folder is what is new. */
  async *ask(): AsyncGenerator<SourcePage> {
    if (this.folder === undefined) {
      throw new SourceRefused('The folder of notices', 'is not set', 'Set NOTICE_FOLDER to the folder to read.');
    }
    const folder = new WatchedFolder(this.folder);
    for (const entry of await this.settled(folder, this.folder)) {
      if (entry.kind !== 'file') yield refusedEntry(folder, entry);
      else if (await folder.mayRead(entry.path)) yield pageOf(folder, entry);
      else yield lockedFile(entry);
    }
  }

  /** @returns the entries that nobody is writing to */
  private async settled(folder: WatchedFolder, path: string): Promise<FolderEntry[]> {
    try {
      const before = await folder.entries();
      if (before.length === 0) return [];
      await this.waiting.sleep(SETTLED_MS);
      const after = await Promise.all(before.map((entry) => folder.entry(entry.path)));
      return before.filter((entry, index) => isSame(entry, after[index]));
    } catch (cause) {
      const why = (cause as NodeJS.ErrnoException).code ?? 'unknown';
      const fix = 'Make it, or let this user read and write it, or correct NOTICE_FOLDER.';
      throw new SourceRefused(`The folder ${path}`, `cannot be read (${why})`, fix, { cause });
    }
  }
}

function pageOf(folder: WatchedFolder, entry: FolderEntry): SourcePage {
  return {
    origin: entry.path,
    records: readNotices(folder.read(entry.path), entry.path),
    position: { file: entry.path },
    expected: null,
    after: async ({ refused }) => {
      // One that was written to meanwhile is read again in the next round
      if (!isSame(entry, await folder.entry(entry.path))) return;
      await putAway(folder, entry, refused > 0 ? 'refused' : 'done');
    },
  };
}

/** It keeps the others out of nothing: somebody must give the right to read it, or take it away. */
function lockedFile({ path }: FolderEntry): SourcePage {
  const remark = `${path} may not be read by this user: it was left where it is.`;
  return { origin: path, records: [], position: { file: path }, expected: null, remark };
}

/** A link or a device is not read, wherever it leads. */
function refusedEntry(folder: WatchedFolder, entry: FolderEntry): SourcePage {
  return {
    origin: entry.path,
    records: [],
    position: { file: entry.path },
    expected: null,
    remark: `${entry.path} is a ${entry.kind === 'link' ? 'link' : 'thing'}, not a file: it was not read.`,
    after: () => putAway(folder, entry, 'refused'),
  };
}

async function putAway(folder: WatchedFolder, { path }: FolderEntry, where: PutAway): Promise<void> {
  try {
    await folder.putAway(path, where);
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message;
    const fix = `What it held is kept; let this user write to the folder, and to ${where} in it.`;
    throw new SourceRefused(`The file ${path}`, `cannot be moved to ${where} (${why})`, fix, { cause });
  }
}

function isSame(before: FolderEntry, after: FolderEntry | null | undefined): boolean {
  return after?.kind === before.kind && after.size === before.size && after.changedAt === before.changedAt;
}
