import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { Clock } from '#lib/kernel';
import type { Viewer } from '../../account/account.service';
import { AnswerService } from '../../answer/answer.service';
import { Shares } from '../../matching/matching.service';
import type { Page } from '../shared/page';
import { refusalField } from '../shared/refusals.view';
import { seeOther } from '../shared/see-other';
import { opportunitiesPage, opportunityPage } from './opportunities.page';
import { OpportunitiesQuery, type NamedSupplier, type OfferedRow, type Tab } from './opportunities.query';

/** Words of the address, for each tab. */
const TABS = { heures: 'hours', interesse: 'interested', 'pas-pour-moi': 'not-for-me', passees: 'past' } as const;
const listed = z.object({
  vue: z.enum(['heures', 'interesse', 'pas-pour-moi', 'passees']).optional().catch(undefined),
  repondu: z.string().optional(),
});
const given = z.object({ reponse: z.enum(['interested', 'not-for-me']), motif: refusalField });

/** What a supplier may answer, why, and its answers. */
@Controller('mes-opportunites')
export class OpportunitiesController {
  constructor(
    private readonly opportunities: OpportunitiesQuery,
    private readonly answers: AnswerService,
    private readonly shares: Shares,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('supplier')
  async list(@CurrentViewer() viewer: Viewer, @Query({ schema: listed }) query: z.infer<typeof listed>): Promise<Page> {
    const now = this.clock.now();
    const tab: Tab = query.vue ? TABS[query.vue] : 'to-answer';
    const found = await this.opportunities.read(viewer.supplierId!, tab, now);
    return opportunitiesPage({ ...found, tab, now, answered: query.repondu !== undefined });
  }

  @Get(':ref')
  @Audience('supplier')
  async show(@CurrentViewer() viewer: Viewer, @Param('ref') ref: string): Promise<Page | Response> {
    const kept = await this.opportunities.keptOf(ref);
    if (kept !== null) return seeOther(`/mes-opportunites/${kept}`);
    const row = await this.find(viewer, ref);
    return opportunityPage(row, this.clock.now(), await this.partners(viewer, row));
  }

  @Post(':ref')
  @Audience('supplier')
  async answer(
    @CurrentViewer() viewer: Viewer,
    @Param('ref') ref: string,
    @Body({ schema: given }) form: z.infer<typeof given>,
  ): Promise<Response> {
    const { opportunityId } = await this.find(viewer, ref);
    await this.answers.answer({
      opportunityId,
      supplierId: viewer.supplierId!,
      personId: viewer.personId,
      value: form.reponse,
      reason: form.reponse === 'not-for-me' ? (form.motif ?? null) : null,
      channel: 'web',
    });
    return seeOther('/mes-opportunites?repondu=1');
  }

  /** With whom a supplier that is too small could answer; asked only then. */
  private async partners({ supplierId }: Viewer, row: OfferedRow): Promise<NamedSupplier[]> {
    if (!row.links.some(({ reasons }) => reasons.some(({ code }) => code === 'capacity/amount-above'))) return [];
    return this.opportunities.named(await this.shares.partnersOf(row.opportunityId, supplierId!));
  }

  /** Only what this supplier was told of: the others are told apart from none by nothing. */
  private async find(viewer: Viewer, ref: string): Promise<OfferedRow> {
    const kept = await this.opportunities.keptOf(ref);
    const found = await this.opportunities.one(viewer.supplierId!, kept ?? ref);
    if (!found) throw new NotFound('opportunity');
    return found;
  }
}
