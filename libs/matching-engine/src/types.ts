import type { Kind, Lever, Place } from '#lib/nomenclature';

export type { Place, Point } from '#lib/nomenclature';

/** Where a supplier works. */
export type Area =
  | { type: 'country' }
  | { type: 'radius'; km: number }
  | { type: 'communes' | 'epcis' | 'departments' | 'regions'; codes: string[] };

export type ServiceType = 'supply' | 'service' | 'staff';

export interface ProfileActivity {
  /** Code of a trade (`libs/nomenclature`, trades) when the supplier or its sector says one */
  trade: string | null;
  /** Codes of purchase sectors (`libs/nomenclature`, sectors) that it declares */
  sectors: string[];
  cpv: string[];
  /** What it says it does, in its own words */
  text: string;
  serviceTypes: ServiceType[];
  area: Area | null;
}

export interface ProfileEvidence {
  id: string;
  kind: Kind;
  source: string;
  /** `YYYY-MM-DD`, null when the source gave none */
  checkedAt: string | null;
  /** Last day of validity, included; null when the source gave none */
  validUntil: string | null;
  /** Present when the source says that the supplier is not of this kind, or no longer */
  denied?: true;
}

export interface ProfileReference {
  buyer: string;
  title: string;
  cpv: string | null;
  year: number;
  amount: number | null;
  /** Commune or department of the work, INSEE, where it is told */
  where?: string | null;
}

/** How much a supplier can take; null is not said. */
export interface ProfileCapacity {
  people: number | null;
  /** Euros of work in a year */
  yearlyAmount: number | null;
  /** First day it is free, `YYYY-MM-DD` */
  freeFrom: string | null;
  /** Share of its capacity that is taken, in percent */
  load?: number | null;
  /** Euros below and above which it takes no order */
  smallestOrder?: number | null;
  largestOrder?: number | null;
  /** What else it told, as « 400 repas par jour » */
  measures?: { value: number; unit: string }[];
}

/** All that matching knows of a supplier: compact, built from PostgreSQL, dates kept and judged at match time. */
export interface Profile {
  supplierId: string;
  siret: string;
  name: string;
  naf: string | null;
  place: Place;
  activities: ProfileActivity[];
  evidence: ProfileEvidence[];
  capacity: ProfileCapacity;
  references: ProfileReference[];
  /** Contracts it won that public data tells of; beside `references`, which it tells itself */
  won?: ProfileReference[];
  /** Day its own people, or a list, last changed or confirmed the profile, `YYYY-MM-DD` */
  freshOn?: string | null;
  /** Closed or archived: never proposed */
  closed: boolean;
}

/** What an opportunity asks, as published; `understand` turns it into an `Ask`. */
export interface OpportunityFacts {
  title: string;
  text: string;
  cpv: string[];
  /** Codes that the words were found to mean when the buyer gave none, each with its certainty (0 to 1): weaker than `cpv` */
  proposedCpv?: { code: string; certainty: number }[];
  nature: 'works' | 'supplies' | 'services' | null;
  place: Place;
  /** Where else the work falls, when the notice names several places */
  otherPlaces?: Place[];
  /** What is bought: goods, work done, or staff made available; read from the words and the nature when absent */
  serviceType?: ServiceType | null;
  buyer?: { siret: string | null; name: string | null };
  /** Set when what is looked for are the hours of insertion that a contract's holder owes under a social clause */
  hoursOwed?: HoursOwed;
  /** Suppliers that the buyer excludes, by id: never proposed */
  excluded?: string[];
  /** Euros before tax; `buyerOnly` amounts never reach a supplier, not even inside a reason */
  amount: { value: number; buyerOnly: boolean } | null;
  /** Levers set on it, with whether they are sure */
  levers: { lever: Lever; sure: boolean }[];
  /** First day of the work, `YYYY-MM-DD` */
  startsOn: string | null;
  /** Last day to answer, `YYYY-MM-DD` */
  closesOn: string | null;
}

/** Hours of insertion that a holder owes. */
export interface HoursOwed {
  /** Null where their number is not written */
  count: number | null;
  /** Whether the clause is stated; a doubtful one waits for an officer */
  sure: boolean;
  /** SIRENs of the holders that are known: who owes the hours does not supply them to itself */
  holders?: string[];
}

export const LINKS = ['trade', 'place', 'capacity', 'status', 'references'] as const;
/** The five links of the chain: Métier, Lieu, Capacité, Statut, Références. */
export type LinkName = (typeof LINKS)[number];
export type LinkState = 'held' | 'to-verify' | 'missing';

/** Who may read a reason. `buyer`: the buyer of the opportunity and officers only. */
export type Audience = 'everyone' | 'buyer';

/** A true fact that ties a supplier to an opportunity; rendered in French by `renderReason`. */
export interface Reason {
  code: string;
  link: LinkName;
  audience: Audience;
  /** Share of the score it brought, in points; negative when it costs */
  points: number;
  facts: Record<string, string | number | boolean | null>;
}

export interface Link {
  name: LinkName;
  /** What everyone may see: never moved by an amount that is the buyer's own */
  state: LinkState;
  /** What the buyer sees, when its own amount says more; absent when the same */
  buyerState?: LinkState;
  reasons: Reason[];
}

export type Band = 'very-likely' | 'likely' | 'possible';

/** May it answer, by law. `open`: nothing is reserved, no status is asked. */
export interface Eligibility {
  answer: 'open' | 'eligible' | 'to-verify' | 'not-eligible';
  lever: Lever | null;
  article: string | null;
  /** Code of why, rendered by `renderEligibility` */
  because: string;
  facts: Record<string, string | number | boolean | null>;
}

export interface RankedSupplier {
  supplierId: string;
  score: number;
  band: Band;
  links: Link[];
  eligibility: Eligibility;
  /** Métier and Lieu held, and not ineligible: it may leave without an officer */
  leavesAlone: boolean;
}

/** A supplier that resembles the opportunity and was set aside, with what would lift it. */
export interface SetAside {
  supplierId: string;
  code: string;
  facts: Record<string, string | number | boolean | null>;
}

export interface Ranking {
  ranked: RankedSupplier[];
  /** Beside a list that is full, only some of them: who could not have been ranked is not judged */
  setAside: SetAside[];
}
