import { fr } from '#lib/html';
import { errorSummary, titleWithErrors, type ErrorSummaryView } from '../shared/form-errors';
import { Page, type Message } from '../shared/page';
import type { DemoPerson } from './demo-people.query';
import { SPACE_NAMES } from './spaces';

interface SignInView {
  message: Message | null;
  errors: ErrorSummaryView | null;
  /** Beside the field */
  error: string | null;
  typed: string;
  returnTo: string;
  people: { name: string; email: string; space: string }[];
}

interface SignInFacts {
  returnTo: string;
  /** A link was asked for just now */
  sent?: boolean;
  /** The session that this browser held is over */
  ended?: boolean;
  /** What was typed and is no address */
  refused?: string;
  mailbox: boolean;
  people: readonly DemoPerson[];
}

const SENT = 'Si cette adresse est connue, un lien vient de partir. Il est valable 10 minutes, une seule fois.';
const ENDED = fr`Vous avez été déconnecté : 30 minutes sans activité, ou une longue journée. Demandez un nouveau lien.`;
const REFUSED = 'Indiquez une adresse de courriel complète, par exemple prenom.nom@ville.fr.';

/** Where a link is asked for. The same page for every address, known or not. */
export function signInPage(facts: SignInFacts): Page<SignInView> {
  const { refused, returnTo, people } = facts;
  const errors = refused === undefined ? [] : [{ field: 'adresse', message: REFUSED }];
  return new Page(
    '/account/sign-in',
    {
      title: titleWithErrors('Se connecter', errors),
      section: 'sign-in',
      status: errors.length > 0 ? 422 : 200,
      noindex: true,
    },
    {
      message: messageOf(facts),
      errors: errorSummary(errors),
      error: errors[0]?.message ?? null,
      typed: refused ?? '',
      returnTo,
      people: people.map(({ name, email, role }) => ({ name, email, space: SPACE_NAMES[role] })),
    },
  );
}

function messageOf({ sent, ended, mailbox }: SignInFacts): Message | null {
  if (sent) {
    const link = { href: '/boite-essai', label: 'Ouvrir la boîte d’essai' };
    return { tone: 'info', role: 'status', text: SENT, ...(mailbox ? { link } : {}) };
  }
  return ended ? { tone: 'attention', role: 'status', text: ENDED } : null;
}

/** What a link opens: one button, because mail scanners open links too. */
export function signInLinkPage(token: string): Page<{ token: string }> {
  return new Page('/account/sign-in-link', { title: 'Se connecter', bare: true, noindex: true }, { token });
}

export function signInSpentPage(): Page {
  return new Page('/account/sign-in-spent', { title: 'Lien expiré', bare: true, noindex: true, status: 410 }, {});
}
