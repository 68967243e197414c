import { Config } from '#lib/config';
import { newId } from '#lib/kernel';
import { JobQueue, JobRegistry } from '#lib/queue';
import { AuditService } from '../../src/audit/audit.service';
import { CollectRequests } from '../../src/ingest/collect-requests.service';
import { ASKED_AGAIN, collectSource, CollectSourceJob } from '../../src/ingest/collect-source.job';
import { IngestService } from '../../src/ingest/ingest.service';
import { SourceRefused, SourceUnavailable } from '../../src/ingest/source.errors';
import { SourceStates } from '../../src/ingest/source-states.service';
import { NoticeSources } from '../../src/ingest/sources/notice-sources';
import { SupplierCollect } from '../../src/ingest/supplier-collect.service';
import { recordsNumbered as records, type ToldPage, ToldSource } from '../factories/a-source';
import { NoticeRooms } from './notice-rooms';

let rooms: NoticeRooms;
/** What the jobs added to the queue, which stands in for the engine. */
let added: { payload: unknown; options: unknown }[];
let jobs: JobRegistry;
beforeEach(async () => {
  rooms = await NoticeRooms.open();
  added = [];
  jobs = new JobRegistry();
  const suppliers = rooms.get(SupplierCollect);
  new CollectSourceJob(jobs, queue(), collecting('boamp'), rooms.get(IngestService), suppliers).onModuleInit();
});
afterEach(() => rooms.close());

const collecting = (...collect: string[]): Config => rooms.get(Config).with({ collect });
const queue = (): JobQueue =>
  ({
    add: async (_job: unknown, payload: unknown, options: unknown) => void added.push({ payload, options }),
  }) as never;
const states = (...collect: string[]): SourceStates =>
  new SourceStates(rooms.db, rooms.clock, collecting(...collect), rooms.get(NoticeSources));
const stateOf = async (source: string, ...collect: string[]) =>
  (await states(...collect).all()).find((state) => state.source === source)!;

function boamp(...pages: ToldPage[]): ToldSource {
  const source = new ToldSource('boamp', pages);
  jest.spyOn(rooms.get(NoticeSources), 'named').mockReturnValue(source);
  return source;
}

describe('a source on its schedule', () => {
  it('is asked when it is one of those to collect, and left alone otherwise', async () => {
    const source = boamp({ records: records(1) });
    await jobs.run('collect-ted', {});
    expect(source.asked).toEqual([]);
    await jobs.run('collect-boamp', {});
    expect(source.asked).toHaveLength(1);
    expect(added).toEqual([]);
    expect((await rooms.counts())['notice']).toBe(1);
  });

  it('is asked again an hour later when it came short, three times at most', async () => {
    boamp({ records: records(1), expected: 2 });
    await jobs.run('collect-boamp', {});
    for (let turn = 0; turn < ASKED_AGAIN.times; turn += 1) await jobs.run(collectSource.name, added.at(-1)!.payload);
    expect(added).toEqual(
      [1, 2, 3].map((again) => ({
        payload: { source: 'boamp', again },
        options: { id: `collect-boamp-again-${again}`, again: true, delayMs: 3_600_000 },
      })),
    );
  });

  it('is asked again when it does not answer, and not before it said', async () => {
    boamp({ records: [], failsWith: new SourceUnavailable('BOAMP', 'answers 429', { retryAfter: 7_200 }) });
    await jobs.run('collect-boamp', {});
    expect(added).toMatchObject([{ options: { delayMs: 7_200_000 } }]);
    expect(await rooms.rows('select state from ingest_run')).toEqual([{ state: 'failed' }]);
  });

  it('is not asked again when asking changes nothing', async () => {
    boamp({ records: [], failsWith: new SourceRefused('BOAMP', 'answers 403', 'Look at its page.') });
    await jobs.run('collect-boamp', {});
    expect(added).toEqual([]);
    expect(await rooms.rows('select state from ingest_run')).toEqual([{ state: 'failed' }]);
  });

  it('leaves a fault of the house to the queue, which tries again', async () => {
    boamp({ records: [], failsWith: new Error('connection lost') });
    await expect(jobs.run('collect-boamp', {})).rejects.toThrow('connection lost');
  });

  it('is asked at once when an officer wants it, which is noted, and only if this house collects it', async () => {
    const requests = new CollectRequests(rooms.db, collecting('boamp'), queue(), rooms.get(AuditService));
    const personId = newId();
    await requests.ask('boamp', { personId });
    expect(added).toMatchObject([{ payload: { source: 'boamp', again: 0 }, options: { id: 'collect-boamp-now' } }]);
    await expect(requests.ask('ted', { personId })).rejects.toMatchObject({ code: 'ingest/not-collected' });
    expect(await rooms.rows('select action, subject_id, person_id from audit_entry')).toEqual([
      { action: 'source.collect-asked', subject_id: 'boamp', person_id: personId },
    ]);
  });
});

describe('how a source does', () => {
  it('is said from its last reading', async () => {
    expect(await stateOf('boamp', 'boamp')).toMatchObject({ health: 'never', lastRun: null, kept: 0 });
    expect(await stateOf('boamp')).toMatchObject({ health: 'by-hand', isCollected: false });
    const source = boamp({ records: records(1), expected: 1 });
    await rooms.ingest.collect('boamp');
    expect(await stateOf('boamp', 'boamp')).toMatchObject({
      health: 'up-to-date',
      readUntil: '2026-03-02',
      kept: 1,
      lastRun: { read: 1, new: 1, expected: 1, endedAt: rooms.clock.now() },
    });
    rooms.clock.moveBy({ hours: 7 });
    expect(await stateOf('boamp', 'boamp')).toMatchObject({ health: 'late' });
    source.pages = [{ records: records(1), expected: 2 }];
    await rooms.ingest.collect('boamp');
    expect(await stateOf('boamp', 'boamp')).toMatchObject({ health: 'degraded' });
    source.pages = [{ records: [], failsWith: new SourceRefused('BOAMP', 'answers 403', 'Look.') }];
    rooms.clock.moveBy({ hours: 1 });
    await expect(rooms.ingest.collect('boamp')).rejects.toThrow();
    expect(await stateOf('boamp', 'boamp')).toMatchObject({ health: 'failed' });
  });

  it('is not hidden by a file that was read beside it, nor by kept records that were read again', async () => {
    boamp({ records: records(1), expected: 2 });
    await rooms.ingest.collect('boamp');
    rooms.clock.moveBy({ minutes: 1 });
    await rooms.read('[]');
    expect(await states('boamp').troubled()).toEqual({ boamp: 'degraded' });
  });

  it('troubles the house only where the house collects, but for a format that changed', async () => {
    boamp({ records: records(1), expected: 2 });
    await rooms.ingest.collect('boamp');
    expect(await states().troubled()).toEqual({});
    await rooms.rows(
      `update ingest_run set drops = '[{"format": "boamp-eforms", "field": "cpv", "before": 1, "now": 0}]'`,
    );
    expect(await states().troubled()).toEqual({ boamp: 'degraded' });
  });
});
