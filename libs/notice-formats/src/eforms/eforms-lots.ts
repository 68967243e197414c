import type { NoticeLot, NoticePlace } from '../notice';
import { type Place, readDay, readInstant } from '../reading/dates';
import type { Findings } from '../reading/findings';
import { placeOf } from '../reading/places';
import { monthsOf, readAmount, readCpv, readUrl } from '../reading/values';
import { plainLine, plainText } from '../text/plain-text';
import { all, codeAt, type Element, first, frenchAt, listOf, textAt } from '../tree/element';
import { EXTENSION } from './eforms-paths';
import type { SaidBeside } from './said-beside';

/** A lot with the element it was read from; the element is the whole notice when the notice has no lot. */
export interface ReadLot {
  lot: NoticeLot;
  element: Element;
  path: string;
}

const MOST_LOTS = 2_000;

/** Title of a lot that has none, in a notice that has none. */
export const UNTITLED = 'Sans titre';

/**
 * The lots of a notice (BT-137), or the parts of a prior information notice; groups of lots are none. A notice without
 * lots is one lot. What a lot does not say is taken from the procedure, then from what the source says beside the notice.
 */
export function readLots(root: Element, beside: SaidBeside, findings: Findings, path: string): ReadLot[] {
  const elements = all(root, 'ProcurementProjectLot').filter(isLot).slice(0, MOST_LOTS);
  if (elements.length === 0) return [readLot(root, root, '1', true, { beside, findings, path })];
  const taken = new Set<string>();
  return elements.map((element, index) => {
    const lotPath = `${path}/cac:ProcurementProjectLot[${index + 1}]`;
    const number = numberOf(element, index, elements.length === 1, taken, { findings, path: `${lotPath}/cbc:ID` });
    return readLot(root, element, number, elements.length === 1, { beside, findings, path: lotPath });
  });
}

function isLot(element: Element): boolean {
  const id = first(element, 'ID');
  const scheme = id ? listOf(id) : '';
  return scheme === '' ? !/^GLO-/i.test(id?.text ?? '') : /^(Lot|Part)$/i.test(scheme);
}

function numberOf(element: Element, index: number, isOnly: boolean, taken: Set<string>, at: Place): string {
  const bare = plainLine(textAt(element, 'ID'))
    .replace(/^(?:LOT|PAR)-0*(?=\d)/i, '')
    .slice(0, 40);
  // eForms writes the lot of a notice that has one as LOT-0000 or LOT-0001
  if (bare === '0' && isOnly) return '1';
  const isFree = bare !== '' && !taken.has(bare);
  const number = isFree ? bare : nextFree(index + 1, taken);
  if (!isFree)
    at.findings.repair('lot-number-missing', at.path, `Numéro de lot absent ou répété, remplacé par ${number}.`);
  taken.add(number);
  return number;
}

function nextFree(from: number, taken: Set<string>): string {
  let number = from;
  while (taken.has(String(number))) number++;
  return String(number);
}

interface Context extends Place {
  beside: SaidBeside;
}

function readLot(root: Element, element: Element, number: string, isOnly: boolean, at: Context): ReadLot {
  const own = first(element, 'ProcurementProject');
  const procedure = first(root, 'ProcurementProject');
  const project = own ?? procedure;
  const inProject = (field: string): Place => ({
    findings: at.findings,
    path: `${at.path}/cac:ProcurementProject/${field}`,
  });
  const cpv = readCpv(cpvCodes(own), inProject('cac:MainCommodityClassification'));
  const lot: NoticeLot = {
    number,
    title: titleOf(own, procedure, at),
    text: plainText(frenchAt(project, 'Description')),
    cpv: cpv.length > 0 ? cpv : readCpv(cpvCodes(procedure), inProject('cac:MainCommodityClassification')),
    nature: natureOf(own) ?? natureOf(procedure) ?? at.beside.nature,
    places: placesOf(own, procedure, at),
    amount: amountOf(own, inProject('')) ?? (isOnly && own !== procedure ? amountOf(procedure, inProject('')) : null),
    durationMonths: durationOf(project, inProject('cac:PlannedPeriod')),
    deadline: deadlineOf(element, at),
    documentsUrl: documentsOf(element, at),
    criteria: [],
    performanceConditions: [],
    contactPoint: null,
    result: null,
    marks: [],
  };
  return { lot, element, path: at.path };
}

