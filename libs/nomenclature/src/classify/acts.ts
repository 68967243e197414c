import type { ActRow } from './pattern';

/** What may stand before, and says nothing of what is bought: forms of contract, numbers, phrases of procedure */
const BEFORE = new RegExp(
  '^(?:(?:marches?|accords?|cadre|ac|bc|prestations?|missions?|contrats?|services?|mise oeuvre|realisations?|consultations?|lots?|publics?|' +
    'groupement commandes?|procedures?|adaptee|appel offres|concernant|relatifs?|relatives?|portant|bons? commandes?|subsequents?|' +
    'realiser|presente?|objet|concerne|numero|no|affaire|operations?|relance|suite|programme|annees?|ensemble|mapa|fcs|tranche|' +
    'conventions?|besoins?|projets?|\\w*\\d\\w*) )+',
);

/**
 * What is done, told by the words of an object. The first row that its first words meet counts; where none does, the act that
 * stands first anywhere counts for less.
 * Ours; written 2026-11.
 */
// prettier-ignore
export const ACTS: readonly ActRow[] = [
  // Helping a buyer is of its own trade (71, 79, 72), control and design of works are 71
  { pattern: /(?:assistances? maitrise ouvrage|assistants? maitr\w+ ouvrage|amo)\b/, anywhere: true, works: -4, supplies: -3, services: -1, divisions: { '71': 1.6, '72': 0, '79': 0.2 } },
  {
    pattern: /(?:ma?i?trises? oeuvres?|maitre oeuvre|moe|csps|sps|opc|ordonnancement|controles? techniques?(?! (?:\w+ )?(?:vehicules?|poids|automobiles?))|controleurs? techniques?|programmistes?|etudes? (?:faisabilite|geotechniques?|programmation)|mission programmation|geotechniques?|coordination (?:\w+ )?securite|coordonnateurs?|bureaux? controle)\b/,
    anywhere: true, works: -4, supplies: -3, services: -1, divisions: { '71': 2, '72': -0.3, '79': -0.3 },
  },
  // What is checked and kept up is kept up
  { pattern: /(?:controles?|verifications?|inspections?|installations?|extensions?|renovations?|conceptions?|conduite) (?:\w+ )?(?:maintenances?|entretiens?|depannages?)\b/, works: -1.2, supplies: -1.5, services: 0.3, divisions: { '50': 1 } },
  { pattern: /(?:etudes?|diagnosti\w+|elaboration|assistances?|accompagnements?|expertises?|audits?|inventaires?|analyses?|conseils?|revision|evaluations?|schemas?|examens?|modelisations?|detection|definition|actualisation|suivi|inspections?|controles?|contrats? assistance)\b/, works: -3, supplies: -2.5, services: 0.2, divisions: { '71': 0.5 } },
  // Running a facility is not building it
  { pattern: /(?:exploitations?|gestion|delegation|dsp|affermage|concession|animations?|regie|gerance|conduite)\b/, works: -2.5, supplies: -2.5, services: 0.5 },
  // What is made of words and code is no building
  { pattern: /(?:creations?|conceptions?|developpements?|modernisation|refonte|transformation|extensions?|remplacement|evolutions?|migrations?|mise place)(?: \w+){0,4} (?:intranet|extranet|sites? (?:web|internet|intranet)|applications?|logiciels?|logicielle|progiciels?|numeriques?|communication|maquettes?|graphiques?|informatiques?|logo|documents?|outils?|supports?|plateformes?|solutions?)\b/, works: -3, supplies: -0.8, services: 0.5, divisions: { '48': 0 } },
  // Apparatus is bought, even where it is extended or put in
  { pattern: /(?:extensions?|refonte|renouvellements?|deploiements?|installations?|remplacements?|mise place)(?: \w+){0,3} (?:videoprotection|video protection|videosurveillance|sonorisation|telephonie|controles? acces|copieurs?|vehicules?|mobiliers?|materiel roulant|serveurs?|postes travail|cameras?)\b/, works: -0.6, supplies: 0.4, services: -0.5, divisions: { '51': 0.5 } },
  { pattern: /(?:fournitures? (?:livraison )?(?:pose|installation|mise (?:place|service|oeuvre)|montage)|acquisitions? (?:pose|installation|mise (?:place|service|oeuvre)|montage))\b/, works: -0.7, supplies: 1.2, services: -1.5, divisions: { '51': 0.5, '48': 1 } },
  { pattern: /(?:fournitures?|fourn|fre|acquisitions?|aquisitions?|acq|achats?|livraisons?|approvisionnements?|renouvellement (?:parc|materiels?|vehicules?|mobiliers?)|fabrications? livraisons?)(?! (?:prestations?|services?|repas)\b)\b/, works: -3, supplies: 1.4, services: -1.5, divisions: { '48': 1 } },
  { pattern: /(?:installations?|poses?|montages?|deploiements?) (?:\w+ )?(?:materiels?|equipements?|systemes?|mise service|reseaux?|cameras?|radios?)\b/, works: -0.3, supplies: -0.5, services: -0.5, divisions: { '51': 2 } },
  { pattern: /(?:locations?|loc|credit bail|mise disposition)\b/, works: -2.5, supplies: 0.8, services: 0, divisions: { '60': 0.6, '45': -2 } },
  { pattern: /(?:maintenances?|maint|maintce|depannages?|verifications?|reparations?|remorquages?)\b/, works: -1.8, supplies: -1.8, services: 0.3, divisions: { '50': 1 } },
  { pattern: /entretiens?\b/, works: -0.8, supplies: -2, services: 0.3, divisions: { '50': 0.3 } },
  { pattern: /(?:nettoyages?|collectes?|transports?|formations?|assurances?|impressions?|gardiennage|surveillance|traitement|organisation|conceptions?(?! realisations?)|creations? graphiques?|stockage|entreposage|manutention|enlevements?|evacuation|curages?|demenagements?|insertion|reservation|hebergement|restauration (?:scolaire|collective)|blanchissage|numerisation|distribution|recrutement|traductions?)\b/, works: -2.5, supplies: -2, services: 0.4 },
  { pattern: /(?:travaux|remplacements?) (?:agents?|personnels?|impressions?|imprimerie|forestiers?|agricoles?|recherche|topographiques?|elagage|reliure|entretien espaces|debroussaill\w+|fauchage|nettoyage)\b/, works: -1.5, supplies: -2, services: 1 },
  { pattern: /(?:travaux|travx|tvx|trvx|trax|trx|tx|(?:re)?constructions?|rehabilitations?|renovations?|restructurations?|extensions?|amenagements?|reamenagements?|amngt|refections?|demolitions?|requalifications?|ravalement|mise (?:aux )?(?:normes|conformite|accessibilite)|remplacement|agrandissement|creation|transformation|restauration(?= )|conception realisation|grosses? reparations?|renouvellements? (?:\w+ ){0,3}(?:reseaux?|canalisations?|conduites?|menuiseries?|sols?|branchements?|voirie|couvertures?|chaudieres?|climatisations?|eclairages?|eaux?)|modernisation|deconstruction|desamiantage|viabilisation)\b/, works: 1.3, supplies: -1.5, services: -1.5, divisions: { '92': -1 } },
];

