import { addDays, addMonths, parisInstant } from '#lib/kernel';
import { leadDuration, type Mark } from '#lib/nomenclature';
import type { OpportunityState } from '../opportunity/opportunity.service';
import { holdersOf } from './lot-award';
import { noticeRef, opportunityOf } from './lot-opportunity';
import type { ProjectedLot, ProjectedProcedure } from './procedure-projection';

/**
 * The hours of insertion that the holder of a lot owes, for the structures that can supply them. It asks what the lot asked,
 * where it asked it; the amount is the holder's, so it has none.
 * @returns null for a lot without an award that names its holder and a day, without a social clause, or reserved: its holder
 * is itself a structure of insertion then
 */
export function leadOf(
  procedureId: string,
  procedure: ProjectedProcedure,
  lot: ProjectedLot,
  now: Date,
): OpportunityState | null {
  const { award, content } = lot;
  if (award === null) return null;
  const marks = [...content.marks, ...(award.lot === content ? [] : award.lot.marks)];
  const clause = clauseOf(marks);
  const awardedOn = dayOf(award);
  if (clause === null || awardedOn === null || marks.some(isSurelyReserved)) return null;
  const { endsOn, lastDay } = daysOf(awardedOn, content.durationMonths ?? award.lot.durationMonths);
  const closesAt = parisInstant(lastDay, '23:59');
  const ref = noticeRef(award.notice);
  return {
    ...opportunityOf(procedureId, procedure, lot),
    kind: 'lead',
    status: closesAt > now ? 'open' : 'closed',
    amount: null,
    marks: [clause],
    closesAt: closesAt.toISOString(),
    path: `/avis/${encodeURIComponent(ref)}`,
    documentsUrl: null,
    noticeRef: ref,
    lead: {
      holders: holdersOf(award.lot),
      hours: clause.hours ?? null,
      sure: clause.certainty !== 'to-check',
      awardedOn,
      endsOn,
    },
  };
}

/** The surest clause said of a lot, with the most hours that any of them writes. */
function clauseOf(marks: readonly Mark[]): Mark | null {
  const clauses = marks.filter(({ lever }) => lever === 'social-clause');
  const surest = clauses.find(({ certainty }) => certainty !== 'to-check') ?? clauses[0];
  if (!surest) return null;
  const hours = Math.max(0, ...clauses.map((mark) => mark.hours ?? 0));
  return hours > 0 ? { ...surest, hours } : surest;
}

function isSurelyReserved({ lever, certainty }: Mark): boolean {
  return lever.startsWith('reserved-') && certainty !== 'to-check';
}

/** The first day that a contract of the lot was decided on, else that of the notice; nothing is decided after it is told. */
function dayOf({ notice: { publishedOn }, lot }: NonNullable<ProjectedLot['award']>): string | null {
  const [decided = null] = (lot.result?.awards ?? []).flatMap(({ decidedOn }) => decidedOn ?? []).sort();
  if (decided === null || publishedOn === null) return decided ?? publishedOn;
  return decided < publishedOn ? decided : publishedOn;
}

/** Months: the longest concessions run a century; beyond, what was typed is no length. */
const LONGEST = 1_200;

/** @returns the last day of the contract where its length is known, and the last day on which its hours are told */
function daysOf(awardedOn: string, months: number | null): { endsOn: string | null; lastDay: string } {
  const rule = leadDuration(awardedOn);
  if (months === null || months <= 0 || months > LONGEST)
    return { endsOn: null, lastDay: addMonths(awardedOn, rule.unknownEnd) };
  const endsOn = addDays(addMonths(awardedOn, Math.ceil(months)), -1);
  const told = addMonths(awardedOn, rule.knownEnd);
  return { endsOn, lastDay: endsOn < told ? endsOn : told };
}
