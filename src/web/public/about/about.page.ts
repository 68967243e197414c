import { dayOfMonth, fr, hour } from '#lib/html';
import { markOf, type MarkView } from '../../shared/mark.view';
import { Page } from '../../shared/page';
import type { SiteFacts } from '../../shared/site';
import type { PartState } from './parts.query';

export interface ContactView {
  contact: string | null;
}

export function accessibilityPage({ contact }: SiteFacts): Page<ContactView> {
  return new Page('/public/about/accessibility', { title: fr`Accessibilité : non conforme` }, { contact });
}

export interface PrivacyView extends ContactView {
  rows: { what: string; from: string; why: string; ground: string; howLong: string }[];
}

const KEPT: PrivacyView['rows'] = [
  {
    what: 'Nom, activités et preuves des structures',
    from: 'Registres et listes publics, acheteurs, structures elles-mêmes',
    why: 'Montrer qui peut répondre à un achat, et pourquoi',
    ground: 'Mission d’intérêt public',
    howLong: 'Tant que la structure existe',
  },
  {
    what: 'Adresse électronique d’une structure',
    from: 'La structure, ou la personne qui l’inscrit',
    why: 'Envoyer le résumé des marchés qui la concernent',
    ground: 'Consentement, noté avec sa date et son motif',
    howLong: 'Jusqu’à l’arrêt ; 13 mois pour la trace des envois',
  },
  {
    what: 'Adresse professionnelle d’une structure',
    from: 'Listes publiques, avec leur nom et leur date',
    why: 'Lui transmettre les messages écrits depuis sa fiche, sans montrer l’adresse',
    ground: 'Intérêt légitime ; retrait sur simple demande',
    howLong: '3 ans sans réponse de sa part',
  },
  {
    what: 'Messages écrits depuis une fiche',
    from: 'La personne qui écrit',
    why: 'Les transmettre à la structure, ou corriger la fiche',
    ground: 'Intérêt légitime de la personne qui écrit',
    howLong: '1 an',
  },
  {
    what: 'Nom et adresse des personnes connectées',
    from: 'La personne, ou le service achats',
    why: 'Ouvrir une session et dire qui a fait quoi',
    ground: 'Mission d’intérêt public',
    howLong: 'Tant que le compte est ouvert',
  },
  {
    what: 'Réponses aux opportunités',
    from: 'La structure, par un lien de courriel ou une page',
    why: 'Dire à l’acheteur d’un besoin qui est intéressé',
    ground: 'Mission d’intérêt public',
    howLong: '5 ans',
  },
  {
    what: 'Journal des actions',
    from: 'Le service',
    why: 'Répondre de ce qui a été décidé',
    ground: 'Obligation de rendre compte',
    howLong: '5 ans',
  },
  {
    what: 'Noms cités dans un avis public',
    from: 'BOAMP, TED et autres sources officielles',
    why: 'Montrer l’avis tel qu’il a paru',
    ground: 'Mission d’intérêt public',
    howLong: 'Tant que l’avis est publié à sa source',
  },
];

export function privacyPage({ contact }: SiteFacts): Page<PrivacyView> {
  return new Page('/public/about/privacy', { title: 'Données personnelles' }, { contact, rows: KEPT });
}

export interface SiteMapView {
  parts: { title: string; links: { href: string; label: string }[] }[];
}

export function siteMapPage({ mailbox }: SiteFacts): Page<SiteMapView> {
  const parts = [
    {
      title: 'Chercher',
      links: [
        { href: '/', label: 'Accueil' },
        { href: '/fournisseurs', label: 'Fournisseurs' },
        { href: '/avis', label: 'Avis et lots' },
        { href: '/avis?type=reserve', label: 'Lots réservés' },
        { href: '/leviers', label: 'Règles de réservation' },
      ],
    },
    {
      title: 'Acheter',
      links: [
        { href: '/besoins/nouveau', label: 'Déposer un besoin' },
        { href: '/mes-besoins', label: 'Mes besoins' },
        { href: '/mes-recherches', label: 'Mes recherches' },
        { href: '/mes-listes', label: 'Mes listes de fournisseurs' },
      ],
    },
    {
      title: 'Compte',
      links: [
        { href: '/connexion', label: 'Se connecter' },
        { href: '/compte', label: 'Mon compte' },
      ],
    },
    {
      title: 'Service',
      links: [
        { href: '/accessibilite', label: 'Accessibilité' },
        { href: '/donnees-personnelles', label: 'Données personnelles' },
        { href: '/sources', label: 'Sources et licences' },
        { href: '/api/v1/openapi.json', label: 'API des fournisseurs (OpenAPI)' },
        { href: '/etat', label: 'État du service' },
        ...(mailbox ? [{ href: '/boite-essai', label: 'Boîte d’essai' }] : []),
      ],
    },
  ];
  return new Page('/public/about/site-map', { title: 'Plan du site' }, { parts });
}

export interface StatusView {
  title: string;
  when: string;
  parts: { name: string; mark: MarkView; text: string }[];
}

const STATE_WORDS = {
  up: markOf('eligible', 'Répond'),
  degraded: markOf('verifier', 'Dégradé'),
  down: markOf('non', 'Ne répond pas'),
};

export function statusPage(parts: readonly PartState[], now: Date): Page<StatusView> {
  const bad = parts.filter((part) => part.state !== 'up');
  const names = bad.map((part) => part.name.toLowerCase()).join(', ');
  const title = bad.length === 0 ? 'Tout fonctionne' : fr`Tout fonctionne, sauf : ${names}`;
  return new Page(
    '/public/about/status',
    { title: fr`État du service : ${title.toLowerCase()}`, noindex: true },
    {
      title,
      when: `${dayOfMonth(now)} à ${hour(now)}`,
      parts: parts.map(({ name, state, text }) => ({ name, text, mark: STATE_WORDS[state] })),
    },
  );
}
