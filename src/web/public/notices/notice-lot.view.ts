import { count, fr, listed } from '#lib/html';
import type { NoticeLot, NoticePlace } from '#lib/notice-formats';
import { cpvWithCheckDigit, departmentName, type Mark } from '#lib/nomenclature';
import { markOf, markViews, shapeOf, type MarkView } from '../../shared/mark.view';
import { proofViews, type ProofView } from './mark-proofs';
import { amountText, noticeHref } from './notice-list.page';
import type { TermView } from './notice-terms';
import type { NoticeLotDetail } from './notice.query';

export interface LotView {
  number: string;
  shape: 'reserve' | 'clause' | null;
  title: string;
  amount: string;
  marks: MarkView[];
  facts: string;
  /** The first words, and those that are folded away */
  text: { start: string; rest: string | null } | null;
  /** What proves its marks first, then the other passages, folded away */
  excerpts: ProofView[];
  furtherExcerpts: ProofView[];
  /** What it has of its own; the page says what all lots share */
  terms: TermView[];
  /** The only lot of its notice: nothing of it is folded away */
  isAlone: boolean;
  /** Why a reservation is only perhaps one */
  doubt: string | null;
  suppliers: string | null;
  suppliersHref: string | null;
  /** The lever card; null for what was never to be answered */
  leverHref: string | null;
}

/** A lot as a notice told of it, or as its procedure leaves it. */
export interface ShownLot {
  number: string;
  /** Null where nothing was ever to be answered: a plan, an award without its call */
  status: NoticeLotDetail['status'] | null;
  title: string;
  text: string;
  cpv: readonly string[];
  amount: { value: number; currency: string; isMaximum: boolean } | null;
  marks: readonly Mark[];
  closesAt: string | null;
  content: NoticeLot | null;
  matches: NoticeLotDetail['matches'];
}

/** @returns a lot that can be or could be answered, with the words of its procedure */
export function answeredLot({ number, status, state, content, matches }: NoticeLotDetail): ShownLot {
  const { title, text, cpv, marks, closesAt } = state;
  const amount = state.amount && !state.amount.buyerOnly ? state.amount : null;
  return { number, status, title, text, cpv, amount, marks, closesAt, content, matches };
}

/** @returns a lot that a notice only tells of */
export function toldLot(content: NoticeLot): ShownLot {
  const { number, title, text, cpv, amount, marks } = content;
  const nobody = { able: 0, doubtful: 0 };
  return { number, status: null, title, text, cpv, amount, marks, closesAt: null, content, matches: nobody };
}

interface LotReader {
  now: Date;
  ref: string;
  maySeeSuppliers: boolean;
  /** What the notice says above its lots, and a lot need not say again */
  noticeTitle: string;
  terms: TermView[];
  isAlone: boolean;
}

const STATES = {
  open: [],
  cancelled: [markOf('non', 'Annulé')],
  closed: [markOf('non', 'Clos')],
  awarded: [markOf('non', 'Attribué')],
};

export function lotView(lot: ShownLot, reader: LotReader): LotView {
  const shown = lot.marks.filter((mark) => shapeOf(mark.lever) !== null);
  const sure = shown.filter((mark) => mark.certainty !== 'to-check');
  const late = lot.status === 'open' && lot.closesAt !== null && new Date(lot.closesAt) < reader.now;
  const state = lot.status === null ? [] : late ? STATES.closed : STATES[lot.status];
  const proofs = shown.map((mark) => proofViews(mark));
  const excerpts = distinct(proofs.flatMap(([first]) => first ?? []));
  const isOpen = lot.status === 'open' && !late;
  return {
    number: lot.number,
    shape: sure.map((mark) => shapeOf(mark.lever)).find((shape) => shape !== null) ?? null,
    title: fr`Lot ${lot.number}. ${lot.title}`,
    amount: lot.amount ? amountText(lot.amount) : 'Montant non publié',
    marks: [...state, ...markViews(shown, 'full')],
    facts: factsOf(lot, shown.length === 0),
    text: lotText(lot, reader.noticeTitle, excerpts),
    excerpts,
    furtherExcerpts: distinct(proofs.flatMap(([, ...others]) => others)),
    terms: reader.terms,
    isAlone: reader.isAlone,
    doubt: doubtOf(shown),
    suppliers: isOpen ? suppliersText(lot.matches) : null,
    suppliersHref:
      reader.maySeeSuppliers && lot.matches.able + lot.matches.doubtful > 0
        ? `${noticeHref(reader.ref)}/lots/${encodeURIComponent(lot.number)}`
        : null,
    leverHref: lot.status === null ? null : `${noticeHref(reader.ref)}/lots/${encodeURIComponent(lot.number)}/levier`,
  };
}

