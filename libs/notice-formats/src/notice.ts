import type { Mark } from '#lib/nomenclature';

/** What a public notice says, whatever its format. Fields name the eForms business term (BT) or BOAMP path they come from. */
export interface Notice {
  source: 'boamp' | 'ted' | 'decp' | 'approch';
  /** The source's own id: BOAMP `idweb`, TED publication number */
  sourceId: string;
  /** BT-04 ContractFolderID: the same for every notice of one procedure, in every source */
  procedureId: string | null;
  /** BT-701, notice UUID, and BT-757, its version */
  noticeId: string | null;
  noticeVersion: string | null;
  form: NoticeForm;
  /** Earlier notices this one speaks of */
  links: NoticeLink[];
  /** Address of the notice at its source */
  url: string | null;
  title: string;
  text: string;
  buyer: NoticeBuyer;
  /** Day of publication at the source, `YYYY-MM-DD`; null where the source dates nothing (APProch) */
  publishedOn: string | null;
  /** BT-05, instant of dispatch, ISO 8601 with offset */
  issuedAt: string | null;
  /** Why it was cancelled or corrected, in the source's words (BT-762) */
  changeReason: string | null;
  /** BOAMP `procedure_libelle` or BT-105, as the source words it */
  procedureType: string | null;
  /** The buyer's own number of the purchase: BT-22, TED `REFERENCE_NUMBER`, BOAMP `NUMERO`, DECP `id`; one line */
  reference: string | null;
  /** Day on which a planned purchase is to be called for (BT-127, APProch `date_previsionnelle_de_publication`), `YYYY-MM-DD` */
  plannedOn: string | null;
  lots: NoticeLot[];
  /** Levers that the source gives for the whole notice; they stand on the lots as well */
  marks: Mark[];
  /**
   * Deadlines that a correction moves without repeating its lots (TED F14 `NEW_VALUE`, BOAMP `RECTIF`); `lot` is null for
   * every lot. Absent where none is told this way
   */
  deadlineMoves?: DeadlineMove[];
}

export interface DeadlineMove {
  lot: string | null;
  /** ISO 8601 with offset */
  deadline: string;
}

export type NoticeForm = 'planning' | 'competition' | 'correction' | 'cancellation' | 'result' | 'modification';

export interface NoticeLink {
  relation: 'corrects' | 'cancels' | 'follows';
  /** `sourceId` or `noticeId` of the other notice */
  target: string;
}

export interface NoticeBuyer {
  name: string;
  /** BT-501; null when absent or not a valid SIRET (the repair is named) */
  siret: string | null;
  /** BT-11, code of the list `buyer-legal-type` */
  legalType: string | null;
  city: string | null;
  postCode: string | null;
  nuts: string | null;
}

export interface NoticeLot {
  /** BT-137 without its prefix: `1`, `2`…; a notice with one lot has `1` */
  number: string;
  title: string;
  text: string;
  /** CPV codes, 8 digits; BT-262 first, then BT-263 */
  cpv: string[];
  nature: 'works' | 'supplies' | 'services' | null;
  places: NoticePlace[];
  /**
   * BT-27 or BOAMP estimate, before tax. `isMaximum` when it is a framework's ceiling or the upper end of a band;
   * `minimum` is the lower end that stands beside it
   */
  amount: { value: number; currency: string; isMaximum: boolean; minimum: number | null } | null;
  durationMonths: number | null;
  /** BT-131, ISO 8601 with offset */
  deadline: string | null;
  documentsUrl: string | null;
  /** Award criteria with their weights (BT-539, BT-540, BT-541), in the source's order */
  criteria: AwardCriterion[];
  /** Conditions of performance in the source's words (BT-70), one a text */
  performanceConditions: string[];
  contactPoint: ContactPoint | null;
  /** What came of it, where a result says so (BT-142…) */
  result: LotResult | null;
  marks: Mark[];
}

export interface AwardCriterion {
  kind: 'price' | 'cost' | 'quality' | null;
  name: string;
  /** Per cent, or points as the source gives them; null when only an order or words are given */
  weight: number | null;
}

/** Where to ask, never whom: a service, its town, its web address. Names of persons, telephones and e-mails are not read. */
export interface ContactPoint {
  organisation: string | null;
  city: string | null;
  postCode: string | null;
  /** BT-505, or the buyer's profile (BT-508); http(s) */
  url: string | null;
}

/** BT-142: a contract was made, none was (and why, BT-144), or the notice does not say. */
export interface LotResult {
  outcome: 'awarded' | 'not-awarded' | 'unknown';
  /** Tenders received (BT-759) */
  bids: number | null;
  /** Why none was chosen, in words */
  reason: string | null;
  awards: Award[];
}

/** One contract made. */
export interface Award {
  winners: Winner[];
  /** BT-720, before tax */
  amount: { value: number; currency: string } | null;
  /** BT-1451, or the day of notification (DECP), `YYYY-MM-DD` */
  decidedOn: string | null;
  /** BT-150, or the source's number of the contract */
  contractId: string | null;
}

export interface Winner {
  name: string;
  /** BT-501, valid by its check digit, else null */
  siret: string | null;
  siren: string | null;
  city: string | null;
  postCode: string | null;
  role: 'holder' | 'subcontractor';
}

export interface NoticePlace {
  city: string | null;
  postCode: string | null;
  /** Department code, `86`, `2A`, `971` */
  department: string | null;
  nuts: string | null;
}

/** Something that was wrong in the source and was mended without guessing; it has a name so that it can be counted. */
export interface Repair {
  code: RepairCode;
  /** Where in the record, e.g. `donnees.EFORMS…/cbc:CompanyID` */
  path: string;
  message: string;
}
export type RepairCode =
  | 'buyer-siret-invalid'
  | 'cpv-check-digit-wrong'
  | 'cpv-unknown'
  | 'date-invalid'
  | 'text-not-utf8'
  | 'url-invalid'
  | 'amount-invalid'
  | 'lot-number-missing'
  | 'title-missing'
  | 'place-missing'
  | 'winner-siret-invalid'
  | 'text-broken'
  | 'markup-removed'
  | 'field-invalid';

export type ProblemCode =
  | 'not-json'
  | 'not-xml'
  | 'doctype-refused'
  | 'format-unknown'
  | 'test-record'
  | 'file-unreadable'
  | 'not-an-object'
  | 'field-missing'
  | 'shape-unknown'
  | 'donnees-not-json'
  | 'gestion-not-json'
  | 'encoding'
  | 'date-invalid'
  | 'document-missing'
  | 'too-large'
  | 'too-deep';

/** Why a record cannot be read at all. */
export interface Problem {
  code: ProblemCode;
  path: string;
  message: string;
}

/** The shape a record was read as; counted by shape, so that a silent change of a source shows. */
export const NOTICE_FORMATS = [
  'boamp-eforms',
  'boamp-fnsimple',
  'boamp-mapa',
  'boamp-dsp',
  'boamp-other',
  'boamp-legacy',
  'boamp-xml',
  'eforms-xml',
  'ted-r208',
  'ted-r209',
  'decp-2019',
  'decp-2022',
  'decp-tabular',
  'approch',
] as const;
export type NoticeFormat = (typeof NOTICE_FORMATS)[number];

/** A record as it was read; `format` is null when it was not recognised. */
export type ParsedNotice =
  | { ok: true; format: NoticeFormat; notice: Notice; repairs: Repair[] }
  | { ok: false; format: NoticeFormat | null; problems: Problem[] };
