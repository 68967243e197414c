import { count, dayOfMonth, fr, hour, listed, longDate, safeUrl } from '#lib/html';
import { cpvWithCheckDigit, LEVERS, type Mark } from '#lib/nomenclature';
import { deadlineView, type DeadlineView } from '../../shared/deadline.view';
import { markOf, markViews, shapeOf, type MarkView } from '../../shared/mark.view';
import { Page, type Crumb, type Message } from '../../shared/page';
import { proofViews, type ProofView } from './mark-proofs';
import { type ToldVersion, versionsOf, whatChanged } from './notice-changes';
import { amountText, noticeHref, sourceRef } from './notice-list.page';
import type { ProcedureView } from './notice-procedure.view';
import { type ResultView, resultViews } from './notice-results';
import type { NoticeDetail, NoticeEntry, NoticeLotDetail } from './notice.query';

interface LotView {
  number: string;
  shape: 'reserve' | 'clause' | null;
  title: string;
  amount: string;
  marks: MarkView[];
  facts: string;
  text: string | null;
  excerpts: ProofView[];
  /** Why a reservation is only perhaps one */
  doubt: string | null;
  suppliers: string | null;
  suppliersHref: string | null;
}

export interface NoticeView {
  crumbs: Crumb[];
  title: string;
  facts: string[];
  marks: MarkView[];
  message: Message | null;
  /** What an officer has just done */
  done: Message | null;
  lots: LotView[];
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
/** @returns a notice and its lots; every word of it comes from the source and is escaped */
export function noticePage(detail: NoticeDetail, reader: NoticeReader): Page<NoticeView> {
  const latest = detail.notices.at(-1)!;
  const asked = detail.notices.find((entry) => refOf(entry) === reader.ref) ?? latest;
  const label = sourceRef(refOf(asked))!;
  const lots = [...detail.lots].sort((a, b) => weight(a) - weight(b));
  const versions = versionsOf(detail.notices);
  const results = resultViews(detail.notices);
  const lotWord = count(Math.max(detail.lots.length, asked.content.lots.length), 'lot');
  return new Page(
    '/public/notices/notice',
    { title: fr`${detail.title}, ${lotWord}`, section: 'notices' },
    {
      crumbs: [{ label: 'Avis et lots', href: '/avis' }, { label }],
      title: detail.title,
      facts: [detail.buyer, lotWord, placesOf(detail), latest.content.procedureType ?? ''].filter(
        (fact) => fact !== '',
      ),
      marks: summaryMarks(detail.lots),
      message: messageOf(detail, versions, reader.now),
      done: reader.message,
      lots: lots.map((lot) => lotView(lot, detail.title, reader)),
      unreadable:
        detail.lots.length === 0 && results.length === 0
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

function lotView(lot: NoticeLotDetail, procedureTitle: string, reader: NoticeReader): LotView {
  const { state } = lot;
  const shown = state.marks.filter((mark) => shapeOf(mark.lever) !== null);
  const sure = shown.filter((mark) => mark.certainty !== 'to-check');
  const status = {
    open: [],
    cancelled: [markOf('non', 'Annulé')],
    closed: [markOf('non', 'Clos')],
    awarded: [markOf('non', 'Attribué')],
  };
  const late = lot.status === 'open' && state.closesAt !== null && new Date(state.closesAt) < reader.now;
  const cpv = state.cpv[0];
  const open = lot.status === 'open' && !late;
  return {
    number: lot.number,
    shape: sure.map((mark) => shapeOf(mark.lever)).find((shape) => shape !== null) ?? null,
    title: fr`Lot ${lot.number}. ${state.title}`,
    amount: state.amount && !state.amount.buyerOnly ? amountText(state.amount) : 'Montant non publié',
    marks: [...(late ? [markOf('non', 'Clos')] : status[lot.status]), ...markViews(shown, 'full')],
    facts: [
      shown.length === 0 ? 'Ouvert à tous' : null,
      cpv ? `CPV ${cpvWithCheckDigit(cpv)}` : null,
      lot.durationMonths ? `${lot.durationMonths} mois` : null,
    ]
      .filter((fact) => fact !== null)
      .join(', '),
    text: lotText(state, procedureTitle),
    excerpts: shown.flatMap(proofViews),
    doubt: doubtOf(shown),
    suppliers: suppliersText(lot, open),
    suppliersHref:
      reader.maySeeSuppliers && lot.matches.able + lot.matches.doubtful > 0
        ? `${noticeHref(reader.ref)}/lots/${encodeURIComponent(lot.number)}`
        : null,
  };
}

function doubtOf(marks: readonly Mark[]): string | null {
  const doubtful = marks.some((mark) => mark.certainty === 'to-check' && shapeOf(mark.lever) === 'reserve');
  return doubtful
    ? 'Une réservation est peut-être annoncée, mais l’avis ne cite aucun article : la règle demande de le citer (R2113-7). Un agent relit ce lot avant que les fournisseurs concernés soient prévenus.'
    : null;
}

function suppliersText({ matches }: NoticeLotDetail, open: boolean): string | null {
  if (!open || matches.able + matches.doubtful === 0) return null;
  const doubtful = matches.doubtful > 0 ? `${matches.doubtful} à vérifier` : null;
  const able =
    matches.able > 0
      ? `${count(matches.able, 'fournisseur')} du répertoire ${matches.able > 1 ? 'peuvent' : 'peut'} répondre`
      : null;
  return `${[able, doubtful].filter((part) => part !== null).join(', ')}.`;
}

function summaryMarks(lots: readonly NoticeLotDetail[]): MarkView[] {
  const with_ = (test: (mark: Mark) => boolean) => lots.filter((lot) => lot.state.marks.some(test)).length;
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

function messageOf(detail: NoticeDetail, versions: readonly ToldVersion[], now: Date): Message | null {
  const cancelled = detail.notices.find((entry) => entry.form === 'cancellation');
  const allCancelled = detail.lots.length > 0 && detail.lots.every((lot) => lot.status === 'cancelled');
  if (allCancelled || (cancelled && detail.lots.length === 0)) {
    const day = cancelled?.publishedOn ? ` le ${longDate(cancelled.publishedOn)}` : '';
    const reason = cancelled?.content.changeReason;
    return {
      tone: 'attention',
      title: fr`Avis annulé${day} : ne répondez plus`,
      text: reason ? fr`Motif donné par l’acheteur : ${reason}` : 'L’acheteur n’a pas donné de motif.',
    };
  }
  const correction = versions.findLast(({ entry }) => entry.form === 'correction');
  if (correction) {
    const { changes, entry } = correction;
    const said =
      changes.length > 0
        ? `Changé : ${changes.join(' ; ')}.`
        : (entry.content.changeReason ?? 'Lisez les deux versions.');
    return {
      tone: 'attention',
      title: entry.publishedOn ? `Avis rectifié le ${longDate(entry.publishedOn)}` : 'Avis rectifié',
      text: fr`${said}`,
      link: { href: '#versions', label: 'Voir les versions' },
    };
  }
  const deadlines = detail.lots.flatMap(({ state }) => (state.closesAt ? [new Date(state.closesAt)] : []));
  const last = deadlines.sort((a, b) => b.getTime() - a.getTime())[0];
  return last && last < now
    ? { tone: 'info', title: `Clos le ${longDate(last)}`, text: 'La date limite de réponse est passée.' }
    : null;
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
  return [
    { term: 'Publié', text: dateOf(asked) },
    { term: 'Lu par Maillon', text: `${dayOfMonth(asked.readAt)}, ${hour(asked.readAt)}` },
    ...(asked.content.procedureId ? [{ term: 'Identifiant', text: asked.content.procedureId }] : []),
  ];
}

function placesOf(detail: NoticeDetail): string {
  const names = detail.lots.map((lot) => lot.state.place.communeName).filter((name) => name !== null);
  const unique = [...new Set(names)];
  return unique.length === 0 ? (detail.city ?? '') : listed(unique.slice(0, 3));
}

function dateOf({ publishedOn }: NoticeEntry): string {
  return publishedOn === null ? 'date non publiée' : longDate(publishedOn);
}

function weight({ state }: NoticeLotDetail): number {
  const levers = LEVERS.filter((lever) => state.marks.some((mark) => mark.lever === lever));
  return levers.some((lever) => shapeOf(lever) === 'reserve')
    ? 0
    : levers.some((lever) => shapeOf(lever) === 'clause')
      ? 1
      : 2;
}

/** A lot's text starts with the notice's own, which the page has said already. */
function lotText({ text, title }: NoticeLotDetail['state'], procedureTitle: string): string | null {
  const own = text.startsWith(procedureTitle)
    ? text.slice(procedureTitle.length).replace(/^[\s.,;:–-]+/, '')
    : text.trim();
  return own === '' || own === title ? null : shortened(own);
}

function shortened(text: string): string {
  return text.length <= 600 ? text : `${text.slice(0, 600).replace(/\s+\S*$/, '')}…`;
}

function refOf(entry: Pick<NoticeEntry, 'source' | 'sourceId'>): string {
  return `${entry.source}-${entry.sourceId}`;
}
