import type { ActRow } from './pattern';

/** What may stand before, and says nothing of what is bought */
// prettier-ignore
const BEFORE = '^(?:(?:marches?|accords?|cadre|prestations?|missions?|contrats?|services?|mise oeuvre|realisation|consultation|lots?|publics?|groupement commandes?|procedure adaptee|appel offres|concernant|relatifs?|relative|portant|bons? commandes?|subsequents?|realiser|\\d+\\w?) )*';

/**
 * What is done, told by the first words of an object. The first row that is met counts, and no other.
 * Ours; written 2026-11.
 */
// prettier-ignore
export const ACTS: readonly ActRow[] = [
  // Design and control of works are no works
  {
    pattern: /\b(?:maitrises? oeuvres?|maitre oeuvre|moe|amo|maitrise ouvrage|csps|sps|opc|ordonnancement|controle technique(?! vehicules?)|programmiste|etudes? (?:faisabilite|geotechniques?|programmation)|geotechniques?|coordination securite|coordonnateur|bureau controle)\b/,
    works: -4, supplies: -3, services: -1, divisions: { '71': 2, '72': -0.3, '79': -0.3 },
  },
  { pattern: new RegExp(`${BEFORE}(?:etudes?|diagnostics?|elaboration|assistance|accompagnement|expertises?|audits?|inventaires?|analyses?|conseil|revision|evaluation|schema)\\b`), works: -3, supplies: -2.5, divisions: { '71': 0.7 } },
  // Running a facility is not building it
  { pattern: new RegExp(`${BEFORE}(?:exploitation|gestion|delegation|dsp|affermage|concession|animation|regie|gerance|dsp)\\b`), works: -2.5, supplies: -2.5, services: 0.5 },
  { pattern: new RegExp(`${BEFORE}(?:fournitures? (?:pose|installation|mise (?:place|service|oeuvre)|montage))\\b`), works: -0.7, supplies: 1.2, services: -1.5, divisions: { '51': 0.5 } },
  { pattern: new RegExp(`${BEFORE}(?:fournitures?|fourn|fre|acquisitions?|acq|achats?|livraison|approvisionnement|renouvellement (?:parc|materiels?|vehicules?))\\b`), works: -3, supplies: 1.4, services: -1.5, divisions: { '48': 1 } },
  { pattern: new RegExp(`${BEFORE}(?:installations?|poses?|montage|deploiement) (?:\\w+ )?(?:materiels?|equipements?|systemes?|mise service|reseaux?|cameras?|radios?)\\b`), works: -0.3, supplies: -0.5, services: -0.5, divisions: { '51': 2 } },
  { pattern: new RegExp(`${BEFORE}(?:locations?|credit bail|mise disposition)\\b`), works: -2.5, supplies: 0.8, services: 0, divisions: { '45': -2 } },
  { pattern: new RegExp(`${BEFORE}(?:maintenances?|maint|maintce|depannages?|verifications?|reparations?)\\b`), works: -1.8, supplies: -1.8, services: 0.3, divisions: { '50': 1 } },
  { pattern: new RegExp(`${BEFORE}(?:entretiens?)\\b`), works: -0.8, supplies: -2, services: 0.3, divisions: { '50': 0.3 } },
  { pattern: new RegExp(`${BEFORE}(?:nettoyages?|collectes?|transports?|formations?|assurances?|impressions?|gardiennage|surveillance|traitement|organisation|conception|creation graphique|stockage|entreposage|manutention)\\b`), works: -2.5, supplies: -2, services: 0.4 },
  { pattern: new RegExp(`${BEFORE}(?:travaux|remplacements?) (?:agents?|personnels?|impressions?|imprimerie|forestiers?|agricoles?|recherche|topographiques?|elagage|reliure|entretien espaces|debroussaill\\w+|fauchage|nettoyage)\\b`), works: -1.5, supplies: -2, services: 1 },
  { pattern: new RegExp(`${BEFORE}(?:travaux|travx|tvx|trvx|trx|tx|(?:re)?constructions?|rehabilitations?|renovations?|restructurations?|extensions?|amenagements?|reamenagements?|refections?|demolitions?|requalifications?|ravalement|mise (?:aux )?(?:normes|conformite|accessibilite)|remplacement|agrandissement|creation|transformation|restauration)\\b`), works: 1.3, supplies: -1.5, services: -1.5, divisions: { '92': -1 } },
  { pattern: /\btravaux\b/, works: 0.6, supplies: -0.8, services: -0.8 },
];

/** Goods end with division 44, but for software. @returns which family a division belongs to */
export function familyOf(division: string): 'works' | 'supplies' | 'services' {
  if (division === '45') return 'works';
  return division < '45' || division === '48' ? 'supplies' : 'services';
}
