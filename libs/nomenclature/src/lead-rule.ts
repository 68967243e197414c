import { validOn, type Dated } from './law';

/**
 * For how long hours of insertion that a holder owes are worth telling, in months from the award: never beyond the end of the
 * contract; `unknownEnd` when the notice does not say how long it lasts.
 */
export interface LeadDuration extends Dated {
  knownEnd: number;
  unknownEnd: number;
}

export const LEAD_DURATIONS: readonly LeadDuration[] = [
  {
    knownEnd: 12,
    unknownEnd: 6,
    validFrom: null,
    validTo: null,
    source:
      'Règle de la maison : aucun texte ne date la recherche de ces heures ; le titulaire s’organise au début du contrat, et reprend chaque année ce qui reste',
    certainty: 'house',
  },
];

/** @returns the row that holds on a day, `YYYY-MM-DD` */
export function leadDuration(day: string): LeadDuration {
  return LEAD_DURATIONS.find((row) => validOn(row, day)) ?? LEAD_DURATIONS[0]!;
}
