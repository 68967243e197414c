import { count, dayOfMonth, fr, hour, longDate, safeUrl } from '#lib/html';
import { LEVERS, type Mark } from '#lib/nomenclature';
import { deadlineView, type DeadlineView } from '../../shared/deadline.view';
import { markOf, shapeOf, type MarkView } from '../../shared/mark.view';
import { Page, type Crumb, type Message } from '../../shared/page';
import { versionsOf, whatChanged } from './notice-changes';
import { noticeHref, sourceRef } from './notice-list.page';
import { answeredLot, folded, type LotView, lotView, placesText, type ShownLot, toldLot } from './notice-lot.view';
import { noticeMessage } from './notice-message';
import type { ProcedureView } from './notice-procedure.view';
import { type ResultView, resultViews } from './notice-results';
import { procedureWords, termsOf, type TermView } from './notice-terms';
import type { NoticeDetail, NoticeEntry } from './notice.query';

export interface NoticeView {
  crumbs: Crumb[];
  title: string;
  facts: string[];
  marks: MarkView[];
  message: Message | null;
  /** What an officer has just done */
  done: Message | null;
  /** What the notice says of its lots together */
  text: { start: string; rest: string | null } | null;
  lots: LotView[];
  /** Beyond the first ones, folded away */
  furtherLots: { label: string; lots: LotView[] } | null;
  /** What all lots share */
  terms: TermView[];
  results: ResultView[];
  procedure: ProcedureView | null;
  unreadable: string | null;
  deadline: (DeadlineView & { big: string; rest: string }) | null;
  documents: { href: string; host: string } | null;
  source: { href: string | null; label: string };
  references: { term: string; text: string }[];
  versions: { title: string; text: string; href: string | null }[];
}

export interface NoticeReader {
  now: Date;
  /** The source and id of the address asked for */
  ref: string;
  /** A buyer or an officer: may see who could answer */
  maySeeSuppliers: boolean;
  /** For officers: why its notices stand together */
  procedure: ProcedureView | null;
  message: Message | null;
}

const HOSTS: Record<string, string[]> = {
  boamp: ['boamp.fr'],
  ted: ['europa.eu'],
  decp: ['data.gouv.fr', 'data.economie.gouv.fr'],
  approch: ['data.economie.gouv.fr', 'projets-achats.marches-publics.gouv.fr'],
};
const KINDS: Record<NoticeEntry['form'], string> = {
  planning: 'Annonce préalable',
  competition: 'Avis de marché',
  correction: 'Rectificatif',
  cancellation: 'Annulation',
  result: 'Résultat de marché',
  modification: 'Modification de marché',
};

/** Lots that are told in full at once; a notice may have a hundred. */
const SHOWN_LOTS = 20;

/** @returns a notice and its lots; every word of it comes from the source and is escaped */
export function noticePage(detail: NoticeDetail, reader: NoticeReader): Page<NoticeView> {
  const latest = detail.notices.at(-1)!;
  const asked = detail.notices.find((entry) => refOf(entry) === reader.ref) ?? latest;
  const label = sourceRef(refOf(asked))!;
  const versions = versionsOf(detail.notices);
  const results = resultViews(detail.notices);
  const shown = lotsOf(detail, asked);
  const terms = termsOf(shown.map(({ content }) => content));
  const context = { ...reader, noticeTitle: detail.title, isAlone: shown.length === 1 };
  const lots = shown.map((lot, index) => lotView(lot, { ...context, terms: terms.own[index]! }));
  const showsAll = lots.length <= SHOWN_LOTS + 1;
  const lotWord = count(lots.length, 'lot');
  return new Page(
    '/public/notices/notice',
    { title: fr`${detail.title}, ${lotWord}`, section: 'notices' },
    {
      crumbs: [{ label: 'Avis et lots', href: '/avis' }, { label }],
      title: detail.title,
      facts: [
        detail.buyer,
        lots.length === 0 ? '' : lotWord,
        placesText(shown.flatMap(({ content }) => content?.places ?? [])) || (detail.city ?? ''),
        procedureWords(latest.content.procedureType),
      ].filter((fact) => fact !== ''),
      marks: summaryMarks(shown),
      message: noticeMessage(detail, versions, reader.now),
      done: reader.message,
      text: textOf(asked, shown),
      lots: showsAll ? lots : lots.slice(0, SHOWN_LOTS),
      furtherLots: showsAll
        ? null
        : { label: `Les ${lots.length - SHOWN_LOTS} autres lots`, lots: lots.slice(SHOWN_LOTS) },
      terms: terms.common,
      unreadable:
        shown.length === 0 && results.length === 0
          ? 'Nous n’avons pas su séparer les lots de cet avis ; lisez l’avis d’origine.'
          : null,
      results,
      procedure: reader.procedure,
      deadline: nextDeadline(detail, reader.now),
      documents: documentsOf(detail),
      source: { href: safeUrl(asked.url, { hosts: HOSTS[asked.source] ?? [] }), label },
      references: referencesOf(asked),
      versions: versions
        .map((version, index) => ({
          title: `Version ${index + 1}`,
          text: fr`, ${dateOf(version.entry)} : ${whatChanged(version)}.`,
          href: version.entry === asked ? null : noticeHref(refOf(version.entry)),
        }))
        .reverse(),
    },
  );
}

