import { stems } from '#lib/nomenclature';
import type { OpportunityFacts, ProfileCapacity } from './types';

/** A quantity that is asked and that a supplier told its measure of, in one unit: « 120 repas par jour ». */
export interface ComparedMeasure {
  own: number;
  asked: number;
  /** As the supplier wrote it */
  unit: string;
}

const READ = 2_000;
/** Units of one meaning written otherwise; both are plain stems. */
const PERIODS: ReadonlySet<string> = new Set(stems('jour semaine mois an année heure quotidien'));

/**
 * Compares what a supplier can do with the quantities that an object tells, in the same unit and by the same period.
 * @returns the first that both tell, or null: another unit is never converted
 */
export function measureAgainst(
  measures: NonNullable<ProfileCapacity['measures']>,
  facts: Pick<OpportunityFacts, 'title' | 'text'>,
): ComparedMeasure | null {
  if (measures.length === 0) return null;
  const told = quantitiesOf(facts);
  for (const { value, unit } of measures) {
    const key = stems(unit).join(' ');
    const asked = key === '' ? undefined : told.find((one) => one.unit === key || one.unit.startsWith(`${key} `));
    // « 400 repas » of an order, and « 400 repas par jour », are not one measure
    if (asked && hasPeriod(asked.unit) === hasPeriod(key)) return { own: value, asked: asked.value, unit };
  }
  return null;
}

interface Quantity {
  value: number;
  unit: string;
}

const KNOWN = new WeakMap<object, Quantity[]>();

/** Of an object, read once for all the suppliers it is compared with. */
function quantitiesOf(facts: Pick<OpportunityFacts, 'title' | 'text'>): Quantity[] {
  const known = KNOWN.get(facts);
  if (known) return known;
  const read = quantitiesIn(`${facts.title} ; ${facts.text.slice(0, READ)}`);
  KNOWN.set(facts, read);
  return read;
}

function quantitiesIn(text: string): Quantity[] {
  return [
    ...text.matchAll(/(?<![\d.,])(\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d{1,7})(?![\d.,%])\s+([\p{L}’' /]{2,40})/gu),
  ].map((met) => ({ value: Number(met[1]!.replace(/\D/g, '')), unit: stems(met[2]!).slice(0, 3).join(' ') }));
}

function hasPeriod(unit: string): boolean {
  return unit.split(' ').some((stem) => PERIODS.has(stem));
}
