/** A buyer of the demo: plainly fictional, at home in a real commune of Grand Poitiers. */
export interface DemoBuyer {
  name: string;
  siret: string;
  /** eForms list `buyer-legal-type` */
  legalType: 'la' | 'body-pl';
  street: string;
  city: string;
  postCode: string;
}

export interface DemoLot {
  title: string;
  text: string;
  /** Main CPV code first */
  cpv: readonly string[];
  nature: 'works' | 'supplies' | 'services';
  city: string;
  postCode: string;
  /** Euros before tax, as the notice publishes it */
  amount: number | null;
  months: number;
  /** BT-71, with the words beside it */
  reserved?: { code: 'res-ws' | 'res-pub-ser'; text: string };
  /** BT-70: conditions of performance */
  conditions?: string;
  /** BT-300 */
  note?: string;
  /** Award criteria: name and weight out of 100 */
  criteria: readonly (readonly [name: string, weight: number])[];
}

/** What one notice of the demo says; days are counted from the day the demo is loaded. */
export interface DemoNotice {
  idweb: string;
  /** UUID of the notice (BT-701) and of its procedure (BT-04) */
  noticeId: string;
  procedureId: string;
  document: 'ContractNotice' | 'ContractAwardNotice' | 'PriorInformationNotice';
  buyer: DemoBuyer;
  title: string;
  text: string;
  /** BOAMP's own subject heading: code and label */
  subject: readonly [code: string, label: string];
  publishedAfter: number;
  /** null when the notice calls for no tender */
  closesAfter: number | null;
  lots: readonly DemoLot[];
  /** The notice it corrects or cancels, why, and how eForms codes it */
  changes?: { idweb: string; noticeId: string; kind: 'correction' | 'cancellation'; reason: string };
  /** The call that a result follows */
  follows?: string;
  /** To whom a result awards its lots, all of them; one without says only that the contract is awarded */
  award?: {
    holder: { name: string; siret: string; city: string; postCode: string };
    /** Euros before tax, of each lot */
    amount: number;
    decidedAfter: number;
  };
  flags?: readonly ('sociaux' | 'environnementaux')[];
}

/** One record as the BOAMP API v2.1 gives it; `donnees` and `gestion` are JSON strings. */
export type BoampRecord = Readonly<Record<string, string | null>> & { idweb: string; donnees: string; gestion: string };

export type Json = string | number | { [key: string]: Json } | Json[];
