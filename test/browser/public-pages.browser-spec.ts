import type { Page } from 'playwright-core';
import { aBrowsedSite, axeFindings, describeBrowser, sidewaysScroll, type BrowsedSite } from './browsed-site';
import { HomePage, MailboxPage, NoticesPage, SearchPage } from './pages';

const PUBLIC_PAGES = [
  '/',
  '/fournisseurs',
  '/fournisseurs?q=espaces+verts&ou=Poitiers',
  '/fournisseurs?q=tonte&ou=Buxerole&km=x',
  '/fournisseurs?q=scaphandrier',
  '/avis',
  '/avis?type=clos',
  '/avis?type=prevu&zone=france',
  '/avis?type=attribue&zone=france&source=boamp',
  '/avis/boamp-99-900101',
  '/avis/boamp-99-900302',
  '/avis/boamp-99-900304',
  '/avis/boamp-99-900311',
  '/avis/boamp-99-900103/lots/1/levier?total=90000&acheteur=local',
  '/leviers',
  '/accessibilite',
  '/donnees-personnelles',
  '/sources',
  '/plan-du-site',
  '/etat',
  '/connexion',
  '/boite-essai',
  '/nulle-part',
];

// Chromium and axe take their time on a busy machine; nothing here measures it
jest.setTimeout(300_000);

describeBrowser('the public pages in Chromium', () => {
  let site: BrowsedSite;
  /** Addresses that only the data know: a supplier, a mail */
  let found: string[];

  beforeAll(async () => {
    site = await aBrowsedSite();
    await site.signedIn({ role: 'officer' });
    const results = await site.visitor().get('/fournisseurs?q=jardins');
    const mailbox = await site.visitor().get('/boite-essai');
    const supplier = /href="(\/fournisseurs\/[a-z0-9-]+-\d{14})"/.exec(results.text)![1]!;
    found = [
      supplier,
      `${supplier}/contact`,
      `${supplier}/signaler`,
      `${supplier}?envoye=contact`,
      /href="(\/boite-essai\/[\w-]+)"/.exec(mailbox.text)![1]!,
    ];
  }, 120_000);
  afterAll(() => site.close());

  const everyPage = async (page: Page, look: (path: string) => Promise<void>): Promise<void> => {
    for (const path of [...PUBLIC_PAGES, ...found]) {
      await page.goto(path);
      await look(path);
    }
  };

  const axeOverAll = async (page: Page, only?: string[]): Promise<string[]> => {
    const findings: string[] = [];
    await everyPage(page, async (path) => {
      findings.push(...(await axeFindings(page, only)).map((finding) => `${path} ${finding}`));
    });
    return findings;
  };

  it('gives axe nothing to find on a telephone', async () => {
    expect(await axeOverAll(await site.window({ viewport: { width: 390, height: 844 } }))).toEqual([]);
  });

  it('keeps its contrasts in the dark, and on a wide screen', async () => {
    expect(await axeOverAll(await site.window({ colorScheme: 'dark' }), ['color-contrast', 'target-size'])).toEqual([]);
  });

  it('never scrolls sideways at 320 pixels, nor with text twice as big', async () => {
    const narrow = await site.window({ viewport: { width: 320, height: 640 } });
    const wide: string[] = [];
    await everyPage(narrow, async (path) => {
      if ((await sidewaysScroll(narrow)) > 0) wide.push(`320 px ${path}`);
    });
    const page = await site.window();
    await everyPage(page, async (path) => {
      await page.evaluate(`document.documentElement.style.setProperty('font-size', '200%')`);
      if ((await sidewaysScroll(page)) > 0) wide.push(`text × 2 ${path}`);
    });
    expect(wide).toEqual([]);
  });

  it('breaks none of its own content rules, and asks nothing of another host', async () => {
    const page = await site.window();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(site.address)) complaints.push(request.url());
    });
    await everyPage(page, () => Promise.resolve());
    expect(complaints).toEqual([]);
  });

  it('finds a supplier from the home page, without any script', async () => {
    const page = await site.window({ javaScriptEnabled: false });
    const results = await (await new HomePage(page).open()).search('espaces verts', 'Poitiers');
    expect(await results.names()).toContain('Jardins de Brumeval');
    const kept = await results.keepOnly(/réservé handicap/);
    expect(await kept.names()).toEqual(['ESAT des Trois-Chouettes']);
  });

  it('narrows the results in place where scripts run: the address follows, focus stays, the count is told', async () => {
    const page = await site.window();
    await new SearchPage(page).open('?q=espaces+verts&ou=Poitiers');
    const box = page.getByLabel(/réservé handicap/);
    await box.check();
    await page.waitForURL(/levier=reserved-disability/);
    await page.locator('#annonce', { hasText: /^1.fournisseur$/ }).waitFor({ state: 'attached' });
    expect(await page.locator('article h3').allInnerTexts()).toEqual(['ESAT des Trois-Chouettes']);
    expect(await box.isChecked()).toBe(true);
    expect(await page.evaluate('document.activeElement.id')).toBe('levier-reserved-disability');
  });

  it('can be walked through with the Tab key, the skip link first', async () => {
    const page = await site.window();
    await new SearchPage(page).open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Aller au contenu');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('contenu');
  });

  it('shows a mail in a frame where nothing can be done, and its links beside it', async () => {
    const mailbox = await new MailboxPage(await site.window()).open();
    await mailbox.link('Votre lien de connexion').click();
    const { page } = mailbox;
    const inFrame = page.frameLocator('iframe').getByRole('link', { name: 'Me connecter' });
    await inFrame.click();
    expect(page.url()).toMatch(/\/boite-essai\/[\w-]+$/);
    await mailbox.link('Me connecter').click();
    expect(page.url()).toMatch(/\/connexion\/[\w-]+$/);
  });

  it('shows the cancelled notice as cancelled', async () => {
    const notices = await new NoticesPage(await site.window()).open();
    expect(await notices.titles()).toContain('Fourniture de mobilier scolaire');
    await notices.link('Fourniture de mobilier scolaire').click();
    expect(await notices.page.locator('.message').innerText()).toMatch(/Avis annulé le .*\sne répondez plus/);
  });
});
