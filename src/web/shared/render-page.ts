import { join } from 'node:path';
import type { SignedIn } from '#lib/http';
import { Templates } from '#lib/html';
import type { Assets } from './assets';
import { menuOf } from './menu';
import type { Page } from './page';
import type { SiteFacts } from './site';

const templates = new Templates(join(__dirname, '..'));

/** What a page is written for: the instance, and who looks. */
export interface Surroundings {
  site: SiteFacts;
  viewer: SignedIn | null;
  assets: Assets;
}

/** @returns the whole HTML document of a page */
export function renderPage(page: Page, { site, viewer, assets }: Surroundings): string {
  const { meta } = page;
  const body = templates.render(page.template, page.view);
  return templates.render('/shared/layout', {
    title: meta.title,
    description: meta.description,
    noindex: meta.noindex,
    refreshSeconds: meta.refreshSeconds,
    scripts: meta.needs?.scripts,
    jsonLd: meta.jsonLd,
    banner: meta.banner,
    bare: meta.bare,
    menu: menuOf(viewer, meta.section),
    assets: { css: assets.url('maillon.css'), icon: assets.url('marque.svg'), htmx: assets.url('htmx.js') },
    site,
    viewer,
    body,
  });
}
