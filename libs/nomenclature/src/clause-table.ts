import { KINDS, type Kind } from './kind';
import type { Dated } from './law';

/** How hours of insertion are delivered under a clause: by the supplier's own work (holder or sub-contractor), or by staff made available to the holder. */
export type ClauseModality = 'work' | 'staff';

/** Can a kind deliver the hours of a clause. `not-offered`: the question has no sense for its trade. */
export interface ClauseCell extends Dated {
  kind: Kind;
  modality: ClauseModality;
  answer: 'yes' | 'no' | 'to-verify' | 'not-offered' | 'prison-only';
}

const ANSWERS: Partial<Record<Kind, Record<ClauseModality, ClauseCell['answer']>>> = {
  EA: { work: 'yes', staff: 'no' },
  ESAT: { work: 'yes', staff: 'no' },
  EATT: { work: 'to-verify', staff: 'yes' },
  EI: { work: 'yes', staff: 'no' },
  ACI: { work: 'yes', staff: 'no' },
  ETTI: { work: 'not-offered', staff: 'yes' },
  AI: { work: 'not-offered', staff: 'yes' },
  EITI: { work: 'to-verify', staff: 'no' },
  GEIQ: { work: 'not-offered', staff: 'yes' },
  SEP: { work: 'prison-only', staff: 'not-offered' },
};
const OTHERS: Record<ClauseModality, ClauseCell['answer']> = { work: 'no', staff: 'not-offered' };

export const CLAUSE_CELLS: readonly ClauseCell[] = KINDS.flatMap((kind) =>
  (['work', 'staff'] as const).map((modality) => {
    const answer = (ANSWERS[kind] ?? OTHERS)[modality];
    return {
      kind,
      modality,
      answer,
      validFrom: null,
      validTo: null,
      source: 'Guides de facilitateurs (grafie.org) et listes du Marché de l’inclusion ; usage, sans article',
      certainty: answer === 'to-verify' ? ('unverified' as const) : ('secondary' as const),
    };
  }),
);

/** @returns whether suppliers of a kind can deliver hours of a clause that way */
export function clauseCell(modality: ClauseModality, kind: Kind): ClauseCell {
  return CLAUSE_CELLS.find((cell) => cell.kind === kind && cell.modality === modality)!;
}
