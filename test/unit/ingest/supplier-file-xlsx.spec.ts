import { zipSync } from 'fflate';
import { proposeColumns } from '../../../src/ingest/sources/supplier-file/supplier-file.source';
import { aSiret } from '../../factories/a-supplier';
import { aWorkbook, sheetXml, type WorkbookCell } from '../../factories/a-workbook';
import { readList } from '../../support/read-list';

const [ONE, TWO, THREE] = [aSiret(1), aSiret(2), aSiret(3)];
const HEADINGS = ['SIRET', 'Raison sociale', 'Type', 'Ville', 'Code postal', 'Fin de validité'];
const sheet = (...rows: WorkbookCell[][]): Buffer => aWorkbook({ sheets: [{ name: 'Structures', rows }] });
const propose = (bytes: Buffer, name?: string) => proposeColumns({ bytes: [bytes], opening: { sheet: name } });

describe('a workbook of suppliers', () => {
  it('is read with its shared texts, its texts in place, and its numbers', async () => {
    const rows: WorkbookCell[][] = [
      HEADINGS,
      [ONE, 'L’Atelier <neuf>', 'ACI', 'Poitiers', '86000', null],
      [Number(TWO), 'Régie', 'EI', 'Poitiers', 86000, null],
    ];
    for (const inline of [false, true]) {
      const { records, refused } = await readList(aWorkbook({ sheets: [{ name: 'A', rows }], inline }));
      expect(refused).toEqual([]);
      expect(records).toMatchObject([
        { siret: ONE, name: 'L’Atelier <neuf>' },
        { siret: TWO, postCode: '86000', commune: '86194' },
      ]);
    }
  });

  it('reads days out of the numbers that spreadsheets make of them', async () => {
    const { records } = await readList(sheet(HEADINGS, [ONE, 'Atelier', 'ACI', 'Poitiers', '86000', { day: 46_387 }]));
    expect(records[0]!.evidence).toMatchObject([{ validUntil: '2026-12-31' }]);
  });

  it('reads the value of a formula, and names the cell of one that was never computed, or failed', async () => {
    const { records, refused, repairs } = await readList(
      sheet(
        HEADINGS,
        [
          { formula: 'A9', value: ONE },
          { formula: 'B9', value: 'Atelier' },
          'ACI',
          'Poitiers',
          '86000',
          { formula: 'TODAY()' },
        ],
        [{ formula: 'A10' }, 'Régie', 'ACI', 'Poitiers', '86000', null],
        [{ error: '#N/A' }, 'Chantier', 'ACI', 'Poitiers', '86000', null],
      ),
    );
    expect(records).toMatchObject([{ siret: ONE, name: 'Atelier' }]);
    expect(repairs).toEqual(['formula-without-value Fin de validité']);
    expect(refused).toMatchObject([
      {
        code: 'formula-without-value',
        path: 'SIRET',
        message: expect.stringContaining('Sheet « Structures », line 3, column « SIRET »'),
      },
      { code: 'cell-error', path: 'SIRET' },
    ]);
  });

  it('takes a number as the number it is, whatever its digits look like', async () => {
    const { records } = await readList(sheet(['SIRET', 'Surface (m²)'], [Number(ONE), 125.375]));
    expect(records[0]!.capacities).toEqual([{ unit: 'm2', amount: 125.38 }]);
  });

  it('puts back no zeros of a SIRET that holds by chance, its SIREN being none', async () => {
    const { refused } = await readList(sheet(HEADINGS, ['1234567890003', 'Atelier', 'ACI', 'Poitiers', '86000', null]));
    expect(refused).toMatchObject([{ code: 'siret-length' }]);
  });

  it('puts back the zeros that a number lost, and says so', async () => {
    const low = '00032517500057';
    const { records, repairs } = await readList(
      sheet(HEADINGS, [Number(low), 'Atelier', 'ACI', 'Bourg-en-Bresse', 1000, null]),
    );
    expect(records).toMatchObject([{ siret: low, postCode: '01000', department: '01' }]);
    expect(repairs).toEqual(expect.arrayContaining(['siret-padded SIRET', 'post-code-padded Code postal']));
  });

  it('takes the heading of a merged cell for the columns below it', async () => {
    const rows: WorkbookCell[][] = [
      ['Structure', null, 'Où', null],
      ['SIRET', 'Raison sociale', null, 'Code postal'],
      [ONE, 'Atelier', 'Poitiers', '86000'],
    ];
    const proposal = await propose(aWorkbook({ sheets: [{ name: 'A', rows, merged: ['A1:B1', 'C1:C2'] }] }));
    expect(proposal.columns.map(({ column }) => column)).toEqual(['SIRET', 'Raison sociale', 'Où', 'Code postal']);
    expect(proposal.remarks.join(' ')).toContain('merged cell');
  });

  it('reads the first visible sheet, or the one that is chosen by name or number', async () => {
    const list = (siret: string): WorkbookCell[][] => [HEADINGS, [siret, 'Atelier', 'ACI', 'Poitiers', '86000', null]];
    const book = aWorkbook({
      sheets: [
        { name: 'Lexique', rows: [['rien']], isHidden: true },
        { name: 'Vienne', rows: list(ONE) },
        { name: 'Deux-Sèvres', rows: list(TWO) },
      ],
    });
    expect((await readList(book)).records).toMatchObject([{ siret: ONE }]);
    expect((await readList(book, { opening: { sheet: 'deux-sèvres' } })).records).toMatchObject([{ siret: TWO }]);
    expect((await readList(book, { opening: { sheet: '3' } })).records).toMatchObject([{ siret: TWO }]);
    await expect(propose(book, 'Charente')).rejects.toMatchObject({
      code: 'import/no-sheet',
      message: expect.stringContaining('2 « Vienne »'),
    });
  });

  it('reads 200 columns, some far from the others', async () => {
    const far = Array.from({ length: 200 }, (_unused, n) => (n === 0 ? 'SIRET' : n === 199 ? 'Raison sociale' : null));
    const row = far.map((_heading, n) => (n === 0 ? ONE : n === 199 ? 'Atelier' : null));
    expect((await readList(sheet(far, row))).records).toMatchObject([{ siret: ONE, name: 'Atelier' }]);
  });

  it.each([
    ['its sheet is empty', aWorkbook({ sheets: [{ name: 'A', rows: [] }] }), 'import/empty'],
    ['it holds headings only', sheet(HEADINGS), 'import/no-rows'],
    ['it is cut short', sheet(HEADINGS, [ONE]).subarray(0, 900), 'import/not-a-workbook'],
    ['it is another ZIP', Buffer.from(zipSync({ 'a.txt': new Uint8Array(3) })), 'import/not-a-workbook'],
    ['it is the older kind', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4, 5]), 'import/old-workbook'],
    [
      'it has a password',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'import/encrypted',
    ],
    [
      'it declares a document type',
      aWorkbook({
        sheets: [{ name: 'A', rows: [HEADINGS] }],
        parts: { 'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetXml([HEADINGS])}` },
      }),
      'import/doctype',
    ],
    [
      'its XML is broken',
      aWorkbook({
        sheets: [{ name: 'A', rows: [HEADINGS] }],
        parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' },
      }),
      'import/not-a-workbook',
    ],
  ])('is refused whole when %s', async (_name, content, code) => {
    await expect(propose(content)).rejects.toMatchObject({ code });
  });

  it('refuses one that says that it unpacks to gigabytes, and one that does without saying so', async () => {
    const zeros = new Uint8Array(60 * 1024 * 1024);
    const bomb = aWorkbook({ sheets: [{ name: 'A', rows: [HEADINGS] }], parts: { 'xl/media/image1.bin': zeros } });
    await expect(propose(bomb)).rejects.toMatchObject({ code: 'import/zip-bomb' });

    const sheetOfBlanks = Buffer.concat([
      Buffer.from(sheetXml([HEADINGS]).replace('</worksheet>', '')),
      Buffer.alloc(60 * 1024 * 1024, ' '),
    ]);
    const lying = saying(
      aWorkbook({ sheets: [{ name: 'A', rows: [] }], parts: { 'xl/worksheets/sheet1.xml': sheetOfBlanks } }),
      1_000,
    );
    await expect(propose(lying)).rejects.toMatchObject({
      code: 'import/zip-bomb',
      message: expect.stringContaining('more than it says'),
    });
  });

  it('keeps the third of three suppliers when the second is of nobody', async () => {
    const { records, refused } = await readList(
      sheet(
        HEADINGS,
        [ONE, 'Un', 'ACI', 'Poitiers', '86000', null],
        ['12345678901234', 'Deux', 'ACI', 'Poitiers', '86000', null],
        [THREE, 'Trois', 'ACI', 'Poitiers', '86000', null],
      ),
    );
    expect(records.map(({ siret }) => siret)).toEqual([ONE, THREE]);
    expect(refused).toMatchObject([{ code: 'siret-check-digit', path: 'SIRET' }]);
  });
});

/** @returns the workbook with a size written in its directory that its largest entry does not have */
function saying(bytes: Buffer, size: number): Buffer {
  const told = Buffer.from(bytes);
  for (let at = told.indexOf('PK\u0001\u0002'); at !== -1; at = told.indexOf('PK\u0001\u0002', at + 4)) {
    if (told.readUInt32LE(at + 24) > 1024 * 1024) told.writeUInt32LE(size, at + 24);
  }
  return told;
}
