import { count, eurosHt, fr, longDate, number } from '#lib/html';
import { deadlineView, type DeadlineView } from '../../shared/deadline.view';
import { leftOutMessage, type LeftOut } from '../../shared/left-out';
import { markOf, markViews, type MarkView } from '../../shared/mark.view';
import { Page, type Message } from '../../shared/page';
import { pagerView, type PagerView } from '../../shared/pager.view';
import { PUBLIC_SOURCES, publicSource } from '../../shared/public-sources';
import {
  NOTICE_FILTERS,
  NOTICES_PER_PAGE,
  type ListedLot,
  type ListedNotice,
  type NoticeFilter,
  type NoticeList,
  type NoticeListChoice,
  type NoticeSourceName,
} from './notice-list.query';
import type { LotsFound, WordsAsked } from './notice-words';
import { nothingFound, noticeWordsView, type NoticeWordsView } from './notice-words.view';
import { TOLD_FILTERS, type ToldFilter } from './told-procedures.query';

interface LotView {
  marks: MarkView[];
  /** What is said instead when it has none */
  unmarked: string;
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
  /** Lots beyond the first ones, on its own page */
  more: { href: string; label: string } | null;
}

interface SectionView {
  id: string;
  title: string;
  notices: NoticeGroupView[];
  empty: string | null;
  more: { href: string; label: string } | null;
  pager: PagerView | null;
}

interface ChoiceView {
  label: string;
  /** Null where nobody has counted */
  count: string | null;
  href: string;
  current: boolean;
}

export interface NoticeListView {
  filters: ChoiceView[];
  zones: ChoiceView[];
  sources: ChoiceView[];
  /** What of the address was left out */
  leftOut: Message | null;
  /** Null for lists that words are not looked for in */
  search: NoticeWordsView | null;
  /** Why recent notices may be missing */
  warning: Message | null;
  sections: SectionView[];
}

const FILTER_LABELS: Record<NoticeFilter | ToldFilter, string> = {
  tous: 'Tous les lots ouverts à la réponse',
  reserve: 'Réservés',
  clause: 'Avec clause d’insertion',
  ouvert: 'Sans réservation',
  clos: 'Annulés et clos',
  prevu: 'Achats prévus',
  attribue: 'Résultats',
};

/** Where each list can come from; the contracts of DECP stand apart from the notices of results. */
const SOURCES: Partial<Record<NoticeFilter | ToldFilter, readonly (NoticeSourceName | null)[]>> = {
  prevu: [null, 'approch', 'boamp', 'ted'],
  attribue: [null, 'boamp', 'ted', 'decp'],
};
const SOURCES_OF_LOTS: readonly (NoticeSourceName | null)[] = [null, 'boamp', 'ted'];

/** Lots of a notice that a list shows; its own page shows them all. */
export const SHOWN_LOTS = 8;

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
  choice: NoticeListChoice & WordsAsked & ListContext & { lots: LotsFound | null },
  warning: Message | null,
): Page<NoticeListView> {
  const { filter, everywhere, page, now, territoryName, words } = choice;
  const at = (change: Partial<ListChoice>): string => listHref({ ...choice, page: 1, ...change });
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
      empty: list.main.noticeCount > 0 ? null : choice.lots ? nothingFound(words, choice.lots) : EMPTY[filter],
      more: null,
      pager: pagerView('Pages d’avis', page, Math.ceil(list.main.noticeCount / NOTICES_PER_PAGE), (n) =>
        at({ page: n }),
      ),
    },
  ];
  if (list.elsewhere && list.elsewhere.noticeCount > 0 && page === 1) {
    sections.push({
      id: 'ailleurs',
      title: fr`Ailleurs en France : ${count(list.elsewhere.lotCount, 'lot')}`,
      notices: list.elsewhere.notices.map((notice) => groupView(notice, now)),
      empty: null,
      more: { href: at({ everywhere: true }), label: 'Voir toute la France' },
      pager: null,
    });
  }
  if (list.cancelled.length > 0 && page === 1 && filter !== 'clos') {
    sections.push({
      id: 'annules',
      title: 'Annulés récemment',
      notices: list.cancelled.map((notice) => groupView(notice, now)),
      empty: null,
      more: { href: at({ filter: 'clos' }), label: 'Voir les lots annulés et clos' },
      pager: null,
    });
  }
  return new Page(
    '/public/notices/notice-list',
    { title: fr`Avis et lots${words === '' ? '' : ` : « ${words} »`}, ${here}, ${lots}`, section: 'notices' },
    {
      ...choicesView(choice, list.counts),
      search: noticeWordsView(choice, choice.lots, {
        without: at({ words: '', asTyped: false }),
        asTyped: at({ asTyped: true }),
      }),
      warning,
      sections,
    },
  );
}

