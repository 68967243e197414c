import { count, eurosHt, fr, listed, longDate } from '#lib/html';
import type { Award, LotResult } from '#lib/notice-formats';
import { amountText } from './notice-list.page';
import type { NoticeEntry } from './notice.query';

/** What came of a lot, in words. */
export interface ResultView {
  /** « Lot 2 » ; « Contrat » where the source numbers no lot */
  title: string;
  outcome: string;
  facts: string[];
}

/** @returns what came of each lot, by the last notice that says it; DECP speaks where no notice does */
export function resultViews(notices: readonly NoticeEntry[]): ResultView[] {
  const told = notices.filter(({ form }) => form === 'result' || form === 'modification');
  const byLot = new Map<string, ResultView>();
  for (const { content } of told.filter(({ source }) => source !== 'decp')) {
    for (const { number, result } of content.lots) {
      if (result && (result.outcome !== 'unknown' || !byLot.has(number))) {
        byLot.set(number, resultView(`Lot ${number}`, result));
      }
    }
  }
  if (byLot.size > 0) return [...byLot.values()];
  return told.flatMap(({ content }) =>
    content.lots.flatMap(({ title, result }) => (result ? [resultView(title || 'Contrat', result)] : [])),
  );
}

function resultView(title: string, result: LotResult): ResultView {
  return { title, ...resultOf(result) };
}

/** @returns what came of a lot, and to whom, for how much, when */
export function resultOf({ outcome, bids, reason, awards }: LotResult): Omit<ResultView, 'title'> {
  const winners = awards.flatMap((award) => awardFacts(award));
  const none = reason ? fr`Sans attribution : ${reason}` : 'Sans attribution : infructueux ou sans suite';
  return {
    outcome: outcome === 'not-awarded' ? none : winners.length > 0 ? 'Attribué' : 'Attribué, titulaire non publié',
    facts: [...winners, ...(bids === null ? [] : [count(bids, 'offre reçue', 'offres reçues')])],
  };
}

function awardFacts({ winners, amount, decidedOn }: Award): string[] {
  const names = (role: 'holder' | 'subcontractor'): string =>
    listed(winners.filter((winner) => winner.role === role).map(({ name }) => name));
  const price =
    amount && (amount.currency === 'EUR' ? eurosHt(amount.value) : amountText({ ...amount, isMaximum: false }));
  const [holders, others] = [names('holder'), names('subcontractor')];
  const facts = [holders || null, price, decidedOn === null ? null : `le ${longDate(decidedOn)}`];
  const said = facts.filter((fact) => fact !== null).join(', ');
  return [...(said ? [said] : []), ...(others ? [`sous-traitance : ${others}`] : [])];
}
