import type { ParsedNotice } from '../notice';

/** Reads one planned purchase of APProch, already parsed from JSON. Never throws. */
export function readApprochRecord(_value: unknown): ParsedNotice {
  return { ok: false, format: null, problems: [{ code: 'shape-unknown', path: '', message: 'Forme non lue.' }] };
}
