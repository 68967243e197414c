import type { PatternRow } from './pattern';

/** Words by which a public body entrusts a service whole, as an object writes them before the thing that is run. */
export const RUN =
  /^(?:delegation|delegue|deleguee|dsp|concession|concessions|affermage|exploitation|gestion|gerance)$/;
/** The thing stands within so many words behind. */
export const RUN_WITHIN = 10;

// prettier-ignore
const RUN_THINGS: readonly (readonly [code: string, things: string])[] = [
  ['92600000', 'piscines?|centres? (?:aquatiques?|nautiques?)|complexes? (?:aquatiques?|sportifs?|nautiques?|aqualudiques?)|espaces? aqua\\w+|stades?|arenas?|patinoires?|golfs?|via ferrata|bases? (?:nautiques?|loisirs|plein air)|equipements? sportifs?|hippodromes?|remontees? mecaniques'],
  ['92300000', 'plages?|bains mer|casinos?|theatres?|salles? (?:spectacles?|concerts?)|zeniths?|cinemas?|parcs? (?:attractions?|loisirs)|kiosques?'],
  ['92500000', 'musees?|monuments?|chateaux?|bibliotheques?|jardins? botaniques?'],
  ['92000000', 'complexes? loisirs|centres? (?:animation|paris anim|loisirs|culturels?)|paris anim|maisons? (?:quartier|jeunes)|equipements? culturels?'],
  ['60100000', 'mobilites?|transports?(?! (?:gaz|chaleur|dechets))|dessertes?|navettes?|velos?|autopartage|reseaux? bus'],
  ['09300000', 'chauffage urbain|reseaux? chaleur|chaleur|froid urbain|production distribution chaleur'],
  ['63700000', 'stationnements?|parcs? (?:stationnement|auto)|parkings?|ports?|terminal|terminaux|aeroports?|aerodromes?|heliports?|gares? routieres?|recharge|plaisance'],
  ['79900000', 'marches? (?:detail|forains?|plein air|alimentaires?|couverts?|communaux|publics approvisionnement|hebdomadaires?)|halles?|droits? place|parcs? (?:exposition\\w*|expo)|centres? congres|palais congres'],
  ['65100000', 'eaux? potables?|services? (?:public )?eau|distribution eau|adduction eau'],
  ['90400000', 'assainissement|eaux usees|epuration'],
  ['65200000', 'distribution (?:publique )?gaz|gaz naturel|gaz'],
  ['65300000', 'distribution (?:publique )?(?:energie )?electri\\w+|energie electrique'],
  ['55300000', 'restaurants?|restauration(?! (?:scolaire|collective))|buvettes?|brasseries?|cafes?|snacks?|bars?|horeca'],
  ['55200000', 'campings?|villages? vacances|refuges?|gites?|hotels?|logis|auberges?|residences? tourisme|aires? camping cars?'],
  ['55500000', 'restauration (?:scolaire|collective|municipale)|cantines?|cuisines? centrales?'],
  ['85300000', 'accueils? (?:loisirs|collectifs?|petite enfance|jeunes enfants)|creches?|multi accueil|periscolaires?|petite enfance|haltes? garderies?|ehpad|centres? sociaux|jeunesse|enfance'],
  ['98300000', 'crematoriums?|chambres? funeraires?|pompes funebres|cimetieres?|fourrieres? (?:animales?|canines?)'],
  ['50100000', 'fourrieres?(?: automobiles?| vehicules?)?'],
  ['64200000', 'ftth|reseaux? (?:initiative publique|tres haut debit|haut debit|communications? electroniques?|fibre)|tres haut debit|communications? electroniques?|fibre optique'],
  ['79300000', 'mobiliers? urbains?|affichage|abribus|panneaux publicitaires?'],
  ['34900000', 'mobiliers? urbains?|abribus|abris? voyageurs'],
  ['90500000', 'dechets|decheteries?|dechetteries?|incineration|valorisation energetique|tri|ordures'],
  ['63500000', 'offices? tourisme|sites? touristiques?|grottes?'],
  ['70000000', 'immobili\\w+|logements? (?:locatifs?|sociaux)|pepinieres? entreprises|hotels? entreprises|centres? affaires|residences? (?:etudiantes?|sociales?)'],
  ['66100000', 'cesu|titres? (?:restaurant|cadeaux)'],
];

/** Longer than those of other tables, so that the thing run weighs more than the word « service » */
const SETTLES = 3;

/**
 * Services that public bodies entrust whole, by what is run; they count behind a word of `RUN` only.
 * Ours, from the words of French public purchases; written 2026-11.
 */
export const PUBLIC_PATTERNS: readonly PatternRow[] = RUN_THINGS.map(([code, things]) => [
  code,
  SETTLES,
  new RegExp(`\\b(?:${things})\\b`),
]);
