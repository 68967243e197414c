import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '#lib/config';
import { DomainError } from '#lib/kernel';
import { defineJob, type JobDefinition, JobQueue, JobRegistry } from '#lib/queue';
import { IngestService } from './ingest.service';
import { SourceRefused, SourceUnavailable } from './source.errors';
import { isRegister } from './sources/supplier-sources';
import { SupplierCollect } from './supplier-collect.service';

/** When each source is asked, in Europe/Paris: after it has published, and not on the hour, when everyone asks. */
export const COLLECT_TIMES = {
  boamp: '7 * * * *',
  ted: '25 10 * * *',
  decp: '35 1 * * *',
  approch: '5 2 * * *',
  folder: '*/5 * * * *',
  // Those that are due, a few each night
  'recherche-entreprises': '20 4 * * *',
  'marche-inclusion': '15 5 * * 0',
  // It is published every two months
  finess: '45 5 2 * *',
} as const;

/** Sources that are asked on a schedule, by name. */
export type CollectedSource = keyof typeof COLLECT_TIMES;
const COLLECTED = Object.keys(COLLECT_TIMES) as CollectedSource[];

/** One job a source, since a schedule carries nothing. */
export const collectJobs: readonly { job: JobDefinition<Record<string, never>>; pattern: string }[] = COLLECTED.map(
  (source) => ({
    job: defineJob({ name: `collect-${source}`, queue: 'collect', payload: z.strictObject({}), attempts: 2 }),
    pattern: COLLECT_TIMES[source],
  }),
);

/** Asks a source by its name: again after a reading that brought too little or nothing, or because an officer wants it. */
export const collectSource = defineJob({
  name: 'collect-source',
  queue: 'collect',
  payload: z.strictObject({
    source: z.enum(COLLECTED),
    /** How many times it was asked again already since the reading that its schedule began */
    again: z.int().nonnegative(),
  }),
  attempts: 2,
});
type Asked = z.infer<typeof collectSource.payload>;

/**
 * A source that gave too little is asked again, not without end: its schedule goes on anyway, and the run says it.
 * One that asks to be left alone for more than a day is asked the day after.
 */
export const ASKED_AGAIN = { times: 3, afterMinutes: 60, atMostS: 24 * 3600 } as const;

@Injectable()
export class CollectSourceJob implements OnModuleInit {
  private readonly logger = new Logger('Collect');

  constructor(
    private readonly jobs: JobRegistry,
    private readonly queue: JobQueue,
    private readonly config: Config,
    private readonly ingest: IngestService,
    private readonly suppliers: SupplierCollect,
  ) {}

  onModuleInit(): void {
    for (const [index, { job }] of collectJobs.entries()) {
      this.jobs.handle(job, () => this.collect({ source: COLLECTED[index]!, again: 0 }));
    }
    this.jobs.handle(collectSource, (asked) => this.collect(asked));
  }

  private async collect(asked: Asked): Promise<void> {
    const { source } = asked;
    if (!this.config.collect.includes(source)) return;
    try {
      if (isRegister(source)) return await this.suppliers.collect(source);
      // A reading that came short has moved no cursor: the next one asks for the same days
      const { isShort } = await this.ingest.collect(source);
      if (isShort) await this.planAgain(asked, null);
    } catch (error) {
      if (error instanceof SourceUnavailable) return this.planAgain(asked, error);
      // Nothing that a second try could mend; its run says what somebody has to do
      if (error instanceof SourceRefused) return this.logger.error({ source, msg: error.message });
      if (error instanceof DomainError && error.code === 'ingest/already-running') return;
      if (error instanceof DomainError && error.code === 'source/no-token') {
        return this.logger.error({ source, msg: error.message });
      }
      throw error;
    }
  }

  private async planAgain(asked: Asked, fault: SourceUnavailable | null): Promise<void> {
    const { source } = asked;
    if (fault) this.logger.warn({ source, msg: fault.message });
    const again = asked.again + 1;
    if (again > ASKED_AGAIN.times) return;
    const delayS = Math.max(ASKED_AGAIN.afterMinutes * 60, Math.min(fault?.retryAfter ?? 0, ASKED_AGAIN.atMostS));
    // An id for each turn: the job at work still holds its own
    const options = { id: `collect-${source}-again-${again}`, again: true, delayMs: delayS * 1000 };
    await this.queue.add(collectSource, { ...asked, again }, options);
  }
}
