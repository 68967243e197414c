import type { Page } from 'playwright-core';
import { newId } from '#lib/kernel';
import { AccountService } from '../../src/account/account.service';
import { loadDemo } from '../../src/composition/demo/demo.loader';
import { BUYER, OFFICER, REPRESENTATIVE } from '../../src/composition/demo/demo-people';
import { IngestService } from '../../src/ingest/ingest.service';
import { SupplierMessages } from '../../src/supplier/supplier.service';
import { aNumberedRecord } from '../factories/a-notice-record';
import { aBrowsedSite, axeFindings, describeBrowser, sidewaysScroll, type BrowsedSite } from './browsed-site';

const PHONE = { viewport: { width: 390, height: 844 } };
const SMALLEST = { viewport: { width: 320, height: 640 } };

// Chromium and axe take their time on a busy machine; nothing here measures it
jest.setTimeout(300_000);

describeBrowser('the pages of the three people in Chromium', () => {
  let site: BrowsedSite;
  let need: string;
  let draft: string;
  let spent: string;
  let refused: string;

  beforeAll(async () => {
    site = await aBrowsedSite();
    await loadDemo(site.app, () => undefined);
    await site.settle();
    const needs = await site.sql<{ ref: string; state: string }>(`select ref, state from need order by ref`);
    need = `/besoins/${needs.find(({ state }) => state === 'published')!.ref}`;
    draft = `/besoins/${needs.find(({ state }) => state === 'draft')!.ref}`;
    spent = '/connexion/spent';
    const broken = JSON.stringify({ ...aNumberedRecord(1), donnees: '{' });
    const day = { source: 'boamp' as const, bytes: Buffer.from(broken), origin: 'jour.json' };
    await site.get(IngestService).ingestNotices(day);
    const [kept] = await site.sql<{ id: string }>('select id from quarantine');
    refused = `/collecte/quarantaine/${kept!.id}`;
    const [{ id: supplierId }] = (await site.sql<{ id: string }>('select id from supplier limit 1')) as [
      { id: string },
    ];
    await site.get(SupplierMessages).send({
      id: newId(),
      supplierId,
      aim: 'mistake',
      fromName: 'Camille Roy',
      fromOrganisation: 'Ville de Brumeval',
      fromEmail: 'camille.roy@brumeval.example',
      text: 'Le numéro de rue a changé.\nMerci !',
      personId: null,
    });
    // A reading under way has its own part of the page
    await site.sql(
      `insert into ingest_run (id, source, origin, kind, started_at, state, read_count, expected_count)
       values (gen_random_uuid(), 'boamp', 'jour', 'collect', $1, 'running', 1240, 3100)`,
      [site.clock.now()],
    );
  }, 240_000);
  afterAll(() => site.close());

  /** A window in which somebody signed in by hand, through the link of the mail. */
  async function windowOf(email: string, options = {}): Promise<Page> {
    const page = await site.window(options);
    await site.sql('truncate rate_limit');
    await site.get(AccountService).requestSignIn(email, '/');
    await site.settle();
    const [link] = await site.linksOf(email, '/connexion/');
    await page.goto(link!);
    await page.getByRole('button', { name: 'Me connecter' }).click();
    return page;
  }

  const pagesOf = (): [string, string[]][] => [
    [
      BUYER.email,
      [
        '/mes-besoins',
        '/besoins/nouveau',
        need,
        `${need}/modifier`,
        `${need}/clore`,
        `${need}/levier`,
        `${draft}/publier`,
        '/compte',
        spent,
      ],
    ],
    [
      REPRESENTATIVE.email,
      ['/mes-opportunites', `/mes-opportunites/${need.split('/').pop()}`, '/mes-opportunites?vue=passees'],
    ],
    [
      OFFICER.email,
      [
        '/relecture',
        '/collecte',
        '/messages',
        '/messages?etat=traites',
        '/collecte/boamp',
        '/collecte/boamp/relire?depuis=2026-01-01',
        '/collecte/boamp/relire?depuis=x',
        '/collecte/quarantaine?motif=donnees-not-json',
        refused,
        '/collecte/quarantaine/ensemble?motif=donnees-not-json&decision=ignorer&suite=motive-missing',
        '/avis/boamp-99-900311',
        '/avis/boamp-99-900311/separer',
        '/avis/boamp-99-900311/joindre?numero=99-900302',
      ],
    ],
  ];

  async function everyPage(options: object, look: (page: Page) => Promise<string[]>): Promise<string[]> {
    const findings: string[] = [];
    for (const [email, paths] of pagesOf()) {
      const page = await windowOf(email, options);
      for (const path of paths) {
        const response = await page.goto(path);
        if (response!.status() !== 200 && path !== spent) findings.push(`${path} answered ${response!.status()}`);
        findings.push(...(await look(page)).map((finding) => `${path} ${finding}`));
      }
      await page.context().close();
    }
    return findings;
  }

  it('give axe nothing to find on a telephone', async () => {
    expect(await everyPage(PHONE, (page) => axeFindings(page))).toEqual([]);
  });

  it('keep their contrasts in the dark, and on a wide screen', async () => {
    const rules = ['color-contrast', 'target-size'];
    expect(await everyPage({ colorScheme: 'dark' }, (page) => axeFindings(page, rules))).toEqual([]);
  });

  it('never scroll sideways at 320 pixels', async () => {
    const look = async (page: Page): Promise<string[]> => {
      const pixels = await sidewaysScroll(page);
      return pixels > 0 ? [`scrolls by ${pixels} px`] : [];
    };
    expect(await everyPage(SMALLEST, look)).toEqual([]);
  });

  it('print the lever card on one A4, questions left out', async () => {
    const page = await windowOf(BUYER.email);
    for (const path of [`${need}/levier`, '/avis/boamp-99-900103/lots/1/levier']) {
      await page.goto(path);
      const pdf = await page.pdf({ format: 'A4' });
      expect([path, pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length]).toEqual([path, 1]);
    }
    await page.context().close();
  });

  it('lead a buyer from an empty form to a published need without a script', async () => {
    const page = await windowOf(BUYER.email, { javaScriptEnabled: false });
    await page.goto('/besoins/nouveau');
    await page.getByLabel('En une phrase').fill('Nettoyage des vitres de la mairie');
    await page.getByLabel('Lieu d’exécution').fill('Buxerole');
    await page.getByRole('button', { name: 'Voir qui peut répondre' }).click();
    expect(await page.title()).toMatch(/^Erreur/);
    expect(await page.getByRole('alert').innerText()).toContain('Vouliez-vous dire');
    await page.getByLabel('Lieu d’exécution').fill('Buxerolles');
    await page.getByLabel('Début souhaité').fill('2026-12-01');
    await page.getByLabel('Montant estimé').fill('12 000');
    await page.getByRole('button', { name: 'Voir qui peut répondre' }).click();
    expect(await page.locator('h1').innerText()).toMatch(/répondre/);
    expect(await page.locator('ol.chaine').first().locator('li').count()).toBe(5);
    await page.getByRole('link', { name: 'Publier ce besoin' }).click();
    await page.getByRole('button', { name: 'Publier' }).click();
    expect(await page.getByRole('status').innerText()).toContain('C’est publié.');
    await page.context().close();
  });

  it('put the first focus on what was refused', async () => {
    const page = await windowOf(BUYER.email);
    await page.goto('/besoins/nouveau');
    await page.getByRole('button', { name: 'Voir qui peut répondre' }).click();
    expect(await page.locator(':focus').getAttribute('class')).toContain('resume-erreurs');
    await page.context().close();
  });
});
