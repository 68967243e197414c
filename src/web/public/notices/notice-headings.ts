import { fr } from '#lib/html';

/**
 * Headings of a notice, by the last name of the path that a mark was read at: business terms of eForms (BT, eForms SDK), elements
 * of TED R2.0.8 and R2.0.9, of BOAMP, fields of DECP and APProch. A name that means the same in several formats stands once.
 */
const HEADINGS: Readonly<Record<string, string>> = {
  'BT-21': 'Titre',
  'BT-24': 'Description',
  'BT-54': 'Options',
  'BT-57': 'Reconductions',
  'BT-70': 'Conditions d’exécution',
  'BT-71': 'Participation réservée',
  'BT-77': 'Conditions de paiement',
  'BT-88': 'Déroulement de la procédure',
  'BT-135': 'Justification de la procédure',
  'BT-300': 'Informations complémentaires',
  'BT-540': 'Critères d’attribution',
  'BT-543': 'Critères d’attribution',
  'BT-651': 'Sous-traitance',
  'BT-728': 'Lieu d’exécution',
  'BT-733': 'Critères d’attribution',
  'BT-734': 'Critères d’attribution',
  'BT-747': 'Conditions de participation',
  'BT-749': 'Critères de sélection',
  'BT-750': 'Critères de sélection',
  'BT-761': 'Forme juridique demandée',
  'BT-777': 'Achat stratégique',
  TITLE: 'Titre',
  TITLE_CONTRACT: 'Titre',
  LOT_TITLE: 'Titre',
  SHORT_DESCR: 'Description',
  SHORT_CONTRACT_DESCRIPTION: 'Description',
  LOT_DESCRIPTION: 'Description',
  INFO_ADD: 'Informations complémentaires',
  ADDITIONAL_INFORMATION: 'Informations complémentaires',
  ADDITIONAL_INFORMATION_ABOUT_LOTS: 'Informations complémentaires',
  PERFORMANCE_CONDITIONS: 'Conditions d’exécution',
  EXISTENCE_OTHER_PARTICULAR_CONDITIONS: 'Conditions d’exécution',
  CONDITION_PARTICULIERE_EXECUTION: 'Conditions d’exécution',
  CONDITIONS: 'Conditions de participation',
  MAIN_FEATURES_AWARD: 'Caractéristiques de l’attribution',
  AC_CRITERION: 'Critères d’attribution',
  CRITERES_LIBRE: 'Critères d’attribution',
  criteres: 'Critères d’attribution',
  RENSEIGNEMENTS_COMPLEMENTAIRES: 'Renseignements complémentaires',
  AUTRES_RENSEIGNEMENTS: 'Renseignements complémentaires',
  AUTRES_INFORMATIONS: 'Renseignements complémentaires',
  INTITULE: 'Titre',
  intitule: 'Titre',
  titreMarche: 'Titre',
  libelle: 'Titre',
  objet: 'Objet',
  OBJET_COMPLET: 'Objet',
  TITRE_MARCHE: 'Titre',
  description: 'Description',
  DESCRIPTION: 'Description',
};

/** What a field that is ticked says, by its last name; where its own value says it, only what the field is. */
const FIELDS: Readonly<Record<string, string>> = {
  'BT-06': 'achat stratégique (BT-06)',
  'BT-71': 'participation réservée (BT-71)',
  'BT-726': 'adapté aux PME (BT-726)',
  'BT-736': 'exécution réservée (BT-736)',
  'BT-774': 'réduction des effets sur l’environnement (BT-774)',
  'BT-775': 'objectif social (BT-775)',
  'BT-805': 'critères d’achat écologique (BT-805)',
  RESTRICTED_SHELTERED_WORKSHOP: 'marché réservé à des ateliers protégés',
  RESTRICTED_TO_SHELTERED_WORKSHOPS: 'marché réservé à des ateliers protégés',
  RESTRICTED_SHELTERED_PROGRAM: 'exécution réservée à des programmes d’emplois protégés',
  RESTRICTED_TO_FRAMEWORK: 'exécution réservée à des programmes d’emplois protégés',
  RESERVED_ORGANISATIONS_SERVICE_MISSION: 'participation réservée à des organisations de mission de service public',
  MARCHE_RESERVE_OUI: 'marché réservé',
  CRITERES_SOCIAUX_ENV: 'critères sociaux et environnementaux',
  criteres: 'critères',
  considerationsSociales: 'considérations sociales',
  considerationsEnvironnementales: 'considérations environnementales',
  considerations_sociales: 'considérations sociales',
  considerations_environnementales: 'considérations environnementales',
};

/** @returns the heading under which words were read, in French; the path itself where nobody has named it yet */
export function headingOf(path: string): string {
  return known(HEADINGS, path) ?? path;
}

/** @returns what a field of the notice says, in French, with its value where that adds something: « participation réservée (BT-71) « res-ws » » */
export function fieldWords(path: string, excerpt: string): string {
  const name = lastName(path);
  const words = known(FIELDS, path) ?? known(HEADINGS, path)?.toLowerCase() ?? path;
  // The values of older forms repeat the name of their field, or tick it
  const adds = excerpt !== '' && !excerpt.startsWith(name) && !/^(?:yes|oui|true)$/i.test(excerpt);
  return adds ? fr`${words} « ${excerpt} »` : words;
}

function known(words: Readonly<Record<string, string>>, path: string): string | undefined {
  const name = [path, lastName(path)].find((one) => Object.hasOwn(words, one));
  return name === undefined ? undefined : words[name];
}

/** `donnees.OBJET.LOTS.LOT[2].INTITULE` → `INTITULE` */
function lastName(path: string): string {
  return path
    .split(/[/.]/)
    .at(-1)!
    .replace(/\[\d+\]$/, '');
}
