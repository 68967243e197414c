import { proposeColumns, supplierFile } from '../../../src/ingest/sources/supplier-file/supplier-file.source';
import { aSiret } from '../../factories/a-supplier';
import { readList } from '../../support/read-list';

const [ONE, TWO] = [aSiret(1), aSiret(2)];
const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'));
const HEADINGS = 'SIRET;Raison sociale;Type;Ville;Code postal';
const LINE = `${ONE};Les Brouettes;ACI;Poitiers;86000`;

describe('a CSV of suppliers', () => {
  it.each([
    ['semicolons', ';'],
    ['commas', ','],
    ['tabulations', '\t'],
    ['bars', '|'],
  ])('is read when %s separate its cells', async (_name, sign) => {
    const { records, refused } = await readList(csv(HEADINGS.replaceAll(';', sign), LINE.replaceAll(';', sign)));
    expect(refused).toEqual([]);
    expect(records).toMatchObject([
      { siret: ONE, name: 'Les Brouettes', city: 'Poitiers', commune: '86194', evidence: [{ kind: 'ACI' }] },
    ]);
  });

  it('finds the separator outside the quotes, where addresses have commas', async () => {
    const { records } = await readList(
      csv(
        'siret;nom;adresse',
        `${ONE};"Dupont, Durand, et Cie";"1, rue A, bât. B, esc. C"`,
        `${TWO};"Atelier, neuf";"2, rue B"`,
      ),
    );
    expect(records[0]).toMatchObject({ name: 'Dupont, Durand, et Cie', address: '1, rue A, bât. B, esc. C' });
  });

  it.each([
    ['Windows lines', '\r\n'],
    ['lines of the old Macintosh', '\r'],
    ['lines', '\n'],
  ])('reads %s', async (_name, end) => {
    const { records } = await readList(Buffer.from([HEADINGS, LINE, LINE.replace(ONE, TWO)].join(end)));
    expect(records.map(({ siret }) => siret)).toEqual([ONE, TWO]);
  });

  it('keeps a lone carriage return inside quotes in its cell', async () => {
    const { records } = await readList(csv('siret;nom;description', `${ONE};Les Brouettes;"un\rdeux"`));
    expect(records).toMatchObject([{ description: 'un deux' }]);
  });

  it('reads a byte order mark, and UTF-16 as Excel writes its « Unicode text »', async () => {
    const text = `${HEADINGS}\n${LINE}`.replaceAll(';', '\t').replace('Brouettes', 'Brouëttes');
    expect((await readList(Buffer.from(`\ufeff${text}`))).records).toMatchObject([{ siret: ONE }]);
    expect((await readList(Buffer.from(`\ufeff${text}`, 'utf16le'))).records).toMatchObject([
      { name: 'Les Brouëttes' },
    ]);
  });

  it('reads what is not UTF-8 as Windows-1252, and names the row and the column', async () => {
    const content = Buffer.concat([
      csv(HEADINGS),
      Buffer.from(`\n${ONE};R\xe9gie \x9cuvre;ACI;Poitiers;86000\n`, 'latin1'),
      csv(`${TWO};Régie;ACI;Poitiers;86000`),
    ]);
    const { records, suppliers } = await readList(content);
    expect(records.map(({ name }) => name)).toEqual(['Régie œuvre', 'Régie']);
    expect(suppliers.map(({ repairs }) => repairs)).toEqual([
      [{ code: 'text-not-utf8', path: 'Raison sociale', record: ONE }],
      [],
    ]);
  });

  it('reads an encoding that it is told', async () => {
    const content = Buffer.from(`${HEADINGS}\n${LINE.replace('Brouettes', 'Brou\u00c3\u00a9')}`, 'latin1');
    const { records, repairs } = await readList(content, { opening: { encoding: 'windows-1252' } });
    expect(records[0]!.name).toBe('Les BrouÃ©');
    expect(repairs).toEqual([]);
  });

  it.each([
    ['too many cells', `${TWO};Atelier;EI;Poitiers;86000;de trop`, 'F', /has 6 cells, the headings 5/],
    ['too few', `${TWO};Atelier;EI`, 'Ville', /ends before « Ville »/],
  ])('refuses a row of %s with its line and column, and takes the others', async (_name, ragged, path, message) => {
    const { records, refused } = await readList(csv(HEADINGS, ragged, LINE));
    expect(records).toHaveLength(1);
    expect(refused).toMatchObject([{ code: 'row-ragged', path, message: expect.stringMatching(message) }]);
    expect(refused[0]!.message).toMatch(/^line 2, column « /);
  });

  it('passes over empty lines and separators at the end of lines', async () => {
    const { rows, refused } = await readList(csv(HEADINGS, '', ';;;;', `${LINE};;`, ''));
    expect({ rows, refused }).toEqual({ rows: 1, refused: [] });
  });

  it('finds the headings under a title and a date', async () => {
    const content = csv('Liste des structures;;;;', 'au 1er novembre 2026;;;;', '', HEADINGS, LINE);
    expect(await proposeColumns({ bytes: [content] })).toMatchObject({ headingLine: 4, problems: [] });
    expect((await readList(content)).records).toHaveLength(1);
  });

  it('calls columns by their letters where there are no headings', async () => {
    const content = csv(LINE, LINE.replace(ONE, TWO));
    const proposal = await proposeColumns({ bytes: [content] });
    expect(proposal).toMatchObject({ headingLine: 0, mapping: { A: 'siret' } });
    const { records } = await readList(content, { mapping: { A: 'siret', B: 'name', C: 'kind' } });
    expect(records.map(({ siret }) => siret)).toEqual([ONE, TWO]);
  });

  it('names columns that have one heading, and reads the first', async () => {
    const proposal = await proposeColumns({ bytes: [csv('siret;nom;nom', `${ONE};Les Brouettes;autre`)] });
    expect(proposal.mapping).toEqual({ siret: 'siret', nom: 'name' });
    expect(proposal.columns.map(({ column }) => column)).toEqual(['siret', 'nom', 'nom (2)']);
    expect(proposal.remarks.join(' ')).toContain('Two columns are called « nom »');
  });

  it('reads a list of 200 columns', async () => {
    const more = Array.from({ length: 195 }, (_unused, n) => `Colonne ${n}`);
    const { records } = await readList(csv([HEADINGS, ...more].join(';'), [LINE, ...more].join(';')));
    expect(records).toMatchObject([{ siret: ONE }]);
  });

  it.each([
    ['no byte', '', 'import/empty'],
    ['blanks only', ' \n\n', 'import/empty'],
    ['headings only', HEADINGS, 'import/no-rows'],
    [
      'a kind of file that is no text',
      '\u0001\u0002\u0003\u0004\u0000\u0000\u0005\u0006\u0007\u0001\u0002',
      'import/not-text',
    ],
    ['JSON', '[{"siret": "1"}]', 'import/is-json'],
    [
      'more than 1,000 columns',
      `${Array.from({ length: 1_001 }, (_unused, n) => `c${n}`).join(';')}\n1`,
      'import/too-many-columns',
    ],
  ])('is refused whole when it holds %s', async (_name, content, code) => {
    await expect(proposeColumns({ bytes: [Buffer.from(content)] })).rejects.toMatchObject({ code });
  });

  it('is not read before somebody has accepted a mapping', async () => {
    const asked = supplierFile.ask(
      { list: { name: 'l', bytes: [csv(HEADINGS, LINE)], day: null }, position: null },
      { ask: () => Promise.reject(new Error()) },
    );
    await expect(asked[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'import/no-mapping' });
  });

  it('strips NUL from a cell, and says so', async () => {
    const { records, repairs } = await readList(csv(HEADINGS, LINE.replace('Brouettes', 'Brou\u0000ettes')));
    expect(records[0]!.name).toBe('Les Brouettes');
    expect(repairs).toEqual(['signs-dropped Raison sociale']);
  });

  it('refuses a row with a cell of 10 MB, keeps its beginning, and takes the others', async () => {
    const { records, refused, kept } = await readList(
      csv(HEADINGS, `${TWO};${'x'.repeat(10 * 1024 * 1024)};ACI;Poitiers;86000`, LINE),
    );
    expect(records).toHaveLength(1);
    expect(refused).toMatchObject([{ code: 'cell-too-long', path: 'Raison sociale' }]);
    expect(JSON.stringify(kept[0]!.raw).length).toBeLessThan(30_000);
  });

  it('says where a quote is never closed, and does not repeat what stands behind it', async () => {
    const open = csv(HEADINGS, LINE, `${TWO};"Camille Roy;ACI`, ...Array.from({ length: 50 }, () => LINE));
    const reading = readList(open, { mapping: { SIRET: 'siret', 'Raison sociale': 'name' } });
    await expect(reading).rejects.toMatchObject({
      code: 'import/bad-quotes',
      message: expect.not.stringContaining('Camille'),
    });
  });

  it('keeps a cell that looks like a formula as the text it is', async () => {
    const { records } = await readList(csv(HEADINGS, LINE.replace('Les Brouettes', '=HYPERLINK(1)+Atelier')));
    expect(records[0]!.name).toBe('=HYPERLINK(1)+Atelier');
  });

  it('gives the same rows however its bytes arrive', async () => {
    const content = csv(HEADINGS, LINE.replace('Brouettes', 'Brouëttes « é »'), LINE.replace(ONE, TWO));
    const pieces = Array.from(content, (byte) => Uint8Array.of(byte));
    expect((await readList(pieces)).records).toEqual((await readList(content)).records);
  });

  it('refuses again a kept row whose cells stand under the wrong columns', async () => {
    const { kept } = await readList(csv(HEADINGS, `${LINE};one;too;many`, LINE));
    expect(kept[0]!.problems[0]).toMatchObject({ code: 'row-ragged' });
    const again = supplierFile.readAgain(JSON.parse(JSON.stringify(kept[0]!.raw)));
    expect(again).toMatchObject({ ok: false, problems: [{ code: 'row-ragged' }] });
  });

  it('reads a kept row again as it stands in quarantine', async () => {
    const { kept } = await readList(csv(HEADINGS, LINE.replace('ACI', 'Zorglub')), { saidBy: 'reseau-test' });
    const raw = JSON.parse(JSON.stringify(kept[0]!.raw));
    expect(supplierFile.readAgain(raw)).toMatchObject({
      ok: false,
      problems: [{ code: 'kind-unknown', path: 'Type' }],
    });
    raw.cells[2].cell = 'EI';
    expect(supplierFile.readAgain(raw)).toMatchObject({
      ok: true,
      record: { siret: ONE, evidence: [{ kind: 'EI', source: 'reseau-test', checkedAt: null }] },
    });
  });
});
