import { offsetOf } from '../../../src/composition/start/house-clock';

describe('--now', () => {
  const machine = new Date('2026-11-24T10:00:00Z');
  const moved = (text: string): string => new Date(machine.getTime() + offsetOf(text, machine)).toISOString();

  it.each([
    ['2025-11-08', '2025-11-08T08:00:00.000Z'],
    ['2026-07-01', '2026-07-01T07:00:00.000Z'],
    ['2025-11-08T14:30+01:00', '2025-11-08T13:30:00.000Z'],
    ['2025-11-08T14:30:15Z', '2025-11-08T14:30:15.000Z'],
    ['real', '2026-11-24T10:00:00.000Z'],
  ])('moves the house to %s', (text, expected) => {
    expect(moved(text)).toBe(expected);
  });

  it.each(['', 'demain', '2025-02-30', '2025-11-08T14:30', '2025-02-30T10:00Z', '08/11/2025', '2025-11-08T25:00Z'])(
    'refuses %j',
    (text) => {
      expect(() => offsetOf(text, machine)).toThrow(expect.objectContaining({ code: 'start/bad-now' }));
    },
  );
});
