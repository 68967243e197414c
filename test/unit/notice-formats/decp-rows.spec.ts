import { decpRowsToRecords, readDecpRecord } from '#lib/notice-formats';
import { DECP_LISTS, decpFormatOf, isDecpRecord } from '../../../libs/notice-formats/src/decp/decp-file';
import { aBoampRecord } from '../../factories/notice.factory';
import { anOpenDataRecord, openDataFile, readOpenData } from '../../factories/open-data.factory';
import { parseJson } from '../../../libs/notice-formats/src/file/parse-json';

async function grouped(rows: Iterable<unknown>): Promise<unknown[]> {
  const records: unknown[] = [];
  for await (const record of decpRowsToRecords(rows)) records.push(record);
  return records;
}

const ROWS = openDataFile('decp-tabular')['data'] as Record<string, unknown>[];

describe('rows of the tabular API', () => {
  it('are one record a market, whatever page they came on', async () => {
    const records = (await grouped(ROWS)) as { uid: string; rows: unknown[] }[];
    expect(records.map(({ uid, rows }) => [uid, rows.length])).toEqual([
      ['99990001200017M2025_07', 3],
      ['99990001200017M2025_08', 1],
    ]);
  });

  it('are one result: the holders and figures of now, the day of the first notification', async () => {
    const [record] = await grouped(ROWS);
    const parsed = readDecpRecord(record);
    expect(parsed).toMatchObject({
      ok: true,
      format: 'decp-tabular',
      repairs: [],
      notice: {
        sourceId: '99990001200017-M2025_07-4e1db5',
        buyer: { name: 'SYNDICAT DES BERGES IMAGINAIRES', siret: '99990001200017', city: 'Poitiers' },
        publishedOn: '2025-02-10',
        changeReason: 'Modification du 16/06/2025',
        lots: [
          {
            amount: { value: 66_000, isMaximum: true },
            durationMonths: 18,
            places: [{ department: '86' }],
            result: {
              bids: 2,
              awards: [
                {
                  decidedOn: '2025-02-03',
                  winners: [
                    { siret: '99990002000010', name: 'CHANTIER FICTIF DU CLAIN', city: 'Poitiers' },
                    { siret: '99990003800012', city: 'Vouneuil-sous-Biard' },
                  ],
                },
              ],
            },
            marks: [{ lever: 'social-clause' }, { lever: 'social-criterion' }],
          },
        ],
      },
    });
  });

  it('are read one by one too, but never one that is not current', () => {
    expect(readDecpRecord(ROWS[1])).toMatchObject({ ok: true, format: 'decp-tabular' });
    expect(readDecpRecord(ROWS[0])).toMatchObject({
      ok: false,
      format: 'decp-tabular',
      problems: [{ code: 'field-missing', path: 'donneesActuelles' }],
    });
  });

  it('say which amounts their source doubts: kept when suspect, dropped when wild, never the median in their place', () => {
    expect(readOpenData('decp-row')).toMatchObject({
      notice: { lots: [{ amount: { value: 41_000 } }] },
      repairs: [{ code: 'amount-invalid', path: 'montant' }],
    });
    expect(readOpenData('decp-row', { montant_anomalie: 'aberrant', montant_rationalise: 50_000 })).toMatchObject({
      notice: { lots: [{ amount: null }] },
      repairs: [{ code: 'amount-invalid' }],
    });
  });

  it('stand alone when they are no rows', async () => {
    const odd = [null, 'texte', { objet: 'sans acheteur' }, ROWS[3]];
    expect(await grouped(odd)).toEqual([...odd.slice(0, 3), { uid: '99990001200017M2025_08', rows: [ROWS[3]] }]);
  });

  it('of data.economie.gouv.fr, one a modification, are one market as well; CDL is nothing', async () => {
    const row = {
      id: 'M2025.09',
      acheteur_id: '99990001200017',
      nature: 'Marché',
      objet: 'Gardiennage',
      codecpv: '79713000-5',
      procedure: 'CDL',
      montant: 50_000,
      datenotification: '2025-01-06',
      datepublicationdonnees: '2025-01-10',
      dureemois: 12,
      offresrecues: 'INX',
      lieuexecution_code: '86194',
      lieuexecution_typecode: 'Code commune',
      considerationssociales: 'Marché réservé',
      considerationsenvironnementales: 'CDL',
      titulaire_id_1: '99990002000010',
      titulaire_typeidentifiant_1: 'SIRET',
      titulaire_id_2: '99990003800012',
      titulaire_typeidentifiant_2: 'SIRET',
      titulaire_id_3: 'CDL',
      titulaire_typeidentifiant_3: 'CDL',
      idmodification: 'CDL',
      montantmodification: 'CDL',
      idsoustraitant: '99990004600015',
      typeidentifiantsoustraitant: 'SIRET',
      idactesoustraitance: '1',
      montantactesoustraitance: '9000',
      datenotificationactesoustraitance: '2025-02-01',
    };
    const modified = { ...row, idmodification: '1', montantmodification: '56000', dureemoismodification: '14' };
    const [record] = await grouped([row, modified]);
    expect(readDecpRecord(record)).toMatchObject({
      ok: true,
      repairs: [],
      notice: {
        sourceId: '99990001200017-M2025_09-09c060',
        changeReason: 'Modification',
        procedureType: null,
        lots: [
          {
            amount: { value: 56_000 },
            durationMonths: 14,
            result: {
              bids: null,
              awards: [
                { winners: [{ siret: '99990002000010' }, { siret: '99990003800012' }] },
                { winners: [{ siret: '99990004600015', role: 'subcontractor' }], amount: { value: 9_000 } },
              ],
            },
            marks: [{ lever: 'reserved-unspecified' }],
          },
        ],
      },
    });
  });
});

