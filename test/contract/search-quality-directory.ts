import { parisDay } from '#lib/kernel';
import type { Kind } from '#lib/nomenclature';
import { demoSuppliers } from '../../src/composition/demo/demo-suppliers';
import type { SupplierRecord } from '../../src/supplier/supplier.service';
import { aSiret, aSupplier } from '../factories/a-supplier';

type Row = [name: string, city: string, kind: Kind, trade: string | null, text: string];

/** Suppliers made up for the quality suite, beside those of the demo: neighbours in trade, in words and in names. */
const PREMISES: Row[] = [
  [
    'Brosse et Rayon',
    'Poitiers',
    'EI',
    'cleaning',
    'Nettoyage de bureaux et de parties communes, sortie de conteneurs',
  ],
  ['Écume du Matin', 'Châtellerault', 'EI', 'cleaning', 'Bio-nettoyage de cliniques et de crèches, désinfection'],
  ['Transparence Adaptée', 'Chauvigny', 'EA', 'cleaning', 'Lavage de vitres et de façades vitrées'],
  ['Le Fer et la Vapeur', 'Buxerolles', 'ACI', 'laundry', 'Repassage à la pièce, linge des particuliers et des hôtels'],
  ['Lavandières du Clain', 'Naintré', 'ESAT', 'laundry', 'Blanchisserie industrielle, location de linge hôtelier'],
  [
    'Les Sentinelles de Nuit',
    'Poitiers',
    'ASSOCIATION',
    null,
    'Gardiennage de chantiers et de sites, rondes, surveillance',
  ],
  ['Trait d’Union Médiation', 'Châtellerault', 'ASSOCIATION', null, 'Médiation sociale, correspondants de nuit'],
  ['Campagnol Services', 'Neuville-de-Poitou', 'EI', null, 'Dératisation, désinsectisation, punaises de lit'],
  ['Bonne Pince', 'Loudun', 'AI', 'building-upkeep', 'Petits travaux, bricolage et dépannage chez les particuliers'],
];
const OUTDOORS: Row[] = [
  [
    'Les Jardins Suspendus de Vouillé',
    'Vouillé',
    'ACI',
    'green-spaces',
    'Création de massifs, tonte, désherbage sans produits',
  ],
  ['Branches et Cimes', 'Lusignan', 'SCOP', 'green-spaces', 'Élagage et abattage d’arbres par des grimpeurs'],
  ['Laine et Talus', 'Vivonne', 'SCIC', null, 'Éco-pâturage de talus et de bassins'],
  ['Clos et Barrières', 'Neuville-de-Poitou', 'EI', null, 'Pose de clôtures, de grillages et de portillons'],
  ['Sylve Insertion', 'Montmorillon', 'ACI', 'natural-areas', 'Travaux forestiers, bûcheronnage, bois de chauffage'],
  ['Renouée Stop', 'Civray', 'ASSOCIATION', 'natural-areas', 'Arrachage de plantes invasives sur les berges'],
  ['Mémoire Fleurie', 'Chauvigny', 'ESAT', 'green-spaces', 'Entretien de tombes et de cimetières, fleurissement'],
];
const FOOD: Row[] = [
  ['Pain d’Épi', 'Ligugé', 'SCOP', 'food-products', 'Boulangerie et viennoiseries biologiques, pain pour cantines'],
  [
    'La Cantine des Loups',
    'Châtellerault',
    'EI',
    'catering',
    'Restauration collective, repas scolaires en liaison chaude',
  ],
  [
    'Fourchettes Solidaires',
    'Poitiers',
    'EI',
    'catering',
    'Traiteur : cocktails dînatoires, plateaux-repas, buffets froids',
  ],
  ['Les Ruches de Brumeval', 'Latillé', 'ESAT', 'market-gardening', 'Apiculture : miel, pollen, parrainage de ruches'],
  ['Le Café des Deux Mondes', 'Poitiers', 'ASSOCIATION', 'catering', 'Restaurant solidaire et torréfaction de café'],
  ['Houblon du Seuil', 'Vivonne', 'SCOP', 'food-products', 'Brasserie artisanale : bières locales pour événements'],
  [
    'Jardins de Cocagne du Miosson',
    'Nieuil-l’Espoir',
    'ACI',
    'market-gardening',
    'Paniers bio, légumes et fruits de saison',
  ],
  ['Portage Tendresse', 'Loudun', 'ASSOCIATION', null, 'Portage de repas à domicile'],
];
const BUILDING: Row[] = [
  [
    'Pinceaux et Rouleaux',
    'Châtellerault',
    'EI',
    'finishing',
    'Peinture intérieure, papier peint, remise en état de logements',
  ],
  ['Toits de Vienne', 'Loudun', 'SCOP', 'masonry', 'Couverture, zinguerie, réfection de toitures'],
  ['Robinet et Fils', 'Chasseneuil-du-Poitou', 'EI', null, 'Plomberie, sanitaires, chauffage'],
  ['Air Tempéré', 'Poitiers', 'SCOP', null, 'Climatisation, ventilation, conditionnement d’air de bureaux'],
  ['Faïence et Joints', 'Naintré', 'EI', 'finishing', 'Carrelage et faïence, salles de bains accessibles'],
  ['Placo Plus', 'Jaunay-Marigny', 'EI', 'finishing', 'Plâtrerie, cloisons sèches, isolation'],
  ['Chantier du Vieux Rempart', 'Chauvigny', 'ACI', 'masonry', 'Restauration du patrimoine bâti, taille de pierre'],
  ['Volts en Partage', 'Civray', 'SCOP', null, 'Électricité générale, courants faibles, photovoltaïque'],
  ['Amiante Zéro', 'Montmorillon', 'EI', 'demolition', 'Désamiantage et retrait de plomb'],
  [
    'Bitume et Compagnie',
    'Vivonne',
    'EI',
    'civil-works',
    'Travaux de voirie, enrobés, marquage au sol, peinture routière',
  ],
  ['Éclats de Verre', 'Ligugé', 'SCOP', null, 'Miroiterie, remplacement de vitrages, double vitrage'],
  ['Clefs et Verrous', 'Buxerolles', 'EI', null, 'Serrurerie, dépannage de portes'],
];
const WORKSHOPS: Row[] = [
  ['Copeaux Solidaires', 'Montamisé', 'ACI', 'woodwork', 'Menuiserie bois, agencement, bibliothèques sur mesure'],
  ['Fer et Feu', 'Châtellerault', 'EA', 'metalwork', 'Métallerie, chaudronnerie, soudure à façon'],
  ['L’Aiguille Agile', 'Poitiers', 'ACI', 'sewing', 'Couture, retouches, confection de sacs et de rideaux'],
  ['Semelles de Vent', 'Poitiers', 'EI', null, 'Cordonnerie, réparation de chaussures et de sacs'],
  ['Fauteuils Retapés', 'Lusignan', 'ACI', null, 'Réfection de sièges, tapisserie, rempaillage de chaises'],
  [
    'Circuit Court-Circuit',
    'Chasseneuil-du-Poitou',
    'EA',
    'subcontracting',
    'Câblage, cartes électroniques, faisceaux',
  ],
  ['Reliures du Pont-Neuf', 'Poitiers', 'ESAT', null, 'Reliure et restauration de livres anciens et de registres'],
  ['Fil d’Ariane', 'Naintré', 'EA', 'sewing', 'Broderie, flocage et sérigraphie de vêtements de travail'],
  ['Terre et Braise', 'Vouillé', 'ASSOCIATION', 'crafts', 'Poterie et céramique, vaisselle sur commande'],
  ['Palettes du Poitou', 'Loudun', 'EI', 'woodwork', 'Fabrication et réparation de palettes, caisses en bois'],
  ['Copeaux d’Acier', 'Châtellerault', 'EA', 'metalwork', 'Usinage, tournage et fraisage de pièces mécaniques'],
];
const OFFICE: Row[] = [
  ['Presses de la Boivre', 'Biard', 'EA', 'printing', 'Imprimerie offset et numérique, affiches, brochures'],
  ['Copie Conforme', 'Châtellerault', 'ESAT', 'printing', 'Reprographie, reliure de dossiers, tirage de plans'],
  ['Pli Urgent', 'Chasseneuil-du-Poitou', 'EA', 'printing', 'Routage, mise sous pli, publipostage, affranchissement'],
  [
    'Facteurs d’Ici',
    'Buxerolles',
    'EI',
    null,
    'Distribution de prospectus et de bulletins municipaux en boîtes aux lettres',
  ],
  ['Archives Vivantes', 'Poitiers', 'EA', 'digital', 'Archivage, classement, destruction confidentielle de documents'],
  ['Allô l’Accueil', 'Saint-Benoît', 'EA', 'office-services', 'Centre d’appels, standard téléphonique, permanence'],
  ['Clic Inclusif', 'Poitiers', 'ASSOCIATION', 'digital', 'Médiation numérique, initiation à l’ordinateur'],
  ['Code et Compagnie', 'Poitiers', 'SCOP', 'digital', 'Développement web, logiciels libres, sites internet'],
  ['Dépannage Octet', 'Loudun', 'EI', 'digital', 'Maintenance et dépannage informatique, infogérance'],
  ['Cartons Pleins', 'Naintré', 'ESAT', 'packaging', 'Conditionnement, ensachage, étiquetage, mise en coffret'],
  ['Entrepôt Solidaire', 'Châtellerault', 'EI', 'packaging', 'Logistique, entreposage, préparation de commandes'],
  ['Mains Parlantes', 'Poitiers', 'SCOP', null, 'Interprétariat en langue des signes (LSF), transcription'],
];
const TRANSPORT_AND_WASTE: Row[] = [
  ['Roue Libre', 'Châtellerault', 'ACI', 'vehicles', 'Réparation de vélos, location de vélos électriques'],
  ['Poids Plume', 'Buxerolles', 'EI', 'removal', 'Déménagement de particuliers et de bureaux, garde-meubles'],
  ['Navette Bleue', 'Loudun', 'ASSOCIATION', 'transport', 'Transport de personnes à mobilité réduite, minibus'],
  [
    'Moteur Solidaire',
    'Châtellerault',
    'ACI',
    'vehicles',
    'Mécanique automobile, carrosserie, location sociale de voitures',
  ],
  [
    'Plis et Pédales',
    'Poitiers',
    'SCOP',
    'transport',
    'Courses urgentes et livraison du dernier kilomètre à vélo cargo',
  ],
  [
    'Seconde Vie Numérique',
    'Châtellerault',
    'EA',
    'waste',
    'Collecte de DEEE, démantèlement, ordinateurs reconditionnés',
  ],
  ['Métaux du Seuil', 'Vivonne', 'EI', 'waste', 'Récupération de métaux et de ferraille, démontage'],
  ['La Trame Usée', 'Naintré', 'EA', 'textile-reuse', 'Chiffons d’essuyage industriels, tri de textiles'],
  ['Humus et Compagnie', 'Lusignan', 'ASSOCIATION', 'waste', 'Compostage partagé, collecte de biodéchets'],
  ['Grenier Solidaire', 'Montmorillon', 'ACI', 'removal', 'Débarras, enlèvement d’encombrants, recyclerie'],
  ['Électro-Retour', 'Poitiers', 'EI', 'reuse', 'Réparation et vente d’électroménager d’occasion'],
  [
    'Trinque et Rends',
    'Vouillé',
    'SCIC',
    'reuse',
    'Location et lavage de gobelets et de vaisselle réutilisables, consigne',
  ],
];
const PEOPLE: Row[] = [
  [
    'Passerelle Langues',
    'Poitiers',
    'ASSOCIATION',
    'training',
    'Cours de français langue étrangère (FLE), alphabétisation',
  ],
  ['Acquis et Chemins', 'Poitiers', 'ASSOCIATION', null, 'Validation des acquis de l’expérience, bilan de compétences'],
  [
    'Relais Emploi Haut-Poitou',
    'Neuville-de-Poitou',
    'AI',
    'staff',
    'Mise à disposition de personnel : ménage, jardin, manutention',
  ],
  ['Les Coccinelles', 'Ligugé', 'ASSOCIATION', null, 'Crèche et halte-garderie, micro-crèche'],
  ['Tréteaux du Clain', 'Poitiers', 'SCOP', null, 'Sonorisation, régie lumière, location de scènes'],
  ['Sous la Toile', 'Vivonne', 'SCIC', null, 'Location de barnums, de chapiteaux et de tables'],
  ['Bouffée Verte', 'Lusignan', 'ASSOCIATION', null, 'Animations nature, éducation à l’environnement'],
  ['Mutuelle du Bocage', 'Montmorillon', 'MUTUELLE', null, 'Complémentaire santé et couverture des frais dentaires'],
];

/** @returns the whole directory of the suite: the demo's suppliers and those made up here, every one of them fictional */
export function qualityDirectory(now: Date): SupplierRecord[] {
  const made = [PREMISES, OUTDOORS, FOOD, BUILDING, WORKSHOPS, OFFICE, TRANSPORT_AND_WASTE, PEOPLE].flat();
  return [
    ...demoSuppliers(parisDay(now)),
    ...made.map(([name, city, kind, trade, text], at) =>
      aSupplier(name)
        .with({ siret: aSiret(5_000 + at) })
        .at(city)
        .doing(text, { trade })
        .provenBy({ kind, checkedAt: parisDay(now) })
        .record(),
    ),
  ];
}
