import { placeOfCommune, placeOfDepartment } from '#lib/nomenclature';
import { briefPlaceWords, placeWords } from '../../../src/opportunity/place-words';

const [poitiers, buxerolles, biard, dissay, ligugé] = ['86194', '86041', '86027', '86095', '86133'].map((code) =>
  placeOfCommune(code),
);
const at = (...places: (typeof poitiers)[]) => ({ place: places[0]!, places: places.map((place) => place!) });

describe('where something is asked for, in words', () => {
  it('names each place once', () => {
    expect(placeWords(at(poitiers, buxerolles, poitiers))).toBe('Poitiers, Buxerolles');
    expect(placeWords({ place: placeOfDepartment('86') })).toBe('Vienne (département)');
  });

  it('in a line, names three of many and counts the others', () => {
    expect(briefPlaceWords(at(poitiers, buxerolles, biard, dissay))).toBe('Poitiers, Buxerolles, Biard, Dissay');
    expect(briefPlaceWords(at(poitiers, buxerolles, biard, dissay, ligugé))).toBe(
      'Poitiers, Buxerolles, Biard et 2\u00a0autres lieux',
    );
  });
});
