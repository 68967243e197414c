import { Maillon } from '../support/maillon';
import { describeShared, shared } from '../support/shared';

interface Run {
  read: number;
  new: number;
  changed: number;
  unchanged: number;
  quarantined: number;
}

const NOTICES = shared('data/notices');

describeShared('all the shared notices, from a folder on the command line', () => {
  const maillon = new Maillon();
  afterAll(() => maillon.leave(), 60_000);

  const readFolder = async (...options: string[]): Promise<{ code: number | null; run: Run }> => {
    const { code, out } = await maillon.run('ingest', 'folder', NOTICES, '--json', '--timeout', '300', ...options);
    const { runs } = JSON.parse(out) as { runs: Run[] };
    expect(runs).toHaveLength(1);
    return { code, run: runs[0]! };
  };

  it('say in a dry run what would come in, and leave nothing', async () => {
    const { code, run } = await readFolder('--dry-run');
    expect(code).toBe(2);
    expect(run).toMatchObject({ read: 1_814, new: 1_782, quarantined: 20 });
    expect((await maillon.run('quarantine', 'list')).out).toContain('Nothing in quarantine.');
  }, 300_000);

  it('come in, each with its lots, or wait in quarantine with a reason', async () => {
    const { code, run } = await readFolder();
    expect(code).toBe(2);
    expect(run).toMatchObject({ read: 1_814, new: 1_782, quarantined: 20 });
    expect(run.new + run.changed + run.unchanged + run.quarantined).toBe(run.read);
    const { out } = await maillon.run('quarantine', 'list', '--json');
    const { records } = JSON.parse(out) as { records: { problems: { code: string }[] }[] };
    expect(records.every(({ problems }) => problems.length > 0)).toBe(true);
  }, 600_000);

  it('a second time change nothing', async () => {
    const { run } = await readFolder();
    expect(run).toMatchObject({ new: 0, changed: 0, unchanged: 1_794, quarantined: 20 });
  }, 600_000);

  it('say the same when their kept bytes are read again', async () => {
    const { out } = await maillon.run('reparse', '--json');
    const { runs, refused, changes } = JSON.parse(out) as { runs: Run[]; refused: Run[]; changes: unknown[] };
    expect(runs.reduce((sum, run) => sum + run.unchanged, 0)).toBe(1_782);
    expect([...runs, ...refused].filter((run) => run.new + run.changed > 0)).toEqual([]);
    expect(changes).toEqual([]);
  }, 600_000);
});
