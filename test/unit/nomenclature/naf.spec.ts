import { nafLabel, nafSaysNothing, normaliseNaf } from '#lib/nomenclature';

describe('a NAF code', () => {
  it.each([
    ['81.22Z', '8122Z'],
    ['8122z', '8122Z'],
    ['8122Z', '8122Z'],
  ])('is read from %s', (text, code) => {
    expect(normaliseNaf(text)).toBe(code);
  });

  it.each(['', '8122', 'Z8122', '724Z'])('is refused when misshapen: « %s »', (text) => {
    expect(normaliseNaf(text)).toBeNull();
    expect(nafLabel(text)).toBeNull();
  });

  it('is named by its class, else by its division', () => {
    expect(nafLabel('8122Z')).toBe('Nettoyage de bâtiments et nettoyage industriel');
    expect(nafLabel('8699Z')).toBe('Santé');
  });

  it.each(['8899B', '9499Z', '8411Z', '8810C'])('says nothing of a trade when it is %s', (code) => {
    expect(nafSaysNothing(code)).toBe(true);
  });

  it('says something when it is 8130Z', () => {
    expect(nafSaysNothing('8130Z')).toBe(false);
  });
});
