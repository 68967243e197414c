import { addMonths } from '#lib/kernel';
import { evidenceMonths } from '#lib/nomenclature';
import type { ProfileEvidence } from './types';

export type EvidenceStatus = 'current' | 'expired' | 'to-verify';

/**
 * What an evidence is worth on a day. With an end: current up to and including it, expired after. Without: current for
 * a number of months after it was checked (dated data of the nomenclature), to be verified after, or when undated.
 */
export function statusOf(
  evidence: Pick<ProfileEvidence, 'kind' | 'source' | 'checkedAt' | 'validUntil'>,
  today: string,
): EvidenceStatus {
  if (evidence.validUntil !== null) return today <= evidence.validUntil ? 'current' : 'expired';
  const until = currentUntil(evidence, today);
  return until !== null && today <= until ? 'current' : 'to-verify';
}

/** @returns the last day an evidence is current by its own end or by its age, or null when it is undated */
export function currentUntil(
  evidence: Pick<ProfileEvidence, 'kind' | 'source' | 'checkedAt' | 'validUntil'>,
  today: string,
): string | null {
  if (evidence.validUntil !== null) return evidence.validUntil;
  if (evidence.checkedAt === null) return null;
  return monthsAfter(evidence.checkedAt, evidenceMonths(evidence.source, evidence.kind, today));
}

const ends = new Map<string, string>();
const ENDS_KEPT = 5_000;

/** A directory holds few days of checking, and calendar arithmetic took a third of the time to rank it. */
function monthsAfter(day: string, months: number): string {
  const key = `${day} ${months}`;
  const known = ends.get(key);
  if (known !== undefined) return known;
  const end = addMonths(day, months);
  if (ends.size < ENDS_KEPT) ends.set(key, end);
  return end;
}
