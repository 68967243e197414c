import { z } from 'zod';
import { fr } from '#lib/html';
import type { FactChanges } from '#lib/matching-engine';
import { placeOfCommune, RESERVATIONS } from '#lib/nomenclature';
import { communeTyped, proposedCpv, readEuros } from '../../need/need.service';
import type { FieldError } from '../shared/form-errors';
import type { NeedFacts } from './need-results.query';

const text = z.string().max(300).optional();

/** The form « Et si… », in the address: facts of a purchase, no person. Absent when nothing was supposed. */
export const whatIfFields = z.object({ objet: text, lieu: text, montant: text, reserve: text });
export type WhatIf = z.infer<typeof whatIfFields>;

export interface SupposedNeed {
  /** What the form shows: what was typed, else what the need says */
  typed: { title: string; place: string; amount: string; reservedFor: string };
  errors: FieldError[];
  /** What differs from the need, as matching takes it; null when nothing does, or something is not understood */
  changes: NonNullable<FactChanges['opportunity']> | null;
}

/** @returns the need as it is supposed to be, field by field; what is left empty is left as it is */
export function supposedNeed(need: NeedFacts, fields: WhatIf): SupposedNeed {
  const own = {
    title: need.title,
    place: need.communeName ?? '',
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
  if (typed.title !== own.title) {
    changes.title = typed.title;
    // A code that the words proposed follows them; one that was chosen stays
    if (need.cpvOrigin === 'proposed') changes.cpv = proposedCpv(`${typed.title}\n${need.details}`).slice(0, 1);
  }
  if (typed.place !== own.place) {
    const { code, suggestions } = communeTyped(typed.place);
    if (code === null) errors.push({ field: 'lieu', message: unknownPlace(suggestions) });
    else changes.place = placeOfCommune(code);
  }
  if (typed.amount !== own.amount) {
    const value = readEuros(typed.amount);
    if (value === null || value <= 0) {
      errors.push({ field: 'montant', message: 'Indiquez un montant en euros, par exemple 48 000.' });
    } else changes.amount = { value, buyerOnly: true };
  }
  if (typed.reservedFor !== own.reservedFor) {
    const lever = RESERVATIONS.find((one) => one === typed.reservedFor);
    changes.levers = lever ? [{ lever, sure: true }] : [];
  }
  const isSupposed = errors.length === 0 && Object.keys(changes).length > 0;
  return { typed, errors, changes: isSupposed ? changes : null };
}

function unknownPlace(suggestions: readonly string[]): string {
  const meant = suggestions.map((one) => fr`« ${one} »`).join(', ');
  return meant ? fr`Cette commune n’est pas connue. Vouliez-vous dire ${meant} ?` : 'Cette commune n’est pas connue.';
}
