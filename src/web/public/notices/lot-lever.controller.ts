import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound, type SignedIn } from '#lib/http';
import { Clock } from '#lib/kernel';
import type { Page } from '../../shared/page';
import { lotLeverPage } from './lot-lever.page';
import { LotLeverQuery } from './lot-lever.query';
import { sourceOf } from './notice-ref';

const text = z.string().max(60).catch('').default('');
/** What a reader says of the purchase; nothing is kept, and the address can be shared. */
const said = z.object({ total: text, acheteur: text, duree: text });
const lotNumber = z.string().min(1).max(40);

/** The lever card of a lot of a public notice. */
@Controller('avis/:ref/lots/:number/levier')
export class LotLeverController {
  constructor(
    private readonly lots: LotLeverQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('public')
  async show(
    @Param('ref', { schema: z.string() }) ref: string,
    @Param('number', { schema: z.string() }) number: string,
    @Query({ schema: said }) query: z.output<typeof said>,
    @CurrentViewer() viewer: SignedIn | null,
  ): Promise<Page> {
    const [source, sourceId] = sourceOf(ref);
    const found = lotNumber.safeParse(number).success ? await this.lots.read(source, sourceId, number) : null;
    if (!found) throw new NotFound('lot');
    const maySeeSuppliers = viewer !== null && viewer.space !== 'supplier';
    return lotLeverPage(found, { ref, number, today: this.clock.today(), typed: query, maySeeSuppliers });
  }
}
