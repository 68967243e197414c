import { z } from 'zod';

/** Why a supplier says « pas pour moi »: how it chooses it, and how a buyer reads it. */
const REFUSALS = {
  trade: { asked: 'Ce n’est pas notre métier', told: 'ce n’est pas son métier' },
  place: { asked: 'C’est trop loin', told: 'c’est trop loin' },
  size: { asked: 'La taille ne convient pas', told: 'la taille ne convient pas' },
  date: { asked: 'Les dates ne conviennent pas', told: 'les dates ne conviennent pas' },
  other: { asked: 'Autre raison', told: 'autre raison' },
} as const;

export type Refusal = keyof typeof REFUSALS;
const CODES = Object.keys(REFUSALS) as Refusal[];

/** A motive as a form sends it: optional, and nothing else than the list. */
export const refusalField = z.enum(CODES).optional().catch(undefined);

export interface RefusalChoice {
  value: Refusal;
  label: string;
}

/** @returns the motives offered, in their order */
export function refusalChoices(): RefusalChoice[] {
  return CODES.map((value) => ({ value, label: REFUSALS[value].asked }));
}

/** @returns how a motive reads to the buyer; null when none was given */
export function refusalText(code: string | null): string | null {
  return CODES.find((one) => one === code) ? REFUSALS[code as Refusal].told : code;
}
