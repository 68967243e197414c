import type { PageNeeds } from '#lib/http';

/** Entry of the menu that a page belongs to. */
export type Section =
  | 'suppliers'
  | 'notices'
  | 'new-need'
  | 'needs'
  | 'searches'
  | 'review'
  | 'collect'
  | 'messages'
  | 'opportunities'
  | 'alerts'
  | 'mailbox'
  | 'sign-in'
  | 'account';

/** What stands around a page's own words. */
export interface PageMeta {
  /** Of the browser's tab, without the site's name; a refused form's starts with « Erreur : » */
  title: string;
  section?: Section;
  description?: string;
  /** 200 by default; 422 for a form that comes back with its errors */
  status?: number;
  needs?: PageNeeds;
  noindex?: boolean;
  /** Header without a menu, for links of mails */
  bare?: boolean;
  /** Asks the browser to come again, for a result being computed */
  refreshSeconds?: number;
  /** Structured data, made by `jsonForScript` */
  jsonLd?: string;
  /** Something that does not work as it should: one at a time, above the page */
  banner?: Message;
}

/** A message of one or two sentences; `role` only for what has just happened. */
export interface Message {
  tone: 'info' | 'attention' | 'erreur';
  title?: string;
  text: string;
  link?: { href: string; label: string };
  role?: 'status' | 'alert';
}

export interface Crumb {
  label: string;
  /** Absent for the page itself */
  href?: string;
}

/** A page ready to be written: a controller returns it, `PageInterceptor` turns it into HTML. Made by an `x.page.ts`. */
export class Page<V extends object = object> {
  /** @param template from `src/web`, without extension: `/public/home` */
  constructor(
    readonly template: string,
    readonly meta: PageMeta,
    readonly view: V,
  ) {}
}
