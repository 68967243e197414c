import type { Config } from '#lib/config';
import { MailboxController } from '../../../src/web/public/mailbox/mailbox.controller';
import { inert, mailLinks } from '../../../src/web/public/mailbox/mail-links';
import { mailKinds } from '../../../src/composition/registry';
import { mailboxListPage } from '../../../src/web/public/mailbox/mailbox.page';
import { MailboxQuery } from '../../../src/web/public/mailbox/mailbox.query';

const HERE = 'http://localhost:3000';

describe('the mailbox', () => {
  it('does not exist where mails really leave', async () => {
    const nothing = new MailboxQuery({ query: () => Promise.reject(new Error('asked')) } as never);
    const controller = new MailboxController(nothing, { hasMailbox: false } as Config);
    await expect(controller.list()).rejects.toMatchObject({ status: 404 });
    await expect(controller.message('01a20e26-0000-7000-8000-000000000000')).rejects.toMatchObject({ status: 404 });
  });

  it.each(mailKinds)('calls a mail of the kind %s in French', (kind) => {
    const line = { id: 'a', subject: 'Objet', recipient: 'a@b.example', kind, createdAt: new Date('2026-11-24') };
    const [mail] = mailboxListPage([line as never], 1).view.mails;
    expect(mail!.kind).toMatch(/^(?:résumé|lien|message) /);
  });

  it('gathers the links of this site under the heading they stand below, once each', () => {
    const html = `<h2>Lot 1</h2><p><a href="${HERE}/reponse/a">Ça <b>m’intéresse</b></a> <a href="${HERE}/reponse/a">encore</a></p>
      <h2>Lot 2</h2><a href="${HERE}/reponse/b">Pas pour moi</a><a href="https://evil.example/x">ailleurs</a>`;
    expect(mailLinks(html, HERE)).toEqual([
      { under: 'Lot 1', label: 'Ça m’intéresse', href: '/reponse/a' },
      { under: 'Lot 2', label: 'Pas pour moi', href: '/reponse/b' },
    ]);
  });

  it('makes the preview’s links ask for the whole window, which its policy refuses', () => {
    expect(inert('<html><head><title>x</title></head></html>')).toContain('<head><base target="_top">');
    expect(inert('<p>x</p>')).toBe('<base target="_top"><p>x</p>');
  });
});
