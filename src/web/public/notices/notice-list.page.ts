import { count, eurosHt, fr, longDate } from '#lib/html';
import { deadlineView, type DeadlineView } from '../../shared/deadline.view';
import { markOf, markViews, type MarkView } from '../../shared/mark.view';
import { Page, type Message } from '../../shared/page';
import { pagerView, type PagerView } from '../../shared/pager.view';
import {
  NOTICE_FILTERS,
  NOTICES_PER_PAGE,
  type ListedLot,
  type ListedNotice,
  type NoticeFilter,
  type NoticeList,
  type NoticeListChoice,
} from './notice-list.query';

interface LotView {
  marks: MarkView[];
  title: string;
  href: string;
  under: string;
  deadline: DeadlineView | null;
}

export interface NoticeGroupView {
  title: string;
  href: string;
  under: string;
  /** « Annulé le 12 novembre 2025 : ne répondez plus. » */
  cancelled: string | null;
  lots: LotView[];
}

interface SectionView {
  id: string;
  title: string;
  notices: NoticeGroupView[];
  empty: string | null;
  more: { href: string; label: string } | null;
  pager: PagerView | null;
}

export interface NoticeListView {
  filters: { label: string; count: string; href: string; current: boolean }[];
  zones: { label: string; href: string; current: boolean }[];
  /** Why recent notices may be missing */
  warning: Message | null;
  sections: SectionView[];
}

const FILTER_LABELS: Record<NoticeFilter, string> = {
  tous: 'Tous les lots ouverts à la réponse',
  reserve: 'Réservés',
  clause: 'Avec clause d’insertion',
  ouvert: 'Sans réservation',
  clos: 'Annulés et clos',
};

const EMPTY: Record<NoticeFilter, string> = {
  tous: 'Aucun lot ne peut recevoir de réponse en ce moment.',
  reserve: 'Aucun lot réservé ouvert aujourd’hui.',
  clause: 'Aucun lot avec clause d’insertion ouvert aujourd’hui.',
  ouvert: 'Aucun lot sans réservation ouvert aujourd’hui.',
  clos: 'Aucun lot annulé ni clos.',
};

/** @returns `/avis`, with the lots of the territory first and nothing hidden */
export function noticeListPage(
  list: NoticeList,
  choice: NoticeListChoice & { territoryName: string },
  warning: Message | null,
): Page<NoticeListView> {
  const { filter, everywhere, page, now, territoryName } = choice;
  const here = everywhere ? 'Toute la France' : territoryName;
  const lots =
    filter === 'clos'
      ? count(list.main.lotCount, 'lot annulé ou clos', 'lots annulés ou clos')
      : count(list.main.lotCount, 'lot');
  const sections: SectionView[] = [
    {
      id: 'liste',
      title: fr`${here} : ${lots}`,
      notices: list.main.notices.map((notice) => groupView(notice, now)),
      empty: list.main.noticeCount === 0 ? EMPTY[filter] : null,
      more: null,
      pager: pagerView('Pages d’avis', page, Math.ceil(list.main.noticeCount / NOTICES_PER_PAGE), (n) =>
        href(filter, everywhere, n),
      ),
    },
  ];
  if (list.elsewhere && list.elsewhere.noticeCount > 0 && page === 1) {
    sections.push({
      id: 'ailleurs',
      title: fr`Ailleurs en France : ${count(list.elsewhere.lotCount, 'lot')}`,
      notices: list.elsewhere.notices.map((notice) => groupView(notice, now)),
      empty: null,
      more: { href: href(filter, true), label: 'Voir toute la France' },
      pager: null,
    });
  }
  if (list.cancelled.length > 0 && page === 1 && filter !== 'clos') {
    sections.push({
      id: 'annules',
      title: 'Annulés récemment',
      notices: list.cancelled.map((notice) => groupView(notice, now)),
      empty: null,
      more: { href: href('clos', everywhere), label: 'Voir les lots annulés et clos' },
      pager: null,
    });
  }
  return new Page(
    '/public/notices/notice-list',
    { title: fr`Avis et lots, ${here}, ${lots}`, section: 'notices' },
    {
      filters: NOTICE_FILTERS.map((one) => ({
        label: FILTER_LABELS[one],
        count: String(list.counts[one]),
        href: href(one, everywhere),
        current: one === filter,
      })),
      zones: [
        { label: territoryName, href: href(filter, false), current: !everywhere },
        { label: 'Toute la France', href: href(filter, true), current: everywhere },
      ],
      warning,
      sections,
    },
  );
}

function groupView(notice: ListedNotice, now: Date): NoticeGroupView {
  const cancelled = notice.lots.every((lot) => lot.status === 'cancelled');
  return {
    title: notice.title,
    href: noticeHref(notice.ref),
    under: [notice.buyer, notice.city, sourceRef(notice.ref)].filter((fact) => fact !== null).join(' · '),
    cancelled: cancelled
      ? fr`Annulé${notice.cancelledOn ? ` le ${longDate(notice.cancelledOn)}` : ''} : ne répondez plus.`
      : null,
    lots: notice.lots.map((lot) => lotView(lot, notice, now)),
  };
}

function lotView(lot: ListedLot, notice: ListedNotice, now: Date): LotView {
  const alone = notice.lots.length === 1 && lot.title === notice.title;
  const states: Partial<Record<ListedLot['status'], MarkView>> = {
    cancelled: markOf('non', 'Annulé'),
    closed: markOf('non', 'Clos'),
    awarded: markOf('non', 'Attribué'),
  };
  const state = states[lot.status];
  return {
    marks: [...(state ? [state] : []), ...markViews(lot.marks, 'short')],
    title: alone ? 'Lot unique' : fr`Lot ${lot.number} : ${lot.title}`,
    href: noticeHref(notice.ref, lot.number),
    under: lot.amount ? amountText(lot.amount) : 'Montant non publié',
    deadline: lot.closesAt && lot.status !== 'cancelled' ? deadlineView(lot.closesAt, now) : null,
  };
}

/** @returns the address of a notice's page, at one of its lots when a number is given */
export function noticeHref(ref: string, lotNumber?: string | null): string {
  const page = `/avis/${encodeURIComponent(ref)}`;
  return lotNumber ? `${page}#lot-${encodeURIComponent(lotNumber)}` : page;
}

/** @returns « 62 000 € HT », « jusqu’à 62 000 € HT » for a ceiling; other currencies keep their code */
export function amountText(amount: { value: number; currency: string; isMaximum: boolean }): string {
  const shown =
    amount.currency === 'EUR' ? eurosHt(amount.value) : `${count(amount.value, amount.currency, amount.currency)}`;
  return amount.isMaximum ? `jusqu’à ${shown}` : shown;
}

/** @returns `BOAMP 26-900417` for `boamp-26-900417` */
export function sourceRef(ref: string | null): string | null {
  const dash = ref?.indexOf('-') ?? -1;
  return ref === null || dash < 0 ? ref : `${ref.slice(0, dash).toUpperCase()} ${ref.slice(dash + 1)}`;
}

function href(filter: NoticeFilter, everywhere: boolean, page = 1): string {
  const query = new URLSearchParams({
    ...(filter === 'tous' ? {} : { type: filter }),
    ...(everywhere ? { zone: 'france' } : {}),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString();
  return query ? `/avis?${query}` : '/avis';
}
