import { KINDS, type Kind } from './kind';

/** What a kind of supplier belongs to: insertion of people far from work, work for people with disabilities, or the wider social economy. */
export type KindFamily = 'insertion' | 'disability' | 'prison' | 'ess';

const NAMES: Readonly<Record<Kind, string>> = {
  ACI: 'Atelier et chantier d’insertion',
  EI: 'Entreprise d’insertion',
  AI: 'Association intermédiaire',
  ETTI: 'Entreprise de travail temporaire d’insertion',
  EITI: 'Entreprise d’insertion par le travail indépendant',
  GEIQ: 'Groupement d’employeurs pour l’insertion et la qualification',
  EA: 'Entreprise adaptée',
  EATT: 'Entreprise adaptée de travail temporaire',
  ESAT: 'Établissement et service d’accompagnement par le travail',
  SEP: 'Structure de production en établissement pénitentiaire',
  ASSOCIATION: 'Association',
  SCOP: 'Société coopérative de production',
  SCIC: 'Société coopérative d’intérêt collectif',
  MUTUELLE: 'Mutuelle',
  FONDATION: 'Fondation',
  ESUS: 'Entreprise solidaire d’utilité sociale',
  SOCIETE_ESS: 'Société commerciale de l’économie sociale et solidaire',
};

const FAMILIES: Readonly<Record<Kind, KindFamily>> = {
  ACI: 'insertion',
  EI: 'insertion',
  AI: 'insertion',
  ETTI: 'insertion',
  EITI: 'insertion',
  GEIQ: 'insertion',
  EA: 'disability',
  EATT: 'disability',
  ESAT: 'disability',
  SEP: 'prison',
  ASSOCIATION: 'ess',
  SCOP: 'ess',
  SCIC: 'ess',
  MUTUELLE: 'ess',
  FONDATION: 'ess',
  ESUS: 'ess',
  SOCIETE_ESS: 'ess',
};

/** Kinds whose code is a word that nobody abbreviates; the others are read as their letters. */
const WORDS: Partial<Record<Kind, string>> = {
  ASSOCIATION: 'Association',
  MUTUELLE: 'Mutuelle',
  FONDATION: 'Fondation',
  SOCIETE_ESS: 'Société ESS',
};

/** @returns the full French name of a kind, e.g. « Atelier et chantier d’insertion » */
export function kindName(kind: Kind): string {
  return NAMES[kind];
}

/** @returns what a badge shows: `ACI`, `SCOP`, « Association » */
export function kindShortName(kind: Kind): string {
  return WORDS[kind] ?? kind;
}

/** @returns the family of a kind */
export function kindFamily(kind: Kind): KindFamily {
  return FAMILIES[kind];
}

/** @returns the kinds of a family, in the order of `KINDS` */
export function kindsOfFamily(family: KindFamily): Kind[] {
  return KINDS.filter((kind) => FAMILIES[kind] === family);
}

/** @returns whether a text is the code of a kind */
export function isKind(text: string): text is Kind {
  return (KINDS as readonly string[]).includes(text);
}
