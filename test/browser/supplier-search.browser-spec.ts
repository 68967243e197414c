import type { Page } from 'playwright-core';
import { AccountService } from '../../src/account/account.service';
import { loadDemo } from '../../src/composition/demo/demo.loader';
import { BUYER } from '../../src/composition/demo/demo-people';
import { aBrowsedSite, axeFindings, describeBrowser, sidewaysScroll, type BrowsedSite } from './browsed-site';

// Chromium and axe take their time on a busy machine; nothing here measures it
jest.setTimeout(300_000);

const SEARCHES = [
  '/fournisseurs?q=espaces+verts&ou=Poitiers',
  '/fournisseurs?zone=france&groupe=outdoors',
  '/fournisseurs?q=tonte&ou=Saint-Sauveur&km=abc&type=XX',
  '/fournisseurs?q=scaphandrier&ou=Poitiers&km=5',
  '/fournisseurs?q=tonte&page=999',
  `/fournisseurs?q=${'a'.repeat(300)}`,
];

describeBrowser('the search of suppliers in Chromium', () => {
  let site: BrowsedSite;
  let buyer: Page;

  beforeAll(async () => {
    site = await aBrowsedSite();
    await loadDemo(site.app, () => undefined);
    await site.settle();
    buyer = await site.window();
    await site.get(AccountService).requestSignIn(BUYER.email, '/');
    await site.settle();
    const [link] = await site.linksOf(BUYER.email, '/connexion/');
    await buyer.goto(link!);
    await buyer.getByRole('button', { name: 'Me connecter' }).click();
  }, 240_000);
  afterAll(() => site.close());

  /** Moves on with the Tab key alone until what has the focus is what is wanted. */
  async function tabTo(wanted: string): Promise<void> {
    for (let presses = 0; presses < 150; presses += 1) {
      await buyer.keyboard.press('Tab');
      if (await buyer.evaluate(`document.activeElement.matches(${JSON.stringify(wanted)})`)) return;
    }
    throw new Error(`The Tab key never reached ${wanted}.`);
  }

  it('is walked by keyboard alone: search, filter, result, keep, save', async () => {
    await buyer.goto('/fournisseurs');
    await tabTo('#q');
    await buyer.keyboard.type('espaces verts');
    await tabTo('#ou');
    await buyer.keyboard.type('Poitiers');
    await buyer.keyboard.press('Enter');
    await buyer.waitForURL(/q=espaces\+verts/);
    await tabTo('#levier-reserved-insertion');
    await buyer.keyboard.press('Space');
    await buyer.waitForURL(/levier=reserved-insertion/);
    await buyer.locator('.jeton', { hasText: 'réservé insertion' }).waitFor();
    expect(await buyer.evaluate('document.activeElement.id')).toBe('levier-reserved-insertion');
    // Facets come first, then the results, then the map
    await tabTo('.carte-res h3 a');
    await tabTo('form[action="/mes-listes/garder"] button');
    await buyer.keyboard.press('Enter');
    await buyer.getByRole('status').filter({ hasText: 'est gardé dans' }).waitFor();
    expect(buyer.url()).toContain('levier=reserved-insertion');
    await tabTo('#enregistrer summary');
    await buyer.keyboard.press('Enter');
    await tabTo('#nom');
    await tabTo('#enregistrer button');
    await buyer.keyboard.press('Enter');
    await buyer.waitForURL(/mes-recherches/);
    expect(await buyer.getByRole('status').innerText()).toContain('est gardée');
    await tabTo('form[action$="/voir"] button');
    await buyer.keyboard.press('Enter');
    await buyer.waitForURL(/\/fournisseurs\?q=espaces\+verts/);
    expect(await buyer.locator('#res-t').innerText()).toMatch(/fournisseur/);
  });

  it('keeps a folded facet open while filters change in place', async () => {
    await buyer.goto('/fournisseurs');
    const others = buyer.locator('details.autres').first();
    await others.locator('summary').click();
    const box = others.locator('input').first();
    const id = await box.getAttribute('id');
    await box.check();
    await buyer.locator('.jeton').nth(1).waitFor();
    expect(await buyer.locator(`#${id}`).isChecked()).toBe(true);
    expect(await buyer.evaluate('document.activeElement.id')).toBe(id);
  });

  it.each([1280, 390])('gives axe nothing to find at %d pixels, and never scrolls sideways', async (width) => {
    const state = await buyer.context().storageState();
    const page = await site.window({ viewport: { width, height: 844 }, storageState: state });
    const findings: string[] = [];
    await page.goto('/mes-listes');
    const list = (await page.locator('.ecartes a').first().getAttribute('href'))!;
    for (const path of [...SEARCHES, '/mes-recherches', '/mes-listes', list]) {
      await page.goto(path);
      for (const summary of await page.locator('details > summary:visible').all()) await summary.click();
      findings.push(...(await axeFindings(page)).map((finding) => `${path} ${finding}`));
      const pixels = await sidewaysScroll(page);
      if (pixels > 0) findings.push(`${path} scrolls by ${pixels} px`);
    }
    expect(findings).toEqual([]);
    await page.context().close();
  });
});
