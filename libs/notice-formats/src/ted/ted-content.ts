import type { Tag, TextBlock } from '../marks/mark-source';
import type { AwardCriterion, ContactPoint, NoticeForm, NoticeLot, NoticePlace, Winner } from '../notice';
import type { Element } from '../tree/element';

/** What one form of TED says, whichever schema it follows: the two readers fill it, one assembly makes the notice of it. */
export interface TedContent {
  /** Where the buyer stands, and the code of its type as TED writes it */
  buyer: Element | undefined;
  buyerType: string;
  title: string;
  text: string;
  reference: string;
  /** Day of dispatch, as `YYYY-MM-DD` or empty */
  sentOn: string;
  plannedOn: string;
  /** Numbers of the Official Journal that the form names */
  earlier: string[];
  /** What a correction or a modification changes, in words */
  change: { reason: string; isCancellation: boolean; deadlines: MovedDeadline[] } | null;
  /** What stands for every lot that does not say otherwise */
  common: CommonContent;
  lots: LotContent[];
  contracts: ContractContent[];
  tags: Tag[];
  blocks: TextBlock[];
}

/** A limit to answer that a correction moves, as its form writes it. */
export interface MovedDeadline {
  /** What names the lots; empty for all */
  lots: string;
  day: string;
  time: string;
}

export interface CommonContent {
  cpv: string[];
  nature: NoticeLot['nature'];
  places: NoticePlace[];
  /** Of the whole purchase: it is a lot's only when there is one */
  amount: NoticeLot['amount'];
  /** Value of the contract or contracts made, of the whole purchase */
  finalAmount: { value: number; currency: string } | null;
  durationMonths: number | null;
  deadline: string | null;
  documentsUrl: string | null;
  criteria: AwardCriterion[];
  performanceConditions: string[];
  contactPoint: ContactPoint | null;
}

export interface LotContent {
  /** As the source writes it, empty when it does not */
  number: string;
  title: string;
  text: string;
  cpv: string[];
  places: NoticePlace[];
  amount: NoticeLot['amount'];
  durationMonths: number | null;
  criteria: AwardCriterion[];
  blocks: TextBlock[];
  path: string;
}

/** One « attribution de marché »: a contract made, or the word that none was. */
export interface ContractContent {
  /** Numbers of the lots it is for; none when it names none */
  lots: string[];
  title: string;
  isAwarded: boolean;
  reason: string | null;
  contractId: string | null;
  decidedOn: string | null;
  winners: Winner[];
  amount: { value: number; currency: string } | null;
  estimate: NoticeLot['amount'];
  bids: number | null;
}

/** `TD_DOCUMENT_TYPE`, the kind of document, the same in both schemas (list of the Publications Office). */
export const FORMS: Readonly<Record<string, NoticeForm>> = {
  '0': 'planning',
  '1': 'correction',
  '2': 'correction',
  '3': 'competition',
  '4': 'competition',
  '7': 'result',
  A: 'competition',
  B: 'planning',
  C: 'competition',
  D: 'competition',
  E: 'competition',
  G: 'competition',
  H: 'competition',
  I: 'competition',
  J: 'result',
  K: 'modification',
  M: 'competition',
  O: 'competition',
  P: 'planning',
  Q: 'planning',
  R: 'result',
  V: 'planning',
  Y: 'competition',
};

/** `PR_PROC`, the procedure, as the code of BT-105 that means the same; concessions have none. */
export const PROCEDURES: Readonly<Record<string, string>> = {
  '1': 'open',
  '2': 'restricted',
  '3': 'restricted',
  '4': 'neg-w-call',
  '6': 'neg-w-call',
  A: 'neg-wo-call',
  B: 'neg-w-call',
  C: 'comp-dial',
  E: 'Procédure d’attribution de concession',
  F: 'neg-wo-call',
  G: 'innovation',
  T: 'neg-wo-call',
  V: 'neg-wo-call',
};

/**
 * Type of buyer as the code of BT-11 that means the same. « Autorité régionale ou locale » is one in TED and two in
 * `buyer-legal-type`, so it gives none.
 */
export const BUYER_TYPES: Readonly<Record<string, string>> = {
  MINISTRY: 'cga',
  NATIONAL_AGENCY: 'cga',
  REGIONAL_AGENCY: 'body-pl-ra',
  BODY_PUBLIC: 'body-pl',
  EU_INSTITUTION: 'eu-ins-bod-ag',
};
