import { directoryFile } from '../../../src/ingest/sources/supplier-file/directory-file.source';
import { SupplierBatch } from '../../../src/ingest/supplier-batch';
import type { SupplierPage } from '../../../src/ingest/supplier-source.port';
import { aSiret } from '../../factories/a-supplier';

const row = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  siret: aSiret(1),
  kind: 'ACI',
  name: 'ASSOC LES BROUETTES',
  brand: '',
  naf: '8130Z',
  legalForm: '',
  address: '1 rue des Essais',
  postCode: '86000',
  city: 'POITIERS',
  department: '86',
  lat: 46.58,
  lon: 0.34,
  description: '',
  website: '',
  employees: '',
  ...more,
});
const bytes = (content: unknown): Buffer => Buffer.from(JSON.stringify(content));
/** What a list holds, all in one batch. */
async function readList(content: Buffer, day: string | null = null) {
  const batch = new SupplierBatch(new Set());
  const list = { name: 'list.json', bytes: [content], day };
  const pages: AsyncIterable<SupplierPage> = directoryFile.ask(
    { list, position: null },
    { ask: () => Promise.reject(new Error()) },
  );
  for await (const page of pages) for await (const row of page.rows) batch.add(row);
  return { read: batch.rows, suppliers: [...batch.first.values()], refused: batch.refused };
}
const read = (...rows: unknown[]) => readList(bytes(rows));
const repairsOf = async (more: Record<string, unknown>) =>
  (await read(row(more))).suppliers[0]!.repairs.map((repair) => [repair.code, repair.path]);

