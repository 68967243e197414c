import { Module } from '@nestjs/common';
import { AuditService } from './audit.service';
import { PurgeAuditJob } from './purge-audit.job';

@Module({ providers: [AuditService, PurgeAuditJob], exports: [AuditService] })
export class AuditModule {}
