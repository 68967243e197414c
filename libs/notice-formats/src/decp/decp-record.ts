import type { ParsedNotice } from '../notice';

/** Reads one award of DECP (2019, 2022, or a row of the tabular API), already parsed from JSON. Never throws. */
export function readDecpRecord(_value: unknown): ParsedNotice {
  return { ok: false, format: null, problems: [{ code: 'shape-unknown', path: '', message: 'Forme non lue.' }] };
}
