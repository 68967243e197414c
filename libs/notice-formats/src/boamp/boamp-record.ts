import type { ParsedNotice } from '../notice';
import { Findings, quoted } from '../reading/findings';
import type { Element } from '../tree/element';
import { elementFromJson } from '../tree/from-json';
import { readBoampNotice } from './boamp-notice';

type Fields = Readonly<Record<string, unknown>>;

const MAX_MEMBER = 8_000_000;

/**
 * Reads one record of the BOAMP API v2.1 (dataset `boamp`), already parsed from JSON. Never throws.
 * @returns the notice with the repairs made, or every problem that keeps it out
 */
export function readBoampRecord(value: unknown): ParsedNotice {
  const findings = new Findings();
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    findings.problem('not-an-object', '', 'Un avis est un objet JSON.');
    return { ok: false, format: null, problems: findings.problems };
  }
  const fields = value as Fields;
  const gestion = member(fields, 'gestion', findings);
  const donnees = member(fields, 'donnees', findings);
  const read = readBoampNotice({ fields, gestion, donnees }, findings);
  return read
    ? { ok: true, ...read, repairs: findings.repairs }
    : { ok: false, format: null, problems: findings.problems };
}

/** `donnees` and `gestion` are objects written as JSON strings; an object is read too, as exports give them at times. */
function member(fields: Fields, name: 'donnees' | 'gestion', findings: Findings): Element | null {
  let value = fields[name];
  if (typeof value === 'string') {
    if (value.length > MAX_MEMBER) {
      findings.problem('too-large', name, `Plus de ${MAX_MEMBER / 1e6} millions de caractères.`);
      return null;
    }
    try {
      value = value.trim() === '' ? null : JSON.parse(value);
    } catch (error) {
      findings.problem(`${name}-not-json`, name, `N’est pas du JSON : ${(error as Error).message.slice(0, 200)}`);
      return null;
    }
  }
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value)) {
    findings.problem(`${name}-not-json`, name, `N’est pas un objet JSON : ${quoted(JSON.stringify(value))}.`);
    return null;
  }
  const read = elementFromJson(name, value);
  if ('element' in read) return read.element;
  findings.problem(read.problem.code, name, read.problem.message);
  return null;
}
