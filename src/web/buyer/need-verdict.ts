import { ADVICE_DISCLAIMER, renderVerdict, type Advice } from '#lib/matching-engine';
import { typo } from '#lib/html';
import { markOf, type MarkView } from '../shared/mark.view';

/** What the law lets a buyer do with this need, in one sentence; the lever card says the rest. */
export interface VerdictView {
  tone: 'reserve' | 'plain';
  mark: MarkView | null;
  /** « 3 structures éligibles du métier et du lieu : la concurrence est possible. » */
  count: string | null;
  title: string;
  text: string;
  /** The lever card; null for a private buyer, to whom the Code does not apply */
  href: string | null;
}

/** @param advice on the need, by the law of the day */
export function verdictOf(ref: string, advice: Advice): VerdictView {
  const { label, title, text, count } = renderVerdict(advice);
  const isReserved = advice.unclear !== null || advice.chosen !== null || advice.best !== null;
  const isPrivate = advice.verdict === 'not-public';
  return {
    tone: isReserved ? 'reserve' : 'plain',
    mark: isReserved ? markOf('reserve', label) : null,
    count,
    title,
    text: isPrivate ? text : `${text} ${typo(ADVICE_DISCLAIMER)}`,
    href: isPrivate ? null : `/besoins/${ref}/levier`,
  };
}
