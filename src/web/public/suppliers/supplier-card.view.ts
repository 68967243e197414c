import { count, escapeHtml, fr, kilometres, listed, marked } from '#lib/html';
import { meaningfulWords, nafLabel, plain, tradeByCode } from '#lib/nomenclature';
import { evidenceView, kindViews, type EvidenceView, type KindView } from '../../shared/evidence.view';
import { leverSummary } from '../../shared/levers.view';
import type { SupplierFacts } from './supplier-facts.query';
import type { FoundSupplier } from './supplier-search';
import { availability } from './supplier-capacity.view';
import { supplierHref } from './supplier.page';

/** A result, with why it is one. */
export interface SupplierCardView {
  number: number;
  name: string;
  href: string;
  kinds: KindView[];
  facts: string[];
  /** Escaped, the words that were looked for in `<mark>` */
  why: { term: string; textHtml: string }[];
  evidence: EvidenceView[];
}

const ACTIVITIES_SHOWN = 3;

/** @param query words that were looked for, as typed */
export function supplierCard(
  { supplier, km, matched }: FoundSupplier,
  number: number,
  query: string,
  today: string,
): SupplierCardView {
  return {
    number,
    name: supplier.name,
    href: supplierHref(supplier),
    kinds: kindViews(supplier.evidence),
    facts: [
      supplier.city,
      km === null ? '' : kilometres(km),
      supplier.people ? count(supplier.people, 'personne') : '',
    ].filter((fact) => fact !== ''),
    why: [
      { term: 'Métier', textHtml: tradeHtml(supplier, query, matched) },
      { term: 'Références', textHtml: escapeHtml(referencesText(supplier)) },
      { term: 'Disponible', textHtml: escapeHtml(availability(supplier.freeFrom, today)) },
      { term: 'Lots', textHtml: escapeHtml(leverSummary(supplier.evidence, today)) },
    ],
    evidence: supplier.evidence.map((row) => evidenceView(row, today)),
  };
}

/** @returns what a supplier does, in its words, else in those of its code, which is said */
export function tradeText(supplier: SupplierFacts): string {
  const said = supplier.activities.slice(0, ACTIVITIES_SHOWN).map(({ trade, text }) => {
    const label = trade ? tradeByCode(trade)?.label : undefined;
    if (!label || plain(text).includes(plain(label))) return text || (label ?? '');
    return text ? fr`${label} : ${text}` : label;
  });
  const texts = said.filter((text) => text !== '');
  if (texts.length > 0) return texts.join(' ; ');
  const naf = supplier.naf ? nafLabel(supplier.naf) : null;
  return naf ? fr`${naf} (déduit du code NAF ${supplier.naf!})` : 'Non renseigné';
}

function tradeHtml(supplier: SupplierFacts, query: string, matched: readonly string[]): string {
  const html = marked(tradeText(supplier), meaningfulWords(query));
  const near = query !== '' && matched.length === 0 && !html.includes('<mark>');
  return near ? `${html}, proche d’«\u00a0<mark>${escapeHtml(query)}</mark>\u00a0»` : html;
}

function referencesText({ references }: SupplierFacts): string {
  if (references.length === 0) return 'Aucune référence connue';
  const since = Math.min(...references.map(({ year }) => year));
  const buyers = [...new Set(references.map(({ buyer }) => buyer))].slice(0, 2);
  return `${count(references.length, 'référence')} depuis ${since}, dont ${listed(buyers)}`;
}
