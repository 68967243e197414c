import { z } from 'zod';

/** Why an officer refuses; the code stands in the match, the words on the page. */
const MOTIVES = {
  'trade-too-far': 'Métier trop éloigné',
  'place-too-far': 'Trop loin',
  'too-big': 'Trop gros pour cette structure',
  'status-not-established': 'Statut non établi',
  'notice-misread': 'Avis mal lu',
  other: 'Autre motif',
} as const;

export type Motive = keyof typeof MOTIVES;
const CODES = Object.keys(MOTIVES) as Motive[];

export const motiveField = z.enum(CODES).optional().catch(undefined);

export function motiveChoices(): { value: Motive; label: string }[] {
  return CODES.map((value) => ({ value, label: MOTIVES[value] }));
}

/** @returns what the match keeps: `officer/too-big`, with the officer's own words after a colon when there are some */
export function motiveOf(motive: Motive, precision: string): string {
  return `officer/${motive}${precision ? `: ${precision}` : ''}`;
}
