import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayOfMonth, fr, hour } from '#lib/html';
import type { Message } from '../../shared/page';
import { publicSource } from '../../shared/public-sources';

/** Whether the sources of notices answered the last time they were asked. */
@Injectable()
export class SourceHealthQuery {
  constructor(private readonly db: DataSource) {}

  /** @returns what to tell readers of notices, or null when the last run of every source went well */
  async warning(): Promise<Message | null> {
    const rows: { source: string; state: string; since: Date | null }[] = await this.db.query(
      `select distinct on (r.source) r.source, r.state,
              (select max(ended_at) from ingest_run ok where ok.source = r.source and ok.state = 'done') as since
         from ingest_run r
        where r.source in ('boamp', 'ted', 'approch') and r.state <> 'running' and r.kind in ('collect', 'file')
        order by r.source, r.started_at desc`,
    );
    const bad = rows.find((row) => row.state === 'failed' || row.state === 'degraded');
    if (!bad) return null;
    const since = bad.since ? ` depuis le ${dayOfMonth(bad.since)} à ${hour(bad.since)}` : '';
    return {
      tone: 'attention',
      title: fr`Source incomplète : ${publicSource(bad.source)?.name ?? bad.source}`,
      text: `La dernière lecture n’a pas tout rapporté${since}. Des avis plus récents peuvent manquer ; ceux qui suivent restent valables.`,
    };
  }
}
