import { fr, longDate } from '#lib/html';
import { renderReason } from '#lib/matching-engine';
import { supplierSlug } from '../../supplier/supplier.service';
import { chainView, type ChainView } from '../shared/chain.view';
import { eligibilityMark } from '../shared/eligibility.view';
import { kindViews, type KindView } from '../shared/evidence.view';
import type { MarkView } from '../shared/mark.view';
import { refusalText } from '../shared/refusals.view';
import type { RankedRow, SupplierFacts } from './need-results.query';

/** How suppliers are ranked for a need, in the words of its page and of its trace. */
export const RANKING_RULE = 'Ceux qui peuvent répondre d’abord, puis par score';

export interface SupplierCard {
  number: number;
  id: string;
  siret: string;
  name: string;
  href: string;
  city: string;
  kinds: KindView[];
  /** Null when nothing is reserved */
  eligibility: MarkView | null;
  /** « Intéressé, le 14 octobre 2026 » */
  answer: string | null;
  chain: ChainView;
  /** How the score comes about: shown there, and only there */
  detail: { link: string; fact: string; points: string }[];
  total: string;
}

export interface AnswerView {
  name: string;
  href: string;
  interested: boolean;
  text: string;
}

/** @returns a card per ranked supplier, with the badges of that day, in their order, the chain as the buyer may read it */
export function supplierCards(rows: readonly RankedRow[], today: string): SupplierCard[] {
  return rows.map((row, index) => {
    const chain = chainView(row.name, row.links, 'buyer');
    return {
      number: index + 1,
      id: `f-${row.siret}`,
      siret: row.siret,
      name: row.name,
      href: supplierHref(row),
      city: row.city,
      kinds: kindViews(row.evidence, today),
      eligibility: eligibilityMark(row.eligibility),
      answer: row.answer === null ? null : answerText(row),
      chain,
      detail: detailOf(row, chain),
      total: points.format(row.score),
    };
  });
}

export function supplierHref(row: Pick<SupplierFacts, 'name' | 'siret'>): string {
  return `/fournisseurs/${supplierSlug(row.name, row.siret)}`;
}

/** @returns what came back, those who are interested first */
export function answerViews(rows: readonly RankedRow[]): AnswerView[] {
  const answered = rows.filter((row) => row.answer !== null);
  const views = answered.map((row) => ({
    name: row.name,
    href: supplierHref(row),
    interested: row.answer === 'interested',
    text: answerText(row),
  }));
  return views.sort((a, b) => Number(b.interested) - Number(a.interested));
}

function answerText({ answer, answerReason, answeredAt }: RankedRow): string {
  const day = longDate(answeredAt!);
  if (answer === 'interested') return `Intéressé, le ${day}`;
  const motive = refusalText(answerReason);
  const why = motive === null ? '' : fr` : ${motive}`;
  return `Ne répondra pas, le ${day}${why}`;
}

function detailOf(row: RankedRow, chain: ChainView): SupplierCard['detail'] {
  return row.links.flatMap((link, index) =>
    link.reasons.map((reason) => ({
      link: chain.links[index]!.name,
      fact: renderReason(reason, 'buyer'),
      points: signed(reason.points),
    })),
  );
}

const points = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

function signed(value: number): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  return `${sign}${points.format(Math.abs(value))}`;
}
