import { Client } from 'pg';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Maillon } from '../support/maillon';
import { describeShared, shared } from '../support/shared';

const DIRECTORY = shared('data/directory/inclusive-suppliers.json');
const NOTICES = shared('data/notices/boamp/records-v2.1.json');
/** A cleaning company near Puteaux, in the shared directory. */
const SIRET = '42880141900097';
/** What a replay must leave as it was: every table but the runs, which say that they ran. */
const LIVING = ['ingest_run', 'session', 'sign_in', 'rate_limit', 'ingest_cursor', 'digest_round'];

describeShared('the corridor, from a real notice to a click (shared data)', () => {
  const maillon = new Maillon();
  let address: string;

  beforeAll(async () => {
    address = await maillon.start('--now', '2025-11-08');
  }, 120_000);
  afterAll(() => maillon.leave(), 60_000);

  const page = async (path: string): Promise<string> => (await fetch(`${address}${path}`)).text();
  const post = (path: string): Promise<Response> =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { origin: address, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(),
    });

  it('takes in the directory, its thirteen wrong SIRETs refused by name', async () => {
    const imported = await maillon.run('import', 'suppliers', '--file', DIRECTORY);
    expect(imported).toMatchObject({ code: 2 });
    expect(imported.out).toMatch(/13/);
  }, 180_000);

  it('subscribes a supplier, reads the notices, and sends the digest', async () => {
    expect(await maillon.run('subscribe', '--siret', SIRET, '--email', 'test@example.org')).toMatchObject({ code: 0 });
    expect(await maillon.run('ingest', 'boamp', '--file', NOTICES)).toMatchObject({ code: 0 });
    expect(await maillon.run('digest', '--all')).toMatchObject({ code: 0 });
  }, 180_000);

  it('shows in the mailbox a digest with the parkings of Puteaux, and why', async () => {
    const [mail] = await mails();
    expect(mail).toMatchObject({ recipient: 'test@example.org' });
    expect(mail!.plain).toContain('Nettoyage des parkings');
    expect(mail!.plain).toMatch(/8122Z|NAF/);
    expect(mail!.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
    expect(await page('/boite-essai')).toContain('test@example.org');
  });

  it('shows the cancelled notice as cancelled, its opportunity withdrawn', async () => {
    const list = await page('/avis?etat=tous&territoire=tous');
    expect(list).toMatch(/Marché de prestation de géomètre/);
    expect(await page('/avis/boamp-25-123573')).toMatch(/annulé/i);
    const rows = await sql(`select status from opportunity where title like '%géomètre%'`);
    expect(rows).toEqual([{ status: 'cancelled' }]);
  });

  it('records "intéressé" on the confirming POST, never on the GET', async () => {
    const [mail] = await mails();
    const link = /\/reponse\/[\w-]+/.exec(mail!.plain)![0];
    expect(await page(link)).toContain('Confirmer');
    expect(
      await sql('select 1 from answer a join supplier s on s.id = a.supplier_id where s.siret = $1', [SIRET]),
    ).toEqual([]);
    expect((await post(link)).ok).toBe(true);
    expect(
      await sql('select a.value from answer a join supplier s on s.id = a.supplier_id where s.siret = $1', [SIRET]),
    ).toEqual([{ value: 'interested' }]);
  });

  it('adds nothing and mails nobody when the commands are replayed', async () => {
    const before = await counts();
    expect(await maillon.run('import', 'suppliers', '--file', DIRECTORY)).toMatchObject({ code: 2 });
    expect(await maillon.run('subscribe', '--siret', SIRET, '--email', 'test@example.org')).toMatchObject({ code: 0 });
    expect(await maillon.run('ingest', 'boamp', '--file', NOTICES)).toMatchObject({ code: 0 });
    expect(await maillon.run('digest', '--all')).toMatchObject({ code: 0 });
    expect(await counts()).toEqual(before);
  }, 180_000);

  it('stops on Ctrl-C with 0', async () => {
    expect(await maillon.stop()).toBe(0);
  }, 60_000);

  interface Mail {
    recipient: string;
    plain: string;
    headers: Record<string, string>;
  }
  const mails = (): Promise<Mail[]> =>
    sql<Mail>(`select recipient, plain, headers from mailbox_message where recipient = 'test@example.org'`);

  async function sql<R>(text: string, values: unknown[] = []): Promise<R[]> {
    const run = JSON.parse(readFileSync(join(maillon.dataDir, 'run.json'), 'utf8')) as {
      running: { engines: { databaseUrl: string } };
    };
    const client = new Client({ connectionString: run.running.engines.databaseUrl });
    await client.connect();
    try {
      return (await client.query(text, values)).rows as R[];
    } finally {
      await client.end();
    }
  }

  async function counts(): Promise<Record<string, number>> {
    const tables = await sql<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    );
    const counted: Record<string, number> = {};
    for (const { name } of tables.filter((table) => !LIVING.includes(table.name))) {
      counted[name] = Number((await sql<{ n: string }>(`select count(*) as n from "${name}"`))[0]!.n);
    }
    return counted;
  }
});
