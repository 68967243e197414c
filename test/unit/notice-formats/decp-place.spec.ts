import type { NoticePlace } from '#lib/notice-formats';
import { readOpenData } from '../../factories/open-data.factory';

const SILENT: NoticePlace = { city: null, postCode: null, department: null, nuts: null };

function placeOf(
  code: unknown,
  typeCode: unknown,
  nom?: string,
): { place: NoticePlace | undefined; repairs: string[] } {
  const { notice, repairs } = readOpenData('decp-2019', { lieuExecution: { code, typeCode, nom } });
  return { place: notice.lots[0]!.places[0], repairs: repairs.map((repair) => `${repair.code} ${repair.path}`) };
}

describe('the place of an award', () => {
  it.each<[string, string, string | undefined, Partial<NoticePlace>]>([
    ['86000', 'Code postal', 'Mairie', { city: 'Poitiers', postCode: '86000', department: '86' }],
    ['86360', 'Code postal', undefined, { postCode: '86360', department: '86' }],
    ['86194', 'Code commune', 'POITIERS', { city: 'Poitiers', postCode: '86000', department: '86' }],
    ['86', 'Code département', 'Vienne', { department: '86' }],
    ['078', 'Code département', 'Yvelines', { department: '78' }],
    ['2A', 'Code département', undefined, { department: '2A' }],
    ['974', 'Code département', undefined, { department: '974' }],
    ['86', 'Code département', 'Châtellerault', { city: 'Châtellerault', department: '86' }],
    ['94', 'Code région', 'CORSE', { nuts: 'FRM' }],
    ['75', 'Code région', 'Nouvelle-Aquitaine', { nuts: 'FRI' }],
    ['01', 'Code région', 'Guadeloupe', { department: '971' }],
    ['862', 'Code arrondissement', 'Arrondissement de Montmorillon', { department: '86' }],
    ['8602', 'Code canton', 'Canton fictif', { department: '86' }],
    ['BE', 'Code pays', 'Belgique', { nuts: 'BE' }],
  ])('is read from %s, %s', (code, type, nom, expected) => {
    expect(placeOf(code, type, nom)).toEqual({ place: { ...SILENT, ...expected }, repairs: [] });
  });

  it('is nowhere in particular for the whole country', () => {
    expect(placeOf('FR', 'Code pays')).toEqual({ place: undefined, repairs: [] });
  });

  it.each<[string, string, string | undefined, Partial<NoticePlace>]>([
    ['86194', 'Code postal', 'Poitiers', { city: 'Poitiers', postCode: '86000', department: '86' }],
    ['69100', 'Code postal', 'IRIGNY', { city: 'Irigny', postCode: '69540', department: '69' }],
    ['74000', 'Code commune', 'ANNECY', { city: 'Annecy', postCode: '74000', department: '74' }],
    ['86', 'Code postal', undefined, { department: '86' }],
    ['55', 'Code pays', 'MEUSE', { department: '55' }],
    ['62041', 'Code département', 'ARRAS', { city: 'Arras', postCode: '62000', department: '62' }],
    ['FRI34', 'Code département', 'Vienne', { department: '86', nuts: 'FRI34' }],
    ['0905', 'Code arrondissement', 'Foix (canton)', { department: '09' }],
  ])(
    'is decided by the code %s, not by the type « %s » written beside it, and the lie is named',
    (code, type, nom, expected) => {
      expect(placeOf(code, type, nom)).toEqual({
        place: { ...SILENT, ...expected },
        repairs: ['field-invalid lieuExecution.typeCode'],
      });
    },
  );

  it('is, where a code is both a commune and a post code, what its name says, else what its type says', () => {
    expect(placeOf('13001', 'Code postal', "VILLE D'AIX EN PROVENCE").place?.city).toBe('Aix-en-Provence');
    expect(placeOf('13001', 'Code commune').place?.city).toBe('Aix-en-Provence');
    expect(placeOf('13001', 'Code postal').place).toMatchObject({ city: 'Marseille', postCode: '13001' });
  });

  it('keeps of a CEDEX its department, and the commune that its name is', () => {
    expect(placeOf('49321', 'Code postal', 'CHOLET CEDEX')).toEqual({
      place: { ...SILENT, city: 'Cholet', department: '49' },
      repairs: ['field-invalid lieuExecution.typeCode'],
    });
    expect(placeOf('86034', 'Code postal').place).toEqual({ ...SILENT, department: '86' });
  });

  it('is read in its name where the code is none, or is missing, and it is named', () => {
    expect(placeOf('DEP', 'Code commune', 'TOUTES LES COMMUNES DE LOIRE-ATLANTIQUE').place?.department).toBe('44');
    expect(placeOf('1116', 'Code postal', '38000').place).toMatchObject({ city: 'Grenoble', postCode: '38000' });
    expect(placeOf('INO', 'Code commune', 'Angers Le Mans Nantes Tours')).toEqual({
      place: undefined,
      repairs: ['place-missing lieuExecution.code'],
    });
    expect(readOpenData('decp-2019', { lieuExecution: undefined })).toMatchObject({
      notice: { lots: [{ places: [] }] },
      repairs: [],
    });
  });
});
