import { isSiren, isSiret, sirenOf, siretProblem } from '#lib/nomenclature';

describe('a SIRET', () => {
  it.each(['42880141900097', '428 801 419 00097', '428.801.419.00097'])('holds as %s', (text) => {
    expect(isSiret(text)).toBe(true);
  });

  it.each(['42880141900098', '99992000100012'])('is refused when its check digit is wrong: %s', (text) => {
    expect(siretProblem(text)).toBe('check-digit');
  });

  it.each(['', '4288014190009', '428801419000970', '42880141900O97', 'FR42880141900097'])(
    'is refused when it is not fourteen digits: « %s »',
    (text) => {
      expect(siretProblem(text)).toBe('length');
    },
  );

  it('is refused when it is nothing but zeros, which Luhn would let through', () => {
    expect(siretProblem('00000000000000')).toBe('check-digit');
  });

  it('of the head office of La Poste follows Luhn', () => {
    expect(isSiret('35600000000048')).toBe(true);
  });

  it('of another establishment of La Poste holds when its digits add up to a multiple of five', () => {
    expect(isSiret('35600000000001')).toBe(true);
    expect(isSiret('35600000000002')).toBe(false);
  });

  it('tells the legal unit that holds the establishment', () => {
    expect(sirenOf('428 801 419 00097')).toBe('428801419');
    expect(isSiren('428 801 419')).toBe(true);
    expect(isSiren('428 801 418')).toBe(false);
  });
});
