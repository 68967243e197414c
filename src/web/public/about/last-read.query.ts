import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface LastRead {
  source: string;
  at: Date;
}

/** When each source was last read to its end. */
@Injectable()
export class LastReadQuery {
  constructor(private readonly db: DataSource) {}

  read(): Promise<LastRead[]> {
    return this.db.query(
      `select source, max(ended_at) as at from ingest_run where state in ('done', 'degraded') and ended_at is not null group by source`,
    );
  }
}
