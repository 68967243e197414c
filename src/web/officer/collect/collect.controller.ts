import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { Clock, DomainError } from '#lib/kernel';
import type { Viewer } from '../../../account/account.service';
import { CollectRequests } from '../../../ingest/collect-requests.service';
import { QuarantineService } from '../../../ingest/quarantine.service';
import { ReparseRequests } from '../../../ingest/reparse-requests.service';
import { SourceStates } from '../../../ingest/source-states.service';
import type { Page } from '../../shared/page';
import { seeOther } from '../../shared/see-other';
import { collectPage } from './collect.page';
import { RunsQuery } from './runs.query';
import { sourcePage } from './source.page';

const arrived = z.object({ suite: z.enum(['asked', 'not-collected', 'reparse-asked']).optional().catch(undefined) });

/** How the sources do, and what each of their readings brought. */
@Controller('collecte')
export class CollectController {
  constructor(
    private readonly states: SourceStates,
    private readonly quarantine: QuarantineService,
    private readonly runs: RunsQuery,
    private readonly requests: CollectRequests,
    private readonly reparses: ReparseRequests,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('officer')
  async all(): Promise<Page> {
    const [states, counts] = await Promise.all([this.states.all(), this.quarantine.countsByCode()]);
    return collectPage({ states, waiting: counts.reduce((sum, one) => sum + one.count, 0) });
  }

  @Get(':source')
  @Audience('officer')
  async one(
    @Param('source') source: string,
    @Query({ schema: arrived }) query: z.infer<typeof arrived>,
  ): Promise<Page> {
    const state = (await this.states.all()).find((one) => one.source === source);
    if (!state) throw new NotFound('source');
    return sourcePage({
      state,
      runs: await this.runs.of(source),
      days: await this.runs.byDay(source),
      today: this.clock.today(),
      mayReparse: this.reparses.isReparsed(source),
      outcome: query.suite ?? null,
    });
  }

  /** « Relancer maintenant » : a worker reads it as soon as one is free. */
  @Post(':source')
  @Audience('officer')
  async again(@CurrentViewer() viewer: Viewer, @Param('source') source: string): Promise<Response> {
    if (!(await this.states.all()).some((one) => one.source === source)) throw new NotFound('source');
    try {
      await this.requests.ask(source, { personId: viewer.personId });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'ingest/not-collected')) throw error;
      return seeOther(`/collecte/${source}?suite=not-collected`);
    }
    return seeOther(`/collecte/${source}?suite=asked`);
  }
}
