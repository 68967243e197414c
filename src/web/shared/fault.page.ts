import { Injectable } from '@nestjs/common';
import { FaultPages, type Fault, type SeenRequest } from '#lib/http';
import { count, fr } from '#lib/html';
import { Assets } from './assets';
import { Page } from './page';
import { renderPage } from './render-page';
import { Site } from './site';

export interface FaultView {
  title: string;
  text: string;
  links: { href: string; label: string; main: boolean }[];
  /** With a search box below */
  search: boolean;
}

const SPACE_NAMES: Record<string, string> = {
  buyer: 'acheteurs connectés',
  supplier: 'fournisseurs connectés',
  officer: 'agents du service achats',
};

/** What the error pages say, by stable code, else by status. The message of an error is for logs and the API. */
const BY_CODE: Record<string, (fault: Fault) => Partial<FaultView> & Pick<FaultView, 'title' | 'text'>> = {
  'http/wrong-space': ({ wanted }) => ({
    title: 'Cette page est réservée',
    text: fr`Elle est faite pour les ${SPACE_NAMES[wanted ?? ''] ?? 'personnes connectées'}. Changez d’espace si vous en avez plusieurs, ou demandez l’accès au service achats.`,
    links: [{ href: '/compte', label: 'Changer d’espace', main: true }],
  }),
  'need/closed': () => ({
    title: 'Ce besoin est clos',
    text: 'Il ne change plus et ne reçoit plus de réponses. Rien n’a été enregistré. Pour acheter de nouveau, écrivez un autre besoin.',
    links: [{ href: '/mes-besoins', label: 'Revenir à mes besoins', main: true }],
  }),
  'need/incomplete': () => ({
    title: 'Ce besoin n’est pas prêt à être publié',
    text: 'Des réponses manquent, ou la date limite est passée. Rien n’a été publié.',
    links: [{ href: '/mes-besoins', label: 'Revenir à mes besoins', main: true }],
  }),
  'answer/closed': () => ({
    title: 'On ne peut plus répondre',
    text: 'Ce marché est clos ou annulé. Votre réponse n’a pas été enregistrée.',
    links: [{ href: '/mes-opportunites', label: 'Revenir à mes opportunités', main: true }],
  }),
  'alert/search-name': () => ({
    title: 'Il manque le nom de la recherche',
    text: 'Donnez-lui un nom, de 120 caractères au plus. Rien n’a été enregistré.',
    links: [{ href: '/mes-recherches', label: 'Revenir à mes recherches', main: true }],
  }),
  'alert/too-many-searches': () => ({
    title: 'Trop de recherches gardées',
    text: 'Vous en avez déjà 30. Supprimez-en une, puis enregistrez de nouveau celle-ci.',
    links: [{ href: '/mes-recherches', label: 'Voir mes recherches', main: true }],
  }),
  'alert/undo-late': () => ({
    title: 'Trop tard pour annuler',
    text: 'Une recherche supprimée peut être reprise pendant 10 minutes. Elle est maintenant effacée.',
    links: [{ href: '/mes-recherches', label: 'Revenir à mes recherches', main: true }],
  }),
  'supplier/list-name': () => ({
    title: 'Il manque le nom de la liste',
    text: 'Donnez-lui un nom, de 120 caractères au plus. Rien n’a été enregistré.',
    links: [{ href: '/mes-listes', label: 'Revenir à mes listes', main: true }],
  }),
  'supplier/too-many-lists': () => ({
    title: 'Trop de listes',
    text: 'Vous en avez déjà 50. Supprimez-en une avant d’en faire une autre.',
    links: [{ href: '/mes-listes', label: 'Voir mes listes', main: true }],
  }),
  'supplier/list-full': () => ({
    title: 'Cette liste est pleine',
    text: 'Elle garde déjà 1 000 fournisseurs. Faites une autre liste.',
    links: [{ href: '/mes-listes', label: 'Voir mes listes', main: true }],
  }),
  'supplier/undo-late': () => ({
    title: 'Trop tard pour annuler',
    text: 'Une liste supprimée peut être reprise pendant 10 minutes. Elle est maintenant effacée.',
    links: [{ href: '/mes-listes', label: 'Revenir à mes listes', main: true }],
  }),
  'http/cross-site-write': () => ({
    title: 'Envoi refusé',
    text: 'Ce formulaire ne vient pas d’une page de ce site. Rien n’a été enregistré. Revenez sur la page et envoyez-le de nouveau.',
  }),
};

const BY_STATUS: Record<number, (fault: Fault) => Partial<FaultView> & Pick<FaultView, 'title' | 'text'>> = {
  400: () => ({
    title: 'Demande illisible',
    text: 'L’adresse ou le formulaire contient une valeur que nous ne comprenons pas. Rien n’a été enregistré.',
  }),
  403: () => ({ title: 'Accès refusé', text: 'Cette page ou cette action n’est pas ouverte à votre compte.' }),
  404: () => ({
    title: 'Cette page n’existe pas, ou plus',
    text: 'L’adresse est peut-être incomplète, ou la fiche a été retirée.',
    search: true,
  }),
  409: () => ({
    title: 'Quelqu’un est passé avant vous',
    text: 'Ce que vous modifiez a changé entre-temps. Votre envoi n’a pas été enregistré et rien n’a été écrasé. Rouvrez la page pour voir l’état actuel.',
  }),
  410: () => ({ title: 'Ce lien a expiré', text: 'Il ne mène plus nulle part.' }),
  413: () => ({
    title: 'Envoi trop gros',
    text: 'Le formulaire dépasse la taille acceptée. Rien n’a été enregistré. Revenez en arrière : votre texte y est encore, raccourcissez-le.',
  }),
  429: ({ retryAfterSeconds }) => ({
    title: 'Trop de demandes',
    text: `Réessayez dans ${delayInWords(retryAfterSeconds ?? 60)}.`,
    links: [],
  }),
  500: ({ reference }) => ({
    title: 'Une erreur est survenue de notre côté',
    text: fr`Référence ${reference}. Rien n’a été perdu. Rechargez la page dans un instant ; si l’erreur reste, donnez-nous cette référence.`,
  }),
};

/** Rounded up, so that who waits that long is let in. */
function delayInWords(seconds: number): string {
  if (seconds < 100) return count(seconds, 'seconde');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? count(minutes, 'minute') : count(Math.ceil(minutes / 60), 'heure');
}

/** @returns the page of a fault; a 4xx that has no words of its own reads as a 400 */
export function faultPage(fault: Fault): Page<FaultView> {
  const words = (BY_CODE[fault.code] ?? BY_STATUS[fault.status] ?? BY_STATUS[fault.status < 500 ? 400 : 500]!)(fault);
  const home = { href: '/', label: 'Revenir à l’accueil', main: words.links === undefined };
  return new Page(
    '/shared/fault',
    { title: words.title, status: fault.status, noindex: true },
    { search: false, ...words, links: [...(words.links ?? []), home] },
  );
}

/** Error pages in the site's own look, written without the database. */
@Injectable()
export class SiteFaultPages extends FaultPages {
  constructor(
    private readonly site: Site,
    private readonly assets: Assets,
  ) {
    super();
  }

  render(fault: Fault, request: SeenRequest): string {
    return renderPage(faultPage(fault), {
      site: this.site.known(),
      viewer: request.viewer ?? null,
      assets: this.assets,
    });
  }
}
