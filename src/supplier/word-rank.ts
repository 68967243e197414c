import { validOn } from '#lib/nomenclature';

/** How far the word of a speaker goes on some members of a supplier: a lower one never overwrites a higher. */
export interface WordRank {
  /** Who speaks: `person`, `cli`, `merge`, `import:<source>`, or `*` */
  speaker: string;
  /** Members that it speaks of with this rank, or `*` */
  members: readonly string[] | '*';
  rank: number;
  validFrom: string | null;
  validTo: string | null;
  source: string;
  /** Why that far */
  because: string;
}

/** What INSEE gives an establishment: who it is in law, and where; `place` stands for all that says where. */
const IDENTITY = ['name', 'legalForm', 'naf', 'place', 'office', 'closedOn'] as const;
const HOUSE = { validFrom: null, validTo: null, source: 'Règle de la maison' } as const;

/** The most precise row wins: by its members, then by its speaker. */
export const WORD_RANKS: readonly WordRank[] = [
  { ...HOUSE, speaker: '*', members: '*', rank: 1, because: 'Une liste recopie ce que d’autres ont dit' },
  { ...HOUSE, speaker: 'person', members: '*', rank: 3, because: 'La structure et les agents savent ce qu’elle est' },
  { ...HOUSE, speaker: 'cli', members: '*', rank: 3, because: 'Un agent tient la commande' },
  {
    ...HOUSE,
    speaker: 'merge',
    members: '*',
    rank: 2,
    because: 'Un agent a jugé que deux fiches n’en font qu’une\u00a0; une liste ne le défait pas',
  },
  {
    validFrom: '1973-03-14',
    validTo: null,
    source: 'Code de commerce, R123-220 à R123-234 (répertoire Sirene)',
    speaker: 'import:recherche-entreprises',
    members: IDENTITY,
    rank: 2,
    because: 'L’INSEE tient l’identité des établissements\u00a0; pour le reste c’est une liste comme une autre',
  },
];

/** Rank of nobody: rows older than the record of who spoke. */
const UNTOLD = 0;

/**
 * @param by who speaks, as in `Origin.by`; null when nobody knows
 * @param member of a supplier's state; `place` for all that says where it is
 * @param day the day it is judged on, `YYYY-MM-DD`
 * @returns the rank of that word: the higher overwrites the lower, and of two equal ones the latest stands
 */
export function rankOf(by: string | null, member: string, day: string): number {
  if (by === null) return UNTOLD;
  const speaker = speakerOf(by);
  let best = UNTOLD;
  let bestPrecision = -1;
  for (const row of WORD_RANKS) {
    if (row.speaker !== '*' && row.speaker !== speaker) continue;
    if (row.members !== '*' && !row.members.includes(member)) continue;
    const precision = (row.members === '*' ? 0 : 2) + (row.speaker === '*' ? 0 : 1);
    if (precision > bestPrecision && validOn(row, day)) [best, bestPrecision] = [row.rank, precision];
  }
  return best;
}

/** @returns whether somebody may say that a closed establishment is open again: a register, or a person */
export function mayReopen(by: string, day: string): boolean {
  return rankOf(by, 'closedOn', day) > rankOf('*', 'closedOn', day);
}

function speakerOf(by: string): string {
  return by.startsWith('person:') ? 'person' : by.startsWith('merge:') ? 'merge' : by;
}
