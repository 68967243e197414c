import { Logger, type LoggerService } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadConfig, type Config } from '#lib/config';
import { draining } from './draining';
import { openGround, type House } from './ground';
import { houseLog } from './house-log';
import { Interruption } from './interruption';
import { Leaving } from './leaving';
import { listen } from './listen';
import { tellFailure } from './tell-failure';

export interface Service {
  name: string;
  create(house: House, logger: LoggerService): Promise<NestExpressApplication>;
  /** Does what it is for, before it listens; closes it again. */
  open?(app: NestExpressApplication): Promise<() => Promise<void>>;
  port(config: Config): number;
}

/** Runs one service of the house until a signal; the process then ends with 0, or with 1 when it could not start. */
export async function serve(service: Service): Promise<void> {
  const leaving = new Leaving();
  const interruption = new Interruption();
  try {
    const given = loadConfig();
    const logger = houseLog(given, 1);
    const ground = await openGround(given);
    leaving.add('PostgreSQL', () => ground.leave());
    const app = await service.create(ground, logger);
    leaving.add('the pages', draining(app));
    const close = await service.open?.(app);
    if (close) leaving.add('the work', close);
    const port = service.port(ground.config);
    await listen(app, port, ground.config.host);
    new Logger(service.name).log(`listens on ${ground.config.host}:${port}`);
    await interruption.asked;
  } catch (error) {
    process.stderr.write(tellFailure(error));
    process.exitCode = 1;
  }
  await leaving.leave();
  process.exit();
}
