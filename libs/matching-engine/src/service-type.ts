import { plain } from '#lib/nomenclature';
import type { OpportunityFacts, ServiceType } from './types';

/** A title that begins so buys goods; « fourniture et pose » is work as well, and says neither. */
const GOODS =
  /^(?:lot\s*n?\W*\d*\W*)?(?:fournitures?|achats?|acquisitions?|livraisons?)\b(?! et (?:pose|installation|mise en place)| d[eu']s? ?(?:prestations?|services?|travaux|heures|formations?))/;
/** Work that is done, whatever else the title speaks of. */
const WORK =
  /\b(?:prestations?|travaux|entretien|nettoyage|maintenance|services? d|realisation|location|collecte|gestion)\b/;

/**
 * What is bought: goods, work done, or staff made available; by the words first, then by the nature of the contract.
 * @param asksStaff the trade of lending staff is among those asked
 * @returns null when nothing says so
 */
export function serviceTypeOf(
  title: string,
  nature: OpportunityFacts['nature'],
  asksStaff: boolean,
): ServiceType | null {
  if (asksStaff) return 'staff';
  if (nature === 'supplies') return 'supply';
  if (nature !== null) return 'service';
  const text = plain(title).trim();
  if (GOODS.test(text)) return 'supply';
  return WORK.test(text) ? 'service' : null;
}
