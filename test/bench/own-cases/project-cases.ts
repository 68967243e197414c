import type { OwnCase } from './own-case';

/** As a project is told: a long text, levers, amounts, words that lead astray. */
export const PROJECT_CASES: readonly OwnCase[] = [
  {
    id: 'project-spaces-trap',
    query: {
      title: 'Entretien des espaces de bureaux',
      text: 'Nettoyage quotidien des espaces de travail, des sanitaires et des couloirs.',
      place: { name: 'Poitiers' },
    },
    first: ['Clair de Sol'],
    never: ['Les Sécateurs Solidaires', 'Jardins de Brumeval'],
  },
  {
    id: 'project-event',
    query: {
      title: 'Organisation de la fête de quartier',
      text: 'Régie son et lumière, spectacles de rue, gobelets réutilisables.',
      place: { name: 'Jardres' },
    },
    first: ['La Lanterne Vagabonde'],
    never: ['Clair de Sol', 'Tri-Boussac'],
  },
  {
    id: 'project-demolition',
    query: {
      title: 'Curage et dépose sélective avant réhabilitation',
      text: 'Le diagnostic PEMD prévoit le réemploi de portes et de radiateurs.',
      nature: 'works',
      place: { name: 'Saint-Georges-lès-Baillargeaux' },
      levers: ['social-clause'],
      amount: 120_000,
    },
    first: ['Cœur de Chantier'],
    never: ['Atelier Papier-Pivoine', 'Les Marmites du Pré-Joli'],
  },
  {
    id: 'project-metal',
    query: {
      title: 'Garde-corps et serrurerie des passerelles',
      place: { name: 'Lusignan' },
      levers: ['reserved-disability'],
    },
    first: ['Forge des Deux-Rives'],
    never: ['Le Panier de Lavoux'],
  },
  {
    id: 'project-kits',
    query: {
      title: 'Assemblage et conditionnement de kits de tri pour les habitants',
      text: 'Vingt mille coffrets à composer, étiqueter et expédier.',
      buyer: { siret: '20006985400019' },
    },
    first: ['Emballe et Compagnie', 'La Main Verte et Blanche'],
    never: ['Ampère et Compagnie'],
  },
  {
    id: 'project-call-centre',
    query: { title: 'Standard téléphonique et secrétariat du centre de vaccination', place: { name: 'Poitiers' } },
    first: ['Saisie et Sésame'],
    never: ['Domicile et Douceur', 'Couleurs d’Atelier'],
  },
  {
    id: 'project-mediation',
    query: {
      title: 'Médiation sociale et tranquillité dans l’espace public',
      text: 'Présence en soirée dans les quartiers, accueil du public.',
      place: { code: '86194' },
    },
    first: ['Veilleurs de Quartier'],
    never: ['Jardins de Brumeval', 'Les Sécateurs Solidaires'],
  },
  {
    id: 'project-home-help',
    query: {
      title: 'Aide à domicile et portage de repas pour les personnes âgées',
      cpv: '85310000',
      place: { code: '86280', typeCode: 'Code postal', name: 'Saint-Benoît' },
      levers: ['reserved-ess'],
    },
    first: ['Domicile et Douceur'],
    never: ['Renfort Adapté 86', 'Octets Retrouvés'],
  },
  {
    id: 'project-website',
    query: {
      title: 'Refonte du site internet accessible de la commune et maintenance',
      place: { name: 'Cloué' },
      amount: 18_000,
    },
    first: ['Les Cigales de Cloué'],
    never: ['Ressourcerie du Merle'],
  },
  {
    id: 'project-nature',
    query: { title: 'Animations nature et classes de découverte', place: { name: 'La Chapelle-Moulière' } },
    first: ['Moulière Accueil Nature'],
    never: ['Clair de Sol'],
  },
  {
    id: 'project-gifts',
    query: { title: 'Objets-cadeaux et trophées en grès pour les agents', place: { name: 'Bonnes' } },
    first: ['Grès et Roseaux'],
    never: ['Pierres et Chaux de Chauvigny', 'La Toque Partagée'],
  },
  {
    id: 'project-small-works',
    query: {
      title: 'Petits travaux d’entretien et de maintenance des bâtiments communaux',
      place: { name: 'Croutelle' },
      amount: 25_000,
    },
    first: ['Les Mains d’Or de Croutelle'],
    never: ['Le Panier de Lavoux', 'Atelier Blanc-Linge'],
  },
];
