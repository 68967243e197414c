import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#lib/config';
import { Mailer } from '#lib/mail';
import { JobQueue } from '#lib/queue';
import { SearchIndex } from '#lib/search';
import { type SourceHealth, SourceStates } from '../ingest/source-states.service';

export interface EngineState {
  adapter: string;
  /** `degraded`: it does not answer, and something else does its work or it waits */
  state: 'up' | 'degraded' | 'down';
}

export interface HouseState {
  status: 'up' | 'degraded' | 'down';
  engines: Record<'database' | 'queue' | 'search' | 'mail', EngineState>;
  /** What is collected, and what no longer comes as it should: never a reason to send requests elsewhere */
  sources: { state: 'up' | 'degraded'; troubled: Record<string, SourceHealth> };
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
    private readonly sources: SourceStates,
  ) {}

  /** @returns the state of the house: down without its database or its queue, degraded without search engine, mail server, or one of its sources */
  async look(): Promise<HouseState> {
    const search = this.config.meiliUrl ? 'meilisearch' : 'postgresql';
    let troubled: Record<string, SourceHealth> = {};
    const [database, queue, searching, mail, read] = await Promise.all([
      state('postgresql', 'down', () => this.db.query('select 1')),
      state(this.queue.engine, 'down', () => this.queue.ping()),
      state(search, 'degraded', () => this.searchIndex.ping()),
      state(this.mailer.carrier, 'degraded', () => this.mailer.ping()),
      state('postgresql', 'degraded', async () => (troubled = await this.sources.troubled())),
    ]);
    const engines = { database, queue, search: searching, mail };
    const isWell = read.state === 'up' && Object.keys(troubled).length === 0;
    const sources = { state: isWell ? ('up' as const) : ('degraded' as const), troubled };
    const states = [...Object.values(engines), sources].map((part) => part.state);
    const status = states.includes('down') ? 'down' : states.includes('degraded') ? 'degraded' : 'up';
    return { status, engines, sources };
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