function titleOf(own: Element | undefined, procedure: Element | undefined, at: Context): string {
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

function placesOf(own: Element | undefined, procedure: Element | undefined, at: Context): NoticePlace[] {
  const places = distinct(addressesOf(own));
  if (places.length > 0) return places;
  const ofProcedure = distinct(addressesOf(procedure));
  if (ofProcedure.length > 0) return ofProcedure;
  const departments = at.beside.departments.map((department) => ({
    city: null,
    postCode: null,
    department,
    nuts: null,
  }));
  const instead =
    departments.length > 0 ? `départements de la source : ${at.beside.departments.join(', ')}` : 'aucun autre connu';
  at.findings.repair(
    'place-missing',
    `${at.path}/cac:ProcurementProject/cac:RealizedLocation`,
    `Lieu absent, ${instead}.`,
  );
  return departments;
}

function addressesOf(project: Element | undefined): NoticePlace[] {
  return all(project, 'RealizedLocation/Address')
    .slice(0, 200)
    .flatMap((address) => {
      const place = placeOf({
        city: plainLine(textAt(address, 'CityName')),
        postCode: textAt(address, 'PostalZone'),
        nuts: textAt(address, 'CountrySubentityCode'),
        country: textAt(address, 'Country/IdentificationCode'),
      });
      return place ? [place] : [];
    });
}

function distinct(places: NoticePlace[]): NoticePlace[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/** BT-27 is an estimate; BT-271, the ceiling of a framework agreement, stands in when there is none. */
function amountOf(project: Element | undefined, at: Place): NoticeLot['amount'] {
  const total = first(project, 'RequestedTenderTotal');
  const read = (path: string, isMaximum: boolean): NoticeLot['amount'] => {
    const element = all(total, path).find((each) => each.text !== '');
    if (!element) return null;
    const value = readAmount(element.text, { findings: at.findings, path: `${at.path}cac:RequestedTenderTotal` });
    const currency = (element.attributes.get('currencyID') ?? 'EUR').toUpperCase();
    return value === null
      ? null
      : { value, currency: /^[A-Z]{3}$/.test(currency) ? currency : 'EUR', isMaximum, minimum: null };
  };
  return read('EstimatedOverallContractAmount', false) ?? read(`${EXTENSION}/FrameworkMaximumAmount`, true);
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

/** BT-131, else BT-1311 (requests to participate); absent or impossible, what the source says beside the notice. */
function deadlineOf(element: Element, at: Context): string | null {
  for (const name of ['TenderSubmissionDeadlinePeriod', 'ParticipationRequestReceptionPeriod']) {
    const period = first(element, `TenderingProcess/${name}`);
    const [date, time] = [textAt(period, 'EndDate'), textAt(period, 'EndTime')];
    const path = `${at.path}/cac:TenderingProcess/cac:${name}`;
    if (date !== '' || time !== '')
      return readInstant(date, time, { findings: at.findings, path }) ?? at.beside.deadline;
  }
  return at.beside.deadline;
}

/** BT-15, an address of documents open to all before one of restricted ones. */
function documentsOf(element: Element, at: Context): string | null {
  const references = all(element, 'TenderingTerms/CallForTendersDocumentReference');
  const open = references.filter((reference) => textAt(reference, 'DocumentType') !== 'restricted-document');
  for (const reference of [...open, ...references.filter((each) => !open.includes(each))]) {
    const uri = textAt(reference, 'Attachment/ExternalReference/URI');
    const path = `${at.path}/cac:TenderingTerms/cac:CallForTendersDocumentReference`;
    if (uri !== '') return readUrl(uri, { findings: at.findings, path });
  }
  return null;
}
