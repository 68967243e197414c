import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedNotice } from '#lib/notice-formats';
import { readEformsDocument } from '../../libs/notice-formats/src/eforms/eforms-document';
import { elementFromXml, type XmlElement } from '../../libs/notice-formats/src/tree/from-xml';

/** @returns the text of one of our own eForms notices: `call`, `result`, `cancellation`, `plan` */
export function eformsFixture(name: string): string {
  return readFileSync(join(__dirname, `../fixtures/notices/eforms-${name}.xml`), 'utf8');
}

/** Reads an eForms document in XML, well formed. */
export function readEformsXml(xml: string): ParsedNotice {
  return readEformsDocument(rootOf(xml));
}

/** @returns the notice read, with its repairs; throws when it was refused */
export function eformsNotice(xml: string): Extract<ParsedNotice, { ok: true }> {
  const parsed = readEformsXml(xml);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed;
}

const PREFIXES: Readonly<Record<string, string | undefined>> = {
  'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2': 'cac:',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2': 'cbc:',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2': 'ext:',
  'http://data.europa.eu/p27/eforms-ubl-extensions/1': 'efext:',
  'http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1': 'efac:',
  'http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1': 'efbc:',
};

type Json = string | Json[] | { [name: string]: Json };

/**
 * The record in which BOAMP would carry an eForms document: `donnees.EFORMS.<root>` with `cac:` and `cbc:` prefixes,
 * `@attribute`, `#text`, a lone value as a string, a repeated element as a list. Nothing is said beside the notice.
 */
export function boampRecordOf(xml: string): Record<string, unknown> {
  const root = rootOf(xml);
  const donnees = JSON.stringify({ EFORMS: { [root.name]: jsonOf(root) } });
  return { idweb: '99-100099', dateparution: '2026-03-05', donnees };
}

function jsonOf(element: XmlElement): Json {
  if (element.children.length === 0 && element.attributes.size === 0) return element.text;
  const members: { [name: string]: Json } = {};
  for (const [name, value] of element.attributes) members[`@${name}`] = value;
  for (const child of element.children) {
    const name = `${PREFIXES[child.namespace] ?? ''}${child.name}`;
    const before = members[name];
    const value = jsonOf(child);
    members[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  if (element.children.length === 0) members['#text'] = element.text;
  return members;
}

function rootOf(xml: string): XmlElement {
  const read = elementFromXml(xml);
  if ('problem' in read) throw new Error(read.problem.message);
  return read.element;
}
