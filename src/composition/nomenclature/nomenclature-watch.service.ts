import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { completeFrom } from './complete-nomenclature';

/** A list is loaded by hand, some times a year: a look at three rows each minute is soon enough */
const EVERY_MS = 60_000;

/** Takes the official lists in again, in every process, when a command has loaded others. */
@Injectable()
export class NomenclatureWatch implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('nomenclature');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(private readonly db: DataSource) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.look(), EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Looks now; what cannot be read leaves the lists as they are, until the next look. */
  look(): Promise<void> {
    return (this.looking ??= this.refresh().finally(() => (this.looking = undefined)));
  }

  private async refresh(): Promise<void> {
    try {
      const lists = await completeFrom(this.db);
      if (lists) this.logger.log(`Official lists: CPV ${lists.cpv}, communes ${lists.communes}, NAF ${lists.naf}.`);
    } catch (error) {
      this.logger.warn(`The official lists could not be read again: ${(error as Error).message}`);
    }
  }
}
