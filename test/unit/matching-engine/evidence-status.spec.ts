import { currentUntil, denialOf, provenKinds, statusOf } from '#lib/matching-engine';

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

  it('is denied when its source says no, whatever its dates', () => {
    const denial = { ...row, checkedAt: '2026-09-01', validUntil: '2027-01-01', denied: true } as const;
    expect([statusOf(denial, '2026-09-22'), statusOf(denial, '2020-01-01')]).toEqual(['denied', 'denied']);
    expect(currentUntil(denial, '2026-09-22')).toBeNull();
  });
});

describe('sources that contradict each other', () => {
  const held = { ...row, source: 'a', checkedAt: '2026-03-01', validUntil: '2027-01-01' };
  const denial = (checkedAt: string | null) => ({ ...row, source: 'b', checkedAt, denied: true as const });

  it.each([
    ['the day after', '2026-03-02', true],
    ['on the same day', '2026-03-01', true],
    ['the day before', '2026-02-28', false],
    ['on a day nobody knows', null, true],
  ])('a denial %s weighs against a proof: %s → %s', (_words, checkedAt, weighs) => {
    const all = [held, denial(checkedAt)];
    expect(denialOf(held, all)).toEqual(weighs ? denial(checkedAt) : null);
    expect(provenKinds(all, '2026-09-22')).toEqual(weighs ? [] : ['ACI']);
  });

  it('speak of one kind each', () => {
    const all = [held, { ...denial('2026-08-01'), kind: 'EI' as const }];
    expect(provenKinds(all, '2026-09-22')).toEqual(['ACI']);
  });

  it('are answered by a proof newer than the denial', () => {
    const all = [held, denial('2026-08-01'), { ...held, source: 'c', checkedAt: '2026-08-02' }];
    expect(provenKinds(all, '2026-09-22')).toEqual(['ACI']);
  });

  it('are told by the newest denial', () => {
    expect(denialOf(held, [denial('2026-04-01'), denial('2026-06-01'), denial('2026-05-01')])?.checkedAt).toBe(
      '2026-06-01',
    );
  });
});
