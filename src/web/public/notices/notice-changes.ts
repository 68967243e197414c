import { parisDay } from '#lib/kernel';
import { dayOfMonth, fr, longDate, shortDate } from '#lib/html';
import type { NoticeLot } from '#lib/notice-formats';
import { amountText } from './notice-list.page';
import type { NoticeEntry } from './notice.query';

const FORMS: Record<NoticeEntry['form'], string> = {
  planning: 'annonce préalable',
  competition: 'publication',
  correction: 'rectification',
  cancellation: 'annulation',
  result: 'résultat',
  modification: 'modification du marché',
};

/** @returns « publication », « rectification : date limite au 14 octobre, au lieu du 7 octobre »… */
export function whatChanged(entry: NoticeEntry, before: NoticeEntry | undefined): string {
  const changes = before && entry.form === 'correction' ? lotChanges(before.content.lots, entry.content.lots) : [];
  return changes.length > 0 ? fr`${FORMS[entry.form]} : ${changes.join(' ; ')}` : FORMS[entry.form];
}

/** @returns what a correction changed in the lots, in words; the same change on every lot is said once */
export function lotChanges(before: readonly NoticeLot[], after: readonly NoticeLot[]): string[] {
  const all = after.flatMap((lot) => {
    const old = before.find((one) => one.number === lot.number);
    return old
      ? fieldChanges(old, lot).map((change) => ({ number: lot.number, change }))
      : [{ number: lot.number, change: 'lot ajouté' }];
  });
  const added = before.filter((lot) => !after.some((one) => one.number === lot.number));
  const changes = new Map<string, string[]>();
  for (const { number, change } of [...all, ...added.map(({ number }) => ({ number, change: 'lot retiré' }))]) {
    changes.set(change, [...(changes.get(change) ?? []), number]);
  }
  return [...changes].map(([change, numbers]) =>
    numbers.length === after.length && !change.startsWith('lot ') ? change : `lot ${numbers.join(', ')}, ${change}`,
  );
}

function fieldChanges(before: NoticeLot, after: NoticeLot): string[] {
  const changes: string[] = [];
  if (before.deadline !== after.deadline && after.deadline) {
    changes.push(
      `date limite au ${day(after.deadline, before.deadline)}${before.deadline ? `, au lieu du ${day(before.deadline, after.deadline)}` : ''}`,
    );
  }
  if (after.amount && before.amount?.value !== after.amount.value) {
    changes.push(
      `montant ${amountText(after.amount)}${before.amount ? `, au lieu de ${amountText(before.amount)}` : ''}`,
    );
  }
  if (before.title !== after.title) changes.push(`titre « ${after.title} »`);
  return changes;
}

/** The year is said only when the two days are not of the same one. */
function day(instant: string, other: string | null): string {
  const [one, two] = [parisDay(new Date(instant)), other === null ? null : parisDay(new Date(other))];
  if (one === two) return shortDate(one);
  return two?.slice(0, 4) === one.slice(0, 4) ? dayOfMonth(one) : longDate(one);
}
