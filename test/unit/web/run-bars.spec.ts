import { runBarsView } from '../../../src/web/officer/collect/run-bars.view';
import { progressView } from '../../../src/web/officer/collect/progress.view';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('thirty days of readings', () => {
  const days = [
    { day: '2026-03-01', read: 3_100, entered: 1_000, refused: 0, isBad: false },
    { day: '2026-03-02', read: 12, entered: 1, refused: 500, isBad: true },
  ];

  it('are bars as high as what came, the refused ones above, and little still shows', () => {
    const { bars, bad, title } = runBarsView(days, '2026-03-02');
    expect(plain(title)).toBe('Avis entrés et refusés par jour, du 1er février au 2 mars');
    expect(bars).toEqual([
      { x: 450, y: 14, height: 90, entered: true },
      { x: 466, y: 102, height: 2, entered: true },
      { x: 466, y: 57, height: 45, entered: false },
    ]);
    expect(bad).toEqual([{ x: 472 }]);
  });

  it('are the same figures in a table, the latest first', () => {
    expect(runBarsView(days, '2026-03-02').rows.map((row) => `${row.day} ${plain(row.read)}`)).toEqual([
      '02/03/2026 12',
      '01/03/2026 3 100',
    ]);
  });

  it('draw nothing where nothing was read', () => {
    expect(runBarsView([], '2026-03-02')).toMatchObject({ bars: [], bad: [], rows: [] });
  });
});

describe('how far a reading is', () => {
  it('is told with its end when the source announces one that still holds', () => {
    expect(plain(progressView({ read: 1_240, expected: 3_100 }).text)).toBe('1 240 lus sur 3 100');
    expect(progressView({ read: 12, expected: 3 })).toMatchObject({ value: 12, max: null });
    expect(progressView({ read: 0, expected: 0 })).toMatchObject({ value: 0, max: 1 });
  });
});
