import { addMonths } from '#lib/kernel';
import { evidenceMonths, type Kind } from '#lib/nomenclature';
import type { ProfileEvidence } from './types';

export type EvidenceStatus = 'current' | 'expired' | 'to-verify' | 'denied';

type Dates = Pick<ProfileEvidence, 'kind' | 'source' | 'checkedAt' | 'validUntil' | 'denied'>;

/**
 * What an evidence is worth on a day. With an end: current up to and including it, expired after. Without: current for
 * a number of months after it was checked (dated data of the nomenclature), to be verified after, or when undated.
 * A source that says no is denied, whatever its age. It is judged alone: see `denialOf` for what other sources say.
 */
export function statusOf(evidence: Dates, today: string): EvidenceStatus {
  if (evidence.denied) return 'denied';
  if (evidence.validUntil !== null) return today <= evidence.validUntil ? 'current' : 'expired';
  const until = currentUntil(evidence, today);
  return until !== null && today <= until ? 'current' : 'to-verify';
}

/** @returns the last day an evidence is current by its own end or by its age, or null when it is undated or denied */
export function currentUntil(evidence: Dates, today: string): string | null {
  if (evidence.denied) return null;
  if (evidence.validUntil !== null) return evidence.validUntil;
  if (evidence.checkedAt === null) return null;
  return monthsAfter(evidence.checkedAt, evidenceMonths(evidence.source, evidence.kind, today));
}

/**
 * Which other row says that an evidence does not hold: the newest that denies its kind and was not checked before it.
 * Days that nobody knows are no reason to trust either: an undated denial, or one of an undated proof, counts.
 * @param all every evidence of the supplier, this one included or not
 */
export function denialOf<Row extends Dates>(evidence: Dates, all: readonly Row[]): Row | null {
  if (evidence.denied) return null;
  let newest: Row | null = null;
  for (const row of all) {
    if (!row.denied || row.kind !== evidence.kind || isBefore(row, evidence)) continue;
    if (newest === null || isBefore(newest, row)) newest = row;
  }
  return newest;
}

/**
 * The kinds that a supplier may be shown to be: each has a current evidence that no source contradicts.
 * @returns each once, in the order of the rows
 */
export function provenKinds(all: readonly Dates[], today: string): Kind[] {
  return [...new Set(all.filter((row) => proves(row, all, today)).map((row) => row.kind))];
}

/** @returns whether a row is current and no source contradicts it */
export function proves<Row extends Dates>(row: Row, all: readonly Row[], today: string): boolean {
  return statusOf(row, today) === 'current' && denialOf(row, all) === null;
}

/** @returns the rows that say yes and that no source denies, of any age */
export function undeniedOf<Row extends Dates>(all: readonly Row[]): Row[] {
  return all.filter((row) => !row.denied && denialOf(row, all) === null);
}

function isBefore(one: Dates, other: Dates): boolean {
  return one.checkedAt !== null && other.checkedAt !== null && one.checkedAt < other.checkedAt;
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
