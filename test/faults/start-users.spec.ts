import { mkdirSync, chownSync } from 'node:fs';
import { join } from 'node:path';
import { Maillon } from '../support/maillon';
import { aPrivateClone, nobody } from '../support/private-clone';

const isRoot = process.getuid?.() === 0;
/** An ordinary user can't become another: then these are skipped, and counted so. */
const itAsRoot = isRoot ? it : it.skip;

describe('a clone in a folder that other users can’t traverse', () => {
  it(`starts as the user who runs this (${isRoot ? 'root' : 'an ordinary user'})`, async () => {
    const clone = aPrivateClone();
    try {
      await expectStartAndStop(new Maillon({ clone: clone.folder, dataDir: join(clone.folder, '.data') }));
    } finally {
      clone.remove();
    }
  }, 180_000);

  itAsRoot(
    'starts as an ordinary user, everything in its own folder',
    async () => {
      const user = nobody();
      const clone = aPrivateClone(user);
      const dataDir = join(clone.folder, '.data');
      mkdirSync(dataDir);
      chownSync(dataDir, user.uid, user.gid);
      try {
        await expectStartAndStop(new Maillon({ clone: clone.folder, dataDir, as: user }));
      } finally {
        clone.remove();
      }
    },
    180_000,
  );

  async function expectStartAndStop(maillon: Maillon): Promise<void> {
    const address = await maillon.start('--no-demo');
    expect(await (await fetch(`${address}/health/ready`)).json()).toMatchObject({ status: 'up' });
    expect(await maillon.run('migrate')).toMatchObject({ code: 0 });
    expect(await maillon.stop()).toBe(0);
    await maillon.start('--no-demo');
    expect(await maillon.stop()).toBe(0);
    await maillon.leave();
  }
});
