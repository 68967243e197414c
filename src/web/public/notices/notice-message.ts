import { fr, longDate } from '#lib/html';
import type { Message } from '../../shared/page';
import type { ToldVersion } from './notice-changes';
import type { NoticeDetail } from './notice.query';

/** @returns what a reader must know first: cancelled, only planned, corrected, or closed */
export function noticeMessage(detail: NoticeDetail, versions: readonly ToldVersion[], now: Date): Message | null {
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
  if (detail.notices.every(({ form }) => form === 'planning')) return plannedMessage(detail);
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

function plannedMessage({ notices }: NoticeDetail): Message {
  const day = notices.findLast(({ content }) => content.plannedOn !== null)?.content.plannedOn;
  return {
    tone: 'info',
    title: day ? fr`Achat prévu : publication annoncée pour le ${longDate(day)}` : 'Achat prévu',
    text: 'C’est une annonce préalable. On ne peut pas encore y répondre ; le projet peut changer.',
  };
}
