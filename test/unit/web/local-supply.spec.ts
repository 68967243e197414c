import type { Link, Reason } from '#lib/matching-engine';
import { localSupply } from '../../../src/web/shared/local-supply';

const TODAY = '2026-11-24';
const reason = (code: string, audience: Reason['audience'] = 'everyone', facts: Reason['facts'] = {}): Reason => ({
  code,
  link: 'capacity',
  audience,
  points: 1,
  facts,
});
const able = (state: Link['state'], reasons: Reason[], audience: Reason['audience'] = 'buyer'): number => {
  const evidence = [
    { id: '1', kind: 'ACI' as const, source: 'test', checkedAt: '2026-09-02', validUntil: '2027-12-31' },
  ];
  const links: Link[] = [{ name: 'capacity', state, reasons }];
  const { reserve } = localSupply([{ evidence, links }], { closesOn: null, today: TODAY, audience });
  return reserve['reserve-insertion'].able;
};

describe('how many local suppliers are big enough', () => {
  it('counts who takes the amount, the order, or the surface', () => {
    for (const code of ['capacity/amount-fits', 'capacity/order-fits', 'capacity/measure-fits'])
      expect(able('held', [reason(code)])).toBe(1);
  });

  it('does not count who is free and has a team, but never said what it can take', () => {
    expect(able('held', [reason('capacity/free'), reason('capacity/people', 'everyone', { people: 12 })])).toBe(0);
  });

  it('tells nobody but its buyer what an amount of the buyer’s own says', () => {
    const own = [reason('capacity/amount-fits', 'buyer', { yearlyAmount: 100_000 }), reason('capacity/people')];
    expect(able('held', own)).toBe(1);
    expect(able('held', own, 'everyone')).toBe(0);
  });
});
