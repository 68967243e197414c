import type { EntityManager } from 'typeorm';
import type { Outbox } from '#lib/outbox';
import { STANDS } from './contracts-won';
import type { Member } from './notice-family';
import { contractsWonChanged, SIRENS_PER_EVENT } from './notice.events';

/** By SIREN, a digest of the contracts that stand among some notices. */
type Won = Map<string, string>;

/**
 * Does something with notices, and says of which legal units the contracts won are other than before.
 * @param members all the notices that it may touch, those that change as they were too; most hold no award, and cost nothing
 */
export async function tellingWon(
  tx: EntityManager,
  outbox: Outbox,
  members: readonly Pick<Member, 'id' | 'notice'>[],
  work: () => Promise<void>,
): Promise<void> {
  if (!members.some(({ notice: { form } }) => form === 'result' || form === 'modification')) return work();
  const ids = members.map(({ id }) => id);
  const before = await wonIn(tx, ids);
  await work();
  const after = await wonIn(tx, ids);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (siren) => before.get(siren) !== after.get(siren),
  );
  for (let from = 0; from < changed.length; from += SIRENS_PER_EVENT) {
    await outbox.record(tx, contractsWonChanged({ sirens: changed.slice(from, from + SIRENS_PER_EVENT) }));
  }
}

async function wonIn(tx: EntityManager, noticeIds: readonly string[]): Promise<Won> {
  const rows: { siren: string; digest: string }[] = await tx.query(
    `select a.winner_siren as siren,
            md5(string_agg(n.procedure_id::text || (to_jsonb(a) - 'bids' - 'winner_name')::text, ' ' order by a.notice_id, a.position)) as digest
       from award a join notice n on n.id = a.notice_id
      where a.notice_id = any ($1::uuid[]) and a.winner_siren is not null and ${STANDS}
      group by 1 order by 1`,
    [noticeIds],
  );
  return new Map(rows.map(({ siren, digest }) => [siren, digest]));
}
