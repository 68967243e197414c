import type { ParsedNotice } from '../notice';
import { Findings, quoted } from '../reading/findings';
import { first } from '../tree/element';
import type { XmlElement } from '../tree/from-xml';
import { readBoampNotice } from './boamp-notice';

/**
 * Reads an `ANNONCE` of BOAMP's older XML (schema `Boamp_v230`), or an `ann` of its newer one, whose `DONNEES` holds a
 * national shape. Never throws.
 * @returns the notice with the repairs made, or every problem that keeps it out
 */
export function readBoampDocument(root: XmlElement): ParsedNotice {
  const findings = new Findings();
  const [gestion, donnees] = [first(root, 'GESTION') ?? null, first(root, 'DONNEES') ?? null];
  if (gestion === null && donnees === null) {
    findings.problem('shape-unknown', '', `Ni GESTION ni DONNEES dans ${quoted(root.name)}.`);
    return { ok: false, format: null, problems: findings.problems };
  }
  const read = readBoampNotice({ fields: {}, gestion, donnees }, findings);
  if (!read) return { ok: false, format: 'boamp-xml', problems: findings.problems };
  return { ok: true, format: 'boamp-xml', notice: read.notice, repairs: findings.repairs };
}
