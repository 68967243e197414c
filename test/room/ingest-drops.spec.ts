import { NoticeSources } from '../../src/ingest/sources/notice-sources';
import { SourceStates } from '../../src/ingest/source-states.service';
import { aNumberedRecord } from '../factories/a-notice-record';
import { recordOf, recordsNumbered as records, type ToldPage, ToldSource } from '../factories/a-source';
import { NoticeRooms } from './notice-rooms';

let rooms: NoticeRooms;
beforeEach(async () => {
  rooms = await NoticeRooms.open();
});
afterEach(() => rooms.close());

/** A stand-in for the BOAMP, which the house asks in its place. */
function boamp(...pages: ToldPage[]): ToldSource {
  const source = new ToldSource('boamp', pages);
  jest.spyOn(rooms.get(NoticeSources), 'named').mockReturnValue(source);
  return source;
}

const runs = () => rooms.rows<Record<string, unknown>>('select * from ingest_run order by started_at, id');

describe('a source that changes its format without a word', () => {
  const ofDay = (numbers: number[], edit: Parameters<typeof aNumberedRecord>[1] = () => undefined) =>
    numbers.map((n) => recordOf(aNumberedRecord(n, edit)));
  const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);

  it('degrades the run that finds a field empty which used to be filled, and every run until it is filled again', async () => {
    const source = boamp({ records: ofDay(range(1, 50)) });
    expect(await rooms.ingest.collect('boamp')).toMatchObject({ state: 'done' });
    rooms.clock.moveBy({ hours: 1 });
    const withoutText = ofDay(range(100, 20), ({ fields, lots }) => {
      Reflect.deleteProperty(fields, 'datelimitereponse');
      for (const lot of lots) Reflect.deleteProperty(lot, 'cac:TenderingProcess');
    });
    source.pages = [{ records: withoutText }];
    for (let hour = 0; hour < 2; hour += 1) {
      const report = await rooms.ingest.collect('boamp');
      expect(report).toMatchObject({
        state: 'degraded',
        message: expect.stringContaining('deadline of boamp-eforms (100 %, now 0 %)'),
      });
      rooms.clock.moveBy({ hours: 1 });
    }
    const [, dropped] = await runs();
    expect(dropped!['drops']).toContainEqual({ format: 'boamp-eforms', field: 'deadline', before: 1, now: 0 });
    source.pages = [{ records: ofDay(range(200, 20)) }];
    expect(await rooms.ingest.collect('boamp')).toMatchObject({ state: 'done' });
  });
});

describe('a source that falls silent', () => {
  const tenReadings = async (...pages: ToldPage[]): Promise<ToldSource> => {
    const source = boamp(...pages);
    for (let hour = 0; hour < 10; hour += 1) {
      await rooms.ingest.collect('boamp');
      rooms.clock.moveBy({ hours: 1 });
    }
    return source;
  };

  it('degrades each run that brings nothing, where nearly all before it brought something', async () => {
    const source = await tenReadings({ records: records(1) });
    source.pages = [{ records: [], expected: 0 }];
    for (let hour = 0; hour < 2; hour += 1) {
      expect(await rooms.ingest.collect('boamp')).toMatchObject({
        state: 'degraded',
        message: 'Nothing came; 10 of the 10 readings of the past 30 days brought something.',
      });
      rooms.clock.moveBy({ hours: 1 });
    }
    expect(await rooms.get(SourceStates).troubled()).toEqual({ boamp: 'degraded' });
    expect(await rooms.ingest.collect('boamp', { since: '2024-01-01', until: '2024-01-31' })).toMatchObject({
      state: 'done',
    });
  });

  it('is not told of a source that has something to say now and then only', async () => {
    await tenReadings({ records: [], expected: 0 });
    expect(await rooms.ingest.collect('boamp')).toMatchObject({ state: 'done', message: null });
  });
});
