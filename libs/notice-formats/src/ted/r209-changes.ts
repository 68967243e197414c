import { all, type Element, first, textAt } from '../tree/element';
import { abandonsProcedure, changeLine, dayInWords } from './ted-changes';
import type { TedContent } from './ted-content';
import { lineOf, within, wordsOf } from './ted-text';

/** IV.2.2 of every call: the limit to answer. */
const DEADLINE = /^IV\.2\.2(?!\d)/;

/** Section VII of F14: each change as a line « au lieu de… lire… », then what is said beside. */
export function correctionR209(form: Element): TedContent['change'] {
  const changes = first(form, 'CHANGES');
  if (!changes) return null;
  const each = all(changes, 'CHANGE').map((change) => ({
    where: placeOf(first(change, 'WHERE')),
    old: valueOf(first(change, 'OLD_VALUE')),
    now: valueOf(first(change, 'NEW_VALUE')),
    isOfLot: textAt(change, 'WHERE/LOT_NO') !== '',
  }));
  const limits = all(changes, 'CHANGE').filter((change) => DEADLINE.test(textAt(change, 'WHERE/SECTION').trim()));
  const beside = all(changes, 'INFO_ADD').map(wordsOf);
  const said = [...each.filter(({ isOfLot }) => !isOfLot).map(({ now }) => now), ...beside];
  return {
    reason: [...each.map(changeLine), ...beside].filter((line) => line !== '').join('\n'),
    isCancellation: said.some(abandonsProcedure),
    deadlines: limits.map((change) => ({
      lots: textAt(change, 'WHERE/LOT_NO'),
      day: textAt(change, 'NEW_VALUE/DATE'),
      time: textAt(change, 'NEW_VALUE/TIME'),
    })),
  };
}

/** Section VII of F20: what the modification is, and why it was needed. */
export function modificationR209(form: Element): TedContent['change'] {
  const about = first(form, 'MODIFICATIONS_CONTRACT/INFO_MODIFICATIONS');
  if (!about) return null;
  const reasons = within(about, ['SHORT_DESCR', 'ADDITIONAL_NEED', 'UNFORESEEN_CIRCUMSTANCE']).map(wordsOf);
  return { reason: reasons.filter((line) => line !== '').join('\n'), isCancellation: false, deadlines: [] };
}

function placeOf(where: Element | undefined): string {
  const lot = lineOf(first(where, 'LOT_NO'));
  const parts = [lineOf(first(where, 'SECTION')), lot === '' ? '' : `lot ${lot}`, lineOf(first(where, 'LABEL'))];
  return parts.filter((part) => part !== '').join(', ');
}

function valueOf(value: Element | undefined): string {
  const codes = within(value, ['CPV_CODE']).map((code) => code.attributes.get('CODE') ?? '');
  const words = [
    ...all(value, 'TEXT').map(wordsOf),
    dayInWords(textAt(value, 'DATE'), textAt(value, 'TIME')),
    ...codes,
  ];
  return words.filter((word) => word !== '').join(' ');
}
