import { AxeBuilder } from '@axe-core/playwright';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { withDemoTerritory } from '../support/demo-territory';
import { aSite, type TestSite } from '../support/visited-site';

/** The demo territory behind real pages, looked at with Chromium. */
export interface BrowsedSite extends TestSite {
  /** `http://localhost:41234` */
  address: string;
  /** @returns a new window; scripts and the colour scheme are options of Playwright */
  window(options?: BrowserContextOptions): Promise<Page>;
}

/** Where Debian, and CI, put Chromium; `CHROMIUM` names another. */
const CHROMIUM = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A block of tests that drives Chromium; skipped, and counted so, where there is none. */
export const describeBrowser: jest.Describe = executable() ? describe : (describe.skip as jest.Describe);

/** @param instant where the clock stands first */
export async function aBrowsedSite(instant = '2026-09-22T09:12:00+02:00'): Promise<BrowsedSite> {
  const site = await aSite(instant);
  await withDemoTerritory(site);
  await site.app.listen(0, 'localhost');
  const { port } = site.app.getHttpServer().address() as AddressInfo;
  const browser: Browser = await chromium.launch({
    executablePath: executable()!,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  const address = `http://localhost:${port}`;
  return {
    ...site,
    address,
    window: async (options = {}) => {
      const context = await browser.newContext({
        baseURL: address,
        viewport: { width: 1280, height: 900 },
        ...options,
      });
      return context.newPage();
    },
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * @param only rules to run instead of all (WCAG 2.0 to 2.2 A and AA, and best practices)
 * @returns what axe finds, one line each; empty when all is well
 */
export async function axeFindings(page: Page, only?: string[]): Promise<string[]> {
  // A mail's preview is a sandboxed frame: no script enters it, axe neither
  const axe = new AxeBuilder({ page: page as never }).exclude('iframe');
  const { violations } = await (only ? axe.withRules(only) : axe.withTags(RULES)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** @returns by how many pixels the page can be scrolled sideways */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

function executable(): string | undefined {
  return CHROMIUM.find((path) => path !== undefined && existsSync(path));
}
