import { count, escapeHtml, fr, kilometres, listed } from '#lib/html';
import { nafLabel, plain, tradeByCode } from '#lib/nomenclature';
import type { FieldMatch } from '#lib/search';
import type { EvidenceView, KindView } from '../../shared/evidence.view';
import type { ListedSupplier } from './supplier-facts.query';
import { availability } from './supplier-capacity.view';
import { isNear, matchHtml, matchText, nearHtml } from './supplier-match.view';
import { supplierProofs } from './supplier-proofs.view';
import type { ShownSupplier } from './supplier-search-results';
import { supplierHref } from './supplier.page';

/** A result, with why it is one. */
export interface SupplierCardView {
  number: number;
  name: string;
  /** Escaped, the words that were looked for in `<mark>` */
  nameHtml: string;
  href: string;
  kinds: readonly KindView[];
  facts: { textHtml: string }[];
  /** Escaped, the words that were looked for in `<mark>` */
  why: { term: string; textHtml: string }[];
  evidence: readonly EvidenceView[];
}

const ACTIVITIES_SHOWN = 3;

/** @param query words that were looked for, as typed */
export function supplierCard(
  { supplier, km, matched }: ShownSupplier,
  number: number,
  query: string,
  today: string,
): SupplierCardView {
  const of = (field: string): FieldMatch | undefined => matched.find((match) => match.field === field);
  const marked = (field: string, text: string): string => {
    const match = of(field);
    return match && matchText(match) === text ? matchHtml(match) : escapeHtml(text);
  };
  const proofs = supplierProofs(supplier.evidence, today);
  const says = TRADE_FIELDS.some((field) => of(field));
  return {
    number,
    name: supplier.name,
    nameHtml: marked('name', supplier.name),
    href: supplierHref(supplier),
    kinds: proofs.kinds,
    facts: [
      marked('city', supplier.city),
      km === null ? '' : escapeHtml(kilometres(km)),
      supplier.people ? escapeHtml(count(supplier.people, 'personne')) : '',
    ]
      .filter((textHtml) => textHtml !== '')
      .map((textHtml) => ({ textHtml })),
    why: [
      { term: 'Métier', textHtml: tradeHtml(supplier, query, matched) },
      ...ALSO.flatMap(({ field, term, unlessTrade }) => {
        const match = of(field);
        return match && !(unlessTrade && says) ? [{ term, textHtml: matchHtml(match) }] : [];
      }),
      { term: 'Références', textHtml: escapeHtml(referencesText(supplier)) },
      { term: 'Disponible', textHtml: escapeHtml(availability(supplier.freeFrom, today)) },
      { term: 'Lots', textHtml: proofs.lotsHtml },
    ],
    evidence: proofs.evidence,
  };
}

/** Fields that a card shows only when the words are there; some only when its trade does not answer already. */
const ALSO: readonly { field: string; term: string; unlessTrade?: true }[] = [
  { field: 'description', term: 'Descriptif', unlessTrade: true },
  { field: 'cpvLabels', term: 'Code CPV', unlessTrade: true },
  { field: 'cpvAbove', term: 'Dans le CPV', unlessTrade: true },
  { field: 'legalName', term: 'Nom légal' },
  { field: 'siret', term: 'SIRET' },
  { field: 'siren', term: 'SIREN' },
  { field: 'kindNames', term: 'Type' },
  { field: 'networks', term: 'Réseau' },
  { field: 'postCode', term: 'Code postal' },
  { field: 'epciName', term: 'Territoire' },
  { field: 'departmentName', term: 'Départem.' },
  { field: 'regionName', term: 'Région' },
];

/** @returns what a supplier does, in its words, else in those of its code, which is said */
export function tradeText(supplier: ListedSupplier): string {
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

/** What it does, marked where that answers, and whether that is only near. A label that its words do not hold comes first. */
function tradeHtml(supplier: ListedSupplier, query: string, matched: readonly FieldMatch[]): string {
  const text = tradeText(supplier);
  const matches = TRADE_FIELDS.flatMap((name) => matched.find(({ field }) => field === name) ?? []);
  const [inside] = matches.filter((match) => text.includes(matchText(match)));
  const [match] = matches;
  const html = inside
    ? text
        .split(matchText(inside))
        .map((piece) => escapeHtml(piece))
        .join(matchHtml(inside))
    : match
      ? [`${matchHtml(match)}${escapeHtml(deducedText(match, supplier))}`, ...own(supplier, text, match)].join(
          '\u00a0: ',
        )
      : escapeHtml(text);
  // Near in its trade or its words, not where only its name or its place looks like what was typed
  return query !== '' && isNear(matched) && matched.some(({ field }) => NEAR_FIELDS.has(field))
    ? `${html}, ${nearHtml(query)}`
    : html;
}

/** Its own words after a label of its trade or its sector; they are what answers already when they do. */
function own({ activities }: ListedSupplier, text: string, { field }: FieldMatch): string[] {
  return activities.length > 0 && field !== 'words' ? [escapeHtml(text)] : [];
}

const TRADE_FIELDS = ['words', 'sectorLabels', 'tradeLabels', 'naf'];
/** Of the fields above, and those that `ALSO` shows in its place */
const NEAR_FIELDS = new Set([...TRADE_FIELDS, 'description', 'cpvLabels']);

function deducedText({ field }: FieldMatch, { activities, naf }: ListedSupplier): string {
  if (field === 'naf') return ` (déduit du code NAF ${naf})`;
  return field === 'tradeLabels' && activities.length === 0 ? ' (déduit du nom ou du code NAF)' : '';
}

function referencesText({ references }: ListedSupplier): string {
  if (references.length === 0) return 'Aucune référence connue';
  const since = Math.min(...references.map(({ year }) => year));
  const buyers = [...new Set(references.map(({ buyer }) => buyer))].slice(0, 2);
  return `${count(references.length, 'référence')} depuis ${since}, dont ${listed(buyers)}`;
}
