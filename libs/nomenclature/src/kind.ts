/** Kinds of supplier. The first ten are proven by a register; the others say what an organisation is in law. */
export const KINDS = [
  'ACI',
  'EI',
  'AI',
  'ETTI',
  'EITI',
  'GEIQ',
  'EA',
  'EATT',
  'ESAT',
  'SEP',
  'ASSOCIATION',
  'SCOP',
  'SCIC',
  'MUTUELLE',
  'FONDATION',
  'ESUS',
  'SOCIETE_ESS',
] as const;
export type Kind = (typeof KINDS)[number];
