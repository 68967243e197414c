import { isKind, kindFamily, kindName, KINDS, kindShortName, kindsOfFamily } from '#lib/nomenclature';

describe('kinds of supplier', () => {
  it('all have a French name, a badge and a family', () => {
    for (const kind of KINDS) {
      expect(kindName(kind).length).toBeGreaterThan(5);
      expect(kindShortName(kind)).not.toContain('_');
      expect(kindsOfFamily(kindFamily(kind))).toContain(kind);
    }
  });

  it('are not all SIAE: a GEIQ is listed with insertion, an ESAT with disability, a SCOP with the wider ESS', () => {
    expect(kindFamily('GEIQ')).toBe('insertion');
    expect(kindFamily('ESAT')).toBe('disability');
    expect(kindFamily('SCOP')).toBe('ess');
  });

  it('are told from other words', () => {
    expect(isKind('ACI')).toBe(true);
    expect(isKind('SARL')).toBe(false);
  });
});
