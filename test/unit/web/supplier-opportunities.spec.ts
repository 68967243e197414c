import type { OpportunityState } from '../../../src/opportunity/opportunity.service';
import { opportunityPage } from '../../../src/web/supplier/opportunities.page';
import { aLot } from '../../factories/an-opportunity';

const NOW = new Date('2026-11-24T09:00:00+01:00');

describe('a purchase that a supplier reads', () => {
  const offer = (status: OpportunityState['status']) => {
    const opportunity = { ...aLot().state, status, closesAt: '2026-12-21T11:00:00.000Z' };
    const row = { opportunityId: '1', opportunity, links: [], answer: null, answerReason: null, answeredAt: null };
    return opportunityPage(row, NOW).view.offer;
  };

  it('has a deadline while it is open', () => {
    expect(offer('open')).toMatchObject({ open: true, deadline: { hour: expect.stringContaining('12') as string } });
  });

  it.each([
    ['cancelled', 'Annulé'],
    ['awarded', 'Attribué'],
    ['closed', 'Clos'],
  ] as const)('says what became of it once it is %s, and no longer until when to answer', (status, said) => {
    const { open, deadline, marks } = offer(status);
    expect({ open, deadline, first: marks[0]?.text }).toEqual({ open: false, deadline: null, first: said });
  });
});
