import type { Place } from '#lib/matching-engine';
import type { Mark } from '#lib/nomenclature';

export type OpportunityKind = 'lot' | 'need';
export type OpportunityVisibility = 'private' | 'public';
export type OpportunityStatus = 'open' | 'closed' | 'cancelled' | 'awarded';

/** The current state of something that suppliers may answer, whoever publishes it. Its hash is its identity. */
export interface OpportunityState {
  kind: OpportunityKind;
  /** Unique within a kind: `<procedure id>/<lot number>`, or the need's ref */
  ref: string;
  /** `private`: matched for its buyer's eyes only, never alerted nor indexed */
  visibility: OpportunityVisibility;
  status: OpportunityStatus;
  title: string;
  text: string;
  /** CPV codes of 8 digits, the main one first */
  cpv: string[];
  nature: 'works' | 'supplies' | 'services' | null;
  place: Place;
  /** Before tax; a `buyerOnly` amount never reaches a supplier */
  amount: { value: number; currency: string; isMaximum: boolean; buyerOnly: boolean } | null;
  marks: Mark[];
  buyer: { name: string; siret: string | null; city: string | null };
  /** First day of the work, `YYYY-MM-DD` */
  startsOn: string | null;
  /** Last instant to answer, ISO 8601 */
  closesAt: string | null;
  /** Page of it on this site, from `/` */
  path: string;
  /** Where a supplier finds the documents; an `https:` address or null */
  documentsUrl: string | null;
  lotNumber: string | null;
  /** `boamp-26-12345` for a lot, null for a need */
  noticeRef: string | null;
  /** Ids of the suppliers that its buyer keeps out; for matching alone, shown to no other */
  excluded?: string[];
}
