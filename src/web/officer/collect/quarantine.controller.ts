import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { DomainError } from '#lib/kernel';
import type { Viewer } from '../../../account/account.service';
import { QuarantineService } from '../../../ingest/quarantine.service';
import { addressMembers, pageNumber } from '../../shared/left-out';
import type { Page } from '../../shared/page';
import { seeOther } from '../../shared/see-other';
import { quarantineListPage } from './quarantine-list.page';
import { QuarantineQuery } from './quarantine.query';
import { quarantinedPage } from './quarantined.page';

const name = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .optional();
const chosen = addressMembers({
  motif: name,
  source: name,
  page: pageNumber(10_000),
  suite: z.enum(['read', 'ignored', 'retry-asked', 'all-ignored']).optional(),
});
const arrived = z.object({
  suite: z.enum(['refused-again', 'busy', 'motive-missing']).optional().catch(undefined),
});
const decision = z.object({
  decision: z.enum(['rejouer', 'ignorer']),
  motif: z.string().trim().max(300).default(''),
});

/** The records that could not be read: shown as they came, read again, or set aside. */
@Controller('collecte/quarantaine')
export class QuarantineController {
  constructor(
    private readonly quarantine: QuarantineService,
    private readonly query: QuarantineQuery,
  ) {}

  @Get()
  @Audience('officer')
  async list(
    @Query({ schema: chosen }) { motif, source, page, suite, leftOut }: z.infer<typeof chosen>,
  ): Promise<Page> {
    const choice = { code: motif ?? null, source: source ?? null, page };
    return quarantineListPage({ ...(await this.query.list(choice)), choice, leftOut, outcome: suite ?? null });
  }

  @Get(':ref')
  @Audience('officer')
  async one(@Param('ref') ref: string, @Query({ schema: arrived }) query: z.infer<typeof arrived>): Promise<Page> {
    return quarantinedPage({ ...(await known(this.quarantine.find(ref))), outcome: query.suite ?? null });
  }

  @Post(':ref')
  @Audience('officer')
  async decide(
    @CurrentViewer() { personId }: Viewer,
    @Param('ref') ref: string,
    @Body({ schema: decision }) form: z.infer<typeof decision>,
  ): Promise<Response> {
    const { kept } = await known(this.quarantine.find(ref));
    const here = `/collecte/quarantaine/${kept.id}`;
    // The same form sent twice, or a colleague who was faster: the page says what became of it
    if (kept.resolvedAt) return seeOther(here);
    if (form.decision === 'rejouer') return seeOther(await this.retry(kept.id, here, personId));
    if (form.motif === '') return seeOther(`${here}?suite=motive-missing`);
    await this.quarantine.ignore(kept.id, form.motif, { personId });
    return seeOther('/collecte/quarantaine?suite=ignored');
  }

  private async retry(id: string, here: string, personId: string): Promise<string> {
    try {
      await this.quarantine.retry([id], { personId });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'ingest/already-running') return `${here}?suite=busy`;
      throw error;
    }
    const { kept } = await this.quarantine.find(id);
    return kept.resolvedAt ? '/collecte/quarantaine?suite=read' : `${here}?suite=refused-again`;
  }
}

/** @throws NotFound where nobody knows the record */
async function known<T>(found: Promise<T>): Promise<T> {
  return found.catch((error: unknown) => {
    throw error instanceof DomainError && error.code === 'quarantine/unknown' ? new NotFound('record') : error;
  });
}
