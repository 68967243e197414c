import type { OwnCase } from './own-case';

const GRAND_POITIERS = { siret: '20006985400019', name: 'Grand Poitiers Communauté urbaine' };
const POITIERS = { siret: '21860194900017', name: 'Ville de Poitiers' };

/** As a purchasing office writes: objects of a notice, their CPV, codes of places. */
export const FORMAL_CASES: readonly OwnCase[] = [
  {
    id: 'formal-green-spaces-reserved',
    query: {
      title:
        'Accord-cadre d’entretien des espaces verts des groupes scolaires, lot 2 réservé aux structures d’insertion',
      cpv: '77310000-6',
      place: { code: '86194', typeCode: 'Code commune', name: 'Poitiers' },
      levers: ['reserved-insertion'],
    },
    first: ['Jardins de Brumeval', 'Les Sécateurs Solidaires'],
    never: ['Clair de Sol', 'La Toque Partagée'],
  },
  {
    id: 'formal-green-spaces-disability',
    query: {
      title: 'Tonte, fauchage et taille des abords des équipements sportifs',
      cpv: ['77314100', '77340000'],
      place: { code: '86000', typeCode: 'Code postal', name: 'POITIERS' },
      levers: ['reserved-disability'],
    },
    first: ['ESAT des Trois-Chouettes'],
    never: ['Établi d’Auxance', 'Atelier Blanc-Linge'],
  },
  {
    id: 'formal-cleaning-offices',
    query: {
      title: 'Prestations de nettoyage des locaux administratifs et de la vitrerie',
      cpv: '90910000',
      buyer: GRAND_POITIERS,
      amount: 210_000,
    },
    first: ['Clair de Sol'],
    never: ['Fournil des Marnes', 'Ampère et Compagnie'],
  },
  {
    id: 'formal-windows',
    query: { title: 'Nettoyage de la vitrerie en hauteur des médiathèques', cpv: '90911300-9', buyer: POITIERS },
    first: ['Clair de Sol', 'Vitres et Façades Adaptées'],
    never: ['Couleurs d’Atelier'],
  },
  {
    id: 'formal-street-cleaning',
    query: {
      title: 'Marché de propreté urbaine : balayage manuel et vidage des corbeilles',
      cpv: '90610000',
      place: { code: '86062', typeCode: 'Code commune', name: 'Chasseneuil-du-Poitou' },
    },
    first: ['Régie Coquelicot'],
    never: ['La Toque Partagée', 'Saisie et Sésame'],
  },
  {
    id: 'formal-laundry',
    query: {
      title: 'Location et entretien du linge plat et des vêtements de travail des agents',
      cpv: '98310000-9',
      place: { code: '86', typeCode: 'Code département', name: 'Vienne' },
    },
    first: ['Atelier Blanc-Linge', 'ESAT des Trois-Chouettes'],
    never: ['Couleurs d’Atelier'],
  },
  {
    id: 'formal-school-meals',
    query: {
      title: 'Fourniture de repas en liaison froide pour les restaurants scolaires',
      cpv: '55523100-3',
      nature: 'supplies',
      place: { code: '86800', typeCode: 'Code postal', name: 'Saint-Julien-l’Ars' },
    },
    first: ['Les Marmites du Pré-Joli'],
    never: ['Clair de Sol', 'Passerelle Tournesol'],
  },
  {
    id: 'formal-catering',
    query: { title: 'Prestations de traiteur pour les réceptions et cocktails', cpv: '55520000-1', buyer: POITIERS },
    first: ['La Toque Partagée', 'Buffets et Balades'],
    never: ['Chariots et Camions d’Avril'],
  },
  {
    id: 'formal-painting',
    query: {
      title: 'Travaux de peinture et de revêtements de sols dans les bâtiments communaux',
      cpv: ['45442100', '45432100'],
      nature: 'works',
      buyer: POITIERS,
      amount: 380_000,
    },
    first: ['Couleurs d’Atelier'],
    never: ['Le Panier de Lavoux', 'Atelier Papier-Pivoine'],
  },
  {
    id: 'formal-masonry-heritage',
    query: {
      title: 'Restauration des enduits à la chaux et des maçonneries de l’église',
      cpv: '45262500',
      nature: 'works',
      place: { code: '86070', typeCode: 'Code commune', name: 'Chauvigny' },
    },
    first: ['Pierres et Chaux de Chauvigny'],
    never: ['Ampère et Compagnie', 'Bulles de Tercé'],
  },
  {
    id: 'formal-street-lighting',
    query: {
      title: 'Maintenance de l’éclairage public et bornes de recharge',
      cpv: '50232100',
      place: { code: '86158', typeCode: 'Code commune', name: 'Migné-Auxances' },
    },
    first: ['Ampère et Compagnie'],
    never: ['Régie Coquelicot', 'Domicile et Douceur'],
  },
  {
    id: 'formal-printing',
    query: { title: 'Impression du magazine municipal et de brochures', cpv: '79810000-5', buyer: GRAND_POITIERS },
    first: ['Atelier Papier-Pivoine'],
    never: ['Saisie et Sésame', 'Fil et Fourbi'],
  },
  {
    id: 'formal-mailing',
    query: {
      title: 'Mise sous pli et affranchissement de la propagande électorale',
      cpv: '79571000',
      place: { code: '86', typeCode: 'Code département', name: 'VIENNE' },
      levers: ['reserved-disability'],
    },
    first: ['Atelier Papier-Pivoine'],
    never: ['Ressourcerie du Merle'],
  },
  {
    id: 'formal-digitisation',
    query: { title: 'Numérisation et indexation des actes d’état civil', cpv: '79999100', buyer: POITIERS },
    first: ['Saisie et Sésame'],
    never: ['Couleurs d’Atelier'],
  },
  {
    id: 'formal-temporary-work',
    query: {
      title: 'Mise à disposition de personnel intérimaire pour les services techniques',
      cpv: '79620000-6',
      buyer: GRAND_POITIERS,
    },
    first: ['Passerelle Tournesol', 'Intérim Boussole'],
    never: ['Atelier Blanc-Linge', 'Fournil des Marnes'],
  },
  {
    id: 'formal-school-furniture',
    query: {
      title: 'Fourniture de mobilier scolaire pour les écoles élémentaires',
      cpv: '39160000-1',
      nature: 'supplies',
      buyer: GRAND_POITIERS,
    },
    first: ['Établi d’Auxance', 'Ressourcerie du Merle'],
    never: ['Clair de Sol'],
  },
  {
    id: 'formal-rivers',
    query: {
      title: 'Travaux d’entretien de la ripisylve et enlèvement d’embâcles sur le Clain',
      cpv: '45246000',
      place: { code: 'FRI34', typeCode: 'NUTS', name: 'Vienne' },
    },
    first: ['Brigade des Rivières Vives'],
    never: ['La Pédale Douce', 'Clair de Sol'],
  },
  {
    id: 'formal-paper-waste',
    query: {
      title: 'Collecte et traitement des papiers de bureau et des biodéchets',
      cpv: ['90511400', '90513000'],
      buyer: GRAND_POITIERS,
    },
    first: ['Tri-Boussac'],
    never: ['Atelier Papier-Pivoine', 'La Main Verte et Blanche'],
  },
  {
    id: 'formal-training',
    query: {
      title: 'Formation aux savoirs de base et français langue étrangère',
      cpv: '80530000-8',
      place: { code: '86', typeCode: 'Code département', name: 'Vienne' },
      levers: ['social-clause'],
    },
    first: ['Trajectoires Vives'],
    never: ['Les Petits Farfadets', 'Forge des Deux-Rives'],
  },
  {
    id: 'formal-childcare',
    query: {
      title: 'Gestion d’une crèche de vingt places',
      cpv: '80110000',
      place: { code: '86028', name: 'Bignoux' },
    },
    first: ['Les Petits Farfadets'],
    never: ['Bulles de Tercé', 'Garage du Coup de Pouce'],
  },
];
