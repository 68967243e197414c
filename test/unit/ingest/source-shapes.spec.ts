import { countShape, DROP, dropsOf, type Shapes, sumOfShapes } from '../../../src/ingest/source-shapes';
import { aNotice, aNoticeLot } from '../../factories/a-notice';

/** A run that read so many records of a format, of which so many had a CPV code and so many a deadline. */
const run = (
  records: number,
  { cpv = records, deadline = records, refused = 0, format = 'eforms-xml' } = {},
): Shapes => ({
  [format]: { records, refused, fields: { cpv, deadline } },
});
const fieldsOf = (past: Shapes[], now: Shapes): string[] => dropsOf(past, now).map(({ field }) => field);

describe('the shape of what a source gives', () => {
  it('counts records by format, and of how many each field was filled', () => {
    const shapes: Shapes = {};
    const notice = aNotice()
      .withLots(aNoticeLot('1', { cpv: [], deadline: null }), aNoticeLot('2', { cpv: [] }))
      .built();
    countShape(shapes, { ok: true, format: 'eforms-xml', notice, repairs: [] });
    countShape(shapes, { ok: false, format: 'eforms-xml', problems: [] });
    countShape(shapes, { ok: false, format: null, problems: [] });
    expect(shapes['eforms-xml']).toMatchObject({ records: 2, refused: 1, fields: { title: 1, deadline: 1, place: 1 } });
    expect(shapes['eforms-xml']!.fields).not.toHaveProperty('cpv');
    expect(shapes['unknown']).toEqual({ records: 1, refused: 1, fields: {} });
  });

  it('adds runs up', () => {
    expect(sumOfShapes([run(2, { cpv: 1 }), run(3), run(1, { format: 'decp-2022' })])).toEqual({
      'eforms-xml': { records: 5, refused: 0, fields: { cpv: 4, deadline: 5 } },
      'decp-2022': { records: 1, refused: 0, fields: { cpv: 1, deadline: 1 } },
    });
  });
});

describe('a drop', () => {
  it('is a field that was usual and is gone, with its shares before and now', () => {
    expect(dropsOf([run(50), run(50, { cpv: 40 })], run(20, { cpv: 2 }))).toEqual([
      { format: 'eforms-xml', field: 'cpv', before: 0.9, now: 0.1 },
    ]);
  });

  it('is told of the records as a whole when they can no longer be read, whatever their format is taken for', () => {
    const now = { unknown: { records: 30, refused: 30, fields: {} } };
    expect(dropsOf([run(100)], now)).toEqual([{ format: '', field: 'record', before: 1, now: 0 }]);
    expect(fieldsOf([run(100)], run(30, { refused: 30, cpv: 0, deadline: 0 }))).toEqual(['record']);
  });

  it.each([
    ['a field that was never usual', [run(100, { cpv: 15 })], run(100, { cpv: 0 })],
    ['a field that is rarer, but still there', [run(100)], run(100, { cpv: 60 })],
    ['a past too short to say what is usual', [run(DROP.recordsBefore - 1)], run(20, { cpv: 0 })],
    ['too few records now', [run(100)], run(DROP.recordsNow - 1, { cpv: 0 })],
    ['what chance does in a small sample', [run(100, { cpv: 30 })], run(20, { cpv: 1 })],
    ['a format that was not seen before', [run(100)], run(100, { format: 'ted-r209', cpv: 0 })],
    ['a format that does not come today', [run(100), run(100, { format: 'ted-r209' })], run(100)],
    ['no past at all', [], run(100, { cpv: 0 })],
  ])('is not %s', (_, past, now) => {
    expect(dropsOf(past, now)).toEqual([]);
  });
});
