import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DataSource } from 'typeorm';
import { newId, SystemClock, type Clock } from '#lib/kernel';
import { findCommune, placeOfCommune } from '#lib/nomenclature';
import { Outbox } from '#lib/outbox';
import { OpportunityService } from '../../src/opportunity/opportunity.service';
import { entities } from '../../src/composition/entities';
import { aSiret, aSupplier, type SupplierFactory } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import { Maillon } from '../support/maillon';
import { until } from '../support/workers';

/** How soon is told by the benches; here a running house must follow by itself, in its pages and without them. */
describe('matches in a running house', () => {
  const maillon = new Maillon();
  let clock: Clock;
  let address: string;
  let db: DataSource;
  let cookie: string;

  beforeAll(async () => {
    await open();
  }, 180_000);
  afterAll(async () => {
    await db?.destroy();
    await maillon.leave();
  }, 60_000);

  async function open(...options: string[]): Promise<void> {
    address = await maillon.start(...options);
    const { clockOffsetMs, running } = maillon.runFile();
    clock = new SystemClock(clockOffsetMs);
    db = await new DataSource({ type: 'postgres', url: running!.engines.databaseUrl, entities }).initialize();
    cookie = await signedIn('camille.roy@example.org');
  }

  const send = (path: string, fields: Record<string, string>): Promise<Response> =>
    fetch(`${address}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: address, 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) },
      body: new URLSearchParams(fields),
    });
  const page = async (path: string): Promise<string> =>
    (await fetch(`${address}${path}`, { headers: { cookie } })).text();
  const inDays = (days: number): string =>
    new Date(clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

  async function signedIn(email: string): Promise<string> {
    cookie = '';
    await send('/connexion', { adresse: email, retour: '/' });
    let link: string | undefined;
    await until(async () => {
      const [mail]: { plain: string }[] = await db.query(
        'select plain from mailbox_message where recipient = $1 order by received_at desc, id desc limit 1',
        [email],
      );
      link = /\/connexion\/[\w-]+/.exec(mail?.plain ?? '')?.[0];
      return link !== undefined;
    });
    const { headers } = await send(link!, {});
    return headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  }

  const form = (more: Record<string, string>): Record<string, string> => ({
    cle: newId(),
    version: '0',
    objet: 'Réparation et accord de cloches',
    lieu: 'Poitiers (86000)',
    debut: inDays(90),
    montant: '9 000',
    statut: 'public',
    ...more,
  });
  const versionOf = async (ref: string): Promise<string> =>
    String((await db.query('select row_version as v from need where ref = $1', [ref]))[0].v);
  async function aNeed(more: Record<string, string>): Promise<string> {
    const path = (await send('/besoins/nouveau', form(more))).headers.get('location')!;
    const ref = path.split('/').pop()!;
    expect((await send(`${path}/publier`, { version: await versionOf(ref) })).status).toBe(303);
    return ref;
  }
  const isShown = async (ref: string, name: string): Promise<boolean> =>
    new RegExp(`class="carte-res[^]*<h3><a[^>]*>${name}<`).test(await page(`/besoins/${ref}`));
  /** As the worker left it: nobody looks at a page, which would match by itself. */
  const becomes = (ref: string, siret: string, state: string): Promise<void> =>
    until(async () => {
      const [row]: { state: string }[] = await db.query(
        `select m.state from match m join opportunity o on o.id = m.opportunity_id join supplier s on s.id = m.supplier_id
          where o.ref = $1 and s.siret = $2`,
        [ref, siret],
      );
      return row?.state === state;
    });
  const pruner = (name: string): SupplierFactory =>
    aSupplier(name)
      .at('Poitiers', '86000')
      .doing('Entretien des espaces verts, taille de haies', { cpv: ['77310000'] });

  it('follow a supplier that another process brings, whose area moves, and that comes back', async () => {
    const ref = await aNeed({ objet: 'Entretien des espaces verts du port', lieu: 'Buxerolles (86180)' });
    const hedges = pruner('Haies du Soir');
    const { siret } = hedges.record();
    await hedges.saved(db, clock);
    await becomes(ref, siret, 'accepted');
    expect(await isShown(ref, 'Haies du Soir')).toBe(true);
    await hedges.within({ type: 'departments', codes: ['79'] }).saved(db, clock);
    await becomes(ref, siret, 'withdrawn');
    expect(await isShown(ref, 'Haies du Soir')).toBe(false);
    await hedges.within({ type: 'departments', codes: ['86'] }).saved(db, clock);
    await becomes(ref, siret, 'accepted');
    expect(await isShown(ref, 'Haies du Soir')).toBe(true);
  }, 120_000);

  it('follow a list that `maillon import` takes in', async () => {
    const ref = await aNeed({ objet: 'Entretien des espaces verts du bourg' });
    const file = join(maillon.dataDir, 'list.csv');
    const siret = aSiret(900);
    writeFileSync(
      file,
      `SIRET;Raison sociale;Ville;Code postal;Description\n${siret};Brouettes du Matin;Poitiers;86000;Entretien des espaces verts\n`,
    );
    const folder = await maillon.run('import', 'suppliers', '--file', dirname(file));
    expect([folder.code, folder.err]).toEqual([1, expect.stringContaining('it is a folder, and a list is one file')]);
    expect((await maillon.run('import', 'suppliers', '--file', file, '--mapping', 'auto')).code).toBe(0);
    await becomes(ref, siret, 'accepted');
    expect(await isShown(ref, 'Brouettes du Matin')).toBe(true);
  }, 120_000);

  it('follow a need that is edited, and edited back', async () => {
    const sower = pruner('Semis de Mars');
    const { siret } = sower.record();
    await sower.saved(db, clock);
    const objet = 'Entretien des espaces verts du stade';
    const ref = await aNeed({ objet });
    await becomes(ref, siret, 'accepted');
    await send(`/besoins/${ref}/modifier`, form({ objet, lieu: 'Lyon (69001)', version: await versionOf(ref) }));
    await becomes(ref, siret, 'withdrawn');
    expect(await isShown(ref, 'Semis de Mars')).toBe(false);
    await send(`/besoins/${ref}/modifier`, form({ objet, version: await versionOf(ref) }));
    await becomes(ref, siret, 'accepted');
    expect(await isShown(ref, 'Semis de Mars')).toBe(true);
  }, 120_000);

  it('follow a notice that is cancelled, and published again', async () => {
    const lot = aLot().with({
      place: placeOfCommune(findCommune('Poitiers', { department: '86' })!.code)!,
      closesAt: null,
    });
    const opportunities = new OpportunityService(new Outbox(clock), clock);
    const publish = (state = lot.state) => db.transaction((tx) => opportunities.publish(tx, state));
    const spade = pruner('Bêches du Clain');
    const { siret } = spade.record();
    await spade.saved(db, clock);
    await publish();
    await becomes(lot.state.ref, siret, 'accepted');
    await publish({ ...lot.state, status: 'cancelled' });
    await becomes(lot.state.ref, siret, 'withdrawn');
    await publish();
    await becomes(lot.state.ref, siret, 'accepted');
  }, 120_000);

  it('follow the end of a proof: one that is told, then one that a moved clock passes', async () => {
    const scythe = pruner('Faux et Usage');
    const { siret } = scythe.record();
    const proven = (validUntil: string): SupplierFactory =>
      scythe.provenBy({ kind: 'ACI', checkedAt: inDays(-30), validUntil });
    await proven(inDays(60)).saved(db, clock);
    const ref = await aNeed({ objet: 'Entretien des espaces verts du lavoir', reserve: 'reserved-insertion' });
    await becomes(ref, siret, 'accepted');
    await proven(inDays(-1)).saved(db, clock);
    await becomes(ref, siret, 'withdrawn');
    expect(await isShown(ref, 'Faux et Usage')).toBe(false);
    await proven(inDays(60)).saved(db, clock);
    await becomes(ref, siret, 'accepted');
    expect(await isShown(ref, 'Faux et Usage')).toBe(true);

    await db.destroy();
    await maillon.stop();
    await open('--now', inDays(61));
    await becomes(ref, siret, 'withdrawn');
    expect(await isShown(ref, 'Faux et Usage')).toBe(false);
  }, 180_000);
});
