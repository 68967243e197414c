import { readFile } from 'node:fs/promises';
import { DomainError, isDay } from '#lib/kernel';
import { isKind, KINDS } from '#lib/nomenclature';
import type { ProfileEvidence } from '#lib/matching-engine';

const FIELDS = ['id', 'kind', 'source', 'checkedAt', 'validUntil', 'denied'];
const LARGEST_BYTES = 1_000_000;

/**
 * Reads a JSON file of evidence rows: `[{"kind": "ACI", "source": "person", "checkedAt": "2026-09-02", "validUntil": null}]`.
 * @throws DomainError `eligibility/evidence` naming the row and the field, with what is allowed there
 */
export async function evidenceOf(file: string): Promise<ProfileEvidence[]> {
  const rows = parsed(file, await textOf(file));
  if (!Array.isArray(rows)) throw refused(`${file}: expected a list of evidence rows, as [{"kind": "ACI"}].`);
  return rows.map((row: unknown, index) => rowOf(row, `evidence[${index}]`));
}

async function textOf(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    if (bytes.length > LARGEST_BYTES) throw refused(`${file}: larger than ${LARGEST_BYTES} bytes.`);
    return bytes.toString('utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw refused(`--evidence ${file} cannot be read: ${(cause as Error).message}.`);
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refused(`${file} is no JSON: ${(cause as Error).message}.`);
  }
}

function rowOf(row: unknown, at: string): ProfileEvidence {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw refused(`${at}: expected an object.`);
  const fields = row as Record<string, unknown>;
  const stranger = Object.keys(fields).find((name) => !FIELDS.includes(name));
  if (stranger !== undefined) throw refused(`${at}.${stranger}: no such field. Fields: ${FIELDS.join(', ')}.`);
  const { id = at, kind, source = 'file', checkedAt = null, validUntil = null, denied = false } = fields;
  if (typeof kind !== 'string' || !isKind(kind))
    throw refused(`${at}.kind: ${shown(kind)} is no kind. Kinds: ${KINDS.join(', ')}.`);
  if (typeof id !== 'string') throw refused(`${at}.id: expected a text.`);
  if (typeof source !== 'string') throw refused(`${at}.source: expected a text.`);
  if (typeof denied !== 'boolean') throw refused(`${at}.denied: expected true or false.`);
  return {
    id,
    kind,
    source,
    checkedAt: dayOf(checkedAt, `${at}.checkedAt`),
    validUntil: dayOf(validUntil, `${at}.validUntil`),
    ...(denied ? { denied } : {}),
  };
}

function dayOf(value: unknown, at: string): string | null {
  if (value === null) return null;
  if (typeof value === 'string' && isDay(value)) return value;
  throw refused(`${at}: ${shown(value)} is no day. Give a day that exists, YYYY-MM-DD, or null.`);
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60);
}

function refused(message: string): DomainError {
  return new DomainError('eligibility/evidence', message);
}
