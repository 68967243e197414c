import { number, safeUrl } from '#lib/html';
import type { AwardCriterion, ContactPoint, NoticeLot } from '#lib/notice-formats';

/** A fact of a lot under its name: « Critères », « Conditions d’exécution », « Contact ». */
export interface TermView {
  term: string;
  texts: string[];
  link: { href: string; label: string } | null;
}

/** What of a lot is told under names; all of it may be the same for every lot of a notice. */
export type TermsOfLot = Pick<NoticeLot, 'criteria' | 'performanceConditions' | 'contactPoint'>;

const NO_TERMS: TermsOfLot = { criteria: [], performanceConditions: [], contactPoint: null };

/**
 * @param lots in the order of the page; null where nothing more is kept of a lot
 * @returns what is the same for all, said once, and what each has of its own
 */
export function termsOf(lots: readonly (TermsOfLot | null)[]): { common: TermView[]; own: TermView[][] } {
  const all = lots.map((lot) => termViews(lot ?? NO_TERMS));
  if (all.length < 2) return { common: [], own: all };
  const said = new Map<string, number>();
  for (const key of all.flatMap((terms) => terms.map(keyOf))) said.set(key, (said.get(key) ?? 0) + 1);
  const isCommon = (term: TermView): boolean => said.get(keyOf(term)) === all.length;
  return {
    common: all[0]!.filter(isCommon),
    own: all.map((terms) => terms.filter((term) => !isCommon(term))),
  };
}

/** @returns « Prix 40 %, qualité 60 % » ; points where the weights do not make a hundred */
export function criteriaWords(criteria: readonly AwardCriterion[]): string[] {
  const weights = criteria.flatMap(({ weight }) => weight ?? []);
  const isPerCent = Math.round(weights.reduce((sum, weight) => sum + weight, 0)) === 100;
  return criteria.map(({ name, kind, weight }) => {
    const said = name || KINDS[kind ?? 'quality'];
    if (weight === null) return said;
    return `${said} : ${decimal(weight)}\u00a0${isPerCent ? '%' : weight < 2 ? 'point' : 'points'}`;
  });
}

const KINDS = { price: 'Prix', cost: 'Coût', quality: 'Qualité' } as const;

/** Codes of the eForms SDK list `procurement-procedure-type` (BT-105); other sources word theirs. */
const PROCEDURES: Readonly<Record<string, string>> = {
  open: 'Procédure ouverte',
  restricted: 'Procédure restreinte',
  'neg-w-call': 'Procédure négociée avec mise en concurrence',
  'neg-wo-call': 'Procédure négociée sans mise en concurrence',
  'comp-dial': 'Dialogue compétitif',
  'comp-tend': 'Mise en concurrence',
  innovation: 'Partenariat d’innovation',
  'exp-int-rail': 'Appel à manifestation d’intérêt',
  'oth-single': 'Autre procédure, en une étape',
  'oth-mult': 'Autre procédure, en plusieurs étapes',
};

/** @returns a kind of procedure in French, as its source words it where it does; empty when it says none */
export function procedureWords(type: string | null): string {
  return type !== null && Object.hasOwn(PROCEDURES, type) ? PROCEDURES[type]! : (type ?? '');
}

function termViews({ criteria, performanceConditions, contactPoint }: TermsOfLot): TermView[] {
  return [
    { term: 'Critères d’attribution', texts: criteriaWords(criteria), link: null },
    { term: 'Conditions d’exécution', texts: performanceConditions, link: null },
    { term: 'Contact', ...contactWords(contactPoint) },
  ].filter(({ texts, link }) => texts.length > 0 || link !== null);
}

function contactWords(contact: ContactPoint | null): Pick<TermView, 'texts' | 'link'> {
  const town = [contact?.postCode, contact?.city].filter(Boolean).join(' ');
  const said = [contact?.organisation ?? '', town].filter((part) => part !== '').join(', ');
  const href = safeUrl(contact?.url ?? null);
  return { texts: said === '' ? [] : [said], link: href === null ? null : { href, label: new URL(href).hostname } };
}

function keyOf({ term, texts, link }: TermView): string {
  return JSON.stringify([term, texts, link?.href]);
}

function decimal(value: number): string {
  return Number.isInteger(value) ? number(value) : String(Math.round(value * 100) / 100).replace('.', ',');
}
