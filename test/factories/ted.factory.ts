import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notice, NoticeLot, ParsedNotice, Repair } from '#lib/notice-formats';
import { readTedDocument } from '../../libs/notice-formats/src/ted/ted-notice';
import { elementFromXml } from '../../libs/notice-formats/src/tree/from-xml';

/** An export of TED in its real format, written by us: the name of a fixture without `ted-` and its extension. */
export type TedFixture =
  | 'f01-plan'
  | 'f02-call'
  | 'f03-result'
  | 'f14-correction'
  | 'f20-modification'
  | 'f05-languages'
  | 'r208-contract'
  | 'r208-award'
  | 'r208-corrigendum';

/** @returns what the reader makes of a text of XML */
export function parseTed(xml: string): ParsedNotice {
  const read = elementFromXml(xml);
  return 'element' in read
    ? readTedDocument(read.element)
    : { ok: false, format: null, problems: [{ ...read.problem, path: '' }] };
}

/** @param edit changes what the test is about @returns the notice of a fixture, with its repairs */
export function tedNotice(
  fixture: TedFixture,
  edit: (xml: string) => string = (xml) => xml,
): { format: string; notice: Notice; repairs: Repair[]; lots: Map<string, NoticeLot> } {
  const parsed = parseTed(edit(tedXml(fixture)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return { ...parsed, lots: new Map(parsed.notice.lots.map((lot) => [lot.number, lot])) };
}

/** @returns the XML of a fixture */
export function tedXml(fixture: TedFixture): string {
  return readFileSync(join(__dirname, `../fixtures/notices/ted-${fixture}.xml`), 'utf8');
}

/** @returns an edit that replaces one piece of a fixture, which must hold it */
export function replacing(piece: string, by: string): (xml: string) => string {
  return (xml) => {
    if (!xml.includes(piece)) throw new Error(`The fixture has no ${piece}`);
    return xml.replaceAll(piece, by);
  };
}
