import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#lib/config';
import { Mailer } from '#lib/mail';
import { JobQueue } from '#lib/queue';
import { SearchIndex } from '#lib/search';

export interface EngineState {
  adapter: string;
  /** `degraded`: it does not answer, and something else does its work or it waits */
  state: 'up' | 'degraded' | 'down';
}

export interface HouseState {
  status: 'up' | 'degraded' | 'down';
  engines: Record<'database' | 'queue' | 'search' | 'mail', EngineState>;
}

const ANSWER_WITHIN_MS = 2_000;

/** Asks each engine whether it answers. */
@Injectable()
export class EngineStates {
  constructor(
    private readonly db: DataSource,
    private readonly queue: JobQueue,
    private readonly searchIndex: SearchIndex,
    private readonly mailer: Mailer,
    private readonly config: Config,
  ) {}

  /** @returns the state of the house: down without its database or its queue, degraded without search engine or mail server */
  async look(): Promise<HouseState> {
    const search = this.config.meiliUrl ? 'meilisearch' : 'postgresql';
    const [database, queue, searching, mail] = await Promise.all([
      state('postgresql', 'down', () => this.db.query('select 1')),
      state(this.queue.engine, 'down', () => this.queue.ping()),
      state(search, 'degraded', () => this.searchIndex.ping()),
      state(this.mailer.carrier, 'degraded', () => this.mailer.ping()),
    ]);
    const engines = { database, queue, search: searching, mail };
    const states = Object.values(engines).map((engine) => engine.state);
    return { status: states.includes('down') ? 'down' : states.includes('degraded') ? 'degraded' : 'up', engines };
  }
}

async function state(
  adapter: string,
  otherwise: 'degraded' | 'down',
  ping: () => Promise<unknown>,
): Promise<EngineState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('late')), ANSWER_WITHIN_MS);
  });
  try {
    await Promise.race([ping(), late]);
    return { adapter, state: 'up' };
  } catch {
    // Why it does not answer is in the log of whoever uses it; this page only tells that it does not
    return { adapter, state: otherwise };
  } finally {
    clearTimeout(timer);
  }
}
