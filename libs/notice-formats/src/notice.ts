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
  /** Day of publication at the source, `YYYY-MM-DD` */
  publishedOn: string;
  /** BT-05, instant of dispatch, ISO 8601 with offset */
  issuedAt: string | null;
  /** Why it was cancelled or corrected, in the source's words (BT-762) */
  changeReason: string | null;
  /** BOAMP `procedure_libelle` or BT-105, as the source words it */
  procedureType: string | null;
  lots: NoticeLot[];
  /** Levers that the source gives for the whole notice; they stand on the lots as well */
  marks: Mark[];
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
  /** BT-27 or BOAMP estimate, before tax; `isMaximum` when it is a framework's ceiling */
  amount: { value: number; currency: string; isMaximum: boolean } | null;
  durationMonths: number | null;
  /** BT-131, ISO 8601 with offset */
  deadline: string | null;
  documentsUrl: string | null;
  marks: Mark[];
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
  | 'place-missing';

export type ProblemCode =
  | 'not-json'
  | 'not-an-object'
  | 'field-missing'
  | 'shape-unknown'
  | 'donnees-not-json'
  | 'gestion-not-json'
  | 'encoding'
  | 'date-invalid'
  | 'too-large'
  | 'too-deep';

/** Why a record cannot be read at all. */
export interface Problem {
  code: ProblemCode;
  path: string;
  message: string;
}

export type ParsedNotice = { ok: true; notice: Notice; repairs: Repair[] } | { ok: false; problems: Problem[] };
