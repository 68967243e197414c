import { count, fr, hour, longDate } from '#lib/html';
import { Page, type Crumb, type Message } from '../../shared/page';
import { mailLinks, type MailLink } from './mail-links';
import type { MailboxLine, MailboxMessage } from './mailbox.query';

const NOTHING_LEFT: Message = {
  tone: 'info',
  text: 'Aucun courriel n’est parti. Ce poste écrit les messages ici au lieu de les envoyer.',
};

const SHORT_LINES = 20;

const KINDS: Record<string, string> = {
  digest: 'résumé quotidien',
  'sign-in': 'lien de connexion',
  'supplier-message': 'message à une structure',
};

export interface MailboxListView {
  message: Message;
  title: string;
  mails: { subject: string; href: string; recipient: string; kind: string; when: string }[];
  note: string | null;
}

export interface MailboxMessageView {
  message: Message;
  crumbs: Crumb[];
  subject: string;
  preview: { src: string; title: string };
  headers: { term: string; text: string }[];
  stop: string | null;
  plain: string;
  /** A mail of a few lines, shown in a low frame */
  short: boolean;
  links: { under: string; links: MailLink[] }[];
}

/** @returns `/boite-essai` */
export function mailboxListPage(messages: readonly MailboxLine[], total: number): Page<MailboxListView> {
  const title = fr`Boîte d’essai : ${count(total, 'courriel')}`;
  return new Page(
    '/public/mailbox/mailbox-list',
    { title, section: 'mailbox', noindex: true },
    {
      message: NOTHING_LEFT,
      title,
      mails: messages.map((mail) => ({
        subject: mail.subject,
        href: `/boite-essai/${mail.id}`,
        recipient: mail.recipient,
        kind: KINDS[mail.kind] ?? mail.kind,
        when: `${longDate(mail.receivedAt)}, ${hour(mail.receivedAt)}`,
      })),
      note: total > messages.length ? `Les ${messages.length} derniers sont montrés.` : null,
    },
  );
}

/** @returns one message: its HTML in a frame that can do nothing, its text, its headers */
export function mailboxMessagePage(mail: MailboxMessage, publicUrl: string): Page<MailboxMessageView> {
  return new Page(
    '/public/mailbox/mailbox-message',
    { title: fr`Boîte d’essai : ${mail.subject}`, section: 'mailbox', noindex: true, needs: { frames: true } },
    {
      message: NOTHING_LEFT,
      crumbs: [{ label: 'Boîte d’essai', href: '/boite-essai' }, { label: KINDS[mail.kind] ?? mail.kind }],
      subject: mail.subject,
      preview: { src: `/boite-essai/${mail.id}/apercu`, title: fr`Aperçu du courriel : ${mail.subject}` },
      headers: [
        { term: 'À', text: mail.recipient },
        { term: 'De', text: mail.sender },
        { term: 'Reçu', text: `${longDate(mail.receivedAt)}, ${hour(mail.receivedAt)}` },
        { term: 'Genre', text: KINDS[mail.kind] ?? mail.kind },
        { term: 'Message-ID', text: mail.messageId },
        ...Object.entries(mail.headers).map(([term, text]) => ({ term, text: String(text) })),
      ],
      stop: stopLink(mail.headers),
      plain: mail.plain,
      short: mail.plain.split('\n').length < SHORT_LINES,
      links: grouped(mailLinks(mail.html, publicUrl)),
    },
  );
}

/** @returns the path of the page that `List-Unsubscribe` names on this site */
function stopLink(headers: MailboxMessage['headers']): string | null {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'list-unsubscribe');
  const [, address] = /<(https?:[^>]+)>/.exec(name ? headers[name]! : '') ?? [];
  // The site may be on a host without a dot, so only the path is kept: the link stays on this site
  const path = address && URL.canParse(address) ? new URL(address).pathname : null;
  return path?.startsWith('/desinscription/') ? path : null;
}

function grouped(links: readonly MailLink[]): MailboxMessageView['links'] {
  const groups: MailboxMessageView['links'] = [];
  for (const link of links) {
    const last = groups.at(-1);
    if (last?.under === link.under) last.links.push(link);
    else groups.push({ under: link.under, links: [link] });
  }
  return groups;
}
