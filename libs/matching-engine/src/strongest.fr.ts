import { kilometres } from './french-numbers';
import type { ReasonCode } from './reason';
import { renderReason } from './reasons.fr';
import type { Audience, Link, Reason } from './types';

/** A link says its strongest facts only: the third reads like the first two. All of them stand in the detail. */
const MOST_SAID = 2;

/** Who a line is written to: an audience, or the supplier itself, who is told « votre » where others read « sa ». */
export type Reader = Audience | 'supplier';

const TO_THE_SUPPLIER: Readonly<Partial<Record<ReasonCode, (facts: Reason['facts']) => string>>> = {
  'trade/other': () => 'aucun de vos métiers connus',
  'place/inside-area': ({ area, km }) => {
    if (area === 'country') return 'vous intervenez dans toute la France';
    return `dans votre zone d’intervention${area === 'radius' ? `, ${kilometres(Number(km))}` : ''}`;
  },
  'capacity/order-fits': () => 'montant dans la taille de vos commandes',
  'capacity/amount-fits': () => 'montant dans votre fourchette',
  'capacity/amount-above': () => 'montant au-dessus de votre fourchette : un groupement aiderait',
};

/**
 * @returns what a link says in one line to a reader: its strongest reasons that this reader may know, at most two, in
 * the order of what they bring; equal words are said once
 */
export function strongestWords(link: Link, reader: Reader): string[] {
  const said = [...link.reasons]
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .map((reason) => wordsFor(reason, reader))
    .filter((text) => text !== null);
  return [...new Set(said)].slice(0, MOST_SAID);
}

function wordsFor(reason: Reason, reader: Reader): string | null {
  const words = renderReason(reason, reader === 'supplier' ? 'everyone' : reader);
  const toTheSupplier = reader === 'supplier' ? TO_THE_SUPPLIER[reason.code as ReasonCode] : undefined;
  return words !== null && toTheSupplier ? toTheSupplier(reason.facts) : words;
}
