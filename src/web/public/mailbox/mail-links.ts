import { Parser } from 'htmlparser2';

/** A link of a mail that leads to this site, under the heading it stands below. */
export interface MailLink {
  under: string;
  label: string;
  /** Path of this site, from `/` */
  href: string;
}

/** @returns the links of a mail's HTML that start with `publicUrl`, in order, each address once */
export function mailLinks(html: string, publicUrl: string): MailLink[] {
  const links: MailLink[] = [];
  let heading = '';
  let into: 'heading' | 'link' | null = null;
  let href = '';
  let text = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      if (/^h[1-6]$/.test(name)) [into, text] = ['heading', ''];
      const address = name === 'a' ? (attributes['href'] ?? '') : '';
      if (address.startsWith(`${publicUrl}/`)) [into, text, href] = ['link', '', address.slice(publicUrl.length)];
    },
    ontext(piece) {
      if (into) text += piece;
    },
    onclosetag(name) {
      const words = text.replace(/\s+/g, ' ').trim();
      if (into === 'heading' && /^h[1-6]$/.test(name)) [heading, into] = [words, null];
      if (into !== 'link' || name !== 'a') return;
      into = null;
      if (!links.some((link) => link.href === href)) links.push({ under: heading, label: words, href });
    },
  });
  parser.end(html);
  return links;
}

/** @returns the HTML of a mail whose links, if clicked in the frame, ask for the whole window, which its policy refuses */
export function inert(html: string): string {
  const base = '<base target="_top">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}
