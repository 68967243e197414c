import { Turns } from '#lib/kernel';

describe('turns', () => {
  it('let no work begin before the one before it ended, in the order they came', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await new Promise(setImmediate);
      seen.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([turns.take(work('a')), turns.take(work('b'))])).toEqual(['a', 'b']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('let as many be at work as they are told, and no more', async () => {
    const turns = new Turns(2);
    let atWork = 0;
    const most: number[] = [];
    const work = async () => {
      most.push((atWork += 1));
      await new Promise(setImmediate);
      atWork -= 1;
    };
    await Promise.all([1, 2, 3, 4, 5].map(() => turns.take(work)));
    expect(most).toEqual([1, 2, 2, 2, 2]);
  });

  it('tell a failure to whose turn it was, and go on', async () => {
    const turns = new Turns();
    const failed = turns.take(() => Promise.reject(new Error('no')));
    const next = turns.take(() => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
