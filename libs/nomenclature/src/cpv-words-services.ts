import type { CpvWords } from './cpv-words';

/** Cleaning, waste, outdoors, upkeep, transport and security. */
export const SERVICE_WORDS: CpvWords = {
  '90910000': 'nettoyage, entretien ménager, ménage, propreté, bionettoyage, nettoyage et entretien des locaux',
  '90911000':
    'nettoyage de logements et de bâtiments, nettoyage des parties communes, nettoyage de résidence, nettoyage de gymnase',
  '90911100': 'nettoyage de logements, remise en état de logements vacants, nettoyage d’appartements',
  '90911200':
    'nettoyage de bâtiments, nettoyage des locaux, entretien des locaux, nettoyage de bâtiments communaux, propreté des locaux',
  '90911300':
    'nettoyage des vitres, lavage de vitres, nettoyage de la vitrerie, nettoyage de surfaces vitrées, lavage de vitrerie, vitrerie nettoyage',
  '90913000': 'nettoyage de cuves, nettoyage de réservoirs, nettoyage de citernes',
  '90914000': 'nettoyage de parkings, nettoyage de parcs de stationnement, nettoyage d’aires de stationnement',
  '90915000': 'ramonage, nettoyage de cheminées, nettoyage de hottes, dégraissage de hottes',
  '90917000':
    'nettoyage de véhicules de transport, nettoyage d’autobus, nettoyage de rames, nettoyage intérieur de bus',
  '90918000': 'nettoyage de bacs, lavage de conteneurs, nettoyage de poubelles, lavage des colonnes',
  '90919200': 'nettoyage de bureaux, ménage de bureaux, entretien de bureaux, nettoyage des locaux administratifs',
  '90919300':
    'nettoyage d’écoles, nettoyage des locaux scolaires, entretien ménager des écoles, nettoyage de lycée, nettoyage de collège, nettoyage de crèches',
  '90921000': 'désinfection, désinsectisation, désinfection et dératisation, désinsectisation et dératisation',
  '90922000': 'lutte contre les nuisibles, punaises de lit, frelons, pigeons, lutte anti parasitaire',
  '90923000': 'dératisation',
  '90610000':
    'propreté urbaine, nettoyage urbain, nettoyage de la voirie, nettoyage des espaces publics, nettoyage des rues, nettoyage des marchés',
  '90612000': 'balayage, balayage des rues, balayage mécanique, balayage de voirie',
  '90620000': 'déneigement, viabilité hivernale',
  '90640000': 'nettoyage d’avaloirs, curage d’avaloirs, nettoyage de grilles',
  '90680000': 'nettoyage de plages, ramassage sur les plages',
  '90690000': 'enlèvement de graffitis, effacement de tags, nettoyage de graffitis, enlèvement des tags',
  '90500000':
    'déchets, gestion des déchets, déchèterie, déchetterie, ordures, !exploitation de déchèterie, !exploitation de déchetterie, !gestion de déchèterie, !gestion de déchetterie',
  '90510000':
    'traitement des déchets, tri des déchets, élimination des déchets, valorisation des déchets, centre de tri, tri des emballages',
  '90511000':
    'collecte des déchets, collecte des ordures ménagères, enlèvement des déchets, collecte de déchets, collecte sélective, ramassage des ordures, collecte de biodéchets, collecte du verre, collecte de cartons, collecte de textiles, collecte 5 flux',
  '90511100': 'collecte d’encombrants, enlèvement d’encombrants, encombrants, monstres',
  '90511200': 'ordures ménagères, collecte en porte à porte',
  '90511300': 'dépôts sauvages, ramassage des dépôts sauvages, ramassage de détritus, collecte de déchets sauvages',
  '90511400':
    'collecte de papier, collecte de papiers, collecte de papier et cartons, récupération de papier, recyclage de papier de bureau, papiers de bureau',
  '90512000':
    'transport de déchets, évacuation de déchets, location de bennes, rotation de bennes, mise à disposition de bennes',
  '90513000':
    'traitement des ordures, compostage de proximité, compostage collectif, compostage, compost, broyage de végétaux, déchets verts, traitement des déchets verts, biodéchets, méthanisation',
  '90513900': 'boues, évacuation de boues, épandage de boues, traitement des boues',
  '90514000':
    'recyclage, ressourcerie, recyclerie, réemploi, recyclage des deee, réemploi de mobilier, deee, d3e, démantèlement d’équipements électriques',
  '90520000': 'déchets dangereux, déchets toxiques, huiles usagées, produits chimiques usagés',
  '90524000': 'déchets médicaux, dasri, déchets d’activités de soins',
  '90650000': 'retrait d’amiante, enlèvement d’amiante',
  '90400000': 'eaux usées, assainissement, assainissement collectif, vidange de fosses',
  '90470000': 'curage des réseaux, hydrocurage, curage des égouts, nettoyage des réseaux d’assainissement',
  '90700000': 'environnement, services liés à l’environnement',
  '90720000':
    'protection de l’environnement, gestion d’espaces naturels, restauration de milieux naturels, lutte contre les plantes invasives, biodiversité, restauration écologique, renaturation, zones humides',
  '90721100':
    'protection du paysage, entretien de sentiers, entretien de sentiers de randonnée, balisage de sentiers, sentiers',
  '77100000': 'travaux agricoles, services agricoles, vendanges, écopâturage, éco pâturage, pâturage',
  '77200000': 'travaux forestiers, sylviculture, travaux en forêt, entretien de la forêt',
  '77211300': 'défrichement, déboisement, dessouchage',
  '77211400': 'abattage d’arbres, coupe d’arbres, bûcheronnage, abattage',
  '77231600': 'boisement, reboisement, plantation forestière',
  '77300000': 'horticulture services, services d’horticulture, fleurissement, arrosage',
  '77310000':
    'espaces verts, entretien des espaces verts, création d’espaces verts, entretien paysager, entretien de jardins, jardinage, plantations, plantation d’arbres, paysagiste, gestion différenciée',
  '77311000': 'entretien de pelouses, entretien de jardins d’agrément',
  '77312000':
    'débroussaillage, débroussaillement, enlèvement des mauvaises herbes, fauchage, fauchage des accotements, broyage d’accotements, fauchage et débroussaillage',
  '77312100': 'désherbage, désherbage manuel, désherbage des trottoirs, désherbage mécanique',
  '77313000': 'entretien de parcs, entretien de parcs et jardins, entretien de squares',
  '77314000': 'entretien de terrains, entretien de terrain, entretien d’abords',
  '77314100': 'tonte, tonte de pelouses, engazonnement, tonte des espaces enherbés, tonte et ramassage',
  '77320000':
    'entretien de terrains de sport, entretien de stades, entretien de pelouses sportives, tonte de terrains de football, terrains de sport entretien',
  '77340000': 'élagage, élagage et taille, taille et élagage, élagage et abattage, taille d’arbres',
  '77341000': 'élagage d’arbres, élagage des arbres d’alignement',
  '77342000': 'taille de haies, taille des haies, entretien de haies, taille d’arbustes',
  '98371111': 'entretien de cimetières, entretien de cimetière, cimetière',
  '98371110': 'inhumation, exhumation, reprise de concessions',
  '98371200': 'pompes funèbres, obsèques',
  '98392000':
    'déménagement, déménagement de bureaux, déménagements, transfert de bureaux, transfert de mobilier, transfert d’archives, transfert administratif',
  '98393000': 'couture, retouches, travaux de couture, retouche de vêtements, ourlets',
  '98394000': 'tapisserie, réfection de sièges, tapissier',
  '98395000': 'dépannage serrurerie, ouverture de portes, reproduction de clés',
  '98310000':
    'blanchisserie, nettoyage du linge, entretien du linge, lavage du linge, traitement du linge, blanchissage, linge',
  '98311000':
    'ramassage du linge, collecte du linge, location de linge, location et entretien du linge, location entretien de vêtements de travail',
  '98312000':
    'nettoyage à sec, pressing, nettoyage de textiles, nettoyage de rideaux, nettoyage de tapis, nettoyage de vêtements',
  '98315000': 'repassage',
  '98341130': 'conciergerie, conciergerie d’entreprise',
  '98341140': 'gardien d’immeuble, gardiennage d’immeubles',
  '98351000': 'gestion de parkings, exploitation de parkings, gestion du stationnement, stationnement',
  '98380000': 'fourrière animale, chenil, capture d’animaux',
  '98513310': 'aide à domicile, aide ménagère, auxiliaire de vie',
  '98514000': 'ménage à domicile, services domestiques, employés de maison',
  '98300000': 'services aux personnes, services à la personne',
  '98133000':
    'animation sociale, médiation sociale, médiateurs, correspondants de nuit, tranquillité publique, médiation urbaine',
  '79710000':
    'sécurité, services de sécurité, sûreté, sécurité incendie, ssiap, sécurité et gardiennage, agents de sécurité',
  '79711000': '!télésurveillance, surveillance d’alarmes',
  '79713000':
    'gardiennage, gardiennage de sites, poste de garde, gardiennage et surveillance, gardiennage de déchèterie, accueil et filtrage',
  '79714000': 'surveillance de sites, surveillance de bâtiments, surveillance, vidéosurveillance services',
  '79715000': 'rondes, patrouilles, maîtres chiens',
  '60100000': 'transport routier, transport, navettes',
  '60112000':
    'transport public, transports urbains, lignes régulières, réseau de transport, exploitation du réseau de transport',
  '60130000':
    'transport de personnes, transport scolaire, transports scolaires, transport d’élèves, transport de personnes à mobilité réduite, transport à la demande, transport d’élèves handicapés, transport adapté',
  '60140000':
    'transport occasionnel, transports en autocar, sorties scolaires transport, transport par autocar, transport des élèves vers la piscine',
  '60172000':
    'cars avec chauffeur, autocars avec chauffeur, location de cars, location d’autocars, location de cars avec chauffeur',
  '60120000': 'taxi, taxis',
  '60160000': 'transport postal, transport de courrier, navette courrier',
  '60161000':
    'transport de colis, livraison de colis, cyclologistique, vélo cargo, coursiers, livraison du dernier kilomètre',
  '60180000': 'location de camions, transport de marchandises, fret, livraison de marchandises',
  '63110000':
    'manutention, chargement et déchargement, mise en place de matériel, manutention de matériel, mise en place de chaises, installation de mobilier électoral',
  '63120000': 'entreposage, stockage, garde meubles, garde meuble',
  '63121100': 'stockage de mobilier, stockage de matériel',
  '63122000': 'entrepôt, gestion d’entrepôt, logistique, préparation de commandes, plateforme logistique',
  '63510000':
    'voyages, agence de voyages, billetterie de voyage, voyages scolaires, séjours linguistiques, déplacements professionnels',
  '63513000': 'information touristique, office de tourisme, accueil touristique',
  '63514000': 'visites guidées, guide touristique, guides conférenciers',
  '63712400': 'stationnement sur voirie, horodateurs exploitation',
  '64110000':
    'services postaux, affranchissement, affranchissement du courrier, distribution postale, acheminement du courrier',
  '64121100':
    'distribution de courrier, distribution de plis, distribution du journal, distribution de prospectus, boîtage, distribution en boîtes aux lettres, distribution du bulletin municipal',
  '64121200': 'messagerie, courses, coursier',
  '64200000':
    'télécommunications, téléphonie, téléphonie mobile, téléphonie fixe, accès internet, services de télécommunications, réseau très haut débit',
  '65000000': 'distribution d’eau, délégation du service d’eau',
  '65310000': 'acheminement d’électricité, distribution d’électricité',
  '66500000':
    '!assurance, !assurances, responsabilité civile, dommages aux biens, assurance statutaire, prévoyance, mutuelle santé, complémentaire santé',
  '66110000': 'services bancaires, emprunt, prêt, prêts, ligne de trésorerie, carte d’achat, cartes bancaires',
  '70330000': 'gestion immobilière, gestion locative, syndic, administration de biens',
  '70000000': 'immobilier, transaction immobilière, bail, location immobilière, services immobiliers',
};
