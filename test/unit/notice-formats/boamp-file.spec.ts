import { type BoampFile, readBoampFile } from '#lib/notice-formats';
import { aBoampRecord, type Editable } from '../../factories/notice.factory';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const numbered = (id: string): Editable => aBoampRecord(({ fields }) => (fields['idweb'] = id));
const [FIRST, SECOND] = [numbered('99-1'), numbered('99-2')];

/** `99-1 ok`, or `99-2 not-json`; the problems of the file when it holds no record. */
function outcome(file: BoampFile): string[] {
  if ('problems' in file) return file.problems.map((problem) => `file ${problem.code}`);
  return file.records.map(({ record, parsed }) => `${record} ${parsed.ok ? 'ok' : parsed.problems[0]!.code}`);
}

const read = (text: string): string[] => outcome(readBoampFile(bytes(text)));

describe('a file of BOAMP records', () => {
  it.each<[string, string, string[]]>([
    ['a page of the API', JSON.stringify({ total_count: 2, results: [FIRST, SECOND] }), ['99-1 ok', '99-2 ok']],
    [
      'the same, written at length',
      JSON.stringify({ total_count: 2, results: [FIRST, SECOND] }, null, 2),
      ['99-1 ok', '99-2 ok'],
    ],
    ['an empty page', '{"total_count": 0, "results": []}', []],
    ['a list', JSON.stringify([FIRST, SECOND]), ['99-1 ok', '99-2 ok']],
    ['one record', JSON.stringify(FIRST, null, 2), ['99-1 ok']],
    ['JSON lines', `${JSON.stringify(FIRST)}\n${JSON.stringify(SECOND)}\n`, ['99-1 ok', '99-2 ok']],
    ['two pages one after the other', JSON.stringify({ results: [FIRST] }).repeat(2), ['99-1 ok', '99-1 ok']],
    ['a byte order mark', `\ufeff${JSON.stringify([FIRST])}`, ['99-1 ok']],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['nothing', '', ['file not-json']],
    ['blanks', ' \n ', ['file not-json']],
    ['a page of HTML', '<html><body>Erreur 502</body></html>', ['file not-json']],
    ['words', 'Service indisponible', ['file not-json']],
    ['a record cut in two', JSON.stringify(FIRST).slice(0, 900), ['file not-json']],
    ['an opening alone', '{"total_count": 4, "results": [', ['file not-json']],
    ['something that is no JSON between braces', '{idweb: oui}', ['file not-json']],
  ])('refuses by name: %s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('gives what a truncated file still holds, and says what was cut', () => {
    const text = JSON.stringify({ total_count: 2, results: [FIRST, SECOND] });
    expect(read(text.slice(0, -200))).toEqual(['99-1 ok', '99-2 not-json']);
    expect(read(text.slice(0, -2))).toEqual(['99-1 ok', '99-2 ok', 'n° 3 not-json']);
  });

  it('keeps a broken line out and lets the others in', () => {
    const lines = [JSON.stringify(FIRST), '{"idweb": "99-7", "objet": }', JSON.stringify(SECOND)];
    expect(read(lines.join('\n'))).toEqual(['99-1 ok', '99-7 not-json', '99-2 ok']);
  });

  it('refuses one record among others by its own number', () => {
    const broken = { ...SECOND, donnees: '{' };
    expect(read(JSON.stringify([FIRST, broken, 7, null]))).toEqual([
      '99-1 ok',
      '99-2 donnees-not-json',
      'n° 3 not-an-object',
      'n° 4 not-an-object',
    ]);
  });

  it('keeps the text of each record as the file has it', () => {
    const text = JSON.stringify(FIRST);
    const file = readBoampFile(bytes(`[ ${text} ,{"idweb":"99-3"}]`));
    expect('records' in file && file.records.map((each) => each.raw)).toEqual([text, '{"idweb":"99-3"}']);
  });

  it('refuses what is not text', () => {
    expect(outcome(readBoampFile(new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0])))).toEqual(['file encoding']);
  });

  it('reads bytes that are not UTF-8 as Windows-1252, record by record, and names the repair', () => {
    const text = JSON.stringify(FIRST).replaceAll('’', ' ').replaceAll('Débroussaillage', 'Débroussaillage \u0080');
    const latin = Buffer.from(text, 'latin1');
    const mixed = Buffer.concat([Buffer.from('['), latin, Buffer.from(`,${JSON.stringify(SECOND)}]`)]);
    const file = readBoampFile(mixed);
    if ('problems' in file) throw new Error('refused');
    const parsed = file.records.map((each) => (each.parsed.ok ? each.parsed : null));
    expect(parsed.map((each) => each?.repairs.map((repair) => repair.code))).toEqual([['text-not-utf8'], []]);
    expect(parsed[0]!.notice.lots[0]!.text).toContain('Débroussaillage €');
    expect(parsed[1]!.notice.lots[0]!.text).toContain('Débroussaillage');
  });

  it('does not spoil the accents that were right around one bad byte', () => {
    const text = Buffer.from(JSON.stringify(FIRST));
    const at = text.indexOf('Débroussaillage');
    const spoilt = Buffer.concat([text.subarray(0, at), Buffer.from([0xe9]), text.subarray(at)]);
    const file = readBoampFile(spoilt);
    expect('records' in file && file.records[0]!.parsed).toMatchObject({
      ok: true,
      notice: { lots: [{ text: 'éDébroussaillage des berges.' }, {}] },
      repairs: [{ code: 'text-not-utf8' }],
    });
  });
});
