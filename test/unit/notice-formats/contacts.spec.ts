import { withoutPeople } from '../../../libs/notice-formats/src/text/contacts';

describe('a text of a notice', () => {
  it.each([
    ['claire.durand@mairie.example', '[adresse retirée]'],
    ['claire.durand (at) mairie.example', '[adresse retirée]'],
    ['claire.durand[arobase]mairie.example', '[adresse retirée]'],
    ['+33 (0)5.49.00.11.22', '[numéro retiré]'],
    ['Mme Claire Durand', 'Mme [nom retiré]'],
    ['MME DURAND', 'MME [nom retiré]'],
    ['Monsieur Paul de La Tour', 'Monsieur [nom retiré]'],
  ])('keeps no person nor how to reach one: %s', (said, kept) => {
    expect(withoutPeople(`Renseignements : ${said}, en mairie`)).toBe(`Renseignements : ${kept}, en mairie`);
  });

  it.each(['Monsieur le Maire', 'MADAME LA PRÉSIDENTE', 'M. le Directeur', 'Lot (a) mairie.', '02 à 10 tonnes'])(
    'keeps what is no person: %s',
    (said) => {
      expect(withoutPeople(said)).toBe(said);
    },
  );

  it('is looked at once, however long', () => {
    const long = 'a.'.repeat(100_000) + ' (at '.repeat(20_000);
    expect(withoutPeople(long)).toBe(long);
  });
});
