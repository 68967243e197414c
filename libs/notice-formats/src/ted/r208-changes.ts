import { type Element, first, textAt } from '../tree/element';
import { abandonsProcedure, changeLine, dayInWords } from './ted-changes';
import type { TedContent } from './ted-content';
import { firstWithin, lineOf, within, wordsOf } from './ted-text';
import { splitDay } from './ted-values';

/** How a correction of R2.0.8 says that nothing was awarded (VI.2), in the words of the official form. */
const INCOMPLETE: Readonly<Record<string, string>> = {
  AWARDING_PROCEDURE_DISCONTINUED: 'La procédure de passation a été interrompue',
  AWARDING_PROCEDURE_DECLARED_INFRUCTUOUS: 'La procédure de passation a été déclarée infructueuse',
  CONTRACT_NOT_AWARDED: 'Le marché n’a pas été attribué',
};

/** IV.3.4 of every call: the limit to answer; a place that names a lot is left to its words. */
const DEADLINE = /^IV\.3\.4(?!\d)(?!.*\blots?\b)/i;

/** Section VI of `ADDITIONAL_INFORMATION_CORRIGENDUM`: what is added, deleted or replaced, and a procedure that was given up. */
export function correctionR208(form: Element): TedContent['change'] {
  const section = firstWithin(form, 'COMPLEMENTARY_ICAR', 'COMPLEMENTARY_INFORMATION_ICAR');
  if (!section) return null;
  const elements = within(section, ['ADD', 'DELETE', 'REPLACE']);
  const changes = elements.map((change) => ({
    where: lineOf(first(change, 'WHERE')),
    old: valueOf(first(change, 'OLD_VALUE')),
    now: valueOf(first(change, 'NEW_VALUE')),
  }));
  const given = within(section, Object.keys(INCOMPLETE)).map(({ name }) => INCOMPLETE[name]!);
  const beside = within(section, ['OTHER_ADDITIONAL_INFO', 'ADDITIONAL_INFORMATION']).map(wordsOf);
  const lines = [...given, ...changes.map(changeLine), ...beside].filter((line) => line !== '');
  const said = [...changes.map(({ now }) => now), ...beside];
  return {
    reason: lines.join('\n'),
    isCancellation: given.length > 0 || said.some(abandonsProcedure),
    deadlines: elements
      .filter((change) => DEADLINE.test(lineOf(first(change, 'WHERE'))))
      .flatMap((change) => within(first(change, 'NEW_VALUE'), ['DATE_TIME', 'DATE']).slice(0, 1))
      .map((date) => ({ lots: '', day: splitDay(date), time: textAt(date, 'TIME') })),
  };
}

function valueOf(value: Element | undefined): string {
  const dates = within(value, ['DATE_TIME', 'DATE']).map((date) => dayInWords(splitDay(date), textAt(date, 'TIME')));
  const codes = within(value, ['CPV_CODE', 'NUTS']).map((code) => code.attributes.get('CODE') ?? '');
  const words = [...within(value, ['TEXT']).map(wordsOf), ...dates, ...codes];
  return words.filter((word) => word !== '').join(' ') || lineOf(value);
}
