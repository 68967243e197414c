import type { Dated } from './law';

/**
 * Is an object among the « services sociaux et autres services spécifiques » (L2113-15, R2123-1 3°). `listed`: in the list
 * that eForms checks notices with; `perhaps`: in a family that the annexed list holds by other accounts; `no`: in neither.
 */
export type ListedService = 'listed' | 'perhaps' | 'no';

/**
 * The legal list is the notice of 31 March 2019 annexed to the Code, which we have not read: this one stands in for it, so
 * every answer made of it is shown « À confirmer ».
 */
export const SOCIAL_SERVICES: Dated = {
  validFrom: '2019-04-01',
  validTo: null,
  source: 'Liste eForms « social-service-cpv » 1.15.1 (115 codes) ; l’avis annexé du 31 mars 2019 n’a pas été relu',
  certainty: 'derived',
};

/** The 98 codes of division 85 are all in the list; of the others, these 17. */
const WHOLE_DIVISION = '85';
// prettier-ignore
const CODES: ReadonlySet<string> = new Set([
  '75121000', '75122000', '75123000', '79622000', '79624000', '79625000', '80110000', '80300000', '80420000',
  '80430000', '80511000', '80520000', '80590000', '92500000', '92600000', '98133000', '98133110',
]);

/**
 * Families that commentators, and annex XIV of directive 2014/24, count in beside the list above: hotels, restaurants,
 * canteens and catering, post, administration and social security, law, staff, security, events and libraries, teaching,
 * leisure and culture, associations and homes.
 */
// prettier-ignore
const WIDER = [
  '551', '552', '553', '554', '555', '64', '75', '791', '796', '797', '7995', '79995', '80', '92', '981', '982', '985', '989',
];

/** @param cpv codes of eight digits, the main one first: it decides, the law asks for such services exclusively */
export function listedService(cpv: readonly string[]): ListedService {
  const [main] = cpv;
  if (main === undefined) return 'no';
  if (main.startsWith(WHOLE_DIVISION) || CODES.has(main)) return 'listed';
  return WIDER.some((prefix) => main.startsWith(prefix)) ? 'perhaps' : 'no';
}
