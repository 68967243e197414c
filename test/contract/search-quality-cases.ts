import { demoSiret } from '../../src/composition/demo/suppliers/demo-supplier';

/** What somebody types, the suppliers that must stand in the first five results, and some that must not. */
export interface QualityCase {
  typed: string;
  first: string[];
  never?: string[];
}

const spaced = (siret: string): string => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d+)$/, '$1 $2 $3 $4').trim();
const CLAIR_DE_SOL = demoSiret(11);

/** As buyers and suppliers type: trades and tradesmen, plurals and typos, acronyms, names half remembered, places. */
export const QUALITY_CASES: readonly QualityCase[] = [
  // Premises
  {
    typed: 'nettoyage de bureaux',
    first: ['Brosse et Rayon', 'La Main Verte et Blanche', 'Clair de Sol'],
    never: ['Octets Retrouvés', 'Chariots et Camions d’Avril'],
  },
  { typed: 'ménage', first: ['Propreté Solidaire d’Été'], never: ['Cœur de Chantier', 'Tri-Boussac'] },
  { typed: 'proprete', first: ['Propreté Solidaire d’Été'], never: ['Atelier Blanc-Linge'] },
  { typed: 'bionettoyage crèche', first: ['Écume du Matin'] },
  {
    typed: 'laveur de vitres',
    first: ['Transparence Adaptée', 'Vitres et Façades Adaptées', 'Clair de Sol'],
    never: ['Éclats de Verre'],
  },
  { typed: 'blanchiserie', first: ['Atelier Blanc-Linge', 'Lavandières du Clain', 'ESAT des Trois-Chouettes'] },
  { typed: 'repasseuse', first: ['Le Fer et la Vapeur', 'Bulles de Tercé', 'Atelier Blanc-Linge'] },
  { typed: 'gardien de nuit', first: ['Les Sentinelles de Nuit'], never: ['Les Petits Farfadets', 'Les Coccinelles'] },
  { typed: 'punaise de lit', first: ['Campagnol Services'] },
  {
    typed: 'agent d’entretien des locaux',
    first: ['Clair de Sol'],
    never: ['Garage du Coup de Pouce', 'Terre de Mésange'],
  },
  // Outdoors
  {
    typed: 'jardinier',
    first: ['Jardins de Brumeval', 'Les Sécateurs Solidaires'],
    never: ['Jardins de Cocagne du Miosson'],
  },
  { typed: 'paysagistes', first: ['Terre de Mésange'] },
  { typed: 'espace vert Buxerolles', first: ['Les Sécateurs Solidaires'], never: ['Clefs et Verrous'] },
  { typed: 'tonte pelouse', first: ['Jardins de Brumeval', 'Régie Coquelicot', 'Les Jardins Suspendus de Vouillé'] },
  { typed: 'élageur', first: ['Branches et Cimes'] },
  { typed: 'moutons', first: ['Laine et Talus'] },
  { typed: 'l’entretien des cimetières', first: ['Mémoire Fleurie', 'Jardins de Brumeval'] },
  { typed: 'entretien de cours d eau', first: ['Brigade des Rivières Vives'] },
  { typed: 'bucheron', first: ['Sylve Insertion', 'Bois et Bocage de la Puye'] },
  // Printing, office, data
  {
    typed: 'imprimeur',
    first: ['Presses de la Boivre', 'Atelier Papier-Pivoine', 'Copie Conforme'],
    never: ['Seconde Vie Numérique'],
  },
  { typed: 'reprographie', first: ['Presses de la Boivre', 'Atelier Papier-Pivoine', 'Copie Conforme'] },
  { typed: 'impression flyers', first: ['Presses de la Boivre', 'Atelier Papier-Pivoine'] },
  { typed: 'mise sous plis', first: ['Pli Urgent', 'Atelier Papier-Pivoine'] },
  { typed: 'routeur', first: ['Pli Urgent', 'Atelier Papier-Pivoine'] },
  { typed: 'distribution de flyers boites aux lettres', first: ['Facteurs d’Ici'] },
  { typed: 'numérisation d’archives', first: ['Archives Vivantes', 'Saisie et Sésame'] },
  { typed: 'GED', first: ['Saisie et Sésame'], never: ['GEIQ Bâti-Mésange'] },
  { typed: 'standardiste', first: ['Allô l’Accueil', 'Saisie et Sésame'] },
  { typed: 'informaticien', first: ['Dépannage Octet', 'Octets Retrouvés'] },
  { typed: 'site web', first: ['Code et Compagnie', 'Les Cigales de Cloué'] },
  { typed: 'interprete LSF', first: ['Mains Parlantes'] },
  // Removal, transport, vehicles
  { typed: 'déménageur', first: ['Poids Plume', 'Chariots et Camions d’Avril'] },
  {
    typed: 'demenagements de bureaux',
    first: ['Poids Plume', 'Chariots et Camions d’Avril'],
    never: ['La Main Verte et Blanche'],
  },
  { typed: 'manutention', first: ['Chariots et Camions d’Avril', 'Poids Plume'] },
  { typed: 'reparateur de velo', first: ['Roue Libre', 'La Pédale Douce'] },
  { typed: 'coursier vélo', first: ['Plis et Pédales', 'La Pédale Douce'] },
  { typed: 'mécanicien auto', first: ['Moteur Solidaire', 'Garage du Coup de Pouce'] },
  // Food
  {
    typed: 'traiteurs',
    first: ['La Toque Partagée', 'Fourchettes Solidaires', 'Buffets et Balades'],
    never: ['Chantier du Vieux Rempart'],
  },
  { typed: 'cocktail dinatoire', first: ['Fourchettes Solidaires', 'La Toque Partagée'] },
  {
    typed: 'restauration scolaire',
    first: ['La Cantine des Loups', 'Les Marmites du Pré-Joli'],
    never: ['Pierres et Chaux de Chauvigny', 'Reliures du Pont-Neuf'],
  },
  {
    typed: 'restauration de livres',
    first: ['Reliures du Pont-Neuf'],
    never: ['La Cantine des Loups', 'Les Marmites du Pré-Joli'],
  },
  {
    typed: 'restauration du patrimoine',
    first: ['Chantier du Vieux Rempart', 'Pierres et Chaux de Chauvigny'],
    never: ['La Cantine des Loups', 'Le Café des Deux Mondes'],
  },
  { typed: 'boulanger', first: ['Fournil des Marnes', 'Pain d’Épi'] },
  { typed: 'maraîcher bio', first: ['Le Panier de Lavoux', 'Jardins de Cocagne du Miosson'] },
  { typed: 'miel', first: ['Les Ruches de Brumeval'] },
  { typed: 'portage repas', first: ['Portage Tendresse', 'Domicile et Douceur'] },
  // Building and workshops
  { typed: 'plombier', first: ['Robinet et Fils', 'Les Mains d’Or de Croutelle'], never: ['Amiante Zéro'] },
  { typed: 'peintre', first: ['Couleurs d’Atelier', 'Pinceaux et Rouleaux'], never: ['Bitume et Compagnie'] },
  { typed: 'carreleur', first: ['Faïence et Joints'] },
  { typed: 'couvreur', first: ['Toits de Vienne', 'La Belette Charpentière'], never: ['Mutuelle du Bocage'] },
  { typed: 'electricien', first: ['Ampère et Compagnie', 'Volts en Partage'] },
  { typed: 'maçonerie', first: ['Pierres et Chaux de Chauvigny'], never: ['Établi d’Auxance'] },
  {
    typed: 'menuisier',
    first: ['Copeaux Solidaires', 'Établi d’Auxance'],
    never: ['Fer et Feu', 'Forge des Deux-Rives'],
  },
  { typed: 'metalerie soudure', first: ['Fer et Feu', 'Forge des Deux-Rives'], never: ['Copeaux Solidaires'] },
  { typed: 'climatisation', first: ['Air Tempéré'], never: ['Cartons Pleins', 'Emballe et Compagnie'] },
  { typed: 'conditionnement', first: ['Cartons Pleins', 'Emballe et Compagnie', 'La Main Verte et Blanche'] },
  { typed: 'couturiere', first: ['L’Aiguille Agile', 'Fil et Fourbi'] },
  { typed: 'cordonnier', first: ['Semelles de Vent'] },
  // Waste and reuse
  { typed: 'ferrailleur', first: ['Métaux du Seuil'] },
  { typed: 'D3E', first: ['Seconde Vie Numérique'] },
  { typed: 'D.E.E.E.', first: ['Seconde Vie Numérique'] },
  { typed: 'enlèvement encombrant', first: ['Grenier Solidaire', 'Ressourcerie du Merle'] },
  { typed: 'gobelets', first: ['Trinque et Rends', 'Sainte-Radégonde Événements'] },
  // People
  { typed: 'VAE', first: ['Acquis et Chemins', 'Roue Libre'] },
  { typed: 'F.L.E.', first: ['Passerelle Langues', 'Trajectoires Vives'] },
  { typed: 'halte garderie', first: ['Les Coccinelles', 'Les Petits Farfadets'], never: ['Les Sentinelles de Nuit'] },
  { typed: 'location barnum', first: ['Sous la Toile'] },
  { typed: 'sono', first: ['Tréteaux du Clain'] },
  // Kinds
  { typed: 'intérim d’insertion', first: ['Passerelle Tournesol', 'Intérim Boussole'] },
  { typed: 'centre d’aide par le travail', first: ['ESAT des Trois-Chouettes'] },
  { typed: 'entreprise adaptee imprimerie', first: ['Presses de la Boivre', 'Atelier Papier-Pivoine'] },
  { typed: 'chantier insertion menuiserie', first: ['Copeaux Solidaires'] },
  { typed: 'ESAT espaces verts', first: ['ESAT des Trois-Chouettes'] },
  // As people ask
  { typed: 'je cherche quelqu’un pour tondre', first: ['Jardins de Brumeval', 'Les Jardins Suspendus de Vouillé'] },
  { typed: 'élagage d’un chêne', first: ['Branches et Cimes'] },
  { typed: 'repeindre une salle de classe', first: ['Couleurs d’Atelier', 'Pinceaux et Rouleaux'] },
  { typed: 'débarras d’une cave', first: ['Grenier Solidaire', 'Ressourcerie du Merle'] },
  { typed: 'cocktail dînatoire pour 80 personnes', first: ['La Toque Partagée'] },
  { typed: 'peintre', first: ['Couleurs d’Atelier', 'Pinceaux et Rouleaux'] },
  { typed: 'couvreur', first: ['Toits de Vienne', 'La Belette Charpentière'], never: ['Mutuelle du Bocage'] },
  // Names, numbers, places
  { typed: spaced(CLAIR_DE_SOL), first: ['Clair de Sol'] },
  { typed: spaced(CLAIR_DE_SOL.slice(0, 9)), first: ['Clair de Sol'] },
  { typed: 'trois chouette', first: ['ESAT des Trois-Chouettes'] },
  { typed: 'jardins de brumval', first: ['Jardins de Brumeval'] },
  { typed: 'toque partagé', first: ['La Toque Partagée'] },
  { typed: 'fourchete solidaire', first: ['Fourchettes Solidaires'] },
  { typed: 'chateleraut nettoyage', first: ['Écume du Matin'] },
  { typed: 'Civray', first: ['Renouée Stop', 'Volts en Partage'] },
];
