import type { OwnCase } from './own-case';

/** As the secretary of a small commune writes: everyday words, no code, the place in the sentence. */
export const PLAIN_CASES: readonly OwnCase[] = [
  {
    id: 'plain-hedges',
    query: { title: 'Tailler les haies du cimetière', place: { name: 'Buxerolles' } },
    first: ['Les Sécateurs Solidaires'],
    never: ['Atelier Papier-Pivoine', 'Ampère et Compagnie'],
  },
  {
    id: 'plain-lawn-around',
    query: { title: 'Tonte des pelouses à Poitiers et sa couronne' },
    first: ['Jardins de Brumeval', 'ESAT des Trois-Chouettes'],
    never: ['Mutuelle des Trois-Vallées'],
  },
  {
    id: 'plain-village-hall',
    query: { title: 'Ménage de la salle des fêtes', buyer: { name: 'Commune de Fontaine-le-Comte' } },
    first: ['Propreté Solidaire d’Été'],
    never: ['Sainte-Radégonde Événements', 'Chariots et Camions d’Avril'],
  },
  {
    id: 'plain-glazier-words',
    query: { title: 'Lavage des carreaux de l’école', place: { code: '86550', typeCode: 'Code postal' } },
    first: ['Vitres et Façades Adaptées'],
    never: ['Couleurs d’Atelier'],
  },
  {
    id: 'plain-removal',
    query: { title: 'Déménager les bureaux de la mairie', place: { name: 'Fontaine-le-Comte' } },
    first: ['Chariots et Camions d’Avril'],
    never: ['Clair de Sol'],
  },
  {
    id: 'plain-clear-out',
    query: { title: 'Débarrasser un grenier et enlever des encombrants', place: { name: 'Poitiers' } },
    first: ['Ressourcerie du Merle'],
    never: ['Saisie et Sésame', 'La Toque Partagée'],
  },
  {
    id: 'plain-bread',
    query: { title: 'Pain pour la cantine', place: { name: 'Saint-Sauvant' } },
    first: ['Fournil des Marnes'],
    never: ['Clair de Sol', 'Passerelle Tournesol'],
  },
  {
    id: 'plain-vegetables',
    query: { title: 'Légumes bio pour la cuisine centrale', buyer: { name: 'Mairie de Lavoux' } },
    first: ['Le Panier de Lavoux'],
    never: ['Ampère et Compagnie'],
  },
  {
    id: 'plain-apples',
    query: { title: 'Pommes et jus de fruits pour le goûter des écoles', place: { name: 'Celle-Lévescault' } },
    first: ['Vergers de Celle-Vive'],
    never: ['Couleurs d’Atelier'],
  },
  {
    id: 'plain-buffet',
    query: { title: 'Buffet pour les vœux du maire, 120 personnes', place: { name: 'Poitiers' }, amount: 3_500 },
    first: ['La Toque Partagée'],
    never: ['Établi d’Auxance'],
  },
  {
    id: 'plain-bikes',
    query: { title: 'Réparation des vélos des agents', place: { name: 'Poitiers' } },
    first: ['La Pédale Douce'],
    never: ['Octets Retrouvés', 'Jardins de Brumeval'],
  },
  {
    id: 'plain-parcels',
    query: {
      title: 'Courses et plis à porter en ville',
      text: 'Livraison à vélo si possible.',
      place: { name: 'Poitiers' },
    },
    first: ['La Pédale Douce', 'Indépendants du Clain'],
    never: ['Atelier Blanc-Linge'],
  },
  {
    id: 'plain-cars',
    query: { title: 'Vidange et révision des véhicules de service', place: { name: 'Vouneuil-sous-Biard' } },
    first: ['Garage du Coup de Pouce'],
    never: ['Terre de Mésange'],
  },
  {
    id: 'plain-roof',
    query: { title: 'Refaire la toiture du préau', place: { name: 'Sèvres-Anxaumont' } },
    first: ['La Belette Charpentière'],
    never: ['Bulles de Tercé', 'La Toque Partagée'],
  },
  {
    id: 'plain-paving',
    query: { title: 'Reprise des trottoirs de la rue principale', place: { name: 'Dissay' } },
    first: ['Trottoirs et Pavés du Clain'],
    never: ['Clair de Sol', 'Les Petits Farfadets'],
  },
  {
    id: 'plain-paths',
    query: { title: 'Débroussaillage des chemins de randonnée', place: { name: 'Curzay-sur-Vonne' } },
    first: ['Sentiers et Murets de la Vonne'],
    never: ['Octets Retrouvés'],
  },
  {
    id: 'plain-trees',
    query: { title: 'Planter une haie champêtre', place: { name: 'Migné-Auxances' } },
    first: ['Mille Haies du Poitou'],
    never: ['Ampère et Compagnie'],
  },
  {
    id: 'plain-wood',
    query: { title: 'Bûcheronnage et bois de chauffage dans la forêt communale', place: { name: 'La Puye' } },
    first: ['Bois et Bocage de la Puye'],
    never: ['Clair de Sol'],
  },
  {
    id: 'plain-sewing',
    query: { title: 'Retouches et couture de vêtements de travail', place: { name: 'Buxerolles' } },
    first: ['Fil et Fourbi'],
    never: ['Les Sécateurs Solidaires'],
  },
  {
    id: 'plain-computers',
    query: { title: 'Ordinateurs reconditionnés pour les élus', place: { name: 'Mignaloux-Beauvoir' } },
    first: ['Octets Retrouvés'],
    never: ['Vitres et Façades Adaptées'],
  },
];
