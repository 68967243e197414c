import type { Mark } from '#lib/nomenclature';
import { marksOf } from '../marks/marks-of';
import type { NoticeBuyer, NoticeForm, NoticeLot } from '../notice';
import { type Place, readDay, readInstant } from '../reading/dates';
import { type Findings, quoted } from '../reading/findings';
import { plainLine, plainText } from '../text/plain-text';
import { all, codeAt, type Element, first, frenchAt, listOf, textAt } from '../tree/element';
import { designatedBuyer, readBuyer } from './eforms-buyer';
import { contactReader } from './eforms-contact';
import { readLot, UNTITLED } from './eforms-lot';
import { lotPlaces, type ReadLot } from './eforms-lots';
import { lotMarkSource, noticeMarkSource } from './eforms-mark-sources';
import { type Organisation, organisationsOf } from './eforms-organisations';
import { EXTENSION } from './eforms-paths';
import { readResults } from './eforms-results';
import { publicationNumber } from './publication-number';
import { readable } from './readable';
import type { SaidBeside } from './said-beside';

/** What an eForms notice says by itself, whoever carried it here. */
export interface EformsContent {
  procedureId: string | null;
  noticeId: string | null;
  noticeVersion: string | null;
  /** The form of the document, corrections and cancellations aside */
  baseForm: NoticeForm | null;
  /** What the change section says (BT-758, BT-140, BT-762), null when there is none */
  change: { target: string | null; isCancellation: boolean } | null;
  /** Why the notice was changed or cancelled (BT-762), or the contract modified (BT-201) */
  changeReason: string | null;
  /** Notices named as earlier ones of the procedure (BT-125), or as that of the contract modified (BT-1501) */
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
 * Reads one eForms document (`ContractNotice`, `ContractAwardNotice`, `PriorInformationNotice`), whoever carried it.
 * @param path where the document stands in its record, for the repairs
 */
export function readEforms(document: Element, beside: SaidBeside, findings: Findings, path: string): EformsContent {
  const root = readable(document);
  const organisations = organisationsOf(root);
  const lots = readLots(root, organisations, beside, findings, path);
  const marks = marksOf(
    noticeMarkSource(root, beside),
    lots.map((each) => ({ number: each.lot.number, title: each.lot.title, ...lotMarkSource(each) })),
  );
  for (const { lot } of lots) lot.marks = marks.byLot.get(lot.number) ?? [];
  const project = first(root, 'ProcurementProject');
  const typeCode = first(root, 'NoticeTypeCode');
  const change = first(root, `${EXTENSION}/Changes`);
  const modification = first(root, `${EXTENSION}/ContractModification`);
  return {
    procedureId: folderOf(textAt(root, 'ContractFolderID'), { findings, path: `${path}/cbc:ContractFolderID` }),
    noticeId: noticeNumber(codeAt(root, 'ID', 'notice-id') || textAt(root, 'ID')),
    noticeVersion: plainLine(textAt(root, 'VersionID'), 20) || null,
    baseForm: FORMS[typeCode ? listOf(typeCode) : ''] ?? DOCUMENTS[root.name] ?? null,
    change: changeOf(change),
    changeReason: reasonOf(change) ?? reasonOf(modification),
    follows: [
      ...all(root, 'TenderingProcess/NoticeDocumentReference/ID'),
      ...all(root, 'ProcurementProjectLot/TenderingProcess/NoticeDocumentReference/ID'),
      ...all(modification, 'ChangedNoticeIdentifier'),
    ].flatMap((id) => noticeNumber(id.text) ?? []),
    issuedAt: readInstant(textAt(root, 'IssueDate'), textAt(root, 'IssueTime'), {
      findings,
      path: `${path}/cbc:IssueDate`,
    }),
    procedureType: plainLine(codeAt(root, 'TenderingProcess/ProcedureCode', 'procurement-procedure-type'), 100) || null,
    reference: referenceOf(project),
    plannedOn: readDay(textAt(root, 'PlannedDate'), { findings, path: `${path}/cbc:PlannedDate` }),
    title: plainLine(frenchAt(project, 'Name')) || ownTitle(lots[0]?.lot),
    text: plainText(frenchAt(project, 'Description')),
    buyer: readBuyer(designatedBuyer(root, organisations), beside.buyerName, {
      findings,
      path: `${path}//efac:Company/cac:PartyLegalEntity/cbc:CompanyID`,
    }),
    lots: lots.map((each) => each.lot),
    marks: marks.notice,
  };
}

function readLots(
  root: Element,
  organisations: ReadonlyMap<string, Organisation>,
  beside: SaidBeside,
  findings: Findings,
  path: string,
): ReadLot[] {
  const results = readResults(root, organisations, findings, path);
  const contactOf = contactReader(organisations, designatedBuyer(root, organisations), {
    findings,
    path: `${path}//efac:Organization/cbc:WebsiteURI`,
  });
  const procedure = first(root, 'ProcurementProject');
  return lotPlaces(root, [...results.keys()], findings, path).map((place) => {
    const lot = readLot(place, { procedure, beside, findings });
    const result = results.get(place.id);
    lot.contactPoint = contactOf(place.element);
    lot.result = result?.result ?? null;
    lot.amount ??= result?.ceiling ?? null;
    return { ...place, lot };
  });
}

function ownTitle(lot: NoticeLot | undefined): string {
  return lot === undefined || lot.title === UNTITLED ? '' : lot.title;
}

/** BT-22; what is written where there is none is no reference, lest it join purchases that have nothing in common. */
function referenceOf(project: Element | undefined): string | null {
  const reference = plainLine(textAt(project, 'ID'), 100);
  return /^(?:|not available|n\/?a|none|néant|sans objet|[-.0/_ ]+)$/i.test(reference) ? null : reference;
}

/** BT-758 names a notice and its version (`…-01`); links go by the notice. */
function changeOf(changes: Element | undefined): EformsContent['change'] {
  if (!changes) return null;
  const reasons = all(changes, 'ChangeReason/ReasonCode').map((code) => code.text);
  return {
    target: noticeNumber(textAt(changes, 'ChangedNoticeIdentifier')),
    isCancellation: reasons.includes('cancel'),
  };
}

/** What is written of why, else of what was changed (BT-141, BT-202). */
function reasonOf(changes: Element | undefined): string | null {
  const written = (path: string, name: string): string[] =>
    all(changes, path).flatMap((each) => plainLine(frenchAt(each, name)) || []);
  const reasons = written('ChangeReason', 'ReasonDescription');
  const said = reasons.length > 0 ? reasons : written('Change', 'ChangeDescription');
  return plainLine([...new Set(said)].slice(0, 20).join(' '), 2_000) || null;
}

/** BT-04: a UUID, else it tells no procedure from those of other buyers. */
function folderOf(text: string, at: Place): string | null {
  const uuid = UUID.exec(text.trim())?.[1]?.toLowerCase();
  if (uuid !== undefined && /[1-9a-f]/.test(uuid)) return uuid;
  const said = plainLine(text, 100);
  if (said !== '') {
    at.findings.repair('field-invalid', at.path, `Identifiant de procédure qui n’est pas un UUID : ${quoted(said)}.`);
  }
  return null;
}

/**
 * How a notice is named.
 * @returns a UUID in lower case without its version, a publication number as TED writes it, another text as it is (100
 * characters at most), null when empty
 */
function noticeNumber(text: string): string | null {
  const uuid = UUID.exec(text.trim())?.[1];
  return uuid?.toLowerCase() ?? publicationNumber(text) ?? (plainLine(text, 100) || null);
}
