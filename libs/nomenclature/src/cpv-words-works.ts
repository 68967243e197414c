import type { CpvWords } from './cpv-words';

/** Buildings and public works. */
export const WORKS_WORDS: CpvWords = {
  '45000000': 'travaux, chantier, marché de travaux, travaux tous corps d’état, programme de travaux',
  '45110000': 'démolition, déconstruction, curage, dépose, démolition de bâtiments, déconstruction de bâtiments',
  '45111100': 'travaux de démolition, curage de bâtiment, déconstruction sélective',
  '45112000': 'terrassement, terrassements, excavation, travaux de terrassement, nivellement',
  '45112700':
    'aménagement paysager, aménagements paysagers, travaux d’aménagement paysager, aménagement d’un parc, aménagement d’espaces verts, création d’un parc',
  '45112710':
    'travaux d’espaces verts, création de massifs, aménagements d’espaces verts, végétalisation de cours, végétalisation',
  '45112723': 'création d’aires de jeux, aménagement d’aires de jeux, aire de jeux aménagement',
  '45200000': 'construction, extension, réhabilitation, bâtiment, gros travaux, réaménagement',
  '45210000':
    'construction de bâtiments, construction d’un bâtiment, bâtiments, construction d’un centre, extension de bâtiment, construction d’une maison',
  '45211000':
    'construction de logements, logements, réhabilitation de logements, logements collectifs, construction d’immeubles, logements sociaux',
  '45212200':
    'construction d’un gymnase, construction d’équipements sportifs, rénovation du gymnase, construction d’une salle de sport, salle des sports, complexe sportif, piscine travaux, construction de piscine, gymnase',
  '45212300':
    'construction d’une médiathèque, salle polyvalente, salle des fêtes, construction d’un musée, salle communale',
  '45213000':
    'construction de bâtiments industriels, hangar, atelier relais, centre technique municipal, construction d’entrepôts',
  '45214000':
    'construction d’écoles, construction d’une école, groupe scolaire, extension de l’école, restructuration du groupe scolaire, réhabilitation du collège, rénovation de l’école, restructuration du collège, restructuration du lycée, école travaux',
  '45215000':
    'construction d’un ehpad, maison de santé, construction d’une crèche, construction de bâtiments de santé, hôpital travaux, centre hospitalier travaux, maison médicale',
  '45220000':
    'ouvrages d’art, pont, ponts, génie civil, passerelle, réparation d’ouvrages d’art, pont route, mur de soutènement',
  '45223000': 'ouvrages métalliques, charpente métallique, ossature métallique',
  '45230000':
    'réseaux, pose de canalisations, travaux de réseaux, réseaux humides, réseaux secs, enfouissement de réseaux, voirie et réseaux divers, vrd',
  '45231300':
    'canalisations, canalisations d’eau, canalisation d’assainissement, renouvellement de canalisations, réseau d’eau potable, eau potable réseau, alimentation en eau potable, travaux d’assainissement, réseau d’assainissement, renouvellement du réseau d’eau potable, assainissement travaux, adduction d’eau',
  '45232000':
    'travaux annexes pour canalisations, branchements, bassin d’orage, bassin de rétention, poste de refoulement',
  '45233000': 'routes, travaux routiers, chaussées, route départementale, giratoire, carrefour',
  '45233140':
    'aménagement de la rue, aménagement du bourg, requalification de la rue, requalification, traversée, aménagement de bourg, avenue, travaux de voirie, voirie, réfection de chaussée, entretien de voirie, travaux d’entretien de voirie, enrobés, voirie communale, réfection de voirie, programme de voirie, aménagement de voirie',
  '45233160': 'chemins, pistes cyclables, piste cyclable, voie verte, chemin piéton, trottoirs, aménagement cyclable',
  '45233220': 'revêtement de chaussée, enduits superficiels, gravillonnage',
  '45233221': 'marquage routier, marquage au sol, signalisation horizontale, marquages',
  '45233290': 'pose de signalisation, pose de panneaux, signalisation verticale pose',
  '45233293': 'installation de mobilier urbain, pose de mobilier urbain',
  '45236000':
    'aménagement de terrains, terrain de football, terrain synthétique, aménagement de terrain de sport, court de tennis, city stade, terrain multisports',
  '45240000':
    'ouvrages hydrauliques, =port, quai, digues, digue, berges, restauration de berges, entretien de rivières, cours d’eau, travaux en rivière',
  '45252000': 'station d’épuration, usine de traitement, station d’eau potable, réservoir, château d’eau',
  '45261000': 'charpente, couverture, charpente bois, zinguerie, charpente couverture, couverture zinguerie',
  '45261210':
    'couverture tuiles, toiture, réfection de toiture, réfection de la toiture, toitures, réfection de couverture',
  '45261420': 'étanchéité, étanchéité de toiture, toiture terrasse, étanchéité toiture terrasse',
  '45262100': 'échafaudages montage, montage d’échafaudages',
  '45262500':
    'maçonnerie, gros œuvre, maçonnerie gros œuvre, pierre de taille, murs en pierre sèche, muret, bâti ancien',
  '45262510': 'taille de pierre, restauration de pierres, pierre sèche, travaux de pierre',
  '45262660': 'désamiantage, retrait de l’amiante, travaux de désamiantage',
  '45262670': 'métallerie, serrurerie, ferronnerie, métallerie serrurerie, serrurerie métallerie',
  '45262700': 'transformation de bâtiments, restructuration, reconversion de bâtiment',
  '45300000': 'équipement de bâtiment, lots techniques, installations techniques',
  '45310000':
    'électricité, travaux d’électricité, courants forts, courants faibles, électricité courants forts, installation électrique, électricité cfo cfa, mise aux normes électriques',
  '45312100': 'système de sécurité incendie, détection incendie, alarme incendie',
  '45312200': 'alarme anti intrusion, contrôle d’accès, vidéoprotection, vidéosurveillance',
  '45313100': 'ascenseur, ascenseurs, installation d’ascenseur, élévateur pmr',
  '45316100':
    'éclairage public, travaux d’éclairage public, éclairage extérieur, rénovation de l’éclairage public, illuminations',
  '45320000': 'isolation, travaux d’isolation, isolation thermique',
  '45321000':
    'isolation thermique par l’extérieur, ite, calorifugeage, isolation des combles, rénovation énergétique, rénovation thermique',
  '45330000':
    'plomberie, plomberie sanitaire, plomberie chauffage, sanitaires, plomberie chauffage ventilation, chauffage ventilation',
  '45331000':
    'chauffage, ventilation, climatisation, cvc, installation de chauffage, chauffage ventilation climatisation, traitement de l’air',
  '45331100':
    'chaudière, chaufferie bois, remplacement de chaudières, chaufferie, installation de chaudière, réseau de chaleur',
  '45340000': 'clôtures, garde corps, clôture, pose de clôtures, portails et clôtures, clôtures et portails',
  '45400000': 'second œuvre, finitions, aménagement intérieur',
  '45410000': 'plâtrerie, plâtrerie isolation, plaques de plâtre, plâterie, cloisons doublages, doublage, cloisons',
  '45420000':
    'menuiserie, menuiseries, menuiserie bois, agencement, menuiseries intérieures, charpenterie, menuiserie intérieure',
  '45421000':
    'menuiseries extérieures, menuiserie aluminium, portes et fenêtres, remplacement de menuiseries, menuiseries aluminium, menuiserie extérieure, remplacement de fenêtres, volets, stores, fermetures',
  '45421141': 'cloisonnement, cloisons amovibles',
  '45421146': 'faux plafonds, plafonds suspendus',
  '45430000':
    'revêtements de sols, revêtement de sols, sols souples, carrelage, sol souple, revêtements de sols et murs, parquet, revêtements durs',
  '45431000': 'carrelage faïence, faïence, carrelages',
  '45440000': 'peinture et vitrerie, peinture, travaux de peinture, peintures, peinture revêtements muraux',
  '45442100':
    'peinture intérieure, peinture de logements, travaux de peinture intérieure, rafraîchissement de logements, peinture de bâtiments',
  '45443000': 'façades, ravalement, ravalement de façades, enduits de façade, enduits',
  '45453000': 'rénovation, remise en état de bâtiment, rénovation de bâtiment, travaux de rénovation, réfection',
  '45454000':
    'restructuration de bâtiments, restauration du patrimoine, monument historique, monuments historiques, restauration de l’église, église restauration, restauration d’édifices, église',
  '45500000':
    'location d’engins, location de matériel de chantier avec opérateur, location de nacelles, location de grues, location d’engins avec chauffeur',
};
