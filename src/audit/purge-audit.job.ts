import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { defineJob, JobRegistry } from '#lib/queue';
import { AuditService } from './audit.service';

export const purgeAudit = defineJob({ name: 'purge-audit', queue: 'daily', payload: z.strictObject({}) });

@Injectable()
export class PurgeAuditJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly audit: AuditService,
    private readonly db: DataSource,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(purgeAudit, async () => {
      await this.db.transaction((tx) => this.audit.purge(tx));
    });
  }
}
