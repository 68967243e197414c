import { parisDay } from '#lib/kernel';
import { dayOfMonth, fr, listed, longDate, shortDate } from '#lib/html';
import type { NoticeLot, NoticePlace } from '#lib/notice-formats';
import { cpvWithCheckDigit, departmentName } from '#lib/nomenclature';
import { correctedLots, lotDifferences, type LotDifference } from '../../../notice/notice.service';
import { LEVER_WORDS } from '../../shared/mark.view';
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

/** A notice of a procedure, and what it changed in the lots, in words; only a correction changes any. */
export interface ToldVersion {
  entry: NoticeEntry;
  changes: string[];
}

/** @returns the notices of a procedure, in their order, each with what it changed */
export function versionsOf(notices: readonly NoticeEntry[]): ToldVersion[] {
  let lots: NoticeLot[] = [];
  return notices.map((entry) => {
    if (entry.form !== 'correction' && entry.form !== 'competition') return { entry, changes: [] };
    const after = correctedLots(lots, entry.content);
    // A correction whose call has not been read changes nothing that is known
    const changes = entry.form === 'correction' && lots.length > 0 ? lotChanges(lots, after) : [];
    lots = after;
    return { entry, changes };
  });
}

/** @returns « publication », « rectification : date limite au 14 octobre, au lieu du 7 octobre »… */
export function whatChanged({ entry, changes }: ToldVersion): string {
  return changes.length > 0 ? fr`${FORMS[entry.form]} : ${changes.join(' ; ')}` : FORMS[entry.form];
}

/** @returns what changed in the lots, in words; the same change on every lot is said once */
export function lotChanges(before: readonly NoticeLot[], after: readonly NoticeLot[]): string[] {
  const changes = new Map<string, string[]>();
  for (const difference of lotDifferences(before, after)) {
    const words = wordsOf(difference);
    changes.set(words, [...(changes.get(words) ?? []), difference.lot]);
  }
  return [...changes].map(([change, numbers]) =>
    numbers.length === after.length && !change.startsWith('lot ') ? change : `lot ${numbers.join(', ')}, ${change}`,
  );
}

function wordsOf(difference: LotDifference): string {
  switch (difference.code) {
    case 'lot-added':
      return 'lot ajouté';
    case 'lot-removed':
      return 'lot retiré';
    case 'deadline-moved':
      return deadlineWords(difference.from, difference.to);
    case 'amount-changed':
      return instead(
        'montant',
        difference.from && amountText(difference.from),
        difference.to && amountText(difference.to),
      );
    case 'title-changed':
      return `titre « ${difference.to} »`;
    case 'cpv-changed':
      return instead('CPV', codes(difference.from), codes(difference.to));
    case 'place-changed':
      return instead('lieu', places(difference.from), places(difference.to));
    case 'duration-changed':
      return instead('durée', months(difference.from), months(difference.to));
    case 'mark-added':
      return `mention ajoutée : ${LEVER_WORDS[difference.lever].full}`;
    case 'mark-removed':
      return `mention retirée : ${LEVER_WORDS[difference.lever].full}`;
    case 'mark-changed':
      return `mention précisée : ${LEVER_WORDS[difference.lever].full}`;
    case 'text-changed':
      return 'description modifiée';
    case 'criteria-changed':
      return 'critères d’attribution modifiés';
    case 'conditions-changed':
      return 'conditions d’exécution modifiées';
    case 'documents-moved':
      return 'adresse du dossier modifiée';
    case 'details-changed':
      return 'autres précisions modifiées';
  }
}

function deadlineWords(from: string | null, to: string | null): string {
  if (to === null) return 'date limite retirée';
  return `date limite au ${day(to, from)}${from ? `, au lieu du ${day(from, to)}` : ''}`;
}

function instead(what: string, from: string | null, to: string | null): string {
  if (!to) return `${what} : plus indiqué`;
  return `${what} ${to}${from && from !== to ? `, au lieu de ${from}` : ''}`;
}

function codes(cpv: readonly string[]): string {
  return listed(cpv.map(cpvWithCheckDigit));
}

function months(duration: number | null): string | null {
  return duration === null ? null : `${duration} mois`;
}

function places(said: readonly NoticePlace[]): string {
  const names = said.map(
    ({ city, postCode, department, nuts }) =>
      city ?? postCode ?? (department === null ? null : departmentName(department)) ?? nuts ?? '',
  );
  return listed([...new Set(names)].filter((name) => name !== ''));
}

/** The year is said only when the two days are not of the same one. */
function day(instant: string, other: string | null): string {
  const [one, two] = [parisDay(new Date(instant)), other === null ? null : parisDay(new Date(other))];
  if (one === two) return shortDate(one);
  return two?.slice(0, 4) === one.slice(0, 4) ? dayOfMonth(one) : longDate(one);
}
