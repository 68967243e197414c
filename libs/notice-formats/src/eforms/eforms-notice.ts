import type { NoticeBuyer, NoticeForm, NoticeLot } from '../notice';
import type { Mark } from '#lib/nomenclature';
import { marksOf } from '../marks/marks-of';
import { readInstant } from '../reading/dates';
import type { Findings } from '../reading/findings';
import { plainLine, plainText } from '../text/plain-text';
import { all, codeAt, type Element, first, frenchAt, listOf, textAt } from '../tree/element';
import { readBuyer } from './eforms-buyer';
import { readLots, UNTITLED } from './eforms-lots';
import { lotMarkSource, noticeMarkSource } from './eforms-mark-sources';
import { EXTENSION } from './eforms-paths';
import type { SaidBeside } from './said-beside';

/** What an eForms notice says by itself, whoever carried it here. */
export interface EformsContent {
  procedureId: string | null;
  noticeId: string | null;
  noticeVersion: string | null;
  /** The form of the document, corrections and cancellations aside */
  baseForm: NoticeForm | null;
  /** What the change section says (BT-758, BT-140, BT-762), null when there is none */
  change: { target: string | null; isCancellation: boolean; reason: string | null } | null;
  /** Notices named as earlier ones of the procedure (BT-125) */
  follows: string[];
  issuedAt: string | null;
  procedureType: string | null;
  reference: string | null;
  plannedOn: string | null;
  title: string;
  text: string;
  buyer: NoticeBuyer;
  lots: NoticeLot[];
  marks: Mark[];
}

const FORMS: Readonly<Record<string, NoticeForm>> = {
  planning: 'planning',
  consultation: 'planning',
  competition: 'competition',
  'dir-awa-pre': 'planning',
  result: 'result',
  'cont-modif': 'modification',
  completion: 'modification',
};

const DOCUMENTS: Readonly<Record<string, NoticeForm>> = {
  ContractNotice: 'competition',
  ContractAwardNotice: 'result',
  PriorInformationNotice: 'planning',
};

const UUID = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:-\d{2})?$/i;

/**
 * Reads one eForms document (`ContractNotice`, `ContractAwardNotice`, `PriorInformationNotice`).
 * @param path where the document stands in its record, for the repairs
 */
export function readEforms(root: Element, beside: SaidBeside, findings: Findings, path: string): EformsContent {
  const lots = readLots(root, beside, findings, path);
  const marks = marksOf(
    noticeMarkSource(root, beside),
    lots.map((each) => ({ number: each.lot.number, title: each.lot.title, ...lotMarkSource(each) })),
  );
  for (const { lot } of lots) lot.marks = marks.byLot.get(lot.number) ?? [];
  const project = first(root, 'ProcurementProject');
  const typeCode = first(root, 'NoticeTypeCode');
  return {
    procedureId: uuidOr(textAt(root, 'ContractFolderID')),
    noticeId: uuidOr(codeAt(root, 'ID', 'notice-id') || textAt(root, 'ID')),
    noticeVersion: plainLine(textAt(root, 'VersionID')).slice(0, 20) || null,
    baseForm: FORMS[typeCode ? listOf(typeCode) : ''] ?? DOCUMENTS[root.name] ?? null,
    change: changeOf(root),
    follows: all(root, 'TenderingProcess/NoticeDocumentReference/ID').flatMap((id) => uuidOr(id.text) ?? []),
    issuedAt: readInstant(textAt(root, 'IssueDate'), textAt(root, 'IssueTime'), {
      findings,
      path: `${path}/cbc:IssueDate`,
    }),
    procedureType: codeAt(root, 'TenderingProcess/ProcedureCode', 'procurement-procedure-type') || null,
    reference: plainLine(textAt(project, 'ID')).slice(0, 100) || null,
    plannedOn: null,
    title: plainLine(frenchAt(project, 'Name')) || ownTitle(lots[0]?.lot),
    text: plainText(frenchAt(project, 'Description')),
    buyer: readBuyer(root, beside.buyerName, {
      findings,
      path: `${path}//efac:Company/cac:PartyLegalEntity/cbc:CompanyID`,
    }),
    lots: lots.map((each) => each.lot),
    marks: marks.notice,
  };
}

function ownTitle(lot: NoticeLot | undefined): string {
  return lot === undefined || lot.title === UNTITLED ? '' : lot.title;
}

/** BT-758 names a notice and its version (`…-01`); links go by the notice. */
function changeOf(root: Element): EformsContent['change'] {
  const changes = first(root, `${EXTENSION}/Changes`);
  if (!changes) return null;
  const reasons = all(changes, 'ChangeReason');
  const described = reasons
    .map((reason) => plainLine(frenchAt(reason, 'ReasonDescription')))
    .filter((text) => text !== '');
  return {
    target: uuidOr(textAt(changes, 'ChangedNoticeIdentifier')),
    isCancellation: reasons.some((reason) => textAt(reason, 'ReasonCode') === 'cancel'),
    reason: described.join(' ') || null,
  };
}

/** @returns a UUID in lower case without its version, another text as it is (100 characters at most), null when empty */
function uuidOr(text: string): string | null {
  const uuid = UUID.exec(text.trim())?.[1];
  return uuid?.toLowerCase() ?? (plainLine(text).slice(0, 100) || null);
}
