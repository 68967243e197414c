import { readDirectory } from '../../../src/composition/rank/directory-file';
import { demoOutcomes, directoryOutcomes, isHeld, type OwnOutcome } from '../../bench/own-cases/evaluate-own-cases';
import { describeShared, shared } from '../../support/shared';

const today = '2026-11-25';
const failing = (found: readonly OwnOutcome[]): OwnOutcome[] => found.filter((one) => !isHeld(one));

describe('our own opportunities', () => {
  it('find over the demo territory who must be among the first five, and nobody who must not be in the list', () => {
    const found = demoOutcomes(today);
    expect(found).toHaveLength(60);
    expect(failing(found)).toEqual([]);
  });
});

describeShared('our own opportunities, over the shared directory', () => {
  it('find who must be among the first five, and nobody who must not be in the list', async () => {
    const { profiles } = await readDirectory(shared('data/directory/inclusive-suppliers.json'), today);
    const found = directoryOutcomes(profiles, today);
    expect(found).toHaveLength(8);
    expect(failing(found)).toEqual([]);
  });
});
