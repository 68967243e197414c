import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { Clock } from '#lib/kernel';
import type { Viewer } from '../../../account/account.service';
import { QuarantineBulks } from '../../../ingest/quarantine-bulk.service';
import type { Page } from '../../shared/page';
import { seeOther } from '../../shared/see-other';
import { quarantineBulkPage } from './quarantine-bulk.page';

const name = z.string().regex(/^[a-z0-9-]{1,40}$/);
const choice = z.object({
  decision: z.enum(['rejouer', 'ignorer']).optional().catch(undefined),
  motif: name.optional().catch(undefined),
  source: name.optional().catch(undefined),
  suite: z.enum(['motive-missing']).optional().catch(undefined),
});
const decided = z.object({
  decision: z.enum(['rejouer', 'ignorer']),
  motif: name,
  source: name.optional(),
  raison: z.string().trim().max(300).default(''),
  vu: z.iso.datetime(),
});

/** One decision on all the records that were refused for one reason: told first, then taken. */
@Controller('collecte/quarantaine/ensemble')
export class QuarantineBulkController {
  constructor(
    private readonly bulks: QuarantineBulks,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('officer')
  async confirm(@Query({ schema: choice }) { decision, motif, source, suite }: z.infer<typeof choice>): Promise<Page> {
    if (!decision || !motif) throw new NotFound('decision');
    const chosen = { code: motif, source: source ?? null };
    const found = await this.bulks.count(chosen);
    const isMotiveMissing = suite === 'motive-missing';
    return quarantineBulkPage({ decision, ...chosen, found, now: this.clock.now(), isMotiveMissing });
  }

  @Post()
  @Audience('officer')
  async decide(
    @CurrentViewer() { personId }: Viewer,
    @Body({ schema: decided }) { decision, motif, source, raison, vu }: z.infer<typeof decided>,
  ): Promise<Response> {
    const chosen = { code: motif, source: source ?? null };
    if (decision === 'rejouer') {
      await this.bulks.askRetry(chosen, { personId });
      return seeOther('/collecte/quarantaine?suite=retry-asked');
    }
    if (raison === '') {
      const again = new URLSearchParams({ decision, motif, ...(source ? { source } : {}), suite: 'motive-missing' });
      return seeOther(`/collecte/quarantaine/ensemble?${again.toString()}`);
    }
    await this.bulks.ignore(chosen, raison, { personId, seenAt: new Date(vu) });
    return seeOther('/collecte/quarantaine?suite=all-ignored');
  }
}
