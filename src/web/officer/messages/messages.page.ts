import { count, dayOfMonth, fr, hour } from '#lib/html';
import type { MessageAim, MessageState } from '../../../supplier/supplier.service';
import { leftOutMessage, type LeftOut } from '../../shared/left-out';
import { Page, type Message } from '../../shared/page';
import { pagerView, type PagerView } from '../../shared/pager.view';
import { supplierHref } from '../../public/suppliers/supplier.page';
import { MESSAGES_PER_PAGE, type MessageRow } from './messages.query';

export interface MessageCard {
  id: string;
  title: string;
  supplier: { name: string; href: string };
  from: string;
  lines: string[];
  facts: string[];
  action: string | null;
  canForward: boolean;
  /** An address found in a list is kept, that its owner may want away */
  canForget: boolean;
  /** Somebody says to speak for the supplier */
  canEntrust: boolean;
  error: string | null;
}

export interface MessagesView {
  heading: string;
  tabs: { label: string; href: string; count: number; current: boolean }[];
  message: Message | null;
  cards: MessageCard[];
  empty: string | null;
  pager: PagerView;
}

/** What just happened, told once on top. */
export const MESSAGE_OUTCOMES = {
  transmis: 'Message transmis à la structure.',
  classe: 'Message classé.',
  retire: 'Adresse retirée : plus aucun courriel n’y partira, et aucune liste ne la remettra.',
  confie:
    'Fiche confiée : cette personne peut se connecter avec son adresse et trouve les opportunités de la structure.',
  archivee: 'Cette structure est archivée : sa fiche ne se confie pas. Classez le message en disant ce qui a été fait.',
  deja: 'Ce message avait déjà été traité : rien n’a changé.',
  adresse: 'Aucune adresse n’est connue pour cette structure : classez le message en disant ce qui a été fait.',
} as const;
export type MessageOutcome = keyof typeof MESSAGE_OUTCOMES;

const AIMS: Readonly<Record<MessageAim, string>> = {
  contact: 'Message pour la structure',
  mistake: 'Erreur signalée',
  claim: '« C’est ma structure »',
};
const STATES: Readonly<Record<MessageState, string>> = {
  waiting: 'en attente',
  forwarded: 'transmis',
  closed: 'classé',
};

/** @returns `/messages` */
export function messagesPage(
  found: { rows: readonly MessageRow[]; waiting: number; done: number },
  asked: {
    state: 'waiting' | 'done';
    page: number;
    outcome: MessageOutcome | null;
    noteMissing: string | null;
    leftOut: readonly LeftOut[];
  },
): Page<MessagesView> {
  const { rows, waiting, done } = found;
  const { state, page, outcome, noteMissing } = asked;
  const heading = waiting === 0 ? 'Aucun message en attente' : `${count(waiting, 'message')} en attente`;
  const hrefOf = (to: number): string => `/messages?${state === 'done' ? 'etat=traites&' : ''}page=${to}`;
  return new Page(
    '/officer/messages/messages',
    { title: heading, section: 'messages' },
    {
      heading,
      tabs: [
        { label: 'En attente', href: '/messages', count: waiting, current: state === 'waiting' },
        { label: 'Traités', href: '/messages?etat=traites', count: done, current: state === 'done' },
      ],
      message: outcome
        ? {
            tone: outcome === 'adresse' || outcome === 'archivee' ? 'attention' : 'info',
            text: MESSAGE_OUTCOMES[outcome],
            role: 'status',
          }
        : leftOutMessage(asked.leftOut),
      cards: rows.map((row) => cardOf(row, noteMissing)),
      empty:
        rows.length > 0
          ? null
          : state === 'waiting'
            ? 'Tout est lu. Les messages des visiteurs et les erreurs signalées arrivent ici.'
            : 'Aucun message traité pour l’instant. Ils sont gardés un an.',
      pager: pagerView(
        'Pages de messages',
        page,
        Math.ceil((state === 'done' ? done : waiting) / MESSAGES_PER_PAGE),
        hrefOf,
      ),
    },
  );
}

function cardOf(row: MessageRow, noteMissing: string | null): MessageCard {
  return {
    id: row.id,
    title: AIMS[row.aim],
    supplier: { name: row.supplierName, href: supplierHref({ name: row.supplierName, siret: row.siret }) },
    from: [row.fromName, row.fromOrganisation, row.fromEmail].filter((part) => part !== '').join(', '),
    lines: row.text.split('\n'),
    facts: [
      `Reçu le ${dayOfMonth(row.sentAt)} à ${hour(row.sentAt)}`,
      row.isSignedIn ? 'Personne connectée' : 'Visiteur : adresse non vérifiée',
      ...(row.state === 'waiting' ? [] : [decided(row)]),
    ],
    action: row.state === 'waiting' ? `/messages/${row.id}` : null,
    canForward: row.canForward,
    canForget: row.canForget,
    canEntrust: row.aim === 'claim',
    error: noteMissing === row.id ? 'Dites ce qui a été fait.' : null,
  };
}

function decided({ state, decidedAt, decidedBy, note }: MessageRow): string {
  const when = decidedAt ? ` le ${dayOfMonth(decidedAt)}` : ' dès l’envoi';
  return fr`${STATES[state]}${when}${decidedBy ? ` par ${decidedBy}` : ''}${note ? ` : ${note}` : ''}`;
}
