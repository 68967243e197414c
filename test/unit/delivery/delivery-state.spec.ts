import fc from 'fast-check';
import { isSettled, nextState, type DeliveryHappening, type DeliveryState } from '../../../src/delivery/delivery-state';

const happenings: DeliveryHappening[] = ['taken', 'accepted', 'refused', 'put-off', 'given-up', 'withheld', 'lost'];
const states: DeliveryState[] = ['created', 'sending', 'sent', 'failed', 'suppressed', 'uncertain'];

describe('the states of a delivery', () => {
  it.each([
    ['created', 'taken', 'sending'],
    ['sending', 'accepted', 'sent'],
    ['sending', 'refused', 'failed'],
    ['sending', 'put-off', 'created'],
    ['sending', 'given-up', 'failed'],
    ['sending', 'withheld', 'suppressed'],
    ['sending', 'lost', 'uncertain'],
    ['uncertain', 'taken', 'sending'],
  ] as const)('%s, when %s, becomes %s', (from, happening, to) => {
    expect(nextState(from, happening)).toBe(to);
  });

  it('allows nothing else', () => {
    const allowed = states.flatMap((state) =>
      happenings.filter((happening) => {
        try {
          nextState(state, happening);
          return true;
        } catch {
          return false;
        }
      }),
    );
    expect(allowed).toHaveLength(8);
  });

  it('is settled for ever once sent, failed or suppressed', () => {
    expect(states.filter(isSettled)).toEqual(['sent', 'failed', 'suppressed']);
  });

  it('is accepted at most once, whatever happens to it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...happenings)), (story) => {
        let state: DeliveryState = 'created';
        let accepted = 0;
        for (const happening of story) {
          try {
            state = nextState(state, happening);
            if (happening === 'accepted') accepted += 1;
          } catch (error) {
            expect(error).toMatchObject({ code: 'delivery/impossible' });
          }
        }
        expect(accepted).toBeLessThanOrEqual(1);
      }),
    );
  });
});
