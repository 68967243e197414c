import fc from 'fast-check';
import { csvText } from '../../../src/web/shared/csv';

describe('a CSV for French spreadsheets', () => {
  it('starts with the mark of UTF-8, parts cells by semicolons and ends lines as RFC 4180 says', () => {
    expect(csvText([['Été', 'a "b"'], []])).toBe('\ufeff"Été";"a ""b"""\r\n\r\n');
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '  =1', '"=1', '%0A', '|calc'])(
    'keeps %j as text (v5.0-1.2.10)',
    (cell) => expect(csvText([[cell]])).toMatch(/^\ufeff"'/),
  );

  it.each(['12,5', '-12', '+3', '48 000 € HT', 'ACI'])('leaves %j as it is', (cell) =>
    expect(csvText([[cell]])).toBe(`\ufeff"${cell}"\r\n`),
  );

  it('never lets a cell break out of its quotes or of its line', () => {
    fc.assert(
      fc.property(fc.string(), (cell) => {
        const inside = csvText([[cell]]).slice(2, -3);
        expect(inside.replaceAll('""', '')).not.toMatch(/["\r\n]/);
      }),
    );
  });
});
