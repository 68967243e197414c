import { AccountService } from '../../src/account/account.service';
import { demoNotices } from '../../src/composition/demo/notices/demo-notices';
import { IngestService, SupplierImport, SupplierSources } from '../../src/ingest/ingest.service';
import { newId } from '#lib/kernel';
import { MailboxMessage } from '#lib/mail';
import { OutboxDrain } from '#lib/outbox';
import { DataSource } from 'typeorm';
import { figureOf, Meter, timed, type Bench, type Figure } from './figure';
import { ownHouse, type OwnHouse } from './own-house';
import { seedSuppliers } from './seeded-market';
import { seededDirectory } from './seeded-directory';

const WARM_UP = 5;
const NEEDS = 60;
/** Both of its requests and all that they call are compiled by then. */
const NEED_WARM_UP = 20;
const NEED_SUPPLIERS = 8_600;

/** A need written in the browser, to its ranked page, over the largest public directory there is. */
export const needPage: Bench = {
  name: 'need-page',
  measure: async () => {
    const house = await ownHouse();
    try {
      await seedSuppliers(house.app, NEED_SUPPLIERS);
      return await needs(house);
    } finally {
      await house.close();
    }
  },
};

/** The corridor on a whole directory: import, a notice to its matches, a need to its ranked page over HTTP. */
export const corridor: Bench = {
  name: 'corridor',
  measure: async () => {
    const house = await ownHouse();
    try {
      const imported = await importDirectory(house);
      return [...imported, ...(await notices(house)), ...(await needs(house))];
    } finally {
      await house.close();
    }
  },
};

async function importDirectory({ app }: OwnHouse): Promise<Figure[]> {
  const bytes = Buffer.from(JSON.stringify(seededDirectory()));
  const list = { name: 'seeded', bytes: [bytes], day: '2026-11-01' };
  const options = { origin: 'seeded', kind: 'file', dryRun: false } as const;
  const source = app.get(SupplierSources, { strict: false }).named('directory-file');
  const report = async (expected: number): Promise<void> => {
    const service = app.get(SupplierImport, { strict: false });
    const { created } = await service.run(source, { list, position: null }, options);
    if (created !== expected) throw new Error(`${created} suppliers created, ${expected} expected.`);
  };
  const first = await timed(() => report(3_853));
  const again = await timed(() => report(0));
  await app.get(OutboxDrain, { strict: false }).drain();
  return [
    figureOf([first / 1_000], { name: 'import of 3 853 suppliers', unit: 's', warmUp: 0, comparedWith: 'aim 5 s' }),
    figureOf([again / 1_000], { name: 'the same again', unit: 's', warmUp: 0, comparedWith: 'the first import' }),
  ];
}

async function notices({ app }: OwnHouse): Promise<Figure[]> {
  const ingest = app.get(IngestService, { strict: false });
  const db = app.get(DataSource);
  const measures: number[] = [];
  for (const [index, record] of demoNotices('2026-11-24').entries()) {
    const bytes = Buffer.from(JSON.stringify({ total_count: 1, results: [record] }));
    const took = await timed(async () => {
      const { quarantined } = await ingest.ingestNotices({ source: 'boamp', bytes, origin: `seeded ${index}` });
      if (quarantined > 0) throw new Error(`The seeded record ${index} was refused.`);
      const { failures } = await app.get(OutboxDrain, { strict: false }).drain();
      if (failures.length > 0) throw failures[0]!.error;
    });
    if (index >= WARM_UP) measures.push(took);
  }
  const [{ n }] = await db.query('select count(*)::int as n from match');
  if (n === 0) throw new Error('No match row was written.');
  const told = { unit: 'ms' as const, warmUp: WARM_UP, comparedWith: `no aim yet; ${n} match rows written` };
  return [figureOf(measures, { name: 'one BOAMP record, from bytes to match rows', ...told })];
}

async function needs(house: OwnHouse): Promise<Figure[]> {
  const cookie = await signedInBuyer(house);
  const titles = [
    'Entretien des espaces verts',
    'Nettoyage de bureaux',
    'Traiteur pour un buffet',
    'Peinture de salles',
  ];
  const meter = new Meter();
  for (let n = 0; n < NEEDS + NEED_WARM_UP; n += 1)
    await meter.run(() => aNeed(house, cookie, `${titles[n % titles.length]!} ${n}`));
  const told = { unit: 'ms' as const, warmUp: NEED_WARM_UP, comparedWith: 'aim p95 60' };
  return meter.figures({ name: 'a need sent, to its ranked page read, over HTTP', ...told });
}

async function aNeed({ address }: OwnHouse, cookie: string, objet: string): Promise<void> {
  const fields = {
    cle: newId(),
    version: '0',
    objet,
    lieu: 'Buxerolles (86180)',
    debut: '2027-01-15',
    montant: '48000',
    statut: 'public',
  };
  const sent = await form(`${address}/besoins/nouveau`, address, { ...fields, detail: '' }, cookie);
  const page = await fetch(new URL(sent.headers.get('location') ?? '/', address), { headers: { cookie } });
  const html = await page.text();
  if (sent.status !== 303 || page.status !== 200 || !html.includes('class="chaine"')) {
    throw new Error(`The need gave ${sent.status}, its page ${page.status}, and no ranked supplier.`);
  }
}

async function signedInBuyer({ app, address }: OwnHouse): Promise<string> {
  const db = app.get(DataSource);
  const accounts = app.get(AccountService, { strict: false });
  await db.transaction(async (tx) => {
    const person = await accounts.findOrCreatePerson(tx, { email: 'bench@example.org', name: 'Bench' });
    const organisation = await accounts.findOrCreateOrganisation(tx, { name: 'Ville de Brumeval', city: 'Poitiers' });
    await accounts.grantRole(tx, { personId: person.id, role: 'buyer', organisationId: organisation.id });
  });
  await accounts.requestSignIn('bench@example.org', '/');
  await app.get(OutboxDrain, { strict: false }).drain();
  const mail = await db.getRepository(MailboxMessage).findOneByOrFail({ recipient: 'bench@example.org' });
  const link = new URL(/https?:\/\/\S+\/connexion\/\S+/.exec(mail.plain)![0]).pathname;
  const signed = await form(`${address}${link}`, address, {});
  return signed.headers.getSetCookie()[0]!.split(';')[0]!;
}

function form(url: string, origin: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
  const headers = { origin, 'sec-fetch-site': 'same-origin', cookie };
  return fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' });
}
