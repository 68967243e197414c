import {
  completeNomenclature,
  cpvChildren,
  cpvCodes,
  cpvDistance,
  cpvLabel,
  cpvLevel,
  cpvParents,
  cpvAbove,
  cpvSiblings,
} from '#lib/nomenclature';
import { officialCpv } from '../../support/official-lists';
import { describeShared } from '../../support/shared';

afterEach(() => completeNomenclature());

describe('the CPV tree', () => {
  it('tells the codes above one without any list', () => {
    expect(cpvAbove('90911300')).toEqual(['90000000', '90900000', '90910000', '90911000']);
    expect(cpvAbove('98371111')).toHaveLength(6);
    expect(cpvAbove('90000000')).toEqual([]);
  });

  it('has levels by the digits that mean something', () => {
    expect(['90000000', '90900000', '90910000', '90911000', '90911300', '98371111'].map(cpvLevel)).toEqual([
      'division',
      'group',
      'class',
      'category',
      'detail',
      'detail',
    ]);
  });

  it('goes up to the division and down one step, on our own tables alone', () => {
    expect(cpvParents('90911300')).toEqual(['90000000', '90900000', '90910000', '90911000']);
    expect(cpvParents('90000000')).toEqual([]);
    expect(cpvChildren('90911000')).toEqual(['90911100', '90911200', '90911300']);
    expect(cpvSiblings('90911300')).toEqual(['90911100', '90911200']);
    expect(cpvSiblings('90000000')).toContain('45000000');
    expect(cpvSiblings('90000000')).toHaveLength(44);
    expect(cpvCodes().length).toBeGreaterThan(450);
  });

  it('skips a level that has no code', () => {
    // 98371111 « cemetery upkeep » stands under 98371110, which stands under 98371100, unknown to our tables
    expect(cpvParents('98371111')).toEqual(['98000000', '98300000', '98370000', '98371110']);
  });

  it('knows no neighbours of a code that stands nowhere', () => {
    expect(cpvChildren('12345678')).toEqual([]);
    expect(cpvParents('99000000')).toEqual([]);
  });

  it.each([
    ['90911300', '90911300', 0],
    ['90911000', '90911300', 1],
    ['90911200', '90911300', 2],
    ['90900000', '90500000', 2],
    ['90000000', '45000000', 2],
    ['90000000', '90911300', 4],
    ['90911300', '77314100', 10],
  ])('stands %s and %s %d steps apart', (a, b, steps) => {
    expect(cpvDistance(a, b)).toBe(steps);
    expect(cpvDistance(b, a)).toBe(steps);
  });
});

describe('a CPV label', () => {
  beforeEach(() =>
    completeNomenclature({
      cpv: new Map([
        ['77310000', 'Label of the list for 7731'],
        ['77310900', 'Label of the list for 773109'],
      ]),
    }),
  );

  it('is ours where our table has the code, else that of the official list, else the parent’s', () => {
    expect(cpvLabel('77310000')).toBe('Plantation et entretien d’espaces verts');
    expect(cpvLabel('77310900')).toBe('Label of the list for 773109');
    expect(cpvLabel('77310800')).toBe('Plantation et entretien d’espaces verts');
    completeNomenclature();
    expect(cpvLabel('77310900')).toBe('Plantation et entretien d’espaces verts');
  });
});

describeShared('the CPV tree with the official list', () => {
  it('holds every code, each under the nearest that exists', () => {
    const list = officialCpv();
    completeNomenclature({ cpv: list });
    expect(cpvCodes()).toHaveLength(9_454);
    expect(cpvParents('98371111')).toEqual(['98000000', '98300000', '98370000', '98371000', '98371100', '98371110']);
    expect([...list.keys()].filter((code) => cpvLabel(code) === null)).toEqual([]);
    const orphans = [...list.keys()].filter((code) => cpvLevel(code) !== 'division' && cpvParents(code).length === 0);
    expect(orphans).toEqual([]);
  });
});
