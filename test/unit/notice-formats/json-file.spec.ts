import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NoticeRecord, readNoticeBytes, readNotices } from '#lib/notice-formats';
import { aBoampRecord, type Editable } from '../../factories/notice.factory';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const numbered = (id: string): Editable => aBoampRecord(({ fields }) => (fields['idweb'] = id));
const [FIRST, SECOND] = [numbered('99-1'), numbered('99-2')];

/** `99-1 ok`, or `99-2 not-json`; what is not one record among others goes by the name of the file. */
function outcome(records: readonly NoticeRecord[]): string[] {
  return records.map(({ record, parsed }) => `${record} ${parsed.ok ? 'ok' : parsed.problems[0]!.code}`);
}

const read = async (text: string): Promise<string[]> => outcome(await readNoticeBytes(bytes(text), 'file'));

describe('a JSON file of records', () => {
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
  ])('%s', async (_name, text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['nothing', '', ['file not-json']],
    ['blanks', ' \n ', ['file not-json']],
    ['a page of HTML', '<html><body>Erreur 502</body></html>', ['file format-unknown']],
    ['words', 'Service indisponible', ['file format-unknown']],
    ['a record cut in two', JSON.stringify(FIRST).slice(0, 900), ['file not-json']],
    ['an opening alone', '{"total_count": 4, "results": [', ['file not-json']],
    ['something that is no JSON between braces', '{idweb: oui}', ['file not-json']],
  ])('refuses by name: %s', async (_name, text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  it('gives what a truncated file still holds, and says what was cut', async () => {
    const text = JSON.stringify({ total_count: 2, results: [FIRST, SECOND] });
    expect(await read(text.slice(0, -200))).toEqual(['99-1 ok', '99-2 not-json']);
    expect(await read(text.slice(0, -2))).toEqual(['99-1 ok', '99-2 ok', 'n° 3 not-json']);
  });

  it('keeps a broken line out and lets the others in', async () => {
    const lines = [JSON.stringify(FIRST), '{"idweb": "99-7", "objet": }', JSON.stringify(SECOND)];
    expect(await read(lines.join('\n'))).toEqual(['99-1 ok', '99-7 not-json', '99-2 ok']);
  });

  it('refuses one record among others by its own number', async () => {
    const broken = { ...SECOND, donnees: '{' };
    expect(await read(JSON.stringify([FIRST, broken, 7, null]))).toEqual([
      '99-1 ok',
      '99-2 donnees-not-json',
      'n° 3 not-an-object',
      'n° 4 not-an-object',
    ]);
  });

  it('keeps the text of each record as the file has it', async () => {
    const text = JSON.stringify(FIRST);
    const records = await readNoticeBytes(bytes(`[ ${text} ,{"idweb":"99-3"}]`), 'file');
    expect(records.map((each) => Buffer.from(each.raw).toString())).toEqual([text, '{"idweb":"99-3"}']);
  });

  it('refuses what is not text', async () => {
    expect(outcome(await readNoticeBytes(new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]), 'file'))).toEqual(['file encoding']);
  });

  it('reads bytes that are not UTF-8 as Windows-1252, record by record, and names the repair', async () => {
    const text = JSON.stringify(FIRST).replaceAll('’', ' ').replaceAll('Débroussaillage', 'Débroussaillage \u0080');
    const latin = Buffer.from(text, 'latin1');
    const mixed = Buffer.concat([Buffer.from('['), latin, Buffer.from(`,${JSON.stringify(SECOND)}]`)]);
    const parsed = (await readNoticeBytes(mixed, 'file')).map((each) => (each.parsed.ok ? each.parsed : null));
    expect(parsed.map((each) => each?.repairs.map((repair) => repair.code))).toEqual([['text-not-utf8'], []]);
    expect(parsed[0]!.notice.lots[0]!.text).toContain('Débroussaillage €');
    expect(parsed[1]!.notice.lots[0]!.text).toContain('Débroussaillage');
  });

  it('does not spoil the accents that were right around one bad byte', async () => {
    const text = Buffer.from(JSON.stringify(FIRST));
    const at = text.indexOf('Débroussaillage');
    const spoilt = Buffer.concat([text.subarray(0, at), Buffer.from([0xe9]), text.subarray(at)]);
    const [record] = await readNoticeBytes(spoilt, 'file');
    expect(record!.parsed).toMatchObject({
      ok: true,
      notice: { lots: [{ text: 'éDébroussaillage des berges.' }, {}] },
      repairs: [{ code: 'text-not-utf8' }],
    });
  });

  it.each([1, 2, 3, 7, 64, 1_000])('reads the same whatever the pieces it comes in: %i bytes', async (size) => {
    const texts = [
      JSON.stringify(
        { total_count: 2, marches: 1, results: [FIRST, 'é"\\', 7, SECOND], links: { next: null } },
        null,
        1,
      ),
      `\ufeff${JSON.stringify(FIRST)}\n{"idweb": "99-7", "objet": }\n${JSON.stringify(SECOND)}`,
      JSON.stringify([FIRST, SECOND]).slice(0, -9),
    ];
    for (const text of texts) {
      const whole = await readNoticeBytes(bytes(text), 'file');
      const inPieces: NoticeRecord[] = [];
      for await (const record of readNotices(piecesOf(bytes(text), size), 'file')) inPieces.push(record);
      expect(inPieces.map(told)).toEqual(whole.map(told));
    }
  });

  it.each([
    ['marches', { marches: [1, 2] }],
    ['marches.marche', { marches: { marche: [1], 'contrat-concession': [2] } }],
    ['data', { data: [1, 2], meta: { total: 2 } }],
    ['a list beside another', { 'contrats-concession': [1], marches: [2] }],
  ])('finds the records of a file under %s', async (_name, file) => {
    expect(await read(JSON.stringify(file))).toEqual(['n° 1 not-an-object', 'n° 2 not-an-object']);
  });

  it('reads on where a line begins that JSON allows nowhere else, so that a broken record swallows none', async () => {
    const lines = ['{"idweb": "99-7", "objet": "sans fin', JSON.stringify(FIRST), JSON.stringify(SECOND)];
    expect(await read(lines.join('\n'))).toEqual(['99-7 not-json', '99-1 ok', '99-2 ok']);
    const list = `[\n{"idweb": "99-7", "a": [1 \n${JSON.stringify(FIRST)},\n${JSON.stringify(SECOND)}\n]`;
    expect(await read(list)).toEqual(['99-7 not-json', '99-1 ok', '99-2 ok']);
  });

  it('lets no NaN of another language keep a record out, and says so', async () => {
    const text = JSON.stringify({ ...FIRST, total: 'NaN' }).replace('"NaN"', 'NaN');
    const [record] = await readNoticeBytes(bytes(text), 'file');
    expect(record!.parsed).toMatchObject({ ok: true, repairs: [{ code: 'field-invalid' }] });
  });

  it('holds no more than the beginning of a record that is too large, and reads the next', async () => {
    const huge = `{"idweb":"99-8","objet":"${'x'.repeat(17 * 1024 * 1024)}"}`;
    const records = await readNoticeBytes(bytes(`[${huge},${JSON.stringify(FIRST)}]`), 'file');
    expect(outcome(records)).toEqual(['99-8 too-large', '99-1 ok']);
    expect(records[0]!.raw.length).toBe(100_000);
  });

  it('joins the neighbouring rows of one market of tabular DECP, their bytes with them', async () => {
    const bytesOf = readFileSync(join(__dirname, '../../fixtures/notices/decp-tabular.json'));
    const records = await readNoticeBytes(bytesOf, 'file');
    expect(records.map(({ parsed }) => parsed.ok && parsed.format)).toEqual(['decp-tabular', 'decp-tabular']);
    for (const { raw, parsed } of records) {
      expect((await readNoticeBytes(raw, 'kept')).map((again) => again.parsed)).toEqual([parsed]);
    }
  });

  it('lets the source go when nobody reads on', async () => {
    let isLeft = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield bytes(`${JSON.stringify(FIRST)}\n`);
      } finally {
        isLeft = true;
      }
    }
    for await (const { parsed } of readNotices(source(), 'file')) if (parsed.ok) break;
    expect(isLeft).toBe(true);
  });
});

function* piecesOf(all: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

function told({ record, raw, parsed }: NoticeRecord): unknown {
  return { record, raw: Buffer.from(raw).toString('hex'), parsed };
}
