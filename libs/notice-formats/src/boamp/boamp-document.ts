import type { ParsedNotice } from '../notice';
import type { XmlElement } from '../tree/from-xml';

/** Reads an `ANNONCE` of BOAMP's older XML. Never throws. */
export function readBoampDocument(_root: XmlElement): ParsedNotice {
  return { ok: false, format: null, problems: [{ code: 'shape-unknown', path: '', message: 'Forme non lue.' }] };
}
