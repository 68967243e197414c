import type { EntityManager } from 'typeorm';
import { DomainError } from '#lib/kernel';
import type { Viewer } from '../account/account.service';
import { Need } from './need.entity';

/** Who writes: a person acting for the organisation that buys. */
export type NeedWriter = Pick<Viewer, 'personId' | 'organisationId'>;

/**
 * @param locked keeps it as it is until the transaction ends
 * @returns the need of a ref, of the writer's own organisation
 * @throws DomainError `need/unknown` (404), `need/no-organisation` (403)
 */
export async function ownNeed(tx: EntityManager, by: NeedWriter, ref: string, locked = true): Promise<Need> {
  const lock = locked ? { lock: { mode: 'pessimistic_write' as const } } : {};
  const need = await tx.getRepository(Need).findOne({ where: { ref, organisationId: organisationOf(by) }, ...lock });
  // Another organisation's need is told apart from none by nothing
  if (!need) {
    const message = 'Ce besoin n’existe pas, ou n’est pas à vous.';
    throw new DomainError('need/unknown', message, { status: 404, level: 'info' });
  }
  return need;
}

/** @throws DomainError `need/no-organisation` (403) */
export function organisationOf(by: NeedWriter): string {
  if (by.organisationId !== null) return by.organisationId;
  throw new DomainError('need/no-organisation', 'Un besoin s’écrit pour une organisation.', { status: 403 });
}

/** @throws DomainError `need/closed` (409) */
export function refuseClosed(need: Need): void {
  if (need.state === 'draft' || need.state === 'published') return;
  const message = 'Ce besoin est clos : il ne change plus. Écrivez-en un nouveau.';
  throw new DomainError('need/closed', message, { status: 409, level: 'info' });
}
