import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { DomainError } from '#lib/kernel';
import type { Viewer } from '../../../account/account.service';
import { SupplierMessages } from '../../../supplier/supplier.service';
import { addressMembers, pageNumber } from '../../shared/left-out';
import type { Page } from '../../shared/page';
import { seeOther } from '../../shared/see-other';
import { MESSAGE_OUTCOMES, messagesPage, type MessageOutcome } from './messages.page';
import { MessagesQuery } from './messages.query';

const asked = addressMembers({
  etat: z.literal('traites').optional(),
  page: pageNumber(1_000),
  fait: z.enum(Object.keys(MESSAGE_OUTCOMES) as [MessageOutcome, ...MessageOutcome[]]).optional(),
  note: z.uuid().optional(),
});
const decision = z.object({
  decision: z.enum(['transmettre', 'classer', 'retirer', 'confier']),
  note: z.string().max(300).default(''),
});
const messageId = z.uuid();
const DONE: Readonly<Record<z.infer<typeof decision>['decision'], MessageOutcome>> = {
  transmettre: 'transmis',
  classer: 'classe',
  retirer: 'retire',
  confier: 'confie',
};

/** What became of a decision that was not taken, and where its officer is sent. */
const REFUSALS: Readonly<Record<string, (id: string) => string>> = {
  'supplier/message-decided': () => '/messages?fait=deja',
  'supplier/no-address': (id) => `/messages?fait=adresse#m-${id}`,
  'supplier/life': (id) => `/messages?fait=archivee#m-${id}`,
  'supplier/note-missing': (id) => `/messages?note=${id}#m-${id}`,
};

/** Messages that an officer reads before they go further, mistakes told, pages claimed. */
@Controller('messages')
export class MessagesController {
  constructor(
    private readonly query: MessagesQuery,
    private readonly messages: SupplierMessages,
  ) {}

  @Get()
  @Audience('officer')
  async list(@Query({ schema: asked }) { etat, page, fait, note, leftOut }: z.infer<typeof asked>): Promise<Page> {
    const state = etat ? 'done' : 'waiting';
    const found = await this.query.page(state, page);
    return messagesPage(found, { state, page, outcome: fait ?? null, noteMissing: note ?? null, leftOut });
  }

  @Post(':id')
  @Audience('officer')
  async decide(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Body({ schema: decision }) form: z.infer<typeof decision>,
  ): Promise<Response> {
    if (!messageId.safeParse(id).success) throw new NotFound('message');
    try {
      if (form.decision === 'transmettre') await this.messages.sendOn(id, viewer);
      else if (form.decision === 'retirer') await this.messages.forgetAddress(id, viewer);
      else if (form.decision === 'confier') await this.messages.entrust(id, viewer);
      else await this.messages.close(id, form.note, viewer);
    } catch (error) {
      const refusal = error instanceof DomainError ? REFUSALS[error.code] : undefined;
      if (!refusal) throw error;
      return seeOther(refusal(id));
    }
    return seeOther(`/messages?fait=${DONE[form.decision]}`);
  }
}
