import { completeNomenclature, cpvLabel, cpvOfWords, nafLabel, officialLists, pointOfCommune } from '#lib/nomenclature';
import { completeFrom } from '../../src/composition/nomenclature/complete-nomenclature';
import { NomenclatureWatch } from '../../src/composition/nomenclature/nomenclature-watch.service';
import { IngestRuns } from '../../src/ingest/ingest-runs';
import { ReferenceService } from '../../src/ingest/references/reference.service';
import { aCommunesFile, aCpvFile, aNafFile } from '../factories/reference-files';
import { configAsking, politeSourceClient, WaitingOnClock } from '../support/asked-sources';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';
import { SourceStandIn } from '../support/source-stand-in';

let database: TestDatabase;
let standIn: SourceStandIn;
let references: ReferenceService;
let clock: TestClock;

beforeEach(async () => {
  database = await aDatabase();
  clock = new TestClock();
  standIn = new SourceStandIn(clock);
  const config = configAsking(await standIn.start());
  const client = politeSourceClient(config, database.source, clock, { waiting: new WaitingOnClock(clock) });
  references = new ReferenceService(database.source, clock, new IngestRuns(database.source, clock), client, config);
});
afterEach(async () => {
  completeNomenclature();
  await standIn.stop();
  await database.drop();
});

const cpv = (content: string, dryRun = false) =>
  references.load('cpv', Buffer.from(content), { origin: 'cpv.csv', dryRun });
const state = async (name: string) => (await references.states()).find((each) => each.name === name)!;
const rows = async (): Promise<number> =>
  Number((await database.source.query('select count(*) from reference_row'))[0].count);

describe('an official list', () => {
  it('is told to be missing, with what is coarse without', async () => {
    expect(await references.states()).toMatchObject([
      { name: 'cpv', loaded: null, without: expect.stringMatching(/our own tables/) },
      { name: 'communes', loaded: null, without: expect.stringMatching(/department/) },
      { name: 'naf', loaded: null },
    ]);
  });

  it('is loaded from a file, and told with its rows, its day and where it is from', async () => {
    expect(await cpv(aCpvFile())).toMatchObject({ rows: 5_000, added: 5_000, changed: 0, refused: 0 });
    expect((await state('cpv')).loaded).toEqual({
      origin: 'cpv.csv',
      rowCount: 5_000,
      refusedCount: 0,
      loadedAt: clock.now(),
    });
  });

  it('changes nothing when the same file comes again', async () => {
    await cpv(aCpvFile());
    const before = await database.source.query('select * from reference_list');
    clock.moveBy({ days: 1 });
    expect(await cpv(aCpvFile())).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 5_000 });
    expect(await database.source.query('select * from reference_list')).toEqual(before);
  });

  it('says what a dry run would do, and keeps no trace of it', async () => {
    expect(await cpv(aCpvFile(), true)).toMatchObject({ dryRun: true, added: 5_000 });
    expect((await state('cpv')).loaded).toBeNull();
    expect(await database.source.query('select * from ingest_run')).toEqual([]);
  });

  it('takes what moved from a later file: new rows, other labels, rows that are gone', async () => {
    await cpv(aCpvFile());
    const lines = aCpvFile().split('\n');
    const later = [...lines.slice(0, 1), '03000000,Another label', ...lines.slice(3, -1), '45000000,Works'].join('\n');
    expect(await cpv(later)).toMatchObject({ added: 1, changed: 1, removed: 1, unchanged: 4_998 });
    expect(await rows()).toBe(5_000);
  });

  it('keeps the lines that it refuses, with their reasons', async () => {
    expect(await cpv(`${aCpvFile()}99,broken\n`)).toMatchObject({ rows: 5_000, refused: 1 });
    const [kept] = await database.source.query('select refused_count, refused from reference_list');
    expect(kept).toMatchObject({
      refused_count: 1,
      refused: [{ line: 5_002, raw: expect.stringContaining('broken') }],
    });
  });

  it('stays as it was when a file is another list, and the run says why', async () => {
    await cpv(aCpvFile());
    await expect(cpv(aNafFile())).rejects.toThrow(/another list/);
    expect(await rows()).toBe(5_000);
    const [run] = await database.source.query(
      'select state, message from ingest_run order by started_at desc, id desc',
    );
    expect(run).toMatchObject({ state: 'failed', message: expect.stringMatching(/another list/) });
  });

  it('is fetched from its address, once until it changes there', async () => {
    standIn.answers = ({ url }) => {
      expect(url.pathname).toBe('/metadonnees/nomenclature/nafr2/postes');
      return { contentType: 'application/json', body: aNafFile(), etag: '"1"' };
    };
    expect(await references.update('naf')).toMatchObject({ rows: 500, added: 500, notModified: false });
    expect((await state('naf')).loaded?.origin).toContain('http://127.0.0.1');
    standIn.misbehave((response, _right, { headers }) => {
      response.statusCode = headers['if-none-match'] === '"1"' ? 304 : 500;
      response.end();
    });
    expect(await references.update('naf')).toMatchObject({ notModified: true });
    expect(await rows()).toBe(500);
  });

  it('stays as it was when its address gives something else', async () => {
    standIn.answers = () => ({ contentType: 'application/json', body: aNafFile() });
    await references.update('naf');
    standIn.answers = () => ({ contentType: 'text/plain', body: 'moved' });
    await expect(references.update('naf')).rejects.toThrow(expect.objectContaining({ code: 'reference/unreadable' }));
    standIn.answers = () => ({ status: 404, contentType: 'text/plain', body: '' });
    await expect(references.update('naf')).rejects.toThrow(expect.objectContaining({ code: 'source/refused' }));
    expect(await rows()).toBe(500);
  });
});

describe('the look-ups of a process', () => {
  it('use the lists that the database holds, and take in what a command loads later', async () => {
    await completeFrom(database.source);
    const watch = new NomenclatureWatch(database.source);
    expect(cpvOfWords('betterave 4321')).toEqual([]);
    await cpv(aCpvFile('Betteraves'));
    await references.load('naf', Buffer.from(aNafFile()), { origin: 'naf.json' });
    await references.load('communes', Buffer.from(aCommunesFile()), { origin: 'communes.csv' });
    await watch.look();
    expect(cpvOfWords('betterave 4321')[0]).toMatchObject({ code: '03004321', by: ['4321'] });
    expect(cpvLabel('03000012')).toBe('Betteraves 12');
    expect(nafLabel('1000A')).toBe('Métier 0');
    expect(pointOfCommune('12345')).toEqual({ lat: 46.5, lon: 0.3 });
    const { cpv: list } = officialLists();
    await watch.look();
    expect(officialLists().cpv).toBe(list);
    await watch.onApplicationShutdown();
  });

  it('go on with the lists they have when the database does not answer', async () => {
    await cpv(aCpvFile('Betteraves'));
    await completeFrom(database.source);
    const watch = new NomenclatureWatch(database.source);
    await database.source.destroy();
    await watch.look();
    expect(cpvLabel('03000012')).toBe('Betteraves 12');
    await database.source.initialize();
  });
});
