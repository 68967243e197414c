import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '#lib/kernel';
import { isSettled, nextState, type DeliveryHappening } from './delivery-state';
import { Delivery } from './delivery.entity';

/** A delivery being sent for longer than this was lost with its worker; the mail server's time-outs add up to less. */
export const LOST_AFTER_MS = 10 * 60_000;
/** A mail that no server takes for two days has failed. */
export const GIVE_UP_AFTER_MS = 48 * 3600_000;

/** The row of a delivery, moved from state to state under its lock, each move in a transaction of its own. */
@Injectable()
export class DeliveryAttempt {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a delivery to send it, if it is to be sent.
   * @param onSettled run in the same transaction when nothing is left to do
   * @returns the delivery, now `sending`; undefined when it is settled, unknown, or at work elsewhere
   */
  take(id: string, onSettled: (tx: EntityManager) => Promise<void>): Promise<Delivery | undefined> {
    return this.db.transaction(async (tx) => {
      const row = await lockRow(tx, id);
      if (!row || isSettled(row.state)) {
        await onSettled(tx);
        return undefined;
      }
      const now = this.clock.now();
      let { state } = row;
      if (state === 'sending') {
        if (now.getTime() - row.sendingSince!.getTime() < LOST_AFTER_MS) return undefined;
        state = nextState(state, 'lost');
      }
      const taken = { state: nextState(state, 'taken'), sendingSince: now, attempts: row.attempts + 1 };
      await tx.getRepository(Delivery).update(id, taken);
      return Object.assign(row, taken);
    });
  }

  /**
   * Notes what happened to a delivery that this attempt took.
   * @param inSame run in the same transaction
   * @returns false when the row was held for lost meanwhile and another attempt has it: then nothing is written
   */
  conclude(
    taken: Delivery,
    happening: DeliveryHappening,
    reason: string | null,
    inSame?: (tx: EntityManager) => Promise<void>,
  ): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const row = await lockRow(tx, taken.id);
      if (!row || row.state !== 'sending' || row.attempts !== taken.attempts) return false;
      const state = nextState(row.state, happening);
      await tx.getRepository(Delivery).update(row.id, {
        state,
        stateReason: reason,
        sendingSince: null,
        settledAt: isSettled(state) ? this.clock.now() : null,
      });
      await inSame?.(tx);
      return true;
    });
  }

  /** @returns whether a delivery has been tried for so long that it is given up */
  isOverdue(delivery: Delivery): boolean {
    return this.clock.now().getTime() - delivery.createdAt.getTime() >= GIVE_UP_AFTER_MS;
  }

  /** Marks as uncertain what a dead worker was sending. @returns the outbox rows to give to the queue again */
  async findLost(): Promise<string[]> {
    const before = new Date(this.clock.now().getTime() - LOST_AFTER_MS);
    const [rows]: [{ outbox_id: string }[], number] = await this.db.query(
      `update delivery set state = 'uncertain', state_reason = 'worker-lost', sending_since = null
        where state = 'sending' and sending_since <= $1 returning outbox_id`,
      [before],
    );
    return rows.map((row) => row.outbox_id);
  }
}

function lockRow(tx: EntityManager, id: string): Promise<Delivery | null> {
  return tx.getRepository(Delivery).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
}
