import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface LastRead {
  source: string;
  at: Date;
}

/** When each source last gave something, or was read to its end; a register that did not answer was not read. */
@Injectable()
export class LastReadQuery {
  constructor(private readonly db: DataSource) {}

  read(): Promise<LastRead[]> {
    return this.db.query(
      `select source, max(at) as at from (
         select source, ended_at as at from ingest_run
          where (state = 'done' or (state = 'degraded' and read_count > 0))
            and kind in ('collect', 'file') and ended_at is not null
         union all select source, read_at from notice) told group by source`,
    );
  }
}
