import { readFileSync } from 'node:fs';
import {
  cpvCheckDigit,
  cpvCloseness,
  cpvLabel,
  cpvStem,
  cpvWithCheckDigit,
  isCpv,
  normaliseCpv,
  parseCpv,
} from '#lib/nomenclature';
import { describeShared, shared } from '../../support/shared';

describe('a CPV code', () => {
  it.each(['77310000', '77310000-6', '77 31 00 00', '773100006', '77310000‑6'])('is read from « %s »', (text) => {
    expect(normaliseCpv(text)).toBe('77310000');
  });

  it('keeps its eight digits and says so when its check digit is wrong', () => {
    expect(parseCpv('77310000-5')).toEqual({ ok: true, code: '77310000', problem: 'check-digit-wrong' });
    expect(normaliseCpv('77310000-5')).toBeNull();
  });

  it.each(['7731000', '', 'espaces verts', '77310000-66'])('is refused when misshapen: « %s »', (text) => {
    expect(parseCpv(text)).toEqual({ ok: false, code: null, problem: 'shape' });
  });

  it('is refused when no division has it', () => {
    expect(parseCpv('99000000')).toEqual({ ok: false, code: null, problem: 'division-unknown' });
    expect(isCpv('01000000')).toBe(false);
  });

  it.each([
    ['03000000', '1'],
    ['77310000', '6'],
    ['90910000', '9'],
    ['45000000', '7'],
    ['55521200', '0'],
    // Moved by the revision of 2008, whose check digits do not follow the rule
    ['72400000', '4'],
    ['72267100', '0'],
    ['09310000', '5'],
    ['51000000', '9'],
  ])('%s has the check digit %s', (code, digit) => {
    expect(cpvCheckDigit(code)).toBe(digit);
    expect(cpvWithCheckDigit(code)).toBe(`${code}-${digit}`);
  });

  it('is named by its own label, or by that of its nearest parent', () => {
    expect(cpvLabel('90914000')).toBe('Nettoyage de parkings');
    expect(cpvLabel('90919200')).toBe(cpvLabel('90919000'));
    expect(cpvLabel('45999999')).toBe('Travaux de construction');
    expect(cpvLabel('01000000')).toBeNull();
  });

  it('tells its significant digits, never fewer than two', () => {
    expect(cpvStem('77310000')).toBe('7731');
    expect(cpvStem('90000000')).toBe('90');
    expect(cpvStem('03000000')).toBe('03');
  });
});

describe('closeness of CPV codes', () => {
  it('is whole for one code, none across divisions', () => {
    expect(cpvCloseness('77310000', '77310000')).toBe(1);
    expect(cpvCloseness('77310000', '45310000')).toBe(0);
  });

  it('grows with the digits they share', () => {
    const shares = ['77900000', '77340000', '77312000', '77311100'].map((code) => cpvCloseness('77311000', code));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('is the same both ways', () => {
    expect(cpvCloseness('77310000', '77300000')).toBe(cpvCloseness('77300000', '77310000'));
  });

  it('sets a class and its own group nearer than two classes of a group', () => {
    expect(cpvCloseness('77310000', '77300000')).toBeGreaterThan(cpvCloseness('77310000', '77340000'));
  });

  it('says little of a bare division', () => {
    expect(cpvCloseness('45000000', '45442100')).toBeLessThan(0.5);
  });
});

describeShared('with the official list', () => {
  it('names every code', () => {
    const codes = readFileSync(shared('data/reference/cpv_fr.csv'), 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.slice(0, 8));
    const unnamed = codes.filter((code) => code !== '' && cpvLabel(code) === null);
    expect(unnamed).toEqual([]);
  });
});
