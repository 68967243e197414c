import type { CpvWords } from './cpv-words';

/** Upkeep and repair, offices, people, culture and consulting. */
export const UPKEEP_WORDS: CpvWords = {
  '50000000':
    'maintenance, entretien et réparation, réparation, dépannage, entretien et maintenance, maintenance préventive et corrective',
  '50110000':
    'entretien de véhicules, réparation de véhicules, réparation automobile, mécanique automobile, entretien du parc automobile, garage automobile, entretien des véhicules municipaux, réparation de poids lourds',
  '50112000': 'réparation de voitures, carrosserie',
  '50112300': 'lavage de voitures, lavage de véhicules, nettoyage de véhicules, nettoyage de la flotte automobile',
  '50116500': 'réparation de pneumatiques, montage de pneus',
  '50118000': 'dépannage de véhicules, remorquage, fourrière automobile, enlèvement de véhicules, fourrière',
  '50232000':
    'entretien de l’éclairage public, maintenance de l’éclairage public, éclairage public maintenance, maintenance de la signalisation lumineuse',
  '50230000': 'entretien de mobilier urbain, maintenance de mobilier urbain, entretien de panneaux',
  '50310000':
    'maintenance de matériel de bureau, entretien de photocopieurs, maintenance de copieurs, réparation d’imprimantes',
  '50312000':
    'maintenance de matériel informatique, réparation de matériel informatique, maintenance des serveurs, maintenance du parc informatique',
  '50320000':
    'réparation d’ordinateurs, entretien d’ordinateurs, reconditionnement d’ordinateurs, dépannage informatique',
  '50330000': 'maintenance de téléphonie, maintenance d’autocommutateur, maintenance radio',
  '50413200': 'maintenance d’extincteurs, vérification d’extincteurs, extincteurs, maintenance des moyens de secours',
  '50421000': 'maintenance de matériel médical, maintenance d’équipements biomédicaux, maintenance biomédicale',
  '50700000':
    'entretien d’installations de bâtiments, maintenance des bâtiments, multitechnique, maintenance multitechnique, petits travaux, multiservices, entretien des bâtiments, maintenance du patrimoine',
  '50710000':
    'maintenance électrique, entretien d’installations électriques, maintenance des installations électriques et mécaniques, maintenance de portes automatiques',
  '50720000':
    'exploitation de chauffage, entretien de chaudières, maintenance du chauffage, exploitation des installations thermiques, exploitation des installations de chauffage, entretien de chaufferies, exploitation et maintenance des installations de chauffage, maintenance cvc',
  '50730000': 'maintenance de climatisation, entretien de climatiseurs, maintenance de groupes froids',
  '50750000':
    'maintenance d’ascenseurs, entretien d’ascenseurs, maintenance des ascenseurs, ascenseurs maintenance, maintenance d’élévateurs',
  '50800000':
    'réparations diverses, atelier de réparation, réparation de vélos, entretien de vélos, révision de vélos, réparation d’électroménager',
  '50822000': 'réparation de chaussures, cordonnerie',
  '50830000': 'réparation de vêtements, réparation de textiles, raccommodage, reprise de vêtements',
  '50850000':
    'réparation de meubles, rénovation de mobilier, remise en état de mobilier, restauration de meubles, réparation de mobilier scolaire',
  '50870000': 'entretien d’aires de jeux, maintenance d’aires de jeux, contrôle des aires de jeux, réparation de jeux',
  '50880000':
    'maintenance de matériel de cuisine, entretien d’équipements de cuisine, maintenance des équipements de restauration',
  '55100000': 'hébergement hôtelier, hôtel, nuitées, hébergement en hôtel, hôtellerie',
  '55120000': 'salles de réunion en hôtel, location de salles de réunion',
  '55241000':
    'centre de loisirs, centres de loisirs, accueil de loisirs, accueils de loisirs, centre aéré, accueil périscolaire, périscolaire, activités périscolaires',
  '55243000':
    'colonies de vacances, séjours de vacances, classes de découverte, séjours enfants, classes de neige, séjours jeunes',
  '55250000': 'gîte, gîtes, meublés',
  '55300000': 'restaurant, restauration, service en salle, =restauration',
  '55310000': 'serveurs, service à table',
  '55320000': 'distribution de repas, service de repas, repas du personnel',
  '55321000':
    'préparation de repas, confection de repas, production de repas, fabrication de repas, préparation culinaire',
  '55330000': 'cafétéria',
  '55400000': 'débit de boissons, buvette, bar',
  '55510000': 'restauration du personnel, restaurant administratif, restaurant d’entreprise, restauration d’entreprise',
  '55512000': 'gestion de cantine, exploitation du restaurant, gestion du restaurant',
  '55520000':
    'traiteur, buffet, buffets, cocktail, cocktails, prestation de traiteur, services de traiteur, réception, pauses café, petits déjeuners, banquet, vin d’honneur',
  '55521100': 'repas à domicile, portage de repas, portage de repas à domicile',
  '55521200':
    'livraison de repas, fourniture de repas, repas livrés, plateaux repas, repas en liaison froide, liaison froide, fourniture et livraison de repas, repas en liaison chaude, livraison de plateaux repas',
  '55523000': 'restauration collective, restauration municipale, repas pour ehpad, restauration hospitalière, repas',
  '55523100':
    'repas scolaires, restauration dans les écoles, repas pour le centre de loisirs, repas pour les cantines, repas pour les crèches, fourniture de repas pour la restauration scolaire',
  '55524000':
    'restauration scolaire, cantine, cantine scolaire, cantines scolaires, restaurants scolaires, restaurant scolaire',
  '71200000': 'architecte, architecture, services d’architecture, maîtrise d’œuvre architecturale',
  '71240000': '!maîtrise d’œuvre, !mission de maîtrise d’œuvre, !moe, !concours de maîtrise d’œuvre',
  '71300000': 'ingénierie, bureau d’études, étude, études, étude technique, études techniques, étude de faisabilité',
  '71314300':
    'audit énergétique, diagnostic énergétique, audits énergétiques, conseil en énergie, précarité énergétique',
  '71317200':
    '!coordination sps, coordonnateur sps, !mission sps, !coordination sécurité et protection de la santé, mission csps',
  '71332000':
    'études géotechniques, étude de sol, études de sols, reconnaissance de sols, géotechnique, sondages géotechniques',
  '71351000':
    'topographie, géomètre, levés topographiques, relevés topographiques, prestations topographiques, bornage',
  '71356200': '!assistance à maîtrise d’ouvrage, !amo, !assistance à maître d’ouvrage, assistance technique',
  '71400000':
    'opah, amélioration de l’habitat, urbanisme, plan local d’urbanisme, plu, plui, scot, étude urbaine, aménagement du territoire étude, paysage étude',
  '71500000': 'conduite d’opération, suivi de chantier, opc, ordonnancement pilotage et coordination',
  '71600000':
    'contrôles extérieurs, contrôle extérieur, diagnostic, diagnostics, contrôle technique, !mission de contrôle technique, essais et analyses, analyses de laboratoire, analyses, contrôle qualité laboratoire, diagnostic amiante, diagnostics amiante, repérage amiante, diagnostics immobiliers',
  '71630000':
    'vérifications périodiques, vérifications réglementaires, contrôles réglementaires, vérification des installations électriques, contrôles périodiques',
  '71900000': 'prélèvements, prélèvements et analyses, laboratoire d’analyses, analyses d’eau, analyses alimentaires',
  '72000000': 'services informatiques, système d’information, prestations informatiques, informatique',
  '72212000':
    'développement d’applications, application mobile, développement de logiciels, développement informatique, développement d’un logiciel',
  '72253000':
    'assistance aux utilisateurs, support informatique, centre de services, helpdesk, assistance informatique',
  '72254000': 'tests de logiciels, tests applicatifs, recette logicielle',
  '72267000':
    'maintenance de logiciels, maintenance du logiciel, maintenance de progiciels, maintenance applicative, tierce maintenance applicative, tma, maintenance et assistance du progiciel',
  '72312000': 'saisie de données, saisie informatique, saisie de formulaires, saisie',
  '72310000': 'traitement de données, annotation de données',
  '72400000': 'services internet, internet, nom de domaine',
  '72413000':
    'site internet, création de site internet, refonte du site internet, site web, sites web, portail internet',
  '72415000': 'hébergement de site, hébergement de serveurs, hébergement web',
  '72600000':
    'infogérance, conseil informatique, assistance technique informatique, inclusion numérique, médiation numérique, conseillers numériques',
  '73000000': 'recherche et développement, recherche scientifique',
  '75200000': 'services à la collectivité, service public',
  '79100000':
    '!services juridiques, !conseil juridique, avocat, avocats, représentation en justice, huissier, notaire, prestations juridiques',
  '79200000':
    'comptabilité, expertise comptable, commissaire aux comptes, commissariat aux comptes, audit financier, fiscalité',
  '79300000':
    'enquête, sondage, enquêtes, étude de marché, enquête publique, études statistiques, recensement, enquêtes ménages',
  '79340000':
    '=communication, publicité, marketing, campagne de communication, plan de communication, achat d’espaces, achat d’espaces publicitaires, stratégie de communication',
  '79341000': 'insertion d’annonces, annonces légales, régie publicitaire, affichage publicitaire',
  '79410000':
    'conseil, conseil en gestion, conseil en organisation, étude stratégique, accompagnement au changement, mission d’accompagnement, audit',
  '79414000': 'conseil en ressources humaines, bilan de compétences, évaluation des risques psychosociaux',
  '79416000': 'relations publiques, relations presse',
  '79420000': 'gestion de projets, conduite de projet',
  '79510000': 'permanence téléphonique, télésecrétariat, réponse téléphonique',
  '79511000': 'standard téléphonique, accueil téléphonique',
  '79512000': 'centre d’appels, plateforme téléphonique, hotline, phoning',
  '79520000': 'reprographie, photocopies, travaux de reprographie, duplication',
  '79530000': 'traduction, traductions',
  '79540000': 'interprétariat, interprète, interprètes, langue des signes',
  '79550000':
    'dactylographie, mise en page, transcription, secrétariat, comptes rendus, retranscription de séances, falc',
  '79560000': 'classement de dossiers, classement',
  '79570000': 'mailing, publipostage, routage, mise à jour de fichiers d’adresses',
  '79571000':
    'mise sous pli, mise sous enveloppe, envoi en nombre, mise sous pli de la propagande électorale, mise sous plis, éditique',
  '79600000': 'recrutement, cabinet de recrutement',
  '79610000': 'placement de personnel, placement de demandeurs d’emploi',
  '79620000':
    'mise à disposition de personnel, personnel intérimaire, intérim, travail temporaire, personnel de remplacement, mise à disposition d’agents, mise à disposition de salariés, personnel d’entretien mise à disposition, remplacement de personnel',
  '79622000': 'mise à disposition de personnel d’aide à domicile',
  '79624000': 'mise à disposition de personnel infirmier, intérim médical',
  '79630000': 'gestion du personnel, paie, externalisation de la paie',
  '79633000': 'coaching, accompagnement des agents',
  '79800000':
    'impression, imprimerie, travaux d’impression, impressions, travaux d’imprimerie, impression et façonnage',
  '79810000':
    'impression de brochures, impression du magazine, impression du bulletin municipal, impression de documents, impression du journal, impression de supports de communication, impression d’affiches',
  '79811000': 'impression numérique',
  '79822500': 'conception graphique, graphisme, maquette, création graphique, infographie, mise en page du magazine',
  '79823000': 'impression et livraison, impression et fourniture',
  '79824000': 'impression et distribution, impression et routage',
  '79921000':
    'conditionnement, mise sous film, ensachage, mise en sachets, colisage, conditionnement à façon, reconditionnement de produits, allotissement de kits',
  '79950000':
    'salons, foires, congrès, expositions, organisation de salons, stands, conception de stands, scénographie',
  '79951000': 'séminaire, séminaires, organisation de séminaires, colloque',
  '79952000':
    'événementiel, organisation d’événements, événements, organisation d’un événement, location de matériel événementiel, cérémonie des vœux, cérémonie',
  '79952100': 'événements culturels, organisation d’événements culturels, fêtes et cérémonies',
  '79953000': 'festival, organisation de festival',
  '79954000': 'fêtes, arbre de noël, fête de la musique',
  '79956000': 'marché de noël, organisation de foires, foire exposition',
  '79961000': 'photographie, photographe, reportage photographique, prises de vues',
  '79970000': 'édition, édition d’ouvrages',
  '79971200':
    'reliure, reliure d’actes, reliure de registres, reliure des actes administratifs, restauration de registres, restauration de livres',
  '79992000': 'accueil physique, hôtes d’accueil, hôtesses d’accueil, accueil du public',
  '79993000': 'gestion d’immeubles, facility management, gestion de bâtiments',
  '79995100':
    'archivage, archivage de dossiers, conservation d’archives, tiers archivage, externalisation d’archives, stockage d’archives',
  '79999100':
    'numérisation, numérisation de documents, numérisation d’archives, dématérialisation de documents, scan de documents, numérisation des actes',
  '80000000': 'enseignement, éducation, formation initiale',
  '80110000': 'éducation préscolaire, école maternelle',
  '80411200': 'permis de conduire, auto école, cours de conduite, leçons de conduite',
  '80500000':
    '!formation, formations, action de formation, actions de formation, stages de formation, parcours de formation',
  '80511000': 'formation du personnel, formation des agents, formation continue',
  '80530000':
    'formation professionnelle, formation qualifiante, formation des demandeurs d’emploi, formations professionnelles, programme régional de formation, titre professionnel',
  '80533100': 'formation informatique, formation bureautique, formations bureautiques',
  '80550000':
    'formation à la sécurité, habilitation électrique formation, formation caces, formation incendie, caces, sst',
  '80562000': 'formation aux premiers secours, psc1, secourisme',
  '80580000':
    'formation linguistique, cours de langues, cours de français, français langue étrangère, alphabétisation, savoirs de base',
  '85100000': 'services de santé, prestations médicales, soins',
  '85121271': 'psychologue, accompagnement psychologique, soutien psychologique',
  '85141210': 'soins à domicile, soins infirmiers',
  '85143000': 'ambulance, transport sanitaire, ambulances, transports sanitaires',
  '85147000': 'médecine du travail, médecine de prévention, médecine professionnelle, visites médicales',
  '85300000': 'action sociale, accompagnement social, services sociaux',
  '85311100': 'ehpad, accueil de personnes âgées, hébergement de personnes âgées',
  '85311200': 'accueil de personnes handicapées, accompagnement de personnes handicapées',
  '85311300': 'protection de l’enfance, accueil de mineurs, mineurs non accompagnés, accueil des mineurs',
  '85311000':
    'hébergement d’urgence, hébergement social, accompagnement à l’hébergement, hébergement de demandeurs d’asile',
  '85312110':
    'crèche, crèches, petite enfance, halte garderie, multi accueil, gestion d’une crèche, berceaux, structure multi accueil, accueil de jeunes enfants',
  '85312300': 'orientation professionnelle, conseil professionnel, accompagnement des jeunes, orientation',
  '85312320':
    'accompagnement vers l’emploi, accompagnement à la création d’entreprise, accompagnement des demandeurs d’emploi, accompagnement des bénéficiaires du rsa, accompagnement socioprofessionnel, accompagnement renforcé, mobilisation vers l’emploi',
  '85312510':
    '!insertion professionnelle, insertion par l’activité économique, !appui et accompagnement à l’emploi par des activités d’insertion, !prestation d’insertion, insertion sociale et professionnelle, chantier d’insertion, réinsertion, remobilisation, insertion',
  '92000000': 'loisirs, culture, services récréatifs',
  '92100000': 'production audiovisuelle, vidéo, film, captation, réalisation de vidéos, cinéma, réalisation de films',
  '92300000': 'spectacle, spectacles, animation, animations, divertissement',
  '92312000':
    'services artistiques, prestations artistiques, concert, concerts, théâtre, intervention artistique, résidence d’artiste, programmation artistique',
  '92331210': 'animation pour enfants, animations enfants, ludothèque',
  '92360000': 'feu d’artifice, feux d’artifice, pyrotechnie, spectacle pyrotechnique',
  '92370000': 'sonorisation, technicien du son, sonorisation et éclairage, régie son et lumière',
  '92500000': 'musée, bibliothèque, médiathèque, archives, restauration d’œuvres, restauration de collections',
  '92512000': 'traitement d’archives, tri d’archives, archives services',
  '92512100':
    'destruction d’archives, destruction de documents confidentiels, destruction de documents, élimination d’archives',
  '92600000': 'sport services, activités sportives, éducateur sportif',
  '92610000':
    'exploitation d’équipements sportifs, gestion de la piscine, exploitation de la piscine, gestion du centre aquatique, délégation centre aquatique',
};
