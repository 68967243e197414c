import { type Beneficiaries, type Beneficiary, beneficiariesIn } from './beneficiaries';
import type { LotReference } from './lot-references';
import { type Trigger, triggersIn } from './reservation-triggers';
import { INDIRECT, PAPERS } from './reservation-words';
import type { Sentence } from './sentences';

/** A reservation that a sentence says, or denies. */
export interface SaidReservation {
  /** Empty when the words do not say to whom */
  beneficiaries: Beneficiary[];
  /** Numbers of the lots named by the words; null when none is */
  lots: string[] | null;
  at: number;
  isDenied: boolean;
}

/** How far from `réservé` those it is reserved for may stand, in characters. */
const REACH = 160;
/** Once some are named, the law's wording goes on that long before it comes to others. */
const FAR_REACH = 700;

/** @returns the reservations that a sentence says or denies, with the lots they name; none when a guard stops it */
export function reservationsIn(
  sentence: Sentence,
  next: Sentence | undefined,
  references: readonly LotReference[],
): SaidReservation[] {
  if (
    !/reserv|2113|seul|ne p|ne s|limite|restreint|dedie|destine|uniquement|exclusivement|etre|appartenir|relever|faire partie|minimale|attribue|confie|devolu|emplois? protege|\b3[67]\b/.test(
      sentence.plain,
    )
  )
    return [];
  const triggers = triggersIn(sentence, next, references.length > 0);
  if (triggers.length === 0) return [];
  const stretches = stretchesOf(sentence, references);
  const said: SaidReservation[] = [];
  let isOpen = false;
  for (const [index, stretch] of stretches.entries()) {
    const inside = triggers.filter((trigger) => trigger.end > stretch.from && trigger.at < stretch.to);
    const trigger = inside.find((each) => !each.isDenied) ?? inside[0];
    if (!trigger && !(isOpen && goesOn(sentence, stretch))) continue;
    const at = trigger?.at ?? stretch.from;
    const lots =
      stretch.lots && trigger ? [...joined(sentence, stretches, index, trigger), ...stretch.lots] : stretch.lots;
    if (trigger?.isDenied) {
      said.push({ beneficiaries: [], lots, at, isDenied: true });
      continue;
    }
    isOpen = true;
    const isLast = index === stretches.length - 1;
    const to = around(sentence, isAnsweredNext(sentence, trigger, isLast) ? next : undefined, at, {
      ...stretch,
      // "En application des articles…, le lot 6 est réservé": what stands before the first lot is said of it
      citedFrom: index <= 1 ? 0 : stretch.from,
    });
    const isBare = to.named.length === 0;
    if (isBare && !trigger?.mayBeBare && !(to.isUnspecified && trigger?.isStrong)) continue;
    const ofLots = lots ?? (index === 0 ? followingLots(sentence, stretches, at) : null);
    // "Lots réservés : lot 2 aux ESAT, lot 3 aux SIAE": each says it for itself
    if (isBare && ofLots?.length === 0) continue;
    said.push({ beneficiaries: to.named, lots: ofLots, at, isDenied: false });
  }
  return said;
}

interface Stretch {
  from: number;
  to: number;
  lots: string[] | null;
}

/** Each reference to lots opens a stretch that runs to the next; what stands before the first speaks of no lot by number. */
function stretchesOf(sentence: Sentence, references: readonly LotReference[]): Stretch[] {
  const stretches: Stretch[] = [{ from: 0, to: references[0]?.at ?? sentence.plain.length, lots: null }];
  for (const [index, reference] of references.entries()) {
    const to = references[index + 1]?.at ?? sentence.plain.length;
    stretches.push({ from: reference.at, to, lots: reference.numbers });
  }
  return stretches;
}

/** "Le lot 1 est réservé aux ESAT, le lot 2 aux SIAE": the second leaves the verb out. */
function goesOn(sentence: Sentence, stretch: Stretch): boolean {
  return /^lots?[^a-z]{0,20}(?:(?:et|a|au|lots?) [^a-z]{1,12}){0,6}(?:(?:est|sont|sera|seront) )?(?:(?:attribue|confie|destine|dedie)\w* )?(?:reserve|aux?\b|a (?:des|une?)\b|a l'|\()/.test(
    sentence.plain.slice(stretch.from, stretch.to),
  );
}