/** What a list is shown with. */
export interface ListContext {
  territoryName: string;
  /** What of its address could not be read */
  leftOut: readonly LeftOut[];
}

/** What of a list stands in its address. */
interface ListChoice extends Partial<WordsAsked> {
  filter: NoticeFilter | ToldFilter;
  source: NoticeSourceName | null;
  everywhere: boolean;
  page: number;
}

/** @returns the three rows of links above a list: what, where, and from which source; and what of the address was left out */
export function choicesView(
  choice: ListChoice & ListContext,
  counts: NoticeList['counts'] | null,
): Pick<NoticeListView, 'filters' | 'zones' | 'sources' | 'leftOut'> {
  const view = (label: string, change: Partial<ListChoice>, current: boolean, counted?: number): ChoiceView => ({
    label,
    count: counted === undefined ? null : number(counted),
    href: listHref({ ...choice, page: 1, ...change }),
    current,
  });
  const { filter, source, everywhere, territoryName } = choice;
  const all = filter === 'attribue' ? 'Avis de résultat' : 'Toutes';
  return {
    leftOut: leftOutMessage(choice.leftOut),
    filters: [...NOTICE_FILTERS, ...TOLD_FILTERS].map((one) =>
      view(FILTER_LABELS[one], { filter: one }, one === filter, counts?.[one as NoticeFilter]),
    ),
    zones: [
      view(territoryName, { everywhere: false }, !everywhere),
      view('Toute la France', { everywhere: true }, everywhere),
    ],
    sources: (SOURCES[filter] ?? SOURCES_OF_LOTS).map((one) =>
      view(one === null ? all : PUBLIC_SOURCES[one].name, { source: one }, one === source),
    ),
  };
}

function groupView(notice: ListedNotice, now: Date): NoticeGroupView {
  const cancelled = notice.lots.every((lot) => lot.status === 'cancelled');
  const more = notice.lots.length - SHOWN_LOTS;
  return {
    title: notice.title,
    href: noticeHref(notice.ref),
    under: [notice.buyer, notice.city, sourceRef(notice.ref)].filter((fact) => fact !== null).join(' · '),
    cancelled: cancelled
      ? fr`Annulé${notice.cancelledOn ? ` le ${longDate(notice.cancelledOn)}` : ''} : ne répondez plus.`
      : null,
    lots: notice.lots.slice(0, SHOWN_LOTS).map((lot) => lotView(lot, notice, now)),
    more: more > 0 ? { href: noticeHref(notice.ref), label: `et ${count(more, 'autre lot', 'autres lots')}` } : null,
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
    unmarked: lot.status === 'open' ? 'Ouvert à tous' : '',
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
  if (ref === null || dash < 0) return ref;
  const source = ref.slice(0, dash);
  return `${publicSource(source)?.name ?? source.toUpperCase()} ${ref.slice(dash + 1)}`;
}

/** @returns the address of a list; what is as usual is left out */
export function listHref({ filter, source, everywhere, page, words = '', asTyped = false }: ListChoice): string {
  const asked = TOLD_FILTERS.some((told) => told === filter) ? '' : words;
  const query = new URLSearchParams({
    ...(filter === 'tous' ? {} : { type: filter }),
    ...(everywhere ? { zone: 'france' } : {}),
    ...(source === null ? {} : { source }),
    ...(asked === '' ? {} : { q: asked, ...(asTyped ? { exact: '1' } : {}) }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString();
  return query ? `/avis?${query}` : '/avis';
}
