import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { JobRegistry, defineJob } from '#lib/queue';
import { SessionService } from './session.service';
import { SignInService } from './sign-in.service';

/** Daily: links and sessions that can no longer serve, and counters that no longer count, are forgotten. */
export const forgetPastSignIns = defineJob({
  name: 'forget-past-sign-ins',
  queue: 'daily',
  payload: z.strictObject({}),
});

@Injectable()
export class ForgetPastSignInsJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly db: DataSource,
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(forgetPastSignIns, () =>
      this.db.transaction(async (tx) => {
        await this.signIns.forgetPast(tx);
        await this.sessions.forgetPast(tx);
        // Counters expire by the machine's time, as they are counted (milliseconds since 1970)
        await tx.query('delete from rate_limit where expire < $1', [Date.now()]);
      }),
    );
  }
}