function factsOf({ cpv, content, status }: ShownLot, isForAll: boolean): string {
  const [main] = cpv;
  const places = placesText(content?.places ?? []);
  return [
    isForAll && status !== null ? 'Ouvert à tous' : null,
    main ? `CPV ${cpvWithCheckDigit(main)}` : null,
    content?.durationMonths ? `${content.durationMonths} mois` : null,
    places || null,
  ]
    .filter((fact) => fact !== null)
    .join(', ');
}

const NAMED_PLACES = 3;

/** @returns « Poitiers et Lusignan », « Vienne, Deux-Sèvres, Charente et 8 autres » */
export function placesText(places: readonly NoticePlace[]): string {
  const names = places.map(({ city, department }) => city ?? (department === null ? null : departmentName(department)));
  const unique = [...new Set(names)].filter((name) => name !== null);
  const more = unique.length - NAMED_PLACES;
  return listed(more > 0 ? [...unique.slice(0, NAMED_PLACES), count(more, 'autre')] : unique);
}

function doubtOf(marks: readonly Mark[]): string | null {
  const doubtful = marks.some((mark) => mark.certainty === 'to-check' && shapeOf(mark.lever) === 'reserve');
  return doubtful
    ? 'Une réservation est peut-être annoncée, mais l’avis ne cite aucun article : la règle demande de le citer (R2113-7). Un agent relit ce lot avant que les fournisseurs concernés soient prévenus.'
    : null;
}

function suppliersText({ able, doubtful }: NoticeLotDetail['matches']): string | null {
  if (able + doubtful === 0) return null;
  const held =
    able > 0 ? `${count(able, 'fournisseur')} du répertoire ${able > 1 ? 'peuvent' : 'peut'} répondre` : null;
  return `${[held, doubtful > 0 ? `${doubtful} à vérifier` : null].filter((part) => part !== null).join(', ')}.`;
}

/** The same words may prove two marks: they are read once. */
function distinct(proofs: readonly ProofView[]): ProofView[] {
  const known = new Map<string, ProofView>();
  for (const proof of proofs) {
    const key = proof.excerptHtml || proof.caption;
    if (!known.has(key)) known.set(key, proof);
  }
  return [...known.values()];
}

const START = 500;

/** A lot's text starts with the notice's own, which the page has said already; what an excerpt says need not be read twice. */
function lotText({ text, title }: ShownLot, noticeTitle: string, excerpts: readonly ProofView[]): LotView['text'] {
  const own = text.startsWith(noticeTitle) ? text.slice(noticeTitle.length).replace(/^[\s.,;:–-]+/, '') : text.trim();
  const isSaid = excerpts.some(({ said }) => said.length >= own.length && said.includes(own));
  return own === '' || own === title || isSaid ? null : folded(own);
}

/** @returns a long text in two parts, cut between two words */
export function folded(text: string): { start: string; rest: string | null } {
  if (text.length <= START * 1.2) return { start: text, rest: null };
  const start = text.slice(0, START).replace(/\s+\S*$/, '') || text.slice(0, START);
  return { start, rest: text.slice(start.length).trim() };
}
