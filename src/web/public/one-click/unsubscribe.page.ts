import { fr } from '#lib/html';
import { Page } from '../../shared/page';

interface UnsubscribeView {
  heading: string;
  text: string;
  token: string;
  action: { path: string; label: string; main: boolean } | null;
}

/** Stop, stopped, or too late for this link. */
export function unsubscribePage(facts: {
  token: string;
  state: 'ready' | 'done' | 'expired' | 'closed';
  supplier: string;
}): Page<UnsubscribeView> {
  const view = { token: facts.token, ...wordsOf(facts.state, facts.token, facts.supplier) };
  return new Page('/public/one-click/unsubscribe', { title: view.heading, bare: true, noindex: true }, view);
}

function wordsOf(state: string, token: string, supplier: string): Omit<UnsubscribeView, 'token'> {
  const path = `/desinscription/${token}`;
  if (state === 'done') {
    return {
      heading: 'C’est fait',
      text: 'Aucun autre résumé ne partira. Votre fiche reste visible des acheteurs.',
      action: { path: `${path}/annuler`, label: 'Me réabonner', main: false },
    };
  }
  if (state === 'ready') {
    return {
      heading: fr`Ne plus recevoir les résumés pour ${supplier} ?`,
      text: 'Les acheteurs continueront de voir votre fiche. Vous pourrez vous réabonner.',
      action: { path, label: 'Ne plus recevoir', main: true },
    };
  }
  return {
    heading: 'Ce lien a expiré',
    text: 'Prenez celui d’un résumé plus récent, ou répondez simplement à un de nos courriels.',
    action: null,
  };
}
