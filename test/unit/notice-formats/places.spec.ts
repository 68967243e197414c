import { placesFrom } from '../../../libs/notice-formats/src/boamp/boamp-values';
import { townNamed } from '../../../libs/notice-formats/src/reading/places';
import { placesOf } from '../../../libs/notice-formats/src/ted/ted-places';

describe('a town named without its post code', () => {
  it.each([
    ['Commune de Villeurbanne.', 'Villeurbanne'],
    ['Ville des Andelys', 'Les Andelys'],
    ['Ville du Mans', 'Le Mans'],
    ['Territoire de la commune de Malzéville.', 'Malzéville'],
    ['commune d’Arques', 'Arques'],
    ['Ville de La Rochelle', 'La Rochelle'],
  ])('is read where no more is said: %s', (words, town) => {
    expect(townNamed(words)).toBe(town);
  });

  it.each([
    'Mayenne.',
    'Territoire communal',
    'Commune de Donges en Loire-Atlantique.',
    'Villes de Niort et Melle',
    'Ville de Nice, quartier nord',
    '',
  ])('is not guessed elsewhere: %s', (words) => {
    expect(townNamed(words)).toBeNull();
  });

  it('stands in the department of its NUTS code, when there is one', () => {
    const lyon = { postCode: null, department: '69', nuts: 'FRK26' };
    expect(placesOf(['FRK26'], 'Commune de Villeurbanne.')).toEqual([{ city: 'Villeurbanne', ...lyon }]);
    expect(placesFrom({ nuts: ['FRK26'], words: 'Commune de Villeurbanne' })).toEqual([
      { city: 'Villeurbanne', ...lyon },
    ]);
    const places = placesOf(['FRK26', 'FRK11'], 'Commune de Villeurbanne.');
    expect(places.map(({ city }) => city)).toEqual([null, null]);
    expect(placesOf(['FR'], 'Commune de Villeurbanne.')).toMatchObject([{ city: null }]);
  });
});
