import { Injectable } from '@nestjs/common';
import type { Consumer } from './consumer';

/** Who listens to what. Start-up refuses a listed consumer that is missing or doubled, and one that is not listed. */
@Injectable()
export class ConsumerRegistry {
  private readonly consumers: Consumer[] = [];

  register<P>(consumer: Consumer<P>): void {
    this.consumers.push(consumer as Consumer);
  }

  /** @throws Error naming every consumer missing, doubled, or registered but not listed */
  verify(listed: readonly string[]): void {
    const names = this.consumers.map(({ name }) => name);
    const faults = [
      ...listed.filter((name) => !names.includes(name)).map((name) => `${name} is registered by no room`),
      ...[...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map(
        (name) => `${name} is registered twice`,
      ),
      ...[...new Set(names)].filter((name) => !listed.includes(name)).map((name) => `${name} is not in the list`),
    ];
    if (faults.length > 0) throw new Error(`Outbox consumers: ${faults.join('; ')}.`);
  }

  /** @returns the consumers of an event, by its name */
  consumersOf(event: string): readonly Consumer[] {
    return this.consumers.filter((consumer) => consumer.event.name === event);
  }

  /** @returns the consumer of a name, undefined when there is none (any more) */
  byName(name: string): Consumer | undefined {
    return this.consumers.find((consumer) => consumer.name === name);
  }

  names(): string[] {
    return this.consumers.map(({ name }) => name);
  }

  /** @returns the queues in which consumers work */
  queues(): string[] {
    return [...new Set(this.consumers.map(({ queue }) => queue))];
  }
}
