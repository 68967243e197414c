import { count, longDate } from '#lib/html';
import type { WonContract } from '../../../notice/notice.service';
import { amountText, noticeHref } from '../notices/notice-list.page';

/** The contracts a supplier won, as its page shows them. */
export interface WonView {
  contracts: { title: string; href: string; note: string; buyer: string; date: string; amount: string }[];
  /** « et 12 autres, plus anciens. » */
  more: string | null;
}

const SHOWN = 20;

/** @returns the first contracts; each leads to the notice that tells of it, a public call's before the data of DECP */
export function wonViews(won: readonly WonContract[]): WonView {
  const more = won.length - SHOWN;
  return {
    contracts: won.slice(0, SHOWN).map(({ title, buyer, amount, decidedOn, role, by, told }) => ({
      title,
      href: noticeHref(`${told[0]!.source}-${told[0]!.sourceId}`),
      note: [
        role === 'subcontractor' ? 'en sous-traitance' : '',
        by === 'siren' ? 'par la même entreprise (SIREN)' : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
      buyer: buyer.name,
      date: decidedOn === null ? 'Non publiée' : longDate(decidedOn),
      amount: amount === null ? 'Montant non publié' : amountText({ ...amount, isMaximum: false }),
    })),
    more: more > 0 ? `Et ${count(more, 'autre')}, plus anciens.` : null,
  };
}