/** "Lot 1 Peinture et lot 3 Plâtrerie sont réservés": the lots just before that share the verb. */
function joined(sentence: Sentence, stretches: readonly Stretch[], index: number, trigger: Trigger): string[] {
  if (!/\b(?:sont|seront|etant)(?: \w+ment)? $/.test(sentence.plain.slice(Math.max(0, trigger.at - 30), trigger.at)))
    return [];
  const before: string[] = [];
  for (let n = index - 1; n > 0; n--) {
    const { from, to, lots } = stretches[n]!;
    const between = sentence.plain.slice(from, to);
    if (between.length > 80 || /:|\b(?:est|sont|n'est|comporte\w*|reste\w*|ouverts?)\b|reserve/.test(between)) break;
    if (!/(?:,|\bet|\bainsi que)(?: les?)? ?$/.test(between)) break;
    before.unshift(...lots!);
  }
  return before;
}

/** "Sont réservés aux ESAT les lots 2 et 4", "marché réservé (lots 1 et 2)": the lots come after. */
function followingLots(sentence: Sentence, stretches: readonly Stretch[], at: number): string[] | null {
  const after = stretches.slice(1);
  if (after.length === 0) return null;
  const isOfWhole =
    /\b(?:marche|consultation|procedure|accord-cadre|contrat)(?: public)?(?: (?:est|sera))?(?: \w+ment)? ?$/.test(
      sentence.plain.slice(Math.max(0, at - 50), at),
    );
  const lead = sentence.plain.slice(Math.max(0, after[0]!.from - 30), after[0]!.from);
  if (
    isOfWhole &&
    !/(?:\bpour|\bsur|\bconcernant|\bs'agissant|\btitre|\buniquement|:|\()(?: de| d')?(?: les?| des?| du)? ?$/.test(
      lead,
    )
  )
    return null;
  const silent = after.filter((each) => beneficiariesOf(sentence, each.from, each.to).named.length === 0);
  return [...new Set(silent.flatMap((each) => each.lots!))];
}

/** The next sentence may say to whom only when this one ends with the reservation itself. */
function isAnsweredNext(sentence: Sentence, trigger: Trigger | undefined, isLast: boolean): boolean {
  return isLast && trigger !== undefined && (trigger.mayBeBare || sentence.plain.length - trigger.end < 12);
}

/** Who stands within reach of the trigger: in its stretch, before it, or in the next sentence when its own says nobody. */
function around(
  sentence: Sentence,
  next: Sentence | undefined,
  at: number,
  stretch: Stretch & { citedFrom: number },
): Beneficiaries {
  const from = Math.max(stretch.from <= at ? stretch.from : 0, at - REACH);
  const own = beneficiariesOf(sentence, from, Math.min(stretch.to, at + REACH));
  if (own.named.length > 0) {
    const whole = beneficiariesOf(
      sentence,
      Math.max(stretch.citedFrom, at - REACH),
      Math.min(stretch.to, at + FAR_REACH),
    );
    const isMore = own.named.every((each) => whole.named.some(({ lever }) => lever === each.lever));
    return isMore && !INDIRECT.test(sentence.plain.slice(at, stretch.to)) ? whole : own;
  }
  const lead = beneficiariesOf(sentence, Math.max(0, at - REACH), at);
  if (lead.named.length > 0) return lead;
  const isUnspecified = own.isUnspecified || lead.isUnspecified;
  const left = REACH - (sentence.plain.length - at);
  const isSilent =
    !next ||
    left <= 0 ||
    /\blots? ?(?:n ?[°o]? ?)?\d/.test(next.plain) ||
    INDIRECT.test(next.plain) ||
    PAPERS.test(next.plain);
  if (isSilent) return { named: [], isUnspecified };
  const after = beneficiariesIn(next.text.slice(0, left), next.plain.slice(0, left));
  return { named: after.named, isUnspecified: isUnspecified || after.isUnspecified };
}

function beneficiariesOf(sentence: Sentence, from: number, to: number): Beneficiaries {
  return beneficiariesIn(sentence.text.slice(from, to), sentence.plain.slice(from, to));
}
