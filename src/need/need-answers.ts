import { isDay } from '#lib/kernel';
import { RESERVATIONS, normaliseCpv, type Lever } from '#lib/nomenclature';
import { eurosTyped, monthsTyped } from './numbers-typed';
import { proposedCpv } from './cpv-proposal';
import type { NeedPlace } from './need-place';
import { placesTyped } from './places-typed';
import type { NeedField, NeedProblem, TypedNeed } from './typed-need';

/** A need that can be matched: every answer is there and understood. */
export interface NeedAnswers {
  title: string;
  details: string;
  /** Eight digits each, the main one first; empty when nothing could be proposed */
  cpv: string[];
  cpvOrigin: 'proposed' | 'chosen';
  nature: 'works' | 'supplies' | 'services' | null;
  /** One to ten, in the order typed */
  places: NeedPlace[];
  startsOn: string;
  closesOn: string | null;
  /** Euros before tax, for the whole duration */
  amount: number;
  durationMonths: number | null;
  buyerType: 'public' | 'private';
  reservedFor: Lever | null;
}

export type ReadNeed = { answers: NeedAnswers; problems: [] } | { answers: null; problems: NeedProblem[] };

/** Signs of a title at most. */
export const LONGEST_TITLE = 200;
const LONGEST_DETAILS = 5_000;

/** What a form is read against. */
export interface Reading {
  /** `YYYY-MM-DD`; a day before it is refused */
  today: string;
  /** INSEE codes of the territory, which win between homonyms */
  near: ReadonlySet<string>;
  /** Days that the need already has: they may have passed since */
  standing?: { startsOn: string | null; closesOn: string | null };
}

/**
 * Understands the form.
 * @returns the answers, or every problem, in the order of the form
 */
export function readNeed(typed: TypedNeed, { today, near, standing }: Reading): ReadNeed {
  const problems: NeedProblem[] = [];
  const refuse: Refuse = (field, code, suggestions = [], part) => {
    problems.push({ field, code, suggestions, ...(part === undefined ? {} : { part }) });
    return null;
  };

  const title = typed.title.trim().replace(/\s+/g, ' ');
  if (title.length < 3) refuse('title', 'missing');
  if (title.length > LONGEST_TITLE) refuse('title', 'too-long');
  const details = typed.details.trim();
  if (details.length > LONGEST_DETAILS) refuse('details', 'too-long');
  const cpv = readCpv(typed, refuse);
  const places = readPlaces(typed.place, near, refuse);
  const startsOn = readDay('startsOn', typed.startsOn, true, { today, standing: standing?.startsOn ?? null }, refuse);
  const closesOn = readDay('closesOn', typed.closesOn, false, { today, standing: standing?.closesOn ?? null }, refuse);
  if (startsOn && closesOn && closesOn > startsOn) refuse('closesOn', 'after-start');
  const amount = readAmount(typed.amount, refuse);
  const durationMonths = readMonths(typed.months, refuse);
  const buyerType = typed.buyerType === 'private' ? 'private' : 'public';
  const reservedFor = readReservation(typed.reservedFor, buyerType, refuse);

  if (problems.length > 0 || places === null || startsOn === null || amount === null)
    return { answers: null, problems };
  const rest = { startsOn, closesOn, amount, durationMonths, buyerType, reservedFor } as const;
  return { answers: { title, details, ...cpv, nature: natureOf(cpv.cpv[0]), places, ...rest }, problems: [] };
}

type Refuse = (field: NeedField, code: NeedProblem['code'], suggestions?: string[], part?: string) => null;

function readCpv(typed: TypedNeed, refuse: Refuse): Pick<NeedAnswers, 'cpv' | 'cpvOrigin'> {
  const code = typed.cpv.trim();
  if (code === '') {
    const proposed = proposedCpv(typed.title, typed.details).map(({ code }) => code);
    return { cpv: proposed.slice(0, 1), cpvOrigin: 'proposed' };
  }
  const read = normaliseCpv(code);
  if (read === null) refuse('cpv', 'unknown');
  return { cpv: read === null ? [] : [read], cpvOrigin: 'chosen' };
}

function readPlaces(text: string, near: ReadonlySet<string>, refuse: Refuse): NeedPlace[] | null {
  if (text.trim() === '') return refuse('place', 'missing');
  const { places, problem } = placesTyped(text, near);
  return problem === null ? places : refuse('place', problem.code, problem.suggestions, problem.part);
}

function readDay(
  field: 'startsOn' | 'closesOn',
  text: string,
  required: boolean,
  { today, standing }: { today: string; standing: string | null },
  refuse: Refuse,
): string | null {
  const day = text.trim();
  if (day === '') return required ? refuse(field, 'missing') : null;
  if (!isDay(day)) return refuse(field, 'not-a-day');
  return day < today && day !== standing ? refuse(field, 'past') : day;
}

function readAmount(text: string, refuse: Refuse): number | null {
  if (text.trim() === '') return refuse('amount', 'missing');
  return eurosTyped(text) ?? refuse('amount', 'not-a-number');
}

function readMonths(text: string, refuse: Refuse): number | null {
  if (text.trim() === '') return null;
  return monthsTyped(text) ?? refuse('months', 'not-a-number');
}

/** Only a public buyer reserves (code de la commande publique, L2113-12 to L2113-16); an unnamed reservation is a reader's doubt, never a choice. */
function readReservation(code: string, buyerType: string, refuse: Refuse): Lever | null {
  if (code === '') return null;
  const lever = RESERVATIONS.find((one) => one === code && one !== 'reserved-unspecified');
  if (!lever || buyerType !== 'public') return refuse('reservedFor', 'not-allowed');
  return lever;
}

/** The first divisions of the CPV are supplies (48: software packages too), 45 is works, those from 50 on services. */
function natureOf(cpv: string | undefined): NeedAnswers['nature'] {
  if (cpv === undefined) return null;
  const division = Number(cpv.slice(0, 2));
  if (division === 45) return 'works';
  return division < 50 ? 'supplies' : 'services';
}