describe('the directory file', () => {
  it.each([
    ['is cut short in its first row', Buffer.from('[{"siret": "1234'), 'import/cut-short'],
    ['is empty', Buffer.from(''), 'import/empty'],
    ['is blank', Buffer.from(' \n'), 'import/empty'],
    ['is not JSON', Buffer.from('siret;name\n1;2'), 'import/not-json'],
    ['holds one object', Buffer.from('{"rows": []}'), 'import/not-an-array'],
    ['holds null', Buffer.from('null'), 'import/not-json'],
  ])('is refused whole when it %s', async (_name, content, code) => {
    await expect(readList(content)).rejects.toMatchObject({ code });
  });

  it('reads one row a line as well', async () => {
    const lines = [row(), row({ siret: aSiret(2) })].map((line) => JSON.stringify(line)).join('\n');
    expect(await readList(Buffer.from(`\ufeff${lines}\n`))).toMatchObject({ read: 2, refused: [] });
  });

  it('reads what is not UTF-8 as Windows-1252, and says so', async () => {
    const list = await readList(Buffer.from(JSON.stringify([row({ name: 'Régie', city: 'POITIERS' })]), 'latin1'));
    expect(list.suppliers[0]).toMatchObject({ record: { name: 'Régie' }, repairs: [{ code: 'text-not-utf8' }] });
  });

  it('refuses a row that is no JSON, keeps what it says, and takes the others', async () => {
    const text = `[${JSON.stringify(row())}, {"name": "Camille Roy" oops}, ${JSON.stringify(row({ siret: aSiret(2) }))}]`;
    const list = await readList(Buffer.from(text));
    expect(list.suppliers).toHaveLength(2);
    expect(list.refused).toMatchObject([{ raw: '{"name": "Camille Roy" oops}', problems: [{ code: 'row-not-json' }] }]);
    expect(list.refused[0]!.problems[0]!.message).not.toContain('Camille');
  });

  it.each([
    ['a SIRET with a wrong check digit', { siret: '99991000100010' }, 'siret-check-digit', 'siret'],
    ['a SIRET of 13 digits', { siret: '9999100010001' }, 'siret-length', 'siret'],
    ['a SIRET that is a number', { siret: 99991000100012 }, 'field-type', 'siret'],
    ['an unknown kind', { kind: 'XYZ' }, 'kind-unknown', 'kind'],
    ['no name', { name: '  ' }, 'name-missing', 'name'],
    ['a name of a page', { name: 'x'.repeat(501) }, 'field-too-long', 'name'],
    ['coordinates in words', { lat: '46,5' }, 'field-type', 'lat'],
  ])('refuses a row with %s, naming the field, and takes the others', async (_name, fault, code, path) => {
    const list = await read(row({ siret: aSiret(2) }), row(fault));
    expect(list.suppliers).toHaveLength(1);
    expect(list.refused[0]).toMatchObject({ problems: [{ code, path }] });
  });

  it.each([[null], ['text'], [42], [[row()]]])('refuses a row that is %j', async (raw) => {
    expect((await read(raw)).refused[0]).toMatchObject({ record: 'row 1', problems: [{ code: 'row-not-an-object' }] });
  });

  it.each([
    ['0/0', { lat: 0, lon: 0 }, 'point-zero'],
    ['swapped', { lat: 0.34, lon: 46.58 }, 'point-swapped'],
    ['abroad', { lat: 52.52, lon: 13.4 }, 'point-outside-france'],
    ['half missing', { lat: 46.58, lon: null }, 'point-incomplete'],
  ])('drops and reports a point that is %s; the supplier stands at its commune', async (_name, point, code) => {
    expect(await repairsOf(point)).toEqual([[code, 'lat']]);
    expect((await read(row(point))).suppliers[0]!.record).toMatchObject({ commune: '86194', pointOrigin: 'commune' });
  });

  it.each([
    ['Cayenne', { city: 'Cayenne', postCode: '97300', department: '973', lat: 4.938, lon: -52.329 }],
    ['Mamoudzou', { city: 'Mamoudzou', postCode: '97600', department: '976', lat: -12.78, lon: 45.22 }],
  ])('keeps a point overseas, in %s', async (_name, place) => {
    expect((await read(row(place))).suppliers[0]!.record).toMatchObject({
      pointOrigin: 'source',
      point: { lat: place.lat },
    });
  });

  it('has no point for a row without one whose commune has none either', async () => {
    const { record } = (
      await read(row({ city: 'BONNEVAL', postCode: '43160', department: '43', lat: null, lon: null }))
    ).suppliers[0]!;
    expect(record).toMatchObject({ commune: '43035', epci: expect.any(String), point: null, pointOrigin: 'none' });
  });

  it.each([
    ['a website that is no address', { website: 'javascript:alert(1)' }, 'website-dropped', 'website'],
    ['an activity code that is none', { naf: 'abc' }, 'naf-dropped', 'naf'],
    ['a post code of letters', { postCode: 'CEDEX' }, 'post-code-dropped', 'postCode'],
    ['a commune that does not exist', { city: 'Trifouilly', postCode: '86999' }, 'commune-not-found', 'city'],
    ['the end of an endless description', { description: 'x '.repeat(9_000) }, 'description-cut', 'description'],
    ['a brand made of digits', { brand: '962721' }, 'brand-dropped', 'brand'],
  ])('leaves out %s and says so', async (_name, fault, code, path) => {
    expect(await repairsOf(fault)).toEqual([[code, path]]);
  });

  it('gives evidence the date of the list, and none when nobody says it', async () => {
    expect((await readList(bytes([row()]), '2020-11-30')).suppliers[0]!.record.evidence).toEqual([
      { kind: 'ACI', source: 'directory-file', sourceRef: '', checkedAt: '2020-11-30', validUntil: null },
    ]);
    expect((await read(row())).suppliers[0]!.record.evidence).toMatchObject([{ checkedAt: null, validUntil: null }]);
  });

  it('says nothing of what the list leaves empty, so nothing known is lost', async () => {
    expect(Object.keys((await read(row({ naf: '', address: '' }))).suppliers[0]!.record)).not.toEqual(
      expect.arrayContaining(['naf', 'address', 'description', 'website', 'brand']),
    );
  });

  it('strips what a database cannot store', async () => {
    const { record } = (await read(row({ name: 'R\u0000égie \ud800' }))).suppliers[0]!;
    expect(record.name).toBe('Régie');
  });

  it('makes one supplier of two rows of one SIRET, with what each says it is', async () => {
    const list = await read(row({ naf: '', website: '' }), row({ kind: 'EI', name: 'Les Brouettes', naf: '8121Z' }));
    expect(list).toMatchObject({ read: 2, refused: [] });
    expect(list.suppliers).toHaveLength(1);
    expect(list.suppliers[0]!.raws).toHaveLength(2);
    expect(list.suppliers[0]).toMatchObject({ record: { name: 'ASSOC LES BROUETTES', naf: '8121Z' } });
    expect(list.suppliers[0]!.record.evidence!.map((proof) => proof.kind)).toEqual(['ACI', 'EI']);
  });

  it.each([
    ['the same words in another case', 'RÉGIE DE QUARTIER', '', 'Regie de quartier', '', true],
    ['a brand that tells', 'MARTIN PAULE', 'LES BROUETTES', 'ASSOC LES BROUETTES', '', true],
    ['a plural', 'ASSOC TREMPLIN', '', 'Dominique Petit', 'Association Tremplins', true],
    ['common words only', 'ASSOC INSERTION EMPLOI', '', 'EI Insertion Garage', '', false],
    ['nothing', 'ASSOC LES BROUETTES', '', 'Garage du Pont', 'Garage', false],
    ['nothing but common words, equal', 'ASSOCIATION INSERTION', '', 'Association Insertion', '', true],
  ])('judges a second row whose names share %s', async (_name, name, brand, otherName, otherBrand, same) => {
    const list = await read(row({ name, brand }), row({ kind: 'EI', name: otherName, brand: otherBrand }));
    expect(list.refused.map((refused) => refused.problems[0]!.code)).toEqual(same ? [] : ['names-differ']);
    expect(list.suppliers).toHaveLength(1);
  });
});
