import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer } from '#lib/http';
import type { Viewer } from '../../account/account.service';
import { Preferences } from '../../alert/alert.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { alertsPage } from './alerts.page';

const arrived = z.object({ garde: z.string().optional() });
/** A box that is not ticked is not sent. */
const chosen = z.object({ heures: z.literal('oui').optional() });

/** What a supplier's person receives by mail. */
@Controller('mes-alertes')
export class AlertsController {
  constructor(private readonly preferences: Preferences) {}

  @Get()
  @Audience('supplier')
  async show(
    @CurrentViewer() viewer: Viewer,
    @Query({ schema: arrived }) query: z.infer<typeof arrived>,
  ): Promise<Page> {
    const preferences = await this.preferences.of(viewer.personId, viewer.supplierId!);
    return alertsPage({ preferences, saved: query.garde !== undefined });
  }

  @Post()
  @Audience('supplier')
  async choose(
    @CurrentViewer() { personId, supplierId }: Viewer,
    @Body({ schema: chosen }) form: z.infer<typeof chosen>,
  ): Promise<Response> {
    await this.preferences.choose({ personId, supplierId: supplierId!, leads: form.heures === 'oui' });
    return seeOther('/mes-alertes?garde=1');
  }
}
