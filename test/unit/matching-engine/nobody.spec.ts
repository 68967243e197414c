import { createIndex, whyNobody, type Place } from '#lib/matching-engine';
import { aPlace, aProfile, facts, somewhereIn } from '../../factories/a-profile';

const at = (place: Place, lat: number, lon: number): Place => ({ ...place, point: { lat, lon } });
const POITIERS = at(aPlace('Poitiers'), 46.58, 0.34);
const LILLE = at(aPlace('Lille', '59'), 50.637, 3.063);

describe('why nobody is found', () => {
  const index = createIndex();
  index.put(aProfile('La Toile').doing('Création de sites web').with({ place: POITIERS }).profile);
  index.put(
    aProfile('Les Prés')
      .doing('Tonte', { trade: 'green-spaces' })
      .with({ place: at(aPlace('Lyon', '69'), 45.76, 4.84) }).profile,
  );
  const why = (place: Place, ...otherPlaces: Place[]): string =>
    whyNobody(index, facts('Tonte des pelouses', { place, otherPlaces }), [], '2026-03-02').join(' ; ');

  it('looks around each of several places, and beyond from the nearest', () => {
    expect(why(LILLE)).toMatch(/^rien à moins de 50 km ; 1 au-delà, le plus proche à 5\d\d km$/);
    expect(why(LILLE, POITIERS)).toMatch(
      /^le seul fournisseur à moins de 50 km n’a pas ce métier ; 1 au-delà, le plus proche à 3\d\d km$/,
    );
  });

  it('tells no kilometres where one of the places has no point', () => {
    expect(why(LILLE, somewhereIn('86'))).toBe('aucun fournisseur de ce métier près de ces lieux ; 1 ailleurs');
  });
});
