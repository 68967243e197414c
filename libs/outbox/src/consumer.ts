import type { EntityManager } from 'typeorm';
import type { EventDefinition } from './event';

/** Writes the receipt of the event being consumed, in the caller's transaction; a second run of the same is a no-op. */
export type Receipt = (tx: EntityManager) => Promise<void>;

interface ConsumerOf<P> {
  /** Unique; it stands in `outbox_receipt` for ever, so never rename it */
  readonly name: string;
  readonly queue: string;
  readonly event: EventDefinition<P>;
}

/** Does its work in one transaction with its receipt. */
export interface TransactionalConsumer<P> extends ConsumerOf<P> {
  handle(tx: EntityManager, payload: P): Promise<void>;
}

/** Has an effect outside PostgreSQL (a mail, a search engine): it calls `receipt` in the transaction that notes the effect. */
export interface EffectConsumer<P> extends ConsumerOf<P> {
  effect(payload: P, receipt: Receipt): Promise<void>;
}

/**
 * Has an effect that costs about as much for many events as for one (a search engine): it is given all that wait for it. It
 * may be given one twice, and reads the present state, so an event that comes late does no harm.
 */
export interface GatheringConsumer<P> extends ConsumerOf<P> {
  /** Events given at once */
  readonly atMost: number;
  /** @param payloads the oldest first */
  gather(payloads: readonly P[]): Promise<void>;
}

export type Consumer<P = unknown> = TransactionalConsumer<P> | EffectConsumer<P> | GatheringConsumer<P>;
