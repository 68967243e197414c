import type { PatternRow } from './pattern';

/**
 * Goods of town services in the words of awards: vehicles and machines with their parts, town furniture, playgrounds, energy, materials.
 * Ours, from general knowledge of French public purchases; written 2026-11.
 */
// prettier-ignore
export const GOODS_PATTERNS: readonly PatternRow[] = [
  ['09300000', 3, /\b(?:fournitures? (?:\w+ ){0,4}(?:electricite|electrique haute|froid|chaleur|energie)|acheminement (?:\w+ )?(?:electricite|energie|gaz)|achat (?:\w+ ){0,2}electricite|electricite (?:services? associes?|points? livraison|tarif\w*|kva|c[1-5])|puissance (?:souscrite|superieure|inferieure)|kva\b|centrales? (?:solaires?|photovoltaiques?)|generateurs? photovoltaiques?|panneaux? photovoltaiques?)\b/],
  ['09100000', 3.4, /\b(?:carburants?|fioul|fuel|gazole|gnr|gasoil|propane|butane|granules? bois|combustibles?|gaz naturel|produits? petroliers?|lubrifiants?|huiles? (?:moteurs?|hydrauliques?|minerales?)|go\b gnr|stations? services? (?:fourniture|carburants?))\b/],
  ['34100000', 2.8, /\b(?:vehicules? (?:utilitaires?|legers?|occasion|neufs?|electriques?|hybrides?|secours|incendie|particuliers?|frigorifiques?|location|courte duree|longue duree)|vl\b|vul\b|pl\b|fourgons?|fourgonnettes?|camions? (?:bennes?|grue|polybenne|plateau|hydrocureur|ordures|citernes?|neufs?|occasion)|double cabine|benne basculante|ampliroll|polybenne|balayeuses?|renault|peugeot|citroen|iveco|scania|volvo|mercedes|dacia|lld\b|autobus|(?:minibus|autocars?)(?! (?:\w+ )?(?:chauffeurs?|conducteurs?))|bus (?:standards?|articules?|electriques?)|vsav|fptl?|ccfm?|vsr|vtu\b|epa\b|bea\b)\b/],
  ['34300000', 3, /\b(?:pieces? (?:detachees?|rechanges?|usure|origine|adaptables?|mecaniques?|constructeurs?)(?: \w+){0,3} (?:vehicules?|automobiles?|vl|pl|poids|bus|autobus|camions?|parc|flotte|engins)|pieces? (?:automobiles?|auto)|pneumatiques?|pneus|batteries? demarrage|carrosserie pieces)\b/],
  ['34300000', 1.6, /\b(?:pieces? (?:detachees?|rechanges?|usure|origine)|accessoires? (?:vehicules?|automobiles?))\b/],
  ['16800000', 2.4, /\b(?:pieces? (?:\w+ ){1,5}(?:tracteurs?|agricoles?|tondeuses?|epareuses?|motoculture|espaces? verts?|rousseau|noremat|sma|stihl|husqvarna|kubota|john deere)|noremat|rousseau|stihl|husqvarna|sepamac|epareuses?|motoculture)\b/],
  ['50100000', 3, /\b(?:(?:reparations?|entretiens?|maintenances?|carrosserie|remorquages?|depannages?|lavages?)(?: \w+){0,3} (?:vehicules?|poids lourds?|flotte|automobiles?|parc auto\w*|autobus|bus|camions?|engins)|boites? vitesses?|remorquages?|carrosserie vehicules?|mise fourriere|fourrieres? (?:automobiles?|vehicules?))\b/],
  ['43200000', 2.8, /\b(?:tracto ?pelles?|mini ?pelles?|pelleteuses?|chargeuses?|chargeurs? (?:telescopiques?|frontaux)|engins? (?:damage|terrassement|tp|neige)|dameuses?|rouleaux? compacteurs?|compacteurs?|nivel\w+|bulldozer|mini ?chargeurs?)\b/],
  ['42400000', 2.2, /\b(?:nacelles?(?: elevatrices?)?|chariots? (?:elevateurs?|telescopiques?)|grues?|ponts? (?:roulants?|elevateurs?)|convoyeurs?|monte (?:charges?|malades?)|hayons?|palans?|treuils?|transpalettes?|gerbeurs?|teleski|telesiege|telephar\w+|convoyage|tapis roulants?)\b/],
  ['42400000', 1.4, /\b(?:ascenseurs?|monte charges?|elevateurs? pmr)\b/],
  ['34900000', 1.4, /\beclairages? publics?\b/],
  ['39200000', 2.6, /\bcomposteurs?\b/],
  ['31500000', 3, /\bluminaires?(?: \w+){0,6} eclairage\b/],
  ['45220000', 3.2, /\b(?:entretiens?|reparations?|refections?)(?: \w+){0,3} (?:ouvrages? art|toitures?|gouttieres?|chaussees?|voiries?|routes?|ponts?|couvertures?|chemins?|trottoirs?|digues?)\b/],
  ['35100000', 2.6, /\b(?:videoprotection|video (?:protection|surveillance)|videosurveillance)\b/],
  ['63500000', 1.6, /\b(?:sejours?|classes? (?:decouvertes?|neige|mer)|voyages?)\b/],
  ['92300000', 1.4, /\b(?:sejours? (?:vacances|jeunes|enfants)|colonies? vacances)\b/],
  ['42500000', 2, /\b(?:climatiseurs?|climatisations? (?:fourniture|installation)|groupes? (?:froids?|climatisation)|rafraichisseurs?|vmc fourniture|filtres? (?:air|cta)|cta\b)\b/],
  ['42900000', 1.8, /\b(?:machines? (?:numerique|commandes?|outils|conditionnement|bois)|tours? (?:numerique|usinage)|fraiseuses?|presses?|assembleuses?|trieurs?|tri optique|broyeurs?|degrilleurs?|centrifugeuses?|surpresseurs?|distributeurs? automatiques?)\b/],
  ['34900000', 2.8, /\b(?:signaletiques?(?! interieure)|totems?|panneaux? (?:information|lumineux|signal\w+|directionnels?|affichage)|journaux electroniques|mobiliers? urbains?|mobiliers? exterieurs?|bancs|corbeilles?|potelets?|barrieres?|bornes? (?:acces|escamotables?|amovibles?|recharge)|clotures?|glissieres?|abris? (?:bus|voyageurs?|velos?|voyageur)|arceaux|signalisation (?:lumineuse|verticale|temporaire|tricolore)|feux (?:tricolores|signalisation)|radars? pedago\w+|horodateurs?|stationnement payant materiel|balisage|jalonnement|passerelles?|appontements?|pontons?|bouees?|billettique|eclairage public (?:fourniture|materiel)|materiels? eclairage public|candelabres?|conteneurs? (?:enterres?|verre)|sel deneigement)\b/],
  ['44600000', 2.8, /\b(?:conteneurs? (?:enterres?|semi|aeriens?)|bacs? (?:roulants?|pucage|dechets|collecte|30|660)|colonnes? (?:enterrees?|aeriennes?|apport|tri|huiles?|verre)|points? apports? volontaires?|pav\b|conteneurisation|contenants?|bornes? (?:apport|textile)|caisses? (?:palettes?|bord)|barquettes?|palettes?)\b/],
  ['44400000', 2, /\b(?:plaques? (?:commemoratives?|inaugurales?|rues?|avaloirs?|fonte)|medailles? travail|enseignes?|supports? signaletiques?|sanitaires? (?:temporaires?|mobiles?|chantier)|cabines? (?:sanitaires?|toilettes?)|toilettes? (?:seches?|mobiles?|publiques? fourniture)|coffres?|coffres forts)\b/],
  ['44200000', 2.4, /\b(?:bungalows?|modulaires?|preau|kiosques?|chalets? (?:bois|fourniture|noel)|structures? (?:modulaires?|bois|toilees?|legeres?)|algecos?|vestiaires? modulaires?|batiments? (?:transportables?|demontables?|modulaires?|prefabriques?)|portes?(?! (?:\w+ )?(?:documents?|vues?)))\b/],
  ['44100000', 2.2, /\b(?:materiaux(?: (?:construction|voirie|batiment|regie|regies?))?|matieres? premieres? menuiserie|bois (?:menuiserie|charpente|panneaux)|fournitures? (?:plomberie|batiments?|voirie|vrd|regie|atelier)|consommables? vrd|plomberie (?:fourniture|sanitaire petits?)|pieces? (?:fontainerie|raccordement|plomberie)|tuyaux|raccords?|tampons? (?:grilles?|fonte|regards?)|enrobes? (?:froid|chaud)|bordures? beton|carrelages? fourniture|robinetterie|pvc\b)\b/],
  ['44800000', 1.8, /\b(?:fournitures? (?:\w+ )?peintures?|peintures? (?:routieres?|fourniture|signalisation)|produits? marquage)\b/],
  ['37500000', 2.6, /\b(?:jeux (?:plein|exterieurs?|enfants?|squares?|cours?|educatifs?)|aires? jeux|maneges?|jouets?|ludotheque|structures? (?:jeux|ludiques?))\b/],
  ['37400000', 2.8, /\b(?:materiels? (?:sportifs?|eps|natation|aquatiques?|gymnastique)|equipements? (?:sportifs? fourniture|fitness|eps)|fitness|musculation|cardio training|agres|patinoires? (?:mobiles?|synthetiques?)|praticables? (?:gym\w*)?|tapis (?:gym\w*|judo)|kayaks?)\b/],
  ['37800000', 2, /\b(?:fournitures? scolaires?|loisirs? creatifs|arts plastiques|travaux manuels)\b/],
  ['31500000', 2.2, /\b(?:illuminations?|motifs? lumineux|decorations? (?:lumineuses?|noel)|luminaires?|lanternes?|hublots?|relampage|led\b|appareils? eclairage|groupes? electrogenes?|onduleurs?|bornes? irve|survolteurs?|transformateurs?|armoires? (?:electriques?|commande)|appel malades?|alarmes? incendie fourniture|horloges?)\b/],
  ['39500000', 2, /\b(?:stores? (?:rideaux|interieurs?|fourniture)|rideaux|tentes?|barnums?|articles? textiles?|linge (?:plat|hotelier|forme)|draps?|couettes?|oreillers?|drapeaux|couvertures? survie)\b/],
  ['39300000', 2.4, /\b(?:equipements? (?:cuisines?|self|restauration|laverie|offices?)|materiels? (?:cuisines?|restauration|laverie|frigorifiques?)|cuisson|fours?|lave (?:vaisselle|linge|batterie)|enceintes? refrigerees?|chambres? froides?|self service|fontaines? eau|distributeurs? (?:eau|boissons?))\b/],
  ['18500000', 2, /\b(?:cheques? cadeaux?|cartes? cadeaux?|cadeaux?|medailles?|trophees?|coffrets? cadeaux?|bijoux)\b/],
  ['18900000', 1.8, /\b(?:sacs? (?:jaunes?|collecte selective|tri|postaux|dos|isothermes?))\b/],
  ['19600000', 2.6, /\b(?:sacs? (?:poubelles?|ordures?|dechets?|plastiques?|jaunes?|collecte|kraft|canins?|compostables?|bio\w*)|film etirable)\b/],
  ['03100000', 2.4, /\b(?:sapins?(?: (?:noel|coupes?|naturels?))?|graines|plants?|bulbes?|chrysanthemes?|plantes?|fleurs?|vegetaux fourniture|fourniture (?:\w+ ){0,2}vegetaux|arbres? (?:fourniture|plantation)|gazons?|fleurissement fourniture|organismes? vivants?|oiseaux|animaux vivants)\b/],
  ['14200000', 2, /\b(?:granulats?|gravillons?|graves?|sables?|enrochements?|dioriti\w+|concasses?|galets?|terre vegetale)\b/],
  ['34500000', 2, /\b(?:navires?|bateaux?|vedettes?|embarcations?|semi rigides?|pneumatiques? bateau)\b/],
  ['63700000', 2.2, /\b(?:tele ?peages?|peages?|parcs? stationnement (?:exploitation|gestion)|gestion (?:\w+ ){0,2}(?:stationnement|halte|parking|port)|mise disposition (?:\w+ )?(?:navire|remorqueur)|halte routiere)\b/],
  ['98300000', 3, /\b(?:demenagements?|(?:entretien|nettoyage|lavage|blanchissage|location entretien|location)(?: \w+){0,2} (?:linge|vetements?|tenues?|tapis)|reprises? (?:\w+ ){0,4}(?:concessions?|sepultures?|tombes?)|concessions? funeraires?|conciergerie)\b/],
  ['66500000', 3.4, /\b(?:dommages? (?:biens|ouvrages?|construction)|risques? statutaires?|responsabilite civile|flotte automobile|protection juridique|tous risques?|rc\b|dab\b|prevoyance|complementaire sante)\b/],
];
