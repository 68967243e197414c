import type { ByteWindow } from '#lib/bytes';
import { readBoampDocument } from '../boamp/boamp-document';
import { readEformsDocument } from '../eforms/eforms-document';
import type { ParsedNotice, Problem } from '../notice';
import { readTedDocument } from '../ted/ted-notice';
import { decodeXml } from '../text/decode-xml';
import { elementFromXml, type XmlElement } from '../tree/from-xml';
import type { NoticeRecord } from './notice-record';

/** The largest real notice seen has 1.8 MB. */
const MAX_DOCUMENT = 32 * 1024 * 1024;
const KEPT_OF_TOO_LARGE = 1024 * 1024;

const EFORMS_ROOTS: Readonly<Record<string, string>> = {
  ContractNotice: 'urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2',
  ContractAwardNotice: 'urn:oasis:names:specification:ubl:schema:xsd:ContractAwardNotice-2',
  PriorInformationNotice: 'urn:oasis:names:specification:ubl:schema:xsd:PriorInformationNotice-2',
  BusinessRegistrationInformationNotice: 'http://data.europa.eu/p27/eforms-business-registration-information-notice/1',
};

/** An XML file is one notice; it is called by its own number, else by the name of the file. */
export async function readXml(window: ByteWindow, name: string): Promise<NoticeRecord> {
  window.hold();
  do {
    window.at += window.rest().length;
    window.limit(MAX_DOCUMENT, KEPT_OF_TOO_LARGE);
  } while (!window.isLimited && (await window.more()));
  const { bytes, isWhole } = window.taken();
  const parsed = isWhole ? readDocument(bytes) : failed('too-large', `Plus de ${MAX_DOCUMENT / 1024 / 1024} Mo.`);
  return { record: parsed.ok ? parsed.notice.sourceId : name, raw: bytes, parsed };
}

function readDocument(bytes: Uint8Array): ParsedNotice {
  const { text, repaired } = decodeXml(bytes);
  const read = elementFromXml(text);
  if ('problem' in read) return failed(read.problem.code, read.problem.message);
  const parsed = readRoot(read.element);
  if (!repaired || !parsed.ok) return parsed;
  const message = 'Octets hors du codage annoncé, lus en Windows-1252.';
  return { ...parsed, repairs: [{ code: 'text-not-utf8', path: '', message }, ...parsed.repairs] };
}

function readRoot(root: XmlElement): ParsedNotice {
  if (EFORMS_ROOTS[root.name] === root.namespace) return readEformsDocument(root);
  if (root.name === 'TED_EXPORT') return readTedDocument(root);
  if (root.name === 'ANNONCE' || root.name === 'ann') return readBoampDocument(root);
  const named = root.namespace === '' ? root.name : `${root.name} de ${root.namespace}`;
  return failed('format-unknown', `Ni eForms, ni TED, ni BOAMP : ${named.slice(0, 200)}.`);
}

function failed(code: Problem['code'], message: string): ParsedNotice {
  return { ok: false, format: null, problems: [{ code, path: '', message }] };
}