describe('a file of awards', () => {
  it('is known by what its records are', async () => {
    const [group] = await grouped(ROWS);
    const kinds = ['decp-2019', 'decp-2022', 'decp-concession', 'decp-row'] as const;
    expect([...kinds.map((kind) => decpFormatOf(anOpenDataRecord(kind))), decpFormatOf(group)]).toEqual([
      'decp-2019',
      'decp-2022',
      'decp-2022',
      'decp-tabular',
      'decp-tabular',
    ]);
    expect([...kinds.map((kind) => isDecpRecord(anOpenDataRecord(kind))), isDecpRecord(group)]).not.toContain(false);
  });

  it('is not one of notices, of projects or of anything else', () => {
    const others = [
      aBoampRecord(),
      anOpenDataRecord('approch'),
      openDataFile('decp-2019'),
      openDataFile('decp-tabular'),
    ];
    for (const other of [...others, null, [], 'x', 3, {}, { id: '1', objet: 'x' }])
      expect(isDecpRecord(other)).toBe(false);
  });

  it('holds its awards under one of the known paths', () => {
    const found = ['decp-2019', 'decp-2022', 'decp-tabular'].map((name) =>
      DECP_LISTS.map((path) =>
        path.reduce<unknown>((here, member) => (here as Record<string, unknown>)?.[member], openDataFile(name)),
      )
        .filter((list) => Array.isArray(list) && list.every(isDecpRecord))
        .map((list) => (list as unknown[]).length),
    );
    expect(found).toEqual([[1], [1, 1], [4]]);
  });

  it('may write NaN, which is read as nothing and is told', () => {
    expect(parseJson('{"a":NaN,"b":[-Infinity,"NaN \\" NaN"]}')).toEqual({
      value: { a: null, b: [null, 'NaN " NaN'] },
      isMended: true,
    });
    expect(parseJson('{"a":1}')).toEqual({ value: { a: 1 }, isMended: false });
    for (const text of ['{"a":NaN', 'NaN of nothing', '']) expect(parseJson(text)).toHaveProperty('message');
  });
});
