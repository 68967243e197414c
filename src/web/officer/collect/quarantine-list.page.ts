import { count, dayOfMonth, fr, number } from '#lib/html';
import { leftOutMessage, type LeftOut } from '../../shared/left-out';
import { type Crumb, type Message, Page } from '../../shared/page';
import { pagerView, type PagerView } from '../../shared/pager.view';
import { reasonWords } from './quarantine-reasons';
import { type QuarantineChoice, type QuarantineList, RECORDS_PER_PAGE } from './quarantine.query';
import { sourceName } from './source-words';

interface ChoiceView {
  label: string;
  count: string;
  href: string;
  current: boolean;
}

export interface QuarantineListView {
  crumbs: Crumb[];
  heading: string;
  message: Message | null;
  reasons: ChoiceView[];
  sources: ChoiceView[];
  rows: { record: string; href: string; source: string; reason: string; under: string }[];
  /** What can be decided on all of one reason at once; null until a reason is chosen */
  bulk: { text: string; actions: { label: string; href: string }[] } | null;
  empty: string | null;
  pager: PagerView | null;
}

interface QuarantineListFacts extends QuarantineList {
  choice: QuarantineChoice;
  /** What of the address could not be read */
  leftOut: readonly LeftOut[];
  /** What has just become of a record */
  outcome: 'read' | 'ignored' | 'retry-asked' | 'all-ignored' | null;
}

export function quarantineListPage({
  counts,
  rows,
  found,
  choice,
  leftOut,
  outcome,
}: QuarantineListFacts): Page<QuarantineListView> {
  const total = counts.reduce((sum, one) => sum + one.count, 0);
  const heading = total === 0 ? 'Rien en quarantaine' : fr`${count(total, 'enregistrement')} en quarantaine`;
  const pages = Math.ceil(found / RECORDS_PER_PAGE);
  return new Page(
    '/officer/collect/quarantine-list',
    { title: heading, section: 'collect', noindex: true },
    {
      crumbs: [{ label: 'Collecte', href: '/collecte' }, { label: 'Quarantaine' }],
      heading,
      message: messageOf(outcome) ?? leftOutMessage(leftOut),
      reasons: choices(counts, 'code', choice),
      sources: choices(counts, 'source', choice),
      rows: rows.map(({ id, record, source, origin, problems, seenCount, firstSeenAt }) => ({
        record,
        href: `/collecte/quarantaine/${id}`,
        source: sourceName(source),
        reason: [...new Set(problems.map(({ code }) => reasonWords(code)))].join(', '),
        under: fr`${origin === '' || origin === record ? '' : `${origin}, `}depuis le ${dayOfMonth(firstSeenAt)}, vu ${number(seenCount)} fois`,
      })),
      bulk: bulkOf(choice, found),
      empty: rows.length > 0 ? null : total === 0 ? 'Tout ce qui est venu se lit.' : 'Rien ne correspond à ce choix.',
      pager: pages > 1 ? pagerView('Pages', choice.page, pages, (page) => hrefOf({ ...choice, page })) : null,
    },
  );
}

function choices(counts: QuarantineList['counts'], by: 'code' | 'source', choice: QuarantineChoice): ChoiceView[] {
  const other = by === 'code' ? 'source' : 'code';
  const shown = counts.filter((one) => choice[other] === null || one[other] === choice[other]);
  const sums = new Map<string, number>();
  for (const one of shown) sums.set(one[by], (sums.get(one[by]) ?? 0) + one.count);
  const words = by === 'code' ? reasonWords : sourceName;
  const view = (value: string | null, label: string, sum: number): ChoiceView => ({
    label,
    count: number(sum),
    href: hrefOf({ ...choice, [by]: value, page: 1 }),
    current: choice[by] === value,
  });
  const all = shown.reduce((sum, one) => sum + one.count, 0);
  const each = [...sums].sort(([, a], [, b]) => b - a).map(([value, sum]) => view(value, words(value), sum));
  return [view(null, by === 'code' ? 'Tous les motifs' : 'Toutes les sources', all), ...each];
}

function bulkOf({ code, source }: QuarantineChoice, found: number): QuarantineListView['bulk'] {
  if (code === null || found === 0) return null;
  const chosen = { motif: code, ...(source === null ? {} : { source }) };
  const action = (label: string, decision: string) => ({
    label,
    href: `/collecte/quarantaine/ensemble?${new URLSearchParams({ decision, ...chosen }).toString()}`,
  });
  return {
    text: fr`Pour les ${number(found)} de ce choix, d’un seul geste :`,
    actions: [action('Tout rejouer…', 'rejouer'), action('Tout ignorer avec un motif…', 'ignorer')],
  };
}

function hrefOf({ code, source, page }: QuarantineChoice): string {
  const query = new URLSearchParams({
    ...(code === null ? {} : { motif: code }),
    ...(source === null ? {} : { source }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString();
  return `/collecte/quarantaine${query && `?${query}`}`;
}

function messageOf(outcome: QuarantineListFacts['outcome']): Message | null {
  if (outcome === 'read') return { tone: 'info', role: 'status', text: 'Relu : l’enregistrement est entré.' };
  if (outcome === 'ignored') return { tone: 'info', role: 'status', text: 'Mis de côté, avec son motif.' };
  if (outcome === 'all-ignored') return { tone: 'info', role: 'status', text: 'Mis de côté, tous avec le même motif.' };
  if (outcome === 'retry-asked')
    return {
      tone: 'info',
      role: 'status',
      text: 'La relecture est demandée. Ceux qui se lisent quitteront cette page ; les autres y restent.',
    };
  return null;
}
