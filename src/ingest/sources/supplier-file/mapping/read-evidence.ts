import type { Kind } from '#lib/nomenclature';
import type { EvidenceState } from '../../../../supplier/supplier.service';
import { kindsOfText } from './kind-words';
import type { Member } from './members';
import { readDay } from './read-day';
import type { RowReading } from './row-reading';

/** What a list says of all its rows. */
export interface ListFacts {
  /** What evidence is said by */
  saidBy: string;
  /** Day that the list speaks of, `YYYY-MM-DD`, or null */
  day: string | null;
  /** What every supplier of the list is, where no column says it */
  kinds: readonly Kind[];
  /** Day of the import, `YYYY-MM-DD`: nothing was checked after it; null when nobody says */
  today: string | null;
}

/** @returns what a row proves, one row of evidence per kind; empty when it names no kind */
export function readEvidence(row: RowReading, { saidBy, day, kinds: ofList, today }: ListFacts): EvidenceState[] {
  const text = row.words('kind', ' ; ');
  const { kinds, unknown } = kindsOfText(text);
  if (unknown.length > 0) {
    row.refuse('kind-unknown', 'kind', `« ${unknown.join(' », « ').slice(0, 200)} » names no kind of structure.`);
  }
  const approvedAt = pastDayOf(row, 'evidence.approvedAt', today);
  // An approval was seen on the day of the list; without one, it was true on its own day
  const checkedAt = pastDayOf(row, 'evidence.checkedAt', today) ?? day ?? approvedAt;
  const validUntil = dayOf(row, 'evidence.validUntil');
  const sourceRef = row.words('evidence.ref');
  const denied = isDenied(row) ? { denied: true as const } : {};
  return (text === '' ? ofList : kinds).map((kind) => ({
    kind,
    source: saidBy,
    sourceRef,
    checkedAt,
    validUntil,
    ...denied,
  }));
}

function dayOf(row: RowReading, member: Member): string | null {
  const text = row.words(member);
  if (text === '') return null;
  const day = readDay(text, row.cell(member));
  if (day === null) row.mend('date-dropped', member);
  return day;
}

/** A proof that was checked in the future would outlive, and outweigh, all others. */
function pastDayOf(row: RowReading, member: Member, today: string | null): string | null {
  const day = dayOf(row, member);
  if (day === null || today === null || day <= today) return day;
  row.mend('date-in-future', member);
  return null;
}

function isDenied(row: RowReading): boolean {
  const text = row.words('evidence.denied').toLowerCase();
  return text !== '' && !/^(?:non?|0|faux|false|-)$/.test(text);
}
