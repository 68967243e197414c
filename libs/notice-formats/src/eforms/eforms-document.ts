import { formOf, linksOf } from '../boamp/boamp-form';
import type { Notice, ParsedNotice } from '../notice';
import { readDay } from '../reading/dates';
import { Findings, quoted } from '../reading/findings';
import { type Element, first, textAt } from '../tree/element';
import type { XmlElement } from '../tree/from-xml';
import { readEforms } from './eforms-notice';
import { EXTENSION } from './eforms-paths';
import { publicationNumber } from './publication-number';
import type { SaidBeside } from './said-beside';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const EFORMS = 'http://data.europa.eu/p27/';

/** Namespaces of the roots read, by the name of the root; eForms SDK, `document-types` of `notice-types.json`. */
const ROOTS: Readonly<Record<string, string | undefined>> = {
  ContractNotice: `${UBL}ContractNotice-2`,
  ContractAwardNotice: `${UBL}ContractAwardNotice-2`,
  PriorInformationNotice: `${UBL}PriorInformationNotice-2`,
  BusinessRegistrationInformationNotice: `${EFORMS}eforms-business-registration-information-notice/1`,
};

/** Namespaces of what stands in a notice; another's elements say nothing of it, whatever they are called. */
const MEMBERS: ReadonlySet<string> = new Set([
  `${UBL}CommonAggregateComponents-2`,
  `${UBL}CommonBasicComponents-2`,
  `${UBL}CommonExtensionComponents-2`,
  `${EFORMS}eforms-ubl-extensions/1`,
  `${EFORMS}eforms-ubl-extension-aggregate-components/1`,
  `${EFORMS}eforms-ubl-extension-basic-components/1`,
]);

/** Nothing is said beside a notice that comes alone. */
const ALONE: SaidBeside = {
  title: '',
  buyerName: '',
  deadline: null,
  departments: [],
  nature: null,
  flags: { social: null, environment: null },
};

/** Reads an eForms document in UBL XML. Never throws. */
export function readEformsDocument(root: XmlElement): ParsedNotice {
  const findings = new Findings();
  const isEforms = ROOTS[root.name] === root.namespace;
  const notice = isEforms ? read(withoutForeign(root), findings) : null;
  if (!isEforms) {
    const name = quoted(`{${root.namespace}}${root.name}`);
    findings.problem('shape-unknown', `/${root.name.slice(0, 80)}`, `Racine qui n’est pas d’eForms : ${name}.`);
  }
  return notice && findings.problems.length === 0
    ? { ok: true, format: 'eforms-xml', notice, repairs: findings.repairs }
    : { ok: false, format: isEforms ? 'eforms-xml' : null, problems: findings.problems };
}

function read(root: Element, findings: Findings): Notice | null {
  const path = `/${root.name}`;
  if (root.name === 'BusinessRegistrationInformationNotice') {
    // X01, X02: a European company or grouping is registered; nothing is bought
    findings.problem('shape-unknown', path, 'Avis d’immatriculation d’une société européenne, pas d’achat.');
    return null;
  }
  const content = readEforms(root, ALONE, findings, path);
  const publication = first(root, `${EXTENSION}/Publication`);
  const number = publicationNumber(textAt(publication, 'NoticePublicationID'));
  const sourceId = number ?? ownId(content.noticeId, content.noticeVersion);
  const publishedOn =
    readDay(textAt(publication, 'PublicationDate'), { findings, path: `${path}//efbc:PublicationDate` }) ??
    readDay(textAt(root, 'IssueDate'), { findings, path: `${path}/cbc:IssueDate` });

  if (sourceId === null) findings.problem('field-missing', `${path}/cbc:ID`, 'Le numéro de l’avis manque.');
  if (publishedOn === null) {
    const given = textAt(root, 'IssueDate');
    if (given === '') findings.problem('field-missing', `${path}/cbc:IssueDate`, 'La date d’envoi manque.');
    else findings.problem('date-invalid', `${path}/cbc:IssueDate`, `Date d’envoi impossible : ${quoted(given)}.`);
  }
  if (content.title === '')
    findings.problem('field-missing', `${path}/cac:ProcurementProject/cbc:Name`, 'L’avis n’a de titre nulle part.');
  if (sourceId === null || publishedOn === null || content.title === '') return null;

  const form = formOf(NOT_STANDING, content);
  return {
    source: 'ted',
    sourceId,
    procedureId: content.procedureId,
    noticeId: content.noticeId,
    noticeVersion: content.noticeVersion,
    form,
    links: linksOf({ sourceId, noticeId: content.noticeId }, form, NOT_STANDING, [], content),
    url: number === null ? null : `https://ted.europa.eu/fr/notice/-/detail/${number}`,
    title: content.title,
    text: content.text,
    buyer: content.buyer,
    publishedOn,
    issuedAt: content.issuedAt,
    changeReason: content.changeReason,
    procedureType: content.procedureType,
    reference: content.reference,
    plannedOn: content.plannedOn,
    lots: content.lots,
    marks: content.marks,
  };
}

/** TED gives a notice no standing of its own: what it is stands in the notice. */
const NOT_STANDING = { nature: '', state: '' };

function ownId(noticeId: string | null, version: string | null): string | null {
  return noticeId === null ? null : [noticeId, version].filter((part) => part !== null).join('-');
}

function withoutForeign(element: XmlElement): XmlElement {
  const known = element.children.filter((child) => MEMBERS.has(child.namespace));
  const children = known.map(withoutForeign);
  const isSame = known.length === element.children.length && children.every((child, at) => child === known[at]);
  return isSame ? element : { ...element, children };
}
