import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Instance, type InstanceSettings } from '#lib/config';
import { instanceSettings, readSettings } from './settings';

const FRESH_MS = 5_000;

/** The settings in PostgreSQL, read again when they are older than five seconds. */
@Injectable()
export class StoredInstance extends Instance {
  private last: InstanceSettings = instanceSettings({});
  private readAt = -Infinity;

  constructor(private readonly db: DataSource) {
    super();
  }

  async settings(): Promise<InstanceSettings> {
    // The machine's monotonic clock: how old a copy is has nothing to do with the time of the house
    if (performance.now() - this.readAt > FRESH_MS) {
      this.last = instanceSettings(await readSettings(this.db));
      this.readAt = performance.now();
    }
    return this.last;
  }

  known(): InstanceSettings {
    return this.last;
  }
}
