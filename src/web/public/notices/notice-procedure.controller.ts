import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { DomainError } from '#lib/kernel';
import type { Viewer } from '../../../account/account.service';
import { NoticeService, type NoticeKey } from '../../../notice/notice.service';
import type { Page } from '../../shared/page';
import { seeOther } from '../../shared/see-other';
import { joinPage, splitPage } from './notice-decision.page';
import type { ProcedureFault } from './notice-procedure.view';
import { sourceOf } from './notice-ref';
import { type NoticeDetail, NoticeQuery } from './notice.query';

const reason = z.string().trim().max(300).default('');
const split = z.object({ motif: reason });
const join = z.object({ numero: z.string().trim().max(140).default(''), motif: reason });
const sources = z.enum(['boamp', 'ted', 'decp', 'approch']);
const undo = z.object({ decision: z.uuid() });

const FAULTS: Record<string, ProcedureFault> = {
  'notice/alone': 'seul',
  'notice/unknown': 'inconnu',
  'notice/already-together': 'deja',
  'notice/two-folders': 'bt-04',
  'notice/no-decision': 'annule',
};

/** An officer says which notices are one procedure, once told what will come of it. */
@Controller('avis/:ref')
export class NoticeProcedureController {
  constructor(
    private readonly notices: NoticeService,
    private readonly query: NoticeQuery,
  ) {}

  @Get('separer')
  @Audience('officer')
  async beforeSplit(@Param('ref') ref: string): Promise<Page | Response> {
    const detail = await this.detailOf(ref);
    return detail.notices.length < 2 ? failed(ref, 'seul') : splitPage(ref, detail);
  }

  @Post('separer')
  @Audience('officer')
  async split(
    @CurrentViewer() { personId }: Viewer,
    @Param('ref') ref: string,
    @Body({ schema: split }) { motif }: z.infer<typeof split>,
  ): Promise<Response> {
    return told(ref, () => this.notices.split(named(ref), { personId, reason: motif || null }));
  }

  @Get('joindre')
  @Audience('officer')
  async beforeJoin(
    @Param('ref') ref: string,
    @Query({ schema: join }) { numero }: z.infer<typeof join>,
  ): Promise<Page | Response> {
    const detail = await this.detailOf(ref);
    const other = await this.query.named(numero);
    const found = other && (await this.query.read(other.source, other.sourceId));
    if (!found) return failed(ref, 'inconnu');
    if (found.procedureId === detail.procedureId) return failed(ref, 'deja');
    return joinPage(ref, detail, { ref: `${other.source}-${other.sourceId}`, detail: found, number: numero });
  }

  @Post('joindre')
  @Audience('officer')
  async join(
    @CurrentViewer() { personId }: Viewer,
    @Param('ref') ref: string,
    @Body({ schema: join }) { numero, motif }: z.infer<typeof join>,
  ): Promise<Response> {
    const other = await this.query.named(numero);
    if (!other) return failed(ref, 'inconnu');
    return told(ref, () => this.notices.join(named(ref), other, { personId, reason: motif || null }));
  }

  @Post('retablir')
  @Audience('officer')
  async undo(
    @CurrentViewer() { personId }: Viewer,
    @Param('ref') ref: string,
    @Body({ schema: undo }) { decision }: z.infer<typeof undo>,
  ): Promise<Response> {
    return told(ref, () => this.notices.undo(decision, { personId }));
  }

  private async detailOf(ref: string): Promise<NoticeDetail> {
    const detail = await this.query.read(...sourceOf(ref));
    if (!detail) throw new NotFound('notice');
    return detail;
  }
}

function named(ref: string): NoticeKey {
  const [source, sourceId] = sourceOf(ref);
  const known = sources.safeParse(source);
  if (!known.success) throw new NotFound('notice');
  return { source: known.data, sourceId };
}

async function told(ref: string, act: () => Promise<unknown>): Promise<Response> {
  try {
    await act();
  } catch (error) {
    const fault = error instanceof DomainError ? FAULTS[error.code] : undefined;
    if (!fault) throw error;
    return failed(ref, fault);
  }
  return seeOther(`/avis/${encodeURIComponent(ref)}?fait=1#procedure`);
}

function failed(ref: string, fault: ProcedureFault): Response {
  return seeOther(`/avis/${encodeURIComponent(ref)}?echec=${fault}#procedure`);
}
