import type { ParsedNotice } from '../notice';
import type { XmlElement } from '../tree/from-xml';

/** Reads a `TED_EXPORT` document (R2.0.8, R2.0.9). Never throws. */
export function readTedDocument(_root: XmlElement): ParsedNotice {
  return { ok: false, format: null, problems: [{ code: 'shape-unknown', path: '', message: 'Forme non lue.' }] };
}
