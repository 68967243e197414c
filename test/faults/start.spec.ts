import { once } from 'node:events';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { markOf } from '#lib/database';
import { placeOf } from '../../libs/database/src/embedded/place';
import { Maillon } from '../support/maillon';

describe('a start that was not left in peace', () => {
  let maillon: Maillon;
  beforeEach(() => (maillon = new Maillon()));
  afterEach(() => maillon.leave(), 60_000);

  it('stops on Ctrl-C with 0 and leaves no process', async () => {
    const address = await maillon.start('--no-demo');
    const url = databaseUrl();
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect(await maillon.stop()).toBe(0);
    expect(maillon.said).toContain('stopped');
    await expectNothingLeft(url);
  });

  it('turns back on Ctrl-C while it starts, with 0 and no process', async () => {
    const started = maillon.start('--no-demo');
    started.catch(() => undefined);
    await until(() => maillon.said.includes('PostgreSQL started'));
    expect(await maillon.stop()).toBe(0);
    expect(processesOf(maillon.dataDir)).toEqual([]);
  });

  it('adopts after kill -9 the PostgreSQL that was left, with its rows, and stops it', async () => {
    await maillon.start('--no-demo');
    const url = databaseUrl();
    await sql(url, 'create table kept as select 1 as one');
    await maillon.kill();
    expect(await sql(url, 'select one from kept')).toEqual([{ one: 1 }]);

    await maillon.start('--no-demo');
    expect(maillon.said).toContain('adopted');
    expect(databaseUrl()).toBe(url);
    expect(await sql(url, 'select one from kept')).toEqual([{ one: 1 }]);
    expect(await maillon.stop()).toBe(0);
    await expectNothingLeft(url);
  });

  it('starts after a cut that killed PostgreSQL too, whose stale files are in the way', async () => {
    await maillon.start('--no-demo');
    const url = databaseUrl();
    await sql(url, 'create table kept as select 1 as one');
    await maillon.kill();
    for (const pid of processesOf(maillon.dataDir)) process.kill(pid, 'SIGKILL');
    await until(() => processesOf(maillon.dataDir).length === 0);

    await maillon.start('--no-demo');
    expect(await sql(databaseUrl(), 'select one from kept')).toEqual([{ one: 1 }]);
    expect(await maillon.stop()).toBe(0);
  });

  it('starts though its postmaster.pid names another program by now, and its lock a dead one', async () => {
    await maillon.start('--no-demo');
    await maillon.stop();
    const pidFile = join(placeOf(maillon.dataDir).folder, 'data', 'postmaster.pid');
    writeFileSync(pidFile, `${process.pid}\n${maillon.dataDir}\n0\n5432\n\n127.0.0.1\n`);
    const dead = JSON.stringify({ pid: 2 ** 22 - 1, startedAt: '1' });
    for (const folder of ['', 'cluster']) writeFileSync(join(maillon.dataDir, folder, 'lock'), dead);

    await maillon.start('--no-demo');
    expect(await maillon.stop()).toBe(0);
  });

  it('refuses a second start on the same data folder, and says where the first is', async () => {
    const address = await maillon.start('--no-demo');
    const second = await maillon.run('start', '--no-demo');
    expect(second).toMatchObject({ code: 1 });
    expect(second.err).toContain(`Maillon already runs on the data folder ${maillon.dataDir}`);
    expect(second.err).toContain(address);
    expect(second.err).toContain('--data-dir');
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
  });

  it('lets one of two starts at once have the data folder', async () => {
    const rival = new Maillon({ dataDir: maillon.dataDir });
    const ends = await Promise.allSettled([maillon.start('--no-demo'), rival.start('--no-demo')]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(`${maillon.said}${rival.said}`).toContain('already runs on the data folder');
    await rival.stop();
  });

  it('says which port is in use and how to take another, having started nothing', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const refused = await maillon.run('start', '--no-demo', '--port', `${port}`);
    other.close();
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toBe(
      `Port ${port} is in use by another program. End it, or choose another port: --port ${port + 1} (or PORT=${port + 1}).\n`,
    );
    expect(processesOf(maillon.dataDir)).toEqual([]);
  });

  it('says whose folder it is when a data folder can’t be written', async () => {
    const file = join(maillon.dataDir, 'file');
    writeFileSync(file, '');
    const refused = await new Maillon({ dataDir: join(file, 'under') }).run('start', '--no-demo');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toMatch(/can’t be written.*--data-dir/);
  });

  function databaseUrl(): string {
    return maillon.runFile().running!.engines.databaseUrl;
  }

  async function expectNothingLeft(url: string): Promise<void> {
    expect(maillon.runFile().running).toBeNull();
    expect(processesOf(maillon.dataDir)).toEqual([]);
    await expect(sql(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  }
});

describe('commands and the cluster', () => {
  const maillon = new Maillon();
  afterAll(() => maillon.leave(), 60_000);

  it('starts one for a command that runs alone, and stops it', async () => {
    expect(await maillon.run('migrate')).toMatchObject({ code: 0 });
    expect(processesOf(maillon.dataDir)).toEqual([]);
  });

  it('sets up a real instance, alone: territory and first officer are rows', async () => {
    const done = await maillon.run('setup', '--epci', '200069854', '--officer', 'agent@ville.example');
    expect(done).toMatchObject({ code: 0 });
    expect(processesOf(maillon.dataDir)).toEqual([]);
    const again = await maillon.run('setup', '--epci', '200069854', '--officer', 'agent@ville.example');
    expect(again).toMatchObject({ code: 0 });
  });

  it('shares the cluster of the start beside it, and leaves it running', async () => {
    await maillon.start();
    const url = maillon.runFile().running!.engines.databaseUrl;
    // A database that was set up is not empty: no demo came
    expect(await sql(url, `select value ->> 'name' as name from instance_setting`)).toEqual([
      { name: 'Grand Poitiers' },
    ]);
    expect(await sql(url, 'select email, role from person join membership on person_id = person.id')).toEqual([
      { email: 'agent@ville.example', role: 'officer' },
    ]);
    expect(await maillon.run('migrate')).toMatchObject({ code: 0 });
    expect(await sql(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await maillon.stop()).toBe(0);
    expect(processesOf(maillon.dataDir)).toEqual([]);
  });

  it('asks for what is missing only at a terminal', async () => {
    const refused = await maillon.run('setup', '--epci', '000000000', '--url', 'ftp://x');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('--epci or --communes: No EPCI has the SIREN 000000000.');
    expect(refused.err).toContain('--officer: missing');
    expect(refused.err).toContain('--url: "ftp://x" is no http(s) address.');
  });
});

describe('the time of a data folder', () => {
  const maillon = new Maillon();
  afterAll(() => maillon.leave(), 60_000);

  it('moves with --now, ticks on, and is adopted by the next start and by commands', async () => {
    await maillon.start('--no-demo', '--now', '2025-11-08');
    const offset = maillon.runFile().clockOffsetMs;
    const set = Date.parse('2025-11-08T09:00:00+01:00');
    expect(Math.abs(Date.now() + offset - set)).toBeLessThan(5 * 60_000);
    await maillon.stop();

    await maillon.start('--no-demo');
    expect(maillon.runFile().clockOffsetMs).toBe(offset);
    const url = maillon.runFile().running!.engines.databaseUrl;
    await maillon.run('setup', '--communes', 'Poitiers', '--officer', 'agent@ville.example');
    const [row] = await sql<{ changed_at: Date }>(url, 'select changed_at from instance_setting limit 1');
    expect(row!.changed_at.toISOString()).toMatch(/^2025-11-0[89]/);
    await maillon.stop();
  });

  it('goes back with --now real', async () => {
    await maillon.start('--no-demo', '--now', 'real');
    expect(maillon.runFile().clockOffsetMs).toBe(0);
    await maillon.stop();
  });

  it.each(['2025-02-30', 'tomorrow', '2025-11-08T14:30'])('refuses --now %s', async (text) => {
    const refused = await maillon.run('start', '--now', text);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('2025-11-08T14:30+01:00');
  });
});

describe('a configuration that is wrong', () => {
  it('stops the start with every problem, and no secret', async () => {
    const env = { PORT: 'eighty', SMTP_URL: 'ftp://me:hush@mail', LOG_LEVEL: 'loud', MAILLON_SECRET: 'short' };
    const maillon = new Maillon({ env });
    const refused = await maillon.run('start');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toMatch(/^4 variables are wrong or missing:/);
    for (const name of Object.keys(env)) expect(refused.err).toContain(`  ${name}: given`);
    expect(refused.err).not.toMatch(/hush|short/);
    await maillon.leave();
  });

  it('stops production without its secrets', async () => {
    const maillon = new Maillon({ env: { NODE_ENV: 'production' } });
    const refused = await maillon.run('start');
    expect(refused).toMatchObject({ code: 1 });
    for (const name of ['DATABASE_URL', 'SMTP_URL', 'PUBLIC_URL', 'MAILLON_SECRET', 'MAIL_FROM']) {
      expect(refused.err).toContain(`  ${name}: missing`);
    }
    expect(readdirSync(maillon.dataDir)).toEqual([]);
    await maillon.leave();
  });

  it('never starts PostgreSQL nor moves the clock in production', async () => {
    const env = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://maillon:hush@127.0.0.1:1/maillon',
      SMTP_URL: 'smtp://127.0.0.1:1',
      PUBLIC_URL: 'https://maillon.example',
      MAILLON_SECRET: 'x'.repeat(32),
      MAIL_FROM: 'maillon@maillon.example',
    };
    const maillon = new Maillon({ env });
    const moved = await maillon.run('start', '--port', '0', '--now', '2025-11-08');
    expect(moved).toMatchObject({ code: 1, err: '--now does not exist in production (NODE_ENV=production).\n' });
    const away = await maillon.run('start', '--port', '0');
    expect(away).toMatchObject({ code: 1 });
    expect(away.err).toContain('PostgreSQL at 127.0.0.1:1/maillon does not answer');
    expect(away.err).not.toContain('hush');
    expect(readdirSync(maillon.dataDir)).toEqual([]);
    await maillon.leave();
  });
});

/** Processes of PostgreSQL on the cluster of a data folder, as the system lists them. */
function processesOf(dataDir: string): number[] {
  const { folder } = placeOf(dataDir);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => markOf(pid) !== null && commandLine(pid).includes(folder));
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It ended meanwhile
    return '';
  }
}

async function sql<R>(url: string, text: string): Promise<R[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as R[];
  } finally {
    await client.end();
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 1_500) throw new Error('What was waited for did not come.');
    await new Promise((done) => setTimeout(done, 20));
  }
}