/** The lots that can be answered; where none ever could, those that the notice asked for tells of. Reserved ones first. */
function lotsOf(detail: NoticeDetail, asked: NoticeEntry): ShownLot[] {
  const lots = detail.lots.length > 0 ? detail.lots.map(answeredLot) : asked.content.lots.map(toldLot);
  return lots.sort((a, b) => weight(a) - weight(b));
}

/** What the notice says besides its lots; a notice of one lot says it there. */
function textOf({ content }: NoticeEntry, lots: readonly ShownLot[]): NoticeView['text'] {
  const text = content.text.trim();
  const isSaid = text === '' || text === content.title || lots.some((lot) => lot.text.includes(text));
  return isSaid ? null : folded(text);
}

function summaryMarks(lots: readonly ShownLot[]): MarkView[] {
  const with_ = (test: (mark: Mark) => boolean) => lots.filter((lot) => lot.marks.some(test)).length;
  const reserved = with_((mark) => shapeOf(mark.lever) === 'reserve' && mark.certainty !== 'to-check');
  const doubtful = with_((mark) => shapeOf(mark.lever) === 'reserve' && mark.certainty === 'to-check');
  const clauses = with_((mark) => shapeOf(mark.lever) === 'clause');
  return [
    ...(reserved > 0 ? [markOf('reserve', `${count(reserved, 'lot réservé', 'lots réservés')}`)] : []),
    ...(doubtful > 0
      ? [markOf('verifier', `${count(doubtful, 'lot')} peut-être réservé${doubtful > 1 ? 's' : ''}`)]
      : []),
    ...(clauses > 0 ? [markOf('clause', `${count(clauses, 'lot')} avec clause`)] : []),
  ];
}

function nextDeadline(detail: NoticeDetail, now: Date): NoticeView['deadline'] {
  const open = detail.lots.filter((lot) => lot.status !== 'cancelled' && lot.state.closesAt !== null);
  const dates = open.map((lot) => new Date(lot.state.closesAt!)).sort((a, b) => a.getTime() - b.getTime());
  const next = dates.find((date) => date >= now) ?? dates.at(-1);
  if (!next) return null;
  const view = deadlineView(next, now);
  return { ...view, big: dayOfMonth(next), rest: `${longDate(next).slice(-4)} à ${view.hour}` };
}

function documentsOf(detail: NoticeDetail): NoticeView['documents'] {
  if (detail.lots.length > 0 && detail.lots.every((lot) => lot.status === 'cancelled')) return null;
  const href = detail.lots.map((lot) => safeUrl(lot.state.documentsUrl)).find((url) => url !== null);
  return href ? { href, host: new URL(href).hostname } : null;
}

function referencesOf(asked: NoticeEntry): NoticeView['references'] {
  const { content } = asked;
  return [
    { term: 'Avis', text: KINDS[content.form] },
    { term: 'Publié', text: dateOf(asked) },
    ...(content.plannedOn ? [{ term: 'Achat prévu', text: longDate(content.plannedOn) }] : []),
    { term: 'Lu par Maillon', text: `${dayOfMonth(asked.readAt)}, ${hour(asked.readAt)}` },
    ...(content.reference ? [{ term: 'Référence', text: content.reference }] : []),
    ...(content.procedureId ? [{ term: 'Identifiant', text: content.procedureId }] : []),
  ];
}

function dateOf({ publishedOn }: NoticeEntry): string {
  return publishedOn === null ? 'date non publiée' : longDate(publishedOn);
}

function weight({ marks }: ShownLot): number {
  const levers = LEVERS.filter((lever) => marks.some((mark) => mark.lever === lever));
  return levers.some((lever) => shapeOf(lever) === 'reserve')
    ? 0
    : levers.some((lever) => shapeOf(lever) === 'clause')
      ? 1
      : 2;
}

function refOf(entry: Pick<NoticeEntry, 'source' | 'sourceId'>): string {
  return `${entry.source}-${entry.sourceId}`;
}
