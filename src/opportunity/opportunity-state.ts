import type { Place } from '#lib/matching-engine';
import type { Mark } from '#lib/nomenclature';

/** `lot`: one of a procedure · `need`: a buyer's · `lead`: hours of insertion that the holder of a lot owes */
export type OpportunityKind = 'lot' | 'need' | 'lead';
export type OpportunityVisibility = 'private' | 'public';
export type OpportunityStatus = 'open' | 'closed' | 'cancelled' | 'awarded';

/** What the holder of an awarded lot owes under its social clause. */
export interface LeadState {
  /** The leader first */
  holders: { name: string; siret: string | null; city: string | null }[];
  /** Hours of insertion; null where their number is not written */
  hours: number | null;
  /** Whether the clause is stated, or must be checked by a person first */
  sure: boolean;
  /** Both `YYYY-MM-DD`; the end of the contract is null where its length is not told */
  awardedOn: string;
  endsOn: string | null;
}

/** The current state of something that suppliers may answer, whoever publishes it. Its hash is its identity. */
export interface OpportunityState {
  kind: OpportunityKind;
  /** Unique within a kind: `<procedure id>/<lot number>` for a lot and for a lead, or the need's ref */
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
  /** Each place, when the work falls in several; `place` is then what they have in common */
  places?: Place[];
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
  /** `boamp-26-12345` for a lot, the notice of the award for a lead, null for a need */
  noticeRef: string | null;
  /** Ids of the suppliers that its buyer keeps out; for matching alone, shown to no other */
  excluded?: string[];
  /** Of a lead only */
  lead?: LeadState;
}
