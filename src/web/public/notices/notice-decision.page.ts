import { count, fr, listed, longDate } from '#lib/html';
import { type Crumb, Page } from '../../shared/page';
import { noticeHref, sourceRef } from './notice-list.page';
import type { NoticeDetail } from './notice.query';

/** What an officer is about to do to the procedures of notices, told before it is done. */
export interface NoticeDecisionView {
  crumbs: Crumb[];
  heading: string;
  /** The notices that it is about, to be compared */
  notices: { label: string; href: string; title: string; under: string }[];
  sentences: string[];
  action: string;
  hidden: { name: string; value: string }[];
  button: string;
  back: string;
}

/** @param detail the procedure of the notice `ref`, which holds at least one other */
export function splitPage(ref: string, detail: NoticeDetail): Page<NoticeDecisionView> {
  const others = detail.notices.map(refOf).filter((one) => one !== ref);
  const label = sourceRef(ref)!;
  return decisionPage(ref, {
    heading: fr`Séparer ${label} ?`,
    notices: detail.notices.map((entry) => noticeOf(entry.content)),
    sentences: [
      fr`${label} sera seul dans sa procédure. ${listed(others.map((one) => sourceRef(one)!))} ${others.length > 1 ? 'restent' : 'reste'} dans la sienne.`,
      'Chacune garde les lots que ses avis décrivent. Les rapprochements sont recalculés ; ceux d’un lot qui disparaît sont retirés.',
      'Aucune règle ne réunira plus ces avis d’elle-même. Vous pourrez revenir en arrière.',
    ],
    action: `${noticeHref(ref)}/separer`,
    hidden: [],
    button: 'Séparer cet avis',
  });
}

/**
 * @param joined the other notice, with its procedure, and its number as the officer gave it
 */
export function joinPage(
  ref: string,
  detail: NoticeDetail,
  joined: { ref: string; detail: NoticeDetail; number: string },
): Page<NoticeDecisionView> {
  const [label, otherLabel] = [sourceRef(ref)!, sourceRef(joined.ref)!];
  const both = [...detail.notices, ...joined.detail.notices];
  return decisionPage(ref, {
    heading: fr`Joindre ${label} et ${otherLabel} ?`,
    notices: both.map((entry) => noticeOf(entry.content)),
    sentences: [
      fr`${count(both.length, 'avis ne fera', 'avis ne feront')} plus qu’une procédure. Les lots de même numéro deviennent un seul lot.`,
      'Les rapprochements sont recalculés. Les décisions et les réponses déjà données suivent leur lot.',
      'Vous pourrez revenir en arrière.',
    ],
    action: `${noticeHref(ref)}/joindre`,
    hidden: [{ name: 'numero', value: joined.number }],
    button: 'Joindre ces avis',
  });
}

function decisionPage(ref: string, view: Omit<NoticeDecisionView, 'crumbs' | 'back'>): Page<NoticeDecisionView> {
  const crumbs = [
    { label: 'Avis et lots', href: '/avis' },
    { label: sourceRef(ref)!, href: noticeHref(ref) },
    { label: 'Procédure' },
  ];
  const back = `${noticeHref(ref)}#procedure`;
  return new Page(
    '/public/notices/notice-decision',
    { title: view.heading, section: 'notices', noindex: true },
    { ...view, crumbs, back },
  );
}

function noticeOf(content: NoticeDetail['notices'][number]['content']): NoticeDecisionView['notices'][number] {
  const { title, buyer, publishedOn, lots } = content;
  const when = publishedOn === null ? 'date non publiée' : fr`publié le ${longDate(publishedOn)}`;
  return {
    label: sourceRef(refOf(content))!,
    href: noticeHref(refOf(content)),
    title,
    under: [buyer.name, when, count(lots.length, 'lot')].join(' · '),
  };
}

function refOf({ source, sourceId }: { source: string; sourceId: string }): string {
  return `${source}-${sourceId}`;
}
