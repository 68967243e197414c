import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Correlation, newId } from '#lib/kernel';
import type { OutboxEvent } from './event';

/** The channel on which a commit wakes the relay. */
export const OUTBOX_CHANNEL = 'outbox';

/** Where a room says what happened, in the transaction that made it happen. */
@Injectable()
export class Outbox {
  constructor(private readonly clock: Clock) {}

  /**
   * Records an event; it leaves once the transaction commits, and never if it does not.
   * @param id chosen by a caller that has to refer to it first
   * @returns the id of the outbox row
   */
  async record(tx: EntityManager, event: OutboxEvent, id: string = newId()): Promise<string> {
    await tx.query(
      `with recorded as (
         insert into outbox (id, event, payload, correlation_id, recorded_at) values ($1, $2, $3::jsonb, $4, $5))
       select pg_notify($6, '')`,
      [
        id,
        event.name,
        JSON.stringify(event.payload),
        Correlation.current() ?? newId(),
        this.clock.now(),
        OUTBOX_CHANNEL,
      ],
    );
    return id;
  }
}
