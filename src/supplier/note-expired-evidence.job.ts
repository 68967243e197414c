import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, JobRegistry } from '#lib/queue';
import { EvidenceWatch } from './evidence-watch';

/** Woken often; the clock says whether days have passed since the last look, so a moved clock or a late start is caught up. */
export const noteExpiredEvidence = defineJob({
  name: 'note-expired-evidence',
  queue: 'daily',
  payload: z.strictObject({}),
});

@Injectable()
export class NoteExpiredEvidenceJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly watch: EvidenceWatch,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(noteExpiredEvidence, async () => {
      await this.watch.noteExpired();
    });
  }
}
