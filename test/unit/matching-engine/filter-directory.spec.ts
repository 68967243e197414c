import { FilterDirectory, selling } from '#lib/matching-engine';

const directory = () =>
  new FilterDirectory(
    ['PREST', 'BUILD'].map((type) => ({
      id: type,
      kind: 'EI',
      postCode: '86000',
      department: '86',
      region: 'Nouvelle-Aquitaine',
      point: null,
      isLive: true,
      canBeWrittenTo: true,
      activities: [{ sector: 'linge', serviceTypes: [type], area: null }],
    })),
  );
const sold = (held: FilterDirectory, types: string[]): boolean[] => [0, 1].map(selling(held, types));

describe('service types that are asked', () => {
  it('are any when none is given, and nobody’s when no activity has them', () => {
    expect(sold(directory(), [])).toEqual([true, true]);
    expect(sold(directory(), ['DISPO'])).toEqual([false, false]);
    expect(sold(directory(), ['DISPO', 'BUILD'])).toEqual([false, true]);
  });

  it('leave the directory as it was, however many were asked that nobody has', () => {
    const held = directory();
    for (let n = 0; n < 64; n += 1) expect(sold(held, [`unknown ${n}`])).toEqual([false, false]);
  });
});
