import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { isDay } from '#lib/kernel';
import { defineJob, JobRegistry } from '#lib/queue';
import { ReparseService } from './reparse.service';

/** Sources whose kept notices can be read again; what came through a folder is one of theirs. */
export const REPARSED = ['boamp', 'ted', 'decp', 'approch'] as const;

/** Reads again what is kept of a source; a source that is being read just then is waited for. */
export const reparseSource = defineJob({
  name: 'reparse-source',
  queue: 'collect',
  payload: z.strictObject({ source: z.enum(REPARSED), since: z.string().refine(isDay) }),
  attempts: 6,
  backoff: { delay: 60_000, jitter: 0.1 },
});

@Injectable()
export class ReparseSourceJob implements OnModuleInit {
  private readonly logger = new Logger('Reparse');

  constructor(
    private readonly jobs: JobRegistry,
    private readonly reparse: ReparseService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(reparseSource, async (asked) => {
      const { runs, refused, gone } = await this.reparse.reparse(asked);
      const changed = [...runs, ...refused].reduce((sum, run) => sum + run.changed, 0);
      this.logger.log({ ...asked, changed, gone, msg: 'What is kept was read again.' });
    });
  }
}
