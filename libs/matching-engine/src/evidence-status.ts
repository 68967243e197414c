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
  return addMonths(evidence.checkedAt, evidenceMonths(evidence.source, evidence.kind, today));
}
