import { currentUntil, statusOf } from '#lib/matching-engine';

const row = { kind: 'ACI', source: 'directory-file', checkedAt: null, validUntil: null } as const;

describe('what an evidence is worth', () => {
  it.each([
    ['2026-03-31', 'current'],
    ['2026-04-01', 'expired'],
  ])('with an end on 31 March 2026, it is on %s %s', (today, status) => {
    expect(statusOf({ ...row, validUntil: '2026-03-31' }, today)).toBe(status);
  });

  it.each([
    ['2026-01-31', 'current'],
    ['2026-02-01', 'to-verify'],
  ])('checked on 31 January 2025 without an end, it is on %s %s', (today, status) => {
    expect(statusOf({ ...row, checkedAt: '2025-01-31' }, today)).toBe(status);
  });

  it('declared by a person, it ages in six months', () => {
    const declared = { ...row, source: 'person', checkedAt: '2026-01-15' };
    expect(statusOf(declared, '2026-07-15')).toBe('current');
    expect(statusOf(declared, '2026-07-16')).toBe('to-verify');
    expect(currentUntil(declared, '2026-07-16')).toBe('2026-07-15');
  });

  it('is to be verified when undated, whatever the day', () => {
    expect(statusOf(row, '2020-01-01')).toBe('to-verify');
    expect(currentUntil(row, '2020-01-01')).toBeNull();
  });

  it('has an end that outweighs the day it was checked', () => {
    expect(statusOf({ ...row, checkedAt: '2020-01-01', validUntil: '2027-01-01' }, '2026-09-22')).toBe('current');
    expect(currentUntil({ ...row, checkedAt: '2020-01-01', validUntil: '2027-01-01' }, '2026-09-22')).toBe(
      '2027-01-01',
    );
  });
});
