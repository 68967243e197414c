import { dayOfMonth, fr, hour, longDate } from '#lib/html';
import { markOf, type MarkView } from '../../shared/mark.view';
import { Page } from '../../shared/page';
import type { SiteFacts } from '../../shared/site';
import type { LastRead } from './last-read.query';
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
    from: 'BOAMP et autres journaux officiels',
    why: 'Montrer l’avis tel qu’il a paru',
    ground: 'Mission d’intérêt public',
    howLong: 'Tant que l’avis est publié à sa source',
  },
];

export function privacyPage({ contact }: SiteFacts): Page<PrivacyView> {
  return new Page('/public/about/privacy', { title: 'Données personnelles' }, { contact, rows: KEPT });
}

export interface SourcesView {
  rows: { name: string; href: string | null; what: string; licence: string; last: string }[];
}

const SOURCES: (Omit<SourcesView['rows'][number], 'last'> & { ids: string[] })[] = [
  {
    ids: ['boamp'],
    name: 'BOAMP',
    href: 'https://www.boamp.fr/',
    what: 'Avis de marchés publics, leurs lots, corrections et annulations',
    licence: 'Licence Ouverte 2.0 (DILA)',
  },
  {
    ids: ['directory', 'directory-file', 'suppliers'],
    name: 'Annuaires de structures inclusives',
    href: 'https://lemarche.inclusion.gouv.fr/',
    what: 'Nom, SIRET, type et commune des structures ; la date est celle que porte la liste',
    licence: 'Celle de chaque liste importée',
  },
  {
    ids: [],
    name: 'Découpage administratif',
    href: 'https://github.com/etalab/decoupage-administratif',
    what: 'Communes, intercommunalités, départements, codes postaux',
    licence: 'Données INSEE et DGCL, Licence Ouverte 2.0',
  },
  {
    ids: [],
    name: 'Nomenclatures CPV et NAF',
    href: null,
    what: 'Libellés des métiers et des achats',
    licence: 'Office des publications de l’Union européenne (CC BY 4.0) ; INSEE',
  },
];

export function sourcesPage(reads: readonly LastRead[]): Page<SourcesView> {
  const rows = SOURCES.map(({ ids, ...source }) => {
    const read = reads.filter((one) => ids.includes(one.source)).sort((a, b) => b.at.getTime() - a.at.getTime())[0];
    return {
      ...source,
      last: read ? `${longDate(read.at)}, ${hour(read.at)}` : ids.length === 0 ? 'avec chaque version' : 'pas encore',
    };
  });
  return new Page('/public/about/sources', { title: 'Sources et licences' }, { rows });
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
