import type { NeedAnswers } from './need-answers';
import { placesAsTyped } from './need-place';
import type { Need } from './need.entity';
import type { TypedNeed } from './typed-need';

/**
 * @param near communes that win between homonyms
 * @returns the form as it would be typed to say what a need says; as it was typed, when that still stands
 */
export function formOf(need: Need, near: ReadonlySet<string>): TypedNeed {
  if (need.typed !== null) return need.typed;
  return {
    title: need.title,
    details: need.details,
    // What was only proposed is proposed anew, by the words as they will be
    cpv: need.cpvOrigin === 'chosen' ? (need.cpv[0] ?? '') : '',
    place: placesAsTyped(need.places, near),
    startsOn: need.startsOn ?? '',
    closesOn: need.closesOn ?? '',
    amount: need.amount === null ? '' : String(need.amount).replace('.', ','),
    months: need.durationMonths === null ? '' : String(need.durationMonths),
    buyerType: need.buyerType,
    reservedFor: need.reservedFor ?? '',
  };
}

/** @returns whether answers say what a need says already, with nothing typed beside */
export function isSame(need: Need, answers: NeedAnswers): boolean {
  const names = Object.keys(answers) as (keyof NeedAnswers)[];
  return need.typed === null && names.every((name) => String(need[name] ?? '') === String(answers[name] ?? ''));
}

/** @returns whether a form is typed exactly as it stands already */
export function isSameTyping(need: Need, typed: TypedNeed): boolean {
  const names = Object.keys(typed) as (keyof TypedNeed)[];
  return need.typed !== null && names.every((name) => need.typed![name] === typed[name]);
}
