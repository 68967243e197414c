/** What a buyer can set to reach insertion and disability employers; stable codes, one per legal basis. */
export const LEVERS = [
  'reserved-disability',
  'reserved-insertion',
  'reserved-ess',
  'reserved-prison',
  'reserved-unspecified',
  'social-clause',
  'insertion-object',
  'social-criterion',
  'sme',
  'environment-clause',
  'environment-criterion',
] as const;
export type Lever = (typeof LEVERS)[number];

/** The levers that keep a lot for some kinds of suppliers; the others ask nothing of who answers. */
export const RESERVATIONS = LEVERS.filter((lever) => lever.startsWith('reserved-'));

/** `stated`: a field and words agree, or the words cite the article; `likely`: words alone; `to-check`: a tag that no word confirms, or that words contradict. */
export type Certainty = 'stated' | 'likely' | 'to-check';

/** A lever found on a lot or a notice, with what proves it. */
export interface Mark {
  lever: Lever;
  certainty: Certainty;
  /** Articles cited or implied, e.g. `L2113-12` */
  articles: string[];
  evidence: MarkEvidence[];
  /** Hours of insertion that a social clause sets, where they are written */
  hours?: number;
}

export interface MarkEvidence {
  /** Where it was read: eForms field (`BT-71`), BOAMP path or heading */
  path: string;
  excerpt: string;
  origin: 'structured' | 'text';
}
