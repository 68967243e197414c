import type { CpvWords } from './cpv-words';

/** Goods. */
export const SUPPLY_WORDS: CpvWords = {
  '03110000': 'produits de maraîchage, maraîchage, produits agricoles',
  '03120000': 'horticulture, produits horticoles, fournitures horticoles',
  '03121000': 'végétaux, plants, plantes, plantes annuelles, bulbes, plantes vivaces, jeunes plants, plants de fleurs',
  '03121200': 'fleurs coupées, fleurs, gerbes de fleurs, compositions florales',
  '03142100': 'miel naturel, ruches, apiculture',
  '03142500': 'œufs',
  '03221000': 'légumes, légumes frais, légumes bio, paniers de légumes, légumes locaux',
  '03222000': 'fruits, fruits frais, corbeilles de fruits',
  '03220000': 'fruits et légumes, fruits et légumes frais, légumes et fruits',
  '03413000': 'bois de chauffage, bûches, bois énergie, plaquettes forestières, granulés de bois',
  '03450000': 'produits de pépinière, pépinière, fourniture de végétaux',
  '03452000': 'arbres, fourniture d’arbres, arbres et arbustes',
  '09100000': 'combustibles, carburants, carburant, gasoil, fioul, gazole, cartes carburant, fioul domestique',
  '09123000': 'gaz naturel, fourniture de gaz, fourniture et acheminement de gaz, acheminement de gaz naturel',
  '09310000':
    'fourniture d’électricité, achat d’électricité, fourniture et acheminement d’électricité, électricité fourniture',
  '09331200': 'panneaux photovoltaïques, photovoltaïque, modules solaires, centrale photovoltaïque',
  '14210000': 'granulats, gravier, sable, graviers, concassé',
  '14410000': 'sel, sel routier',
  '15000000':
    'denrées alimentaires, produits alimentaires, alimentation, épicerie, boissons, fourniture de denrées, denrées',
  '15100000':
    'viande, viandes, viandes fraîches, produits carnés, charcuterie, volailles, viande de boucherie, viandes et charcuterie',
  '15200000': 'poisson, poissons, produits de la mer, poissons frais',
  '15300000': 'fruits et légumes préparés, légumes de quatrième gamme, légumerie, légumes prêts à l’emploi',
  '15331400': 'conserves de légumes, légumes en conserve, conserverie, bocaux de légumes',
  '15332290': 'confitures, confiture',
  '15500000': 'produits laitiers, lait, yaourts, produits laitiers et ovoproduits, beurre œufs fromages',
  '15540000': 'fromages, fromage',
  '15810000': 'pain, pain et viennoiseries, boulangerie, viennoiseries, pains',
  '15811000': 'fourniture de pain, pain frais, pain biologique',
  '15812000': 'pâtisseries, gâteaux, pâtisserie',
  '15820000': 'biscuits, biscuiterie',
  '15831600': 'miel',
  '15842000': 'chocolats, confiseries, chocolat, confiserie',
  '15890000': 'produits secs, épicerie sèche, produits d’épicerie, =conserves',
  '15894200': 'plats préparés, plats cuisinés',
  '15896000': 'produits surgelés, surgelés',
  '15897300':
    'colis alimentaires, colis de noël, colis pour les aînés, paniers garnis, paniers gourmands, colis gourmands, colis des aînés',
  '15910000': 'vins, alcools, vin',
  '15980000': 'jus de fruits, boissons sans alcool, eau en bouteille',
  '16000000':
    'matériel agricole, tracteur, tondeuses, tondeuse, matériel d’espaces verts, débroussailleuses, matériel horticole, motoculture',
  '18100000':
    'vêtements de travail, vêtements professionnels, tenues de travail, habillement, vêtements professionnels et de sécurité',
  '18110000': 'tenues professionnelles, blouses, uniformes',
  '18143000': 'équipements de protection individuelle, epi, équipements de protection, masques de protection, masques',
  '18400000': 'vêtements, vêtements de sport, articles d’habillement',
  '18800000': 'chaussures, chaussures de sécurité',
  '18930000': 'sacs, sacs en tissu, sacs en toile, tote bags',
  '19640000': 'sacs poubelle, sacs à déchets, sacs en plastique, housses plastiques, sacs de collecte',
  '22000000':
    'imprimés, livres scolaires, livres, ouvrages, fourniture de livres, manuels scolaires, documents imprimés, fourniture de documents',
  '22110000': 'livres imprimés, acquisition de livres, livres d’occasion',
  '22200000': 'journaux, revues, abonnements, périodiques, abonnements aux périodiques, magazine',
  '22450000': 'imprimés de sécurité, titres, billets, chèques vacances, tickets',
  '22800000': 'registres, carnets, formulaires imprimés, chemises de dossier, pochettes',
  '24000000': 'produits chimiques, réactifs, produits de traitement de l’eau, chlore, produits de traitement',
  '24400000': 'engrais, engrais et terreaux, produits phytosanitaires, amendements, terreau',
  '24455000': 'désinfectants, gel hydroalcoolique, solution hydroalcoolique',
  '30120000':
    'photocopieurs, copieurs, location de photocopieurs, copieurs multifonctions, location et maintenance de copieurs',
  '30125100': 'cartouches d’encre, toners, cartouches de toner, consommables d’impression, consommables informatiques',
  '30192000':
    'fournitures de bureau et papeterie, fournitures de bureau, fournitures administratives, petites fournitures de bureau',
  '30192700': 'papeterie, articles de papeterie',
  '30197630':
    'papier, ramettes, papier pour reprographie, ramettes de papier, papier d’impression, papier reprographique',
  '30199230': 'enveloppes, fourniture d’enveloppes, enveloppes et papier à en-tête',
  '30200000':
    'matériel informatique, ordinateurs, équipements informatiques, micro ordinateurs, ordinateurs portables, postes informatiques, tablettes, ordinateurs reconditionnés, serveurs, équipement informatique',
  '30213100': 'ordinateurs portables reconditionnés, pc portables',
  '30232100': 'imprimantes, imprimante',
  '31000000': 'matériel électrique, fournitures électriques, petit matériel électrique',
  '31500000': 'luminaires, lampes, matériel d’éclairage, éclairage led, ampoules',
  '31522000': 'illuminations de noël, décorations lumineuses, illuminations festives, sapins de noël',
  '32000000': 'dvd, cd, matériel audiovisuel, équipements audiovisuels, matériel vidéo',
  '32320000': 'vidéoprojecteurs, écrans interactifs, tableaux numériques, équipement audiovisuel, écrans',
  '32400000': 'réseaux informatiques, équipements réseau, câblage informatique, wifi, fibre optique',
  '32500000': 'matériel de télécommunications, autocommutateur, téléphones',
  '33000000': 'matériel médical, dispositifs médicaux, équipements médicaux, dispositif médical',
  '33100000':
    'équipement médical, lits médicalisés, matériel chirurgical, dispositifs stériles, implants, prothèses, appareils médicaux, échographe, scanner, irm, matériel biomédical',
  '33140000': 'consommables médicaux, pansements, seringues, compresses, gants médicaux, gants d’examen',
  '33600000': 'médicaments, produits pharmaceutiques, vaccins, spécialités pharmaceutiques',
  '33696500': 'réactifs de laboratoire, réactifs pour analyses',
  '33700000': 'produits d’hygiène corporelle, savons, produits de toilette',
  '33751000': 'couches, changes, couches jetables, produits d’incontinence',
  '33760000': 'papier toilette, essuie mains, mouchoirs, ouate, papier hygiénique, produits d’essuyage, essuyage',
  '34100000':
    'véhicules, véhicule, acquisition de véhicules, véhicules utilitaires, location de véhicules, achat de véhicules, véhicules légers, voitures, fourgon, location longue durée de véhicules, véhicules électriques',
  '34120000': 'autocars, autobus, bus, minibus',
  '34130000': 'camion, camions, poids lourds, utilitaire',
  '34144000':
    'véhicules spéciaux, balayeuse, benne à ordures ménagères, véhicules d’incendie, camion benne, véhicule incendie, engins, tractopelle, bennes à ordures ménagères',
  '34300000':
    'pièces détachées automobiles, pièces détachées, pneumatiques, pneus, pièces de véhicules, fourniture de pneumatiques, pièces automobiles',
  '34430000': 'vélos, bicyclettes, vélos à assistance électrique, vélo, fourniture de vélos, location de vélos',
  '34920000':
    'mobilier urbain, bancs publics, corbeilles, fourniture de mobilier urbain, abris vélos, abribus, équipements de voirie',
  '34928470': 'signalétique, panneaux, enseignes, plaques',
  '34992200':
    'panneaux de signalisation, signalisation routière, signalisation verticale, panneaux routiers, signalisation',
  '34220000':
    'remorques, conteneurs, bacs roulants, conteneurs enterrés, colonnes d’apport volontaire, bacs de collecte, conteneurs à déchets, composteurs',
  '35100000': 'matériel de secours, matériel de sécurité, matériel d’incendie, équipements de secours',
  '35113000': 'équipements de sécurité, gilets, gilets pare balles',
  '37300000': 'instruments de musique, pianos, instruments',
  '37400000': 'articles de sport, matériel sportif, équipements sportifs fourniture, matériel de sport',
  '37500000': 'jeux, jouets, jeux et jouets, jeux en bois, jeux de société',
  '34927100': 'sel de déneigement',
  '37535200':
    'jeux pour aires de jeux, !fourniture de jeux pour aires de jeux, équipements d’aires de jeux, jeux extérieurs, fourniture d’aires de jeux, structures de jeux',
  '37800000':
    'loisirs créatifs, matériel pédagogique, fournitures scolaires, matériel d’arts plastiques, fournitures scolaires et pédagogiques',
  '38000000':
    'équipement de laboratoire, matériel de laboratoire, instruments de mesure, compteurs d’eau, appareils de mesure, microscope, spectromètre',
  '39100000': 'mobilier, meubles, mobilier divers, mobiliers',
  '39110000': 'sièges, chaises, fauteuils, assises',
  '39113600': 'bancs, bancs en bois',
  '39130000': 'mobilier de bureau, mobilier administratif, bureaux et sièges, mobilier de bureau reconditionné',
  '39150000': 'mobilier de collectivité, aménagement mobilier, agencement mobilier, rayonnages, vestiaires',
  '39155000': 'mobilier de médiathèque, mobilier de bibliothèque',
  '39160000': 'mobilier scolaire, tables et chaises scolaires',
  '39142000': 'mobilier de jardin, tables de pique nique, salons de jardin',
  '39143110': 'literie, matelas, lits',
  '39220000':
    'vaisselle, matériel de cuisine, petit équipement de cuisine, gobelets réutilisables, gobelets, ustensiles de cuisine, vaisselle jetable, gobelets lavables',
  '39290000': 'objets décoratifs, décoration',
  '39294100':
    'objets promotionnels, goodies, objets publicitaires, cadeaux d’affaires, objets de communication, médailles, trophées',
  '39310000':
    'équipement de cuisine, cuisine professionnelle, équipements de cuisine, matériel de restauration, équipement de restauration, matériel de restauration collective',
  '39500000': 'articles textiles, textiles, rideaux, stores textiles, nappes',
  '39510000': 'linge de maison, linge de lit, draps, fourniture de linge, linge hôtelier',
  '39713000':
    'électroménager, appareils ménagers, machines à laver, lave linge, réfrigérateurs, électroménager reconditionné',
  '39830000':
    'produits d’entretien, produits de nettoyage, produits d’entretien et d’hygiène, produits lessiviels, fourniture de produits d’entretien, produits et matériel de nettoyage, articles de ménage',
  '39225710': 'bouteilles, bouteilles réutilisables, gourdes',
  '39831000': 'produits de lavage, lessive, détergents',
  '41000000': 'eau, eau brute, achat d’eau',
  '42000000': 'machines, machines outils, pompes, équipements industriels, ventilateurs, chaudières fourniture',
  '42900000': 'autolaveuses, machines de nettoyage, matériel de nettoyage',
  '43000000': 'engins de chantier, matériel de travaux publics, pelle mécanique, chargeuse, mini pelle',
  '44100000':
    'matériaux de construction, matériaux, fourniture de matériaux, matériaux de réemploi, bois de construction, quincaillerie matériaux, fournitures de bâtiment',
  '44111400': 'fourniture de peinture, peintures et vernis, fournitures de peinture',
  '44113600': 'enrobés à froid, bitume, émulsion, fourniture d’enrobés, liants',
  '44160000': 'tuyaux, pièces de fontainerie, conduites, pièces de plomberie fourniture, fontainerie',
  '44220000': 'menuiseries fourniture, portes, fenêtres, fourniture de menuiseries',
  '44221000': 'fourniture de fenêtres, stores fourniture',
  '44300000': 'câbles, visserie',
  '44423400': 'panneaux signalétiques, totems, plaques de rue, panneaux d’information',
  '44500000':
    'outillage, quincaillerie, serrures, outils, quincaillerie générale, outillage à main, petit outillage, fourniture de quincaillerie',
  '44617100': 'cartons, boîtes en carton, caisses en carton, emballages, boîtes d’archives, boîtes archives',
  '44613800': 'conteneurs pour déchets, bacs pour déchets, fourniture de bacs',
  '48000000':
    'logiciel, logiciels, licences, progiciel, progiciels, licences logicielles, acquisition de logiciel, fourniture de logiciel, acquisition d’un progiciel, solution logicielle, logiciel de gestion',
};
