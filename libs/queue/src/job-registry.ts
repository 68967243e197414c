import { Injectable } from '@nestjs/common';
import type { JobDefinition } from './job-definition';

type Handler<P = unknown> = (payload: P) => Promise<void>;

/** Who does which job. Start-up refuses a job of the list without a handler, with two, or a handler of no listed job. */
@Injectable()
export class JobRegistry {
  private readonly handlers = new Map<string, { job: JobDefinition<unknown>; handlers: Handler[] }>();

  handle<P>(job: JobDefinition<P>, handler: Handler<P>): void {
    const entry = this.handlers.get(job.name) ?? { job: job as JobDefinition<unknown>, handlers: [] };
    entry.handlers.push(handler as Handler);
    this.handlers.set(job.name, entry);
  }

  /** @throws Error naming every job without a handler, with two, or handled but not listed */
  verify(listed: readonly JobDefinition[]): void {
    const names = listed.map((job) => job.name);
    const faults = [
      ...names.filter((name) => !this.handlers.has(name)).map((name) => `${name} has no handler`),
      ...[...this.handlers].filter(([, e]) => e.handlers.length > 1).map(([name]) => `${name} has two handlers`),
      ...[...this.handlers.keys()].filter((name) => !names.includes(name)).map((name) => `${name} is not in the list`),
    ];
    if (faults.length > 0) throw new Error(`Jobs: ${faults.join('; ')}.`);
  }

  /** @returns the queues that hold at least one handled job */
  queues(): string[] {
    return [...new Set([...this.handlers.values()].map((entry) => entry.job.queue))];
  }

  /** Runs a job by name. @throws Error when the job is unknown, ZodError when its payload is not its own */
  async run(name: string, payload: unknown): Promise<void> {
    const entry = this.handlers.get(name);
    if (!entry) throw new Error(`No handler for the job ${name}.`);
    await entry.handlers[0]!(entry.job.payload.parse(payload));
  }
}