/** An act that does not stand first tells less */
const LATER = 0.4;

const COMPILED = ACTS.map((act) => ({
  act,
  pattern: new RegExp(`\\b${act.pattern.source}`, 'g'),
  first: new RegExp(act.pattern.source, 'y'),
}));

/** @returns what the act of an object adds to the odds of a division; undefined where no act is told */
export function actOdds(line: string): ((division: string) => number) | undefined {
  const from = BEFORE.exec(`${line} `)?.[0].length ?? 0;
  let best: { act: ActRow; at: number; share: number } | undefined;
  for (const { act, pattern, first } of COMPILED) {
    first.lastIndex = from;
    pattern.lastIndex = 0;
    const at = first.test(line) ? from : act.anywhere || best?.at !== from ? pattern.exec(line)?.index : undefined;
    if (at === undefined) continue;
    if (act.anywhere) return oddsOf(act, 1);
    if (!best || at < best.at) best = { act, at, share: at <= from ? 1 : LATER };
  }
  return best && oddsOf(best.act, best.share);
}

function oddsOf(act: ActRow, share: number): (division: string) => number {
  return (division) => (act.divisions?.[division] ?? act[familyOf(division)] ?? 0) * share;
}

/** Goods end with division 44, but for software. @returns which family a division belongs to */
export function familyOf(division: string): 'works' | 'supplies' | 'services' {
  if (division === '45') return 'works';
  return division < '45' || division === '48' ? 'supplies' : 'services';
}
