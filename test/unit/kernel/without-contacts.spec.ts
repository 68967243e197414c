import { withoutContacts } from '#lib/kernel';

describe('a text without contacts', () => {
  it.each([
    ['Écrire à jean.dupont+achats@ville-de-brumeval.fr avant midi', 'Écrire à […] avant midi'],
    ['Tél. 05 49 12 34 56, fax 05.49.12.34.57', 'Tél. […], fax […]'],
    ['Écrire à accueil (at) brumeval.fr ou au 05\u00a049\u00a012\u00a034\u00a056', 'Écrire à […] ou au […]'],
    ['+33 5 49 12 34 56 ou +33(0)549123456 ou 0033549123456', '[…] ou […] ou […]'],
  ])('loses addresses and numbers: %s', (text, bare) => {
    expect(withoutContacts(text)).toBe(bare);
  });

  it('takes a long text without any as it is', () => {
    const long = 'a'.repeat(200_000);
    expect(withoutContacts(long)).toBe(long);
    expect(withoutContacts(`${long} @ `)).toBe(`${long} @ `);
  });

  it.each(['CPV 77310000-6', 'SIRET 99992000100011', '48 000 € sur 12 mois', 'lot 05 de 2026'])(
    'keeps other numbers: %s',
    (text) => expect(withoutContacts(text)).toBe(text),
  );
});
