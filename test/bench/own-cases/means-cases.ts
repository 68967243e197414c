import type { OwnCase } from './own-case';

/** Where several do the trade: who is big enough for the amount, and who did the like before. */
export const MEANS_CASES: readonly OwnCase[] = [
  {
    id: 'means-green-spaces-large',
    query: { title: 'Entretien des espaces verts de huit quartiers', place: { name: 'Poitiers' }, amount: 560_000 },
    first: ['Les Sécateurs Solidaires'],
    never: ['Clair de Sol'],
  },
  {
    id: 'means-cleaning-large',
    query: {
      title: 'Nettoyage de tous les bâtiments communaux',
      place: { name: 'Mignaloux-Beauvoir' },
      amount: 700_000,
    },
    first: ['Clair de Sol'],
    never: ['Couleurs d’Atelier'],
  },
  {
    id: 'means-meals-large',
    query: { title: 'Repas et buffets des agents pendant une année', place: { name: 'Poitiers' }, amount: 350_000 },
    first: ['Les Marmites du Pré-Joli'],
    never: ['Ampère et Compagnie'],
  },
  {
    id: 'means-painting-large',
    query: { title: 'Réfection des peintures de six écoles', place: { name: 'Croutelle' }, amount: 500_000 },
    first: ['Couleurs d’Atelier'],
    never: ['Le Panier de Lavoux'],
  },
  {
    id: 'means-gymnasium-done',
    query: {
      title: 'Nettoyage du gymnase et de ses vestiaires',
      cpv: '90911200-8',
      place: { name: 'Mignaloux-Beauvoir' },
    },
    first: ['Clair de Sol'],
    never: ['Atelier Papier-Pivoine'],
  },
  {
    id: 'means-flower-beds-done',
    query: { title: 'Massifs et ronds-points fleuris', cpv: '77311000-3', place: { name: 'Buxerolles' } },
    first: ['Jardins de Brumeval'],
    never: ['Clair de Sol'],
  },
  {
    id: 'means-wash-house-done',
    query: {
      title: 'Restauration du lavoir et de ses murets',
      cpv: '45454100-5',
      nature: 'works',
      place: { name: 'Poitiers' },
    },
    first: ['Pierres et Chaux de Chauvigny'],
    never: ['Ampère et Compagnie'],
  },
  {
    id: 'means-linen-done',
    query: { title: 'Entretien du linge de la résidence', cpv: '98310000-9', place: { name: 'Poitiers' } },
    first: ['Atelier Blanc-Linge'],
    never: ['Établi d’Auxance'],
  },
];
