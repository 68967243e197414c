import type { NoticeLot, NoticePlace } from '../notice';
import { type Place, readDay, readInstant } from '../reading/dates';
import type { Findings } from '../reading/findings';
import { monthsOf, readCpv, readUrl } from '../reading/values';
import { plainLine, plainText } from '../text/plain-text';
import { all, codeAt, type Element, first, frenchAt, listOf, textAt } from '../tree/element';
import { placeOfAddress } from './eforms-buyer';
import { readCriteria } from './eforms-criteria';
import type { LotPlace } from './eforms-lots';
import { moneyAt } from './eforms-money';
import { EXTENSION } from './eforms-paths';
import type { SaidBeside } from './said-beside';

/** Title of a lot that has none, in a notice that has none. */
export const UNTITLED = 'Sans titre';

/** What a lot is read with: the procedure it belongs to, and what the source says beside the notice. */
interface LotContext {
  /** The procedure's own `cac:ProcurementProject` */
  procedure: Element | undefined;
  beside: SaidBeside;
  findings: Findings;
}

interface Here extends Place {
  beside: SaidBeside;
}

/**
 * A lot, all but its contact point, its result and its marks. What it does not say is taken from the procedure, then from
 * what the source says beside the notice.
 */
export function readLot(
  { element, number, isOnly, path }: LotPlace,
  { procedure, beside, findings }: LotContext,
): NoticeLot {
  if (element.name !== 'ProcurementProjectLot' && !isOnly) {
    const message = `Lot ${number} que seuls les résultats nomment : titre de l’avis repris.`;
    findings.repair('title-missing', `${path}//efac:TenderLot`, message);
  }
  const own = first(element, 'ProcurementProject');
  const project = own ?? procedure;
  const at: Here = { findings, beside, path };
  const inProject = (field: string): Place => ({ findings, path: `${path}/cac:ProcurementProject/${field}` });
  const cpv = readCpv(cpvCodes(own), inProject('cac:MainCommodityClassification'));
  const terms = first(element, 'TenderingTerms');
  return {
    number,
    title: titleOf(own, procedure, at),
    text: plainText(frenchAt(project, 'Description')),
    cpv: cpv.length > 0 ? cpv : readCpv(cpvCodes(procedure), inProject('cac:MainCommodityClassification')),
    nature: natureOf(own) ?? natureOf(procedure) ?? beside.nature,
    places: placesOf(own, procedure, at),
    amount: amountOf(element, own, inProject('cac:RequestedTenderTotal'), isOnly ? procedure : undefined),
    durationMonths: durationOf(project, inProject('cac:PlannedPeriod')),
    deadline: deadlineOf(element, at),
    documentsUrl: documentsOf(terms, at),
    criteria: readCriteria(terms),
    performanceConditions: conditionsOf(terms),
    contactPoint: null,
    result: null,
    marks: [],
  };
}

function titleOf(own: Element | undefined, procedure: Element | undefined, at: Here): string {
  const title = plainLine(frenchAt(own, 'Name'));
  if (title !== '') return title;
  const instead = plainLine(frenchAt(procedure, 'Name')) || at.beside.title || UNTITLED;
  at.findings.repair(
    'title-missing',
    `${at.path}/cac:ProcurementProject/cbc:Name`,
    `Lot sans titre : titre de l’avis repris.`,
  );
  return instead;
}

function cpvCodes(project: Element | undefined): string[] {
  return [...all(project, 'MainCommodityClassification'), ...all(project, 'AdditionalCommodityClassification')]
    .flatMap((classification) => all(classification, 'ItemClassificationCode'))
    .filter((code) => code.text !== '' && (listOf(code) === '' || listOf(code) === 'cpv'))
    .map((code) => code.text);
}

/** @returns BT-23, or null when it is `combined` or absent */
function natureOf(project: Element | undefined): NoticeLot['nature'] {
  const code = codeAt(project, 'ProcurementTypeCode', 'contract-nature');
  return code === 'works' || code === 'supplies' || code === 'services' ? code : null;
}

function placesOf(own: Element | undefined, procedure: Element | undefined, at: Here): NoticePlace[] {
  const places = distinct(addressesOf(own));
  if (places.length > 0) return places;
  const ofProcedure = distinct(addressesOf(procedure));
  if (ofProcedure.length > 0) return ofProcedure;
  const { departments } = at.beside;
  const instead =
    departments.length > 0 ? `départements de la source : ${departments.join(', ')}` : 'aucun autre connu';
  at.findings.repair(
    'place-missing',
    `${at.path}/cac:ProcurementProject/cac:RealizedLocation`,
    `Lieu absent, ${instead}.`,
  );
  return departments.map((department) => ({ city: null, postCode: null, department, nuts: null }));
}

