import { join } from 'node:path';
import { Templates } from '#lib/html';

/** What the layout of every mail needs beside its own words. */
export interface MailFrame {
  subject: string;
  /** "Mardi 22 septembre 2026", or what else stands under the name of the house; may be empty */
  day?: string;
}

const folders = new Map<string, Templates>();
const layout = new Templates(join(__dirname, 'layout'));

/**
 * Renders a mail from the two templates of a room: `<name>.eta` (rows of the table of 600 px, inline styles) in the
 * layout of the house, and `<name>.text.eta`, which says the same in the same order.
 * @param folder absolute, where the room keeps its templates
 * @returns both parts; everything printed by `<%= %>` is escaped in the HTML
 */
export function renderMail<V extends MailFrame>(folder: string, name: string, view: V): { html: string; text: string } {
  let templates = folders.get(folder);
  if (!templates) folders.set(folder, (templates = new Templates(folder)));
  const rows = templates.render(`/${name}`, view);
  const text = templates.render(`/${name}.text.eta`, view);
  return {
    html: layout.render('/mail', { subject: view.subject, day: view.day ?? '', rows }),
    // Eta keeps the blank lines that tags leave: three in a row say nothing that two do not
    text: `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`,
  };
}
