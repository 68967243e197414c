import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderSource } from '../../src/ingest/sources/folder/folder.source';
import { WatchedFolder } from '../../src/ingest/sources/folder/watched-folder';
import type { Waiting } from '../../src/ingest/client/waiting';
import type { SourceClient } from '../../src/ingest/source-client.port';
import { aNumberedRecord, aPageOf } from '../factories/a-notice-record';
import { readWindow } from '../support/asked-sources';
import { namesIn, noticeSourceContract, type SourceWorld } from './notice-source.contract';

const window = { since: '2026-09-10', until: '2026-09-10', position: null };
/** A folder asks nobody */
const nobody: SourceClient = { ask: () => Promise.reject(new Error('A folder asks nobody.')) };

describe('a watched folder', () => {
  let folder: string;
  let whileWaiting: () => void;
  const waiting: Waiting = { sleep: async () => whileWaiting(), chance: () => 0 };
  const source = (): FolderSource => new FolderSource(folder, waiting);
  const put = (path: string, content: string): void => writeFileSync(join(folder, path), content);
  const read = () => readWindow(source(), window, nobody);
  const lying = (): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
  const nameOf: SourceWorld['nameOf'] = ({ raw }) =>
    (JSON.parse(Buffer.from(raw).toString('utf8')) as { idweb: string }).idweb;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'maillon-folder-'));
    whileWaiting = () => {};
    mkdirSync(join(folder, 'monday'));
    put('a.json', aPageOf(aNumberedRecord(1), aNumberedRecord(2)));
    put('b.json', aPageOf(aNumberedRecord(3)));
    put('monday/a.json', aPageOf(aNumberedRecord(4)));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  noticeSourceContract(() => ({
    source: source(),
    client: nobody,
    window,
    published: ['99-1', '99-2', '99-3', '99-4'],
    nameOf,
  }));

  it('puts away each file once it was kept, with the folder it lay in', async () => {
    await read();
    expect(lying()).toEqual(['done/a.json', 'done/b.json', 'done/monday/a.json']);
    expect(await read()).toEqual([]);
  });

  it('puts apart a file of which something was refused, and what is no notice at all', async () => {
    put('b.json', aPageOf(aNumberedRecord(3), { idweb: '99-5' }));
    put('empty.xml', '');
    await read();
    expect(lying()).toEqual(['done/a.json', 'done/monday/a.json', 'refused/b.json', 'refused/empty.xml']);
  });

  it('leaves a file where it is until its rows are kept', async () => {
    for await (const page of source().ask()) for await (const record of page.records) void record;
    expect(lying()).toEqual(['a.json', 'b.json', 'monday/a.json']);
  });

  it('overwrites nothing that has the same name', async () => {
    mkdirSync(join(folder, 'done'));
    put('done/a.json', 'of last week');
    put('done/a (2).json', 'of yesterday');
    await read();
    expect(lying()).toContain('done/a (3).json');
    expect(readFileSync(join(folder, 'done/a.json'), 'utf8')).toBe('of last week');
  });

  it('leaves for the next round a file that is being written', async () => {
    whileWaiting = () => put('b.json', aPageOf(aNumberedRecord(3), aNumberedRecord(6)));
    expect(namesIn(await read(), { nameOf })).toEqual(['99-1', '99-2', '99-4']);
    whileWaiting = () => {};
    expect(namesIn(await read(), { nameOf })).toEqual(['99-3', '99-6']);
  });

  it('does not put away a file that was written to while it was read', async () => {
    for await (const page of source().ask()) {
      for await (const record of page.records) void record;
      if (page.origin === 'a.json') put('a.json', aPageOf(aNumberedRecord(7)));
      await page.after?.({ refused: 0 });
    }
    expect(lying()).toEqual(['a.json', 'done/b.json', 'done/monday/a.json']);
  });

  it('leaves alone what is hidden or named as unfinished', async () => {
    put('.secret.json', '{}');
    put('c.json.part', '{}');
    await read();
    expect(lying()).toEqual(['.secret.json', 'c.json.part', 'done/a.json', 'done/b.json', 'done/monday/a.json']);
  });

  it('follows no link, to a file or to a folder, and says so', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'maillon-elsewhere-'));
    try {
      writeFileSync(join(elsewhere, 'x.json'), aPageOf(aNumberedRecord(8)));
      symlinkSync(join(elsewhere, 'x.json'), join(folder, 'x.json'));
      symlinkSync(elsewhere, join(folder, 'y'));
      const pages = await read();
      expect(namesIn(pages, { nameOf })).toEqual(['99-1', '99-2', '99-3', '99-4']);
      expect(pages.flatMap(({ remark }) => remark ?? [])).toEqual([
        'x.json is a link, not a file: it was not read.',
        'y is a link, not a file: it was not read.',
      ]);
      expect(lying().filter((path) => path.startsWith('refused/'))).toEqual(['refused/x.json', 'refused/y']);
      expect(existsSync(join(elsewhere, 'x.json'))).toBe(true);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('does not read a file that became a link after it was seen', async () => {
    const pages = source().ask();
    const { value: page } = await pages.next();
    rmSync(join(folder, 'a.json'));
    symlinkSync('/etc/hostname', join(folder, 'a.json'));
    const reading = async (): Promise<void> => {
      for await (const record of page!.records) void record;
    };
    await expect(reading()).rejects.toThrow();
  });

  it('leaves a file that may not be read, and reads the others', async () => {
    const mayRead = jest.spyOn(WatchedFolder.prototype, 'mayRead');
    // The tests may run as root, who may read everything
    mayRead.mockImplementation(async (path) => path !== 'a.json');
    try {
      const pages = await read();
      expect(namesIn(pages, { nameOf })).toEqual(['99-3', '99-4']);
      expect(pages[0]!.remark).toBe('a.json may not be read by this user: it was left where it is.');
      expect(lying()).toEqual(['a.json', 'done/b.json', 'done/monday/a.json']);
    } finally {
      mayRead.mockRestore();
    }
  });

  it('puts nothing away through a link', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'maillon-elsewhere-'));
    try {
      symlinkSync(elsewhere, join(folder, 'done'));
      await expect(read()).rejects.toMatchObject({
        code: 'source/refused',
        message: expect.stringContaining('done is a link'),
      });
      expect(readdirSync(elsewhere)).toEqual([]);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it.each([
    ['is not set', (): undefined => undefined],
    ['is not there', () => join(folder, 'nowhere')],
    ['is a file', () => join(folder, 'a.json')],
  ])('is refused when it %s, with what to do', async (_, path) => {
    await expect(readWindow(new FolderSource(path(), waiting), window, nobody)).rejects.toMatchObject({
      code: 'source/refused',
      message: expect.stringContaining('NOTICE_FOLDER'),
    });
  });
});
