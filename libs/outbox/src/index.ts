export type { Consumer, EffectConsumer, Receipt, TransactionalConsumer } from './consumer';
export { defineEvent, type EventDefinition, type OutboxEvent } from './event';
