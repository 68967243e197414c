import { parisDay } from '#lib/kernel';
import type { Point } from '#lib/matching-engine';
import {
  communeByCode,
  cpvLabel,
  departmentName,
  epciName,
  sectorsOfCpv,
  sectorsOfTitle,
  tradesAsked,
  tradesOfCpv,
  type Lever,
  type Trade,
} from '#lib/nomenclature';
import type { OpportunityKind, OpportunityState, OpportunityStatus } from './opportunity-state';

/** An opportunity as search stores it and gives it back: public ones only, and nothing that only their buyer may read. */
export interface OpportunityDocument {
  [field: string]: unknown;
  id: string;
  kind: OpportunityKind;
  state: OpportunityStatus;
  title: string;
  text: string;
  buyer: string;
  /** Number of its notice, as `boamp-26-12345` and `26-12345`; empty for a need */
  numbers: string[];
  cpvLabels: string[];
  /** Codes of the trades that its CPV codes and its title name */
  trades: string[];
  tradeLabels: string[];
  sectors: string[];
  /** Levers set on it; those that a person must check first are left out */
  levers: Lever[];
  city: string[];
  commune: string | null;
  epci: string | null;
  epciName: string;
  department: string | null;
  departmentName: string;
  /** Last day to answer as a number, `20261231`, in Paris */
  deadline: number | null;
  /** Day it was first published, so too */
  published: number;
  /** Euros before tax, as its notice says; a need's amount is its buyer's own */
  amount: number | null;
  point: Point | null;
}

/** A notice's text goes on for pages; what a lot is about stands at its beginning. */
const TEXT_KEPT = 20_000;
/** A CPV division alone names too many trades. */
const SURE_ENOUGH = 0.6;

/** @returns a public opportunity as it is found */
export function opportunityDocument(id: string, state: OpportunityState, publishedAt: Date): OpportunityDocument {
  const { kind, place, amount, noticeRef } = state;
  const trades = tradesOf(state);
  const isPublished = kind === 'lot' && amount !== null && !amount.buyerOnly && amount.currency === 'EUR';
  return {
    id,
    kind,
    state: state.status,
    title: state.title,
    text: state.text.slice(0, TEXT_KEPT),
    buyer: state.buyer.name,
    numbers: noticeRef === null ? [] : [noticeRef, noticeRef.slice(noticeRef.indexOf('-') + 1)],
    cpvLabels: distinct(state.cpv.flatMap((code) => cpvLabel(code) ?? [])),
    trades: trades.map(({ code }) => code),
    tradeLabels: trades.map(({ label }) => label),
    sectors: sectorsOf(state),
    levers: distinct(state.marks.filter(({ certainty }) => certainty !== 'to-check').map(({ lever }) => lever)),
    city: distinct([
      place.communeName ?? '',
      ...(state.places ?? []).map(({ communeName }) => communeName ?? ''),
      (place.commune && communeByCode(place.commune)?.name) ?? '',
      state.buyer.city ?? '',
    ]).filter((name) => name !== ''),
    commune: place.commune,
    epci: place.epci,
    epciName: (place.epci && epciName(place.epci)) ?? '',
    department: place.department,
    departmentName: (place.department && departmentName(place.department)) ?? '',
    deadline: state.closesAt === null ? null : dayNumber(new Date(state.closesAt)),
    published: dayNumber(publishedAt),
    amount: isPublished ? amount.value : null,
    point: place.point,
  };
}

function tradesOf({ cpv, title }: OpportunityState): Trade[] {
  const hits = [...cpv.flatMap(tradesOfCpv).filter(({ strength }) => strength >= SURE_ENOUGH), ...tradesAsked(title)];
  return distinct(hits.map(({ trade }) => trade));
}

function sectorsOf({ cpv, title }: OpportunityState): string[] {
  return distinct([...cpv.flatMap(sectorsOfCpv), ...sectorsOfTitle(title)].map(({ code }) => code));
}

function dayNumber(instant: Date): number {
  return Number(parisDay(instant).replaceAll('-', ''));
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
