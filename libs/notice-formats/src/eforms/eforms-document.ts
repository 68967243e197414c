import type { ParsedNotice } from '../notice';
import type { XmlElement } from '../tree/from-xml';

/** Reads an eForms document in UBL XML. Never throws. */
export function readEformsDocument(_root: XmlElement): ParsedNotice {
  return { ok: false, format: null, problems: [{ code: 'shape-unknown', path: '', message: 'Forme non lue.' }] };
}