function addressesOf(project: Element | undefined): NoticePlace[] {
  return all(project, 'RealizedLocation/Address')
    .slice(0, 200)
    .flatMap((address) => placeOfAddress(address) ?? []);
}

function distinct(places: NoticePlace[]): NoticePlace[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/**
 * BT-27 is an estimate; the ceiling of a framework agreement (BT-271, or where older notices write it) stands in when there
 * is none, then what the procedure of an only lot says.
 */
function amountOf(
  element: Element,
  project: Element | undefined,
  at: Place,
  procedure: Element | undefined,
): NoticeLot['amount'] {
  const estimate = moneyAt(project, 'RequestedTenderTotal/EstimatedOverallContractAmount', at);
  if (estimate) return { ...estimate, isMaximum: false, minimum: null };
  const ceiling =
    moneyAt(project, `RequestedTenderTotal/${EXTENSION}/FrameworkMaximumAmount`, at) ??
    moneyAt(element, 'TenderingProcess/FrameworkAgreement/EstimatedMaximumValueAmount', at);
  if (ceiling) return { ...ceiling, isMaximum: true, minimum: null };
  return procedure && procedure !== project ? amountOf(element, procedure, at, undefined) : null;
}

/** BT-36, else the months between BT-536 and BT-537. */
function durationOf(project: Element | undefined, at: Place): number | null {
  const period = first(project, 'PlannedPeriod');
  const measure = first(period, 'DurationMeasure');
  const months = measure ? monthsOf(measure.text, measure.attributes.get('unitCode') ?? '') : null;
  if (months !== null) return months;
  const from = readDay(textAt(period, 'StartDate'), { ...at, path: `${at.path}/cbc:StartDate` });
  const to = readDay(textAt(period, 'EndDate'), { ...at, path: `${at.path}/cbc:EndDate` });
  return from && to ? monthsOf(String((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1), 'DAY') : null;
}

/** Tenders (BT-131), requests to participate (BT-1311), expressions of interest (BT-630). */
const DEADLINES = [
  'TenderSubmissionDeadlinePeriod',
  'ParticipationRequestReceptionPeriod',
  `${EXTENSION}/InterestExpressionReceptionPeriod`,
];

/** The first deadline given; absent or impossible, what the source says beside the notice. */
function deadlineOf(element: Element, at: Here): string | null {
  for (const name of DEADLINES) {
    const period = first(element, `TenderingProcess/${name}`);
    const [date, time] = [textAt(period, 'EndDate'), textAt(period, 'EndTime')];
    const path = `${at.path}/cac:TenderingProcess/cac:${name.slice(name.lastIndexOf('/') + 1)}`;
    if (date !== '' || time !== '')
      return readInstant(date, time, { findings: at.findings, path }) ?? at.beside.deadline;
  }
  return at.beside.deadline;
}

/** BT-15, an address of documents open to all before one of restricted ones. */
function documentsOf(terms: Element | undefined, at: Place): string | null {
  const references = all(terms, 'CallForTendersDocumentReference');
  const isOpen = (reference: Element): boolean => textAt(reference, 'DocumentType') !== 'restricted-document';
  const ordered = [...references.filter(isOpen), ...references.filter((each) => !isOpen(each))];
  const uri = ordered.map((each) => textAt(each, 'Attachment/ExternalReference/URI')).find((each) => each !== '');
  const path = `${at.path}/cac:TenderingTerms/cac:CallForTendersDocumentReference`;
  return readUrl(uri ?? '', { findings: at.findings, path });
}

/** BT-70; other requirements (electronic invoices, secrecy, quality) are none of the conditions of performance. */
function conditionsOf(terms: Element | undefined): string[] {
  const conditions = all(terms, 'ContractExecutionRequirement').filter((requirement) => {
    const code = first(requirement, 'ExecutionRequirementCode');
    return code === undefined || ['', 'conditions'].includes(listOf(code));
  });
  const texts = conditions.map((requirement) => plainText(frenchAt(requirement, 'Description')));
  return [...new Set(texts.filter((text) => text !== ''))].slice(0, 50);
}
