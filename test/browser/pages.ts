import type { Locator, Page } from 'playwright-core';

/** What a person sees of a page, and does on it; `verifyOnPage` fails when another page is shown. */
abstract class SitePage {
  protected abstract readonly path: string;
  protected abstract readonly heading: RegExp;

  constructor(readonly page: Page) {}

  async open(query = ''): Promise<this> {
    await this.page.goto(`${this.path}${query}`);
    return this.verifyOnPage();
  }

  async verifyOnPage(): Promise<this> {
    const shown = (await this.page.locator('h1').allInnerTexts()).join(' | ');
    if (!this.heading.test(shown)) throw new Error(`Expected the heading ${this.heading}, found « ${shown} ».`);
    return this;
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name });
  }
}

export class HomePage extends SitePage {
  protected readonly path = '/';
  protected readonly heading = /Qui sait faire, près d’ici/;

  async search(words: string, place?: string): Promise<SearchPage> {
    await this.page.getByLabel('Que cherchez-vous ?').fill(words);
    if (place !== undefined) await this.page.getByLabel('Près de').fill(place);
    await this.page.getByRole('button', { name: 'Chercher' }).click();
    return new SearchPage(this.page).verifyOnPage();
  }
}

export class SearchPage extends SitePage {
  protected readonly path = '/fournisseurs';
  protected readonly heading = /Fournisseurs/;

  count(): Promise<string> {
    return this.page.locator('#res-t').innerText();
  }

  names(): Promise<string[]> {
    return this.page.locator('article h3').allInnerTexts();
  }

  async keepOnly(label: string | RegExp): Promise<this> {
    await this.page.getByLabel(label).check();
    await this.page.getByRole('button', { name: 'Appliquer les filtres' }).click();
    return this.verifyOnPage();
  }
}

export class NoticesPage extends SitePage {
  protected readonly path = '/avis';
  protected readonly heading = /Avis et lots/;

  titles(): Promise<string[]> {
    return this.page.locator('article h3').allInnerTexts();
  }
}

export class MailboxPage extends SitePage {
  protected readonly path = '/boite-essai';
  protected readonly heading = /Boîte d’essai/;
}
