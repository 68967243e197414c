import type { Award } from '../notice';
import type { Place } from '../reading/dates';
import { entriesOf, fieldsOf, readLine, readWrittenDay, scalar } from '../reading/open-data';
import { readWinners } from './decp-holders';
import { readAwardAmount } from './decp-values';

/**
 * The sub-contracts of `actesSousTraitance`, each an award whose winner has the role `subcontractor`: its amount is a part of the
 * holder's, never to be added to it. A later amount of `modificationsActesSousTraitance` with the same id replaces it.
 */
export function readSubcontracts(acts: unknown, changes: unknown, at: Place): Award[] {
  const latest = latestAmounts(changes);
  const awards = new Map<string, Award>();
  for (const entry of entriesOf(acts, 'acteSousTraitance')) {
    const act = fieldsOf(entry);
    if (!act) continue;
    const under = (name: string): Place => ({ ...at, path: `${at.path}.${name}` });
    const winners = readWinners(act['sousTraitant'], 'sousTraitant', 'subcontractor', under('sousTraitant'));
    if (winners.length === 0) continue;
    const id = scalar(act['id']);
    const amount = readAwardAmount(latest.get(id) ?? act['montant'], under('montant'));
    const decidedOn = readWrittenDay(act['dateNotification'], under('dateNotification'));
    const award: Award = {
      winners,
      amount: amount === null ? null : { value: amount, currency: 'EUR' },
      decidedOn,
      contractId: readLine(id, under('id')).slice(0, 100) || null,
    };
    awards.set(JSON.stringify(award), award);
  }
  return [...awards.values()];
}

function latestAmounts(changes: unknown): Map<string, unknown> {
  const known = entriesOf(changes, 'modificationActeSousTraitance')
    .map(fieldsOf)
    .filter((change) => change !== null && scalar(change['montant']) !== '' && scalar(change['id']) !== '');
  const day = (change: (typeof known)[number]): string => scalar(change?.['dateNotificationModificationSousTraitance']);
  const sorted = [...known].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
  return new Map(sorted.map((change) => [scalar(change?.['id']), change?.['montant']]));
}
