import { opportunityDocument } from '../../../src/opportunity/opportunity-document';
import { aLot } from '../../factories/an-opportunity';

describe('an opportunity as it is found', () => {
  const found = (title: string) => {
    const { trades, sectors } = opportunityDocument('o1', aLot(title).with({ cpv: [] }).state, new Date(0));
    return { trades, sectors };
  };

  it('is of the trades and the sectors that are asked, not of the premises where the work is', () => {
    const { trades, sectors } = found('Gardiennage du festival');
    expect(trades).toEqual(['security']);
    expect(sectors).toContain('guard-post');
    expect(sectors).not.toContain('performing-arts');
    expect(found('Organisation du festival').sectors).toContain('performing-arts');
  });
});
