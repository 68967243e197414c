import { rawView } from '../../../src/web/officer/collect/raw.view';

describe('a refused record, as its page shows it', () => {
  const linesOf = (raw: string, ...paths: string[]) => rawView(Buffer.from(raw), paths).lines;

  it('is shown line by line, as it came', () => {
    expect(linesOf('<a>\r\n  <b/>\n</a>').map(({ text }) => text)).toEqual(['<a>', '  <b/>', '</a>']);
  });

  it('is set out when it is JSON on one line, and left alone when it is not quite', () => {
    expect(linesOf('{"a":1}').map(({ text }) => text)).toEqual(['{', '  "a": 1', '}']);
    expect(linesOf('{"a":1').map(({ text }) => text)).toEqual(['{"a":1']);
  });

  it('has the lines marked on which a field at fault stands', () => {
    const json = linesOf(
      '{"idweb":"26-1","gestion":{"DATE_PUBLICATION":"2026-02-31"}}',
      'gestion/INDEXATION/DATE_PUBLICATION',
    );
    expect(json.filter(({ marked }) => marked).map(({ text }) => text.trim())).toEqual([
      '"DATE_PUBLICATION": "2026-02-31"',
    ]);
    const xml = linesOf('<n>\n<cbc:IssueDate>x</cbc:IssueDate>\n</n>', 'ContractNotice/cbc:IssueDate');
    expect(xml.filter(({ marked }) => marked)).toHaveLength(1);
    expect(linesOf('{"a":1}', '').some(({ marked }) => marked)).toBe(false);
  });

  it('is cut when it is too long for a page, and says so', () => {
    const { lines, isCut } = rawView(Buffer.from('x\n'.repeat(5_000)), []);
    expect([lines.length, isCut]).toEqual([2_000, true]);
    expect(rawView(Buffer.alloc(400_000, 'x'), []).isCut).toBe(true);
  });
});
