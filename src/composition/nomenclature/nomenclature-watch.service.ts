import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { completeFrom, learnFrom } from './complete-nomenclature';

/** A list is loaded by hand some times a year, words are learnt once a day: a look at four rows each minute is soon enough */
const EVERY_MS = 60_000;

/** Takes the official lists and the learnt words in again, in every process, when a command or a job has changed them. */
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
      const words = await learnFrom(this.db);
      if (words !== null) this.logger.log(`Words learnt from notices: ${words} counts.`);
      if (lists) this.logger.log(`Official lists: CPV ${lists.cpv}, communes ${lists.communes}, NAF ${lists.naf}.`);
    } catch (error) {
      this.logger.warn(`The official lists and learnt words could not be read again: ${(error as Error).message}`);
    }
  }
}
