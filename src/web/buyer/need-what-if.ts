import { z } from 'zod';
import type { FactChanges } from '#lib/matching-engine';
import { RESERVATIONS } from '#lib/nomenclature';
import { eurosTyped, LONGEST_TITLE, placeOf, placesAsTyped, placesTyped, proposedCpv } from '../../need/need.service';
import type { FieldError } from '../shared/form-errors';
import type { NeedFacts } from './need-results.query';
import { placeSentence } from './place-sentence';

/** Bounded by the address alone: what is too long is said beside its field. */
const text = z.string().optional();

/** The form « Et si… », in the address: facts of a purchase, no person. Absent when nothing was supposed. */
export const whatIfFields = z.object({ objet: text, lieu: text, montant: text, reserve: text });
export type WhatIf = z.infer<typeof whatIfFields>;

export interface SupposedNeed {
  /** What the form shows: what was typed, else what the need says */
  typed: { title: string; place: string; amount: string; reservedFor: string };
  errors: FieldError[];
  /** The form was sent, and says what the need says */
  isSame: boolean;
  /** What differs from the need, as matching takes it; null when nothing does, or something is not understood */
  changes: NonNullable<FactChanges['opportunity']> | null;
}

/**
 * @param near INSEE codes of communes that win between homonyms
 * @returns the need as it is supposed to be, field by field; what is left empty is left as it is
 */
export function supposedNeed(need: NeedFacts, fields: WhatIf, near: ReadonlySet<string>): SupposedNeed {
  const own = {
    title: need.title,
    place: placesAsTyped(need.places, near),
    amount: need.amount === null ? '' : String(need.amount).replace('.', ','),
    reservedFor: need.reservedFor ?? '',
  };
  const typed = {
    title: fields.objet?.trim() || own.title,
    place: fields.lieu?.trim() || own.place,
    amount: fields.montant?.trim() || own.amount,
    reservedFor: fields.reserve ?? own.reservedFor,
  };
  const errors: FieldError[] = [];
  const changes: SupposedNeed['changes'] = {};
  if (typed.title.length > LONGEST_TITLE) {
    errors.push({ field: 'objet', message: `Raccourcissez la phrase à ${LONGEST_TITLE} caractères.` });
  } else if (typed.title !== own.title) {
    changes.title = typed.title;
    // A code that the words proposed follows them, even once it is published; another stays
    const [proposed] = proposedCpv(`${own.title}\n${need.details}`);
    if (need.cpv[0] === proposed?.code) {
      changes.cpv = proposedCpv(`${typed.title}\n${need.details}`)
        .slice(0, 1)
        .map(({ code }) => code);
    }
  }
  if (typed.place !== own.place) {
    const { places, problem } = placesTyped(typed.place, near);
    const [place, ...otherPlaces] = places.map(placeOf);
    if (problem) errors.push({ field: 'lieu', message: placeSentence(problem) });
    else if (place) [changes.place, changes.otherPlaces] = [place, otherPlaces];
  }
  if (typed.amount !== own.amount) {
    const value = eurosTyped(typed.amount);
    if (value === null || value <= 0) {
      errors.push({ field: 'montant', message: 'Indiquez un montant en euros, par exemple 48 000.' });
    } else changes.amount = { value, buyerOnly: true };
  }
  if (typed.reservedFor !== own.reservedFor) {
    const lever = RESERVATIONS.find((one) => one === typed.reservedFor);
    changes.levers = lever ? [{ lever, sure: true }] : [];
  }
  const isOther = Object.keys(changes).length > 0;
  const isSent = Object.values(fields).some((field) => field !== undefined);
  const isSame = isSent && errors.length === 0 && !isOther;
  return { typed, errors, isSame, changes: errors.length === 0 && isOther ? changes : null };
}
