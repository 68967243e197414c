import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Notice, type ParsedNotice, readBoampRecord, type Repair } from '#lib/notice-formats';
import { readBoampDocument } from '../../libs/notice-formats/src/boamp/boamp-document';
import { elementFromXml } from '../../libs/notice-formats/src/tree/from-xml';
import type { Editable } from './notice.factory';

const folder = join(__dirname, '../fixtures/notices');

/** Fixtures of national and older records, written by us in BOAMP's formats. */
export type BoampFixture =
  | 'boamp-fnsimple-call'
  | 'boamp-fnsimple-correction'
  | 'boamp-fnsimple-award'
  | 'boamp-mapa-call'
  | 'boamp-mapa-award'
  | 'boamp-legacy-call';

/**
 * A record as the API gives it, `donnees` and `gestion` written as JSON strings.
 * @param edit changes what the test is about, before they are
 */
export function aNationalRecord(name: BoampFixture, edit: (record: Editable) => void = () => undefined): Editable {
  const record = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Editable;
  edit(record);
  const written = (member: unknown): unknown => (typeof member === 'object' ? JSON.stringify(member) : member);
  return { ...record, gestion: written(record['gestion']), donnees: written(record['donnees']) };
}

/** What was read of a record or a document; throws when it was refused. */
export interface ReadBoamp {
  format: string;
  notice: Notice;
  repairs: Repair[];
}

export function readNational(name: BoampFixture, edit?: (record: Editable) => void): ReadBoamp {
  return accepted(readBoampRecord(aNationalRecord(name, edit)));
}

/** @param edit changes the text of the document, before it is read */
export function readAnnonce(
  name: 'boamp-annonce-call' | 'boamp-annonce-award',
  edit: (xml: string) => string = (xml) => xml,
): ReadBoamp {
  return readAnnonceText(edit(readFileSync(join(folder, `${name}.xml`), 'utf8')));
}

export function readAnnonceText(xml: string): ReadBoamp {
  const root = elementFromXml(xml);
  if (!('element' in root)) throw new Error(root.problem.message);
  return accepted(readBoampDocument(root.element));
}

function accepted(parsed: ParsedNotice): ReadBoamp {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed;
}
