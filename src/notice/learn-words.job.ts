import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, JobRegistry } from '#lib/queue';
import { LearntWords } from './learnt-words.service';

/** Once a day, at the first wake after midnight in Europe/Paris; a day that was missed is caught up, a second run finds it done. */
export const learnWords = defineJob({ name: 'learn-words', queue: 'daily', payload: z.strictObject({}) });

@Injectable()
export class LearnWordsJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly words: LearntWords,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(learnWords, async () => {
      await this.words.rebuildIfDue();
    });
  }
}
