import { Controller, Get, Header, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Audience } from '#lib/http';
import { EngineStates, type HouseState } from './engine-states';

@Controller('health')
export class HealthController {
  constructor(private readonly engines: EngineStates) {}

  /** The process runs: whoever supervises it need not end it. */
  @Get('live')
  @Audience('public')
  @Header('Cache-Control', 'no-store')
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  /** Requests may be sent here: 503 without the database or the queue. */
  @Get('ready')
  @Audience('public')
  @Header('Cache-Control', 'no-store')
  async ready(@Res({ passthrough: true }) response: Response): Promise<HouseState> {
    const state = await this.engines.look();
    response.status(state.status === 'down' ? 503 : 200);
    return state;
  }
}
